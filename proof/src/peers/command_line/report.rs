//! The table: a row for each service and version, the differences that are kept, and those that nothing explains.

use std::collections::BTreeMap;

use touchmark_cli::ui::{self, Paint};

use super::aws::Version;
use super::compare::{Difference, Outcome};

/// The formats, in the order of their columns.
const FORMATS: [&str; 5] = ["json", "yaml", "yaml-stream", "text", "table"];

/// How many letters of each side of a difference are shown, and how many differences.
const LETTERS: usize = 600;
pub(super) const SHOWN: usize = 40;

/// How many of how many are the same.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Share {
    same: usize,
    all: usize,
}

impl Share {
    fn add(&mut self, is_same: bool) {
        self.all += 1;
        self.same += usize::from(is_same);
    }

    fn and(&mut self, other: Self) {
        self.all += other.all;
        self.same += other.same;
    }

    fn text(self) -> String {
        match self.all {
            0 => String::new(),
            _ => format!("{}/{}", self.same, self.all),
        }
    }

    fn hundredths(self) -> String {
        match self.all {
            0 => String::new(),
            all => format!("{:.2} %", 100.0 * self.same as f64 / all as f64),
        }
    }
}

/// What came of the command lines of a service.
#[derive(Debug, Default, Clone)]
pub(super) struct Row {
    /// Command lines, and those of them that they accept.
    lines: usize,
    accepted: usize,
    body: Share,
    formats: BTreeMap<&'static str, Share>,
    /// Ends without an output: refusals by the AWS CLI and by services, skeletons.
    ends: Share,
    known: usize,
    unexplained: usize,
}

impl Row {
    /// Counts an outcome; `names` has the name of the entry that each of its differences is for.
    pub(super) fn add(&mut self, outcome: &Outcome, names: &[Option<String>]) {
        self.lines += 1;
        self.accepted += usize::from(outcome.is_accepted);
        let differ = |fits: fn(&Difference) -> bool| outcome.differences.iter().any(fits);
        let is_refused = differ(|difference| matches!(difference, Difference::Refused(_)));
        if outcome.has_requests {
            let is_other = differ(|difference| {
                matches!(difference, Difference::Body(_) | Difference::Count(..))
            });
            self.body.add(!is_refused && !is_other);
        }
        for format in FORMATS {
            if outcome.formats.iter().any(|found| found == format) {
                let mut outputs = outcome.differences.iter();
                let is_other = outputs.any(|difference| {
                    matches!(difference, Difference::Output(found, ..) if found == format)
                });
                self.formats
                    .entry(format)
                    .or_default()
                    .add(!is_refused && !is_other);
            }
        }
        if outcome.formats.is_empty() {
            self.ends.add(outcome.differences.is_empty());
        }
        self.known += names.iter().flatten().count();
        self.unexplained += names.len() - names.iter().flatten().count();
    }

    fn and(&mut self, other: &Self) {
        self.lines += other.lines;
        self.accepted += other.accepted;
        self.body.and(other.body);
        for (format, share) in &other.formats {
            self.formats.entry(format).or_default().and(*share);
        }
        self.ends.and(other.ends);
        self.known += other.known;
        self.unexplained += other.unexplained;
    }

    pub(super) fn unexplained(&self) -> usize {
        self.unexplained
    }

    fn outputs(&self) -> Share {
        let mut all = Share::default();
        self.formats.values().for_each(|share| all.and(*share));
        all
    }
}

