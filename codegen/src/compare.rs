//! In what two generated crates differ, by the shapes that their files are made for.

// The rules that are compared stand in documentation.
#[cfg(test)]
#[cfg(feature = "prose")]
mod tests;

use std::collections::BTreeSet;
use std::fmt;

use crate::package::Package;

/// A file that is not the same in two crates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The file, below the crate's folder.
    pub path: String,
    /// The operation or type that the file is made for, by its name in the model; `None` if it is about the whole
    /// service.
    pub shape: Option<String>,
    /// The first line that differs, from 1.
    pub line: usize,
    /// That line in the first crate; `None` if its file ends before it, or does not exist.
    pub first: Option<String>,
    /// That line in the second crate.
    pub second: Option<String>,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shape = self.shape.as_deref().unwrap_or("the service");
        write!(f, "{shape}: {}:{}", self.path, self.line)?;
        for (sign, line) in [('-', &self.first), ('+', &self.second)] {
            if let Some(line) = line {
                write!(f, "\n  {sign} {}", line.trim_start())?;
            }
        }
        Ok(())
    }
}

/// Compares two crates byte by byte: a difference for each file that is not in both, or not the same.
///
/// Headers are compared as any line: generate both with one [`Origin`](crate::Origin).
#[must_use]
pub fn compare(first: &Package, second: &Package) -> Vec<Difference> {
    let paths: BTreeSet<&String> = first.files.keys().chain(second.files.keys()).collect();
    paths
        .into_iter()
        .filter_map(|path| {
            let texts = (first.files.get(path), second.files.get(path));
            if texts.0 == texts.1 {
                return None;
            }
            let (line, first_line, second_line) = first_line(
                texts.0.map_or("", String::as_str),
                texts.1.map_or("", String::as_str),
            );
            let shape = first.shapes.get(path).or_else(|| second.shapes.get(path));
            Some(Difference {
                path: path.clone(),
                shape: shape.cloned(),
                line,
                first: first_line,
                second: second_line,
            })
        })
        .collect()
}

/// The first line in which two strings differ, counted from 1, and the line in each.
fn first_line(first: &str, second: &str) -> (usize, Option<String>, Option<String>) {
    let (mut first, mut second) = (first.split('\n'), second.split('\n'));
    let mut number = 0;
    loop {
        number += 1;
        match (first.next(), second.next()) {
            (Some(a), Some(b)) if a == b => {}
            (a, b) => return (number, a.map(str::to_owned), b.map(str::to_owned)),
        }
    }
}
