//! How long a call takes, in programs that take turns: a machine that slows down slows all of them.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

/// How often each program runs.
const TURNS: usize = 9;

/// The medians of one program, in microseconds.
#[derive(Debug, PartialEq)]
pub(super) struct Times {
    pub(super) call: f64,
    /// Of a signature with a kept key, for ours.
    pub(super) signature: Option<f64>,
}

/// Runs programs that print the nanoseconds of a call, and perhaps those of a signature.
pub(super) fn in_turns(programs: &[PathBuf]) -> Result<Vec<Times>> {
    let mut printed: Vec<Vec<Vec<f64>>> = programs.iter().map(|_| Vec::new()).collect();
    for _ in 0..TURNS {
        for (program, printed) in programs.iter().zip(&mut printed) {
            printed.push(run(program)?);
        }
    }
    printed.iter().map(|turns| medians(turns)).collect()
}

fn run(program: &Path) -> Result<Vec<f64>> {
    let output = Command::new(program).output();
    let output = output.context("cannot run the program that was built")?;
    let text = String::from_utf8_lossy(&output.stdout);
    let numbers = text.split_whitespace().map(str::parse);
    let numbers: Result<Vec<f64>, _> = numbers.collect();
    match numbers {
        Ok(numbers) if output.status.success() => Ok(numbers),
        _ => bail!(
            "{} does not run: {}",
            program.display(),
            String::from_utf8_lossy(&output.stderr)
        ),
    }
}

fn medians(turns: &[Vec<f64>]) -> Result<Times> {
    let median = |column: usize| {
        let numbers = turns.iter().map(|numbers| numbers.get(column).copied());
        let mut numbers: Vec<f64> = numbers.collect::<Option<_>>()?;
        numbers.sort_by(f64::total_cmp);
        numbers
            .get(numbers.len() / 2)
            .map(|nanoseconds| nanoseconds / 1e3)
    };
    Ok(Times {
        call: median(0).context("the program prints no time")?,
        signature: median(1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_each_column() {
        let ours = [
            vec![9000.0, 2000.0],
            vec![7000.0, 1000.0],
            vec![8000.0, 3000.0],
        ];
        let times = Times {
            call: 8.0,
            signature: Some(2.0),
        };
        assert_eq!(medians(&ours).unwrap(), times);
        assert_eq!(medians(&[vec![50_000.0]]).unwrap().signature, None);
        assert!(medians(&[vec![]]).is_err());
    }
}
