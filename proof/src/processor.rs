//! Processor time of programs, as Linux reports it, in seconds.

use std::fs;

use anyhow::{Context, Result};

/// Fields behind the name, which is in parentheses: user and system time of a process, and of its children that have ended.
const OWN: [usize; 2] = [11, 12];
const CHILDREN: [usize; 2] = [13, 14];

/// A second in the unit of these fields.
const TICKS: f64 = 100.0;

/// That of the programs that this one has waited for.
pub(crate) fn of_children() -> Result<f64> {
    read("self", CHILDREN)
}

/// That of a running process so far.
pub(crate) fn of(process: u32) -> Result<f64> {
    read(&process.to_string(), OWN)
}

fn read(process: &str, fields: [usize; 2]) -> Result<f64> {
    let path = format!("/proc/{process}/stat");
    let text = fs::read_to_string(path).context("processor times are read on Linux")?;
    sum(&text, fields).context("no process of Linux")
}

fn sum(text: &str, wanted: [usize; 2]) -> Option<f64> {
    let (_, fields) = text.rsplit_once(')')?;
    let fields: Vec<&str> = fields.split_whitespace().collect();
    let ticks = wanted.map(|index| fields.get(index)?.parse::<f64>().ok());
    ticks
        .into_iter()
        .sum::<Option<f64>>()
        .map(|ticks| ticks / TICKS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_counted_behind_the_name() {
        let text = "7 (a) b) S 1 2 3 4 5 6 7 8 9 10 150 50 300 100 20";
        assert_eq!(sum(text, OWN), Some(2.0));
        assert_eq!(sum(text, CHILDREN), Some(4.0));
        assert_eq!(sum("7 (a) S 1", OWN), None);
    }
}