/// Rows by what their command lines are, and by service.
pub(super) type Rows = BTreeMap<(Version, &'static str), BTreeMap<String, Row>>;

/// Prints a table for each kind of command lines, with its sum.
pub(super) fn print(rows: &Rows, paint: Paint) {
    for ((version, what), services) in rows {
        ui::out(&paint.bold(format!(
            "{:<24}{:>6}{:>9}{:>11}{}{:>11}{:>7}{:>12}",
            format!("{what}, {version}"),
            "lines",
            "accepted",
            "same body",
            FORMATS.map(|format| format!("{format:>13}")).concat(),
            "ends",
            "named",
            "unexplained"
        )));
        let mut sum = Row::default();
        for (service, row) in services {
            ui::out(&line(service, row));
            sum.and(row);
        }
        ui::out(&paint.bold(line("all", &sum)));
        ui::out(&format!(
            "of those accepted, the same body: {}; the same bytes of outputs: {}",
            sum.body.hundredths(),
            sum.outputs().hundredths()
        ));
    }
}

fn line(name: &str, row: &Row) -> String {
    let format = |format| row.formats.get(format).copied().unwrap_or_default().text();
    format!(
        "{name:<24}{:>6}{:>9}{:>11}{}{:>11}{:>7}{:>12}",
        row.lines,
        row.accepted,
        row.body.text(),
        FORMATS.map(|one| format!("{:>13}", format(one))).concat(),
        row.ends.text(),
        row.known,
        row.unexplained
    )
}

/// A difference, with what is needed to see it again.
pub(super) fn difference(place: &str, words: &[String], difference: &Difference) -> String {
    let line: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    let (what, ours, theirs) = match difference {
        Difference::Refused(errors) => ("refused".to_owned(), errors.clone(), String::new()),
        Difference::Count(ours, theirs) => {
            ("requests".to_owned(), ours.to_string(), theirs.to_string())
        }
        Difference::Body(pairs) => {
            let side = |of: fn(&super::form::Pair) -> &Option<String>| {
                let shown = pairs.iter().take(4);
                let shown = shown.map(|pair| format!("{}={:?}", pair.name, of(pair)));
                shown.collect::<Vec<_>>().join("  ")
            };
            (
                "pairs".to_owned(),
                side(|pair| &pair.ours),
                side(|pair| &pair.theirs),
            )
        }
        Difference::Output(format, ours, theirs) => {
            let (ours, theirs) = (
                format!("{} {}{}", ours.code, ours.errors, ours.out),
                format!("{} {}{}", theirs.code, theirs.errors, theirs.out),
            );
            let (ours, theirs) = around(&ours, &theirs);
            (format!("output {format}"), ours, theirs)
        }
        Difference::Code(ours, theirs) => (
            "exit code".to_owned(),
            format!("{} {}", ours.code, ours.errors),
            format!("{} {}", theirs.code, theirs.errors),
        ),
        Difference::Errors(ours, theirs) => ("error".to_owned(), ours.clone(), theirs.clone()),
        Difference::Written(ours, theirs) => ("files".to_owned(), ours.clone(), theirs.clone()),
    };
    format!(
        "{}: {what}\n  aws {}\n  ours:   {}\n  theirs: {}",
        Paint::stdout().red(place),
        line.join(" "),
        visible(&ours),
        visible(&theirs)
    )
}

/// The two texts from a little before the place where they part.
fn around(ours: &str, theirs: &str) -> (String, String) {
    const BEFORE: usize = 160;
    let same = ours
        .chars()
        .zip(theirs.chars())
        .take_while(|(one, other)| one == other);
    let start = same.count().saturating_sub(BEFORE);
    let from = |text: &str| text.chars().skip(start).collect();
    (from(ours), from(theirs))
}

fn quoted(word: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "-_./:=,@".contains(letter);
    match !word.is_empty() && word.chars().all(is_plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', "'\\''")),
    }
}

fn visible(text: &str) -> String {
    let shown: String = text.trim().chars().take(LETTERS).collect();
    shown.replace('\n', "\n          ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_are_counted_once_in_each_column() {
        let outcome = Outcome {
            is_accepted: true,
            has_requests: true,
            formats: vec!["json".to_owned(), "text".to_owned()],
            differences: vec![Difference::Body(Vec::new()), Difference::Count(1, 2)],
        };
        let mut row = Row::default();
        row.add(&outcome, &[Some("known".to_owned()), None]);
        row.add(&Outcome::default(), &[]);
        assert_eq!(
            (row.lines, row.accepted, row.known, row.unexplained),
            (2, 1, 1, 1)
        );
        assert_eq!(row.body, Share { same: 0, all: 1 });
        assert_eq!(row.outputs(), Share { same: 2, all: 2 });
        assert_eq!(row.ends, Share { same: 1, all: 1 });
        assert_eq!(row.outputs().hundredths(), "100.00 %");
    }

    #[test]
    fn a_difference_is_shown_from_where_it_begins() {
        let (ours, theirs) = around(&["x".repeat(500).as_str(), "a"].concat(), &"x".repeat(500));
        assert_eq!((ours.len(), theirs.len()), (161, 160));
        assert_eq!(quoted("a b"), "'a b'");
        assert_eq!(quoted("--x=1"), "--x=1");
    }
}
