//! The rows of the two tables, from the lines of the benchmark program.

/// Enough for the longest name of a row.
const NAME: usize = 54;

/// A row of a table.
pub(super) trait Row: Sized {
    /// The line above the rows.
    fn heading() -> String;
    /// Parses a line of the program, with tabs between its parts.
    fn parse(line: &str) -> Option<Self>;
    /// Whether the row exceeds its limit.
    fn is_beyond(&self) -> bool;
    fn print(&self) -> String;
}

/// The memory that a response takes, relative to its size.
pub(super) struct MemoryRow {
    name: String,
    /// Whether the response is made to be expensive: its row shows the worst case, without a limit.
    worst: bool,
    body: f64,
    peak: f64,
}

/// The maximum memory of a response, including the body itself, relative to the body's size.
const MOST_MEMORY: f64 = 3.0;

impl MemoryRow {
    fn ratio(&self) -> f64 {
        self.peak / self.body
    }
}

impl Row for MemoryRow {
    fn heading() -> String {
        format!(
            "{:NAME$}  {:>8}  {:>8}  {:>6}",
            "memory, with the body", "body MB", "peak MB", "ratio"
        )
    }

    fn parse(line: &str) -> Option<Self> {
        let parts: Vec<&str> = line.split('\t').collect();
        let &[kind, name, body, peak] = parts.as_slice() else {
            return None;
        };
        Some(Self {
            name: name.to_owned(),
            worst: kind == "worst",
            body: body.parse().ok()?,
            peak: peak.parse().ok()?,
        })
    }

    fn is_beyond(&self) -> bool {
        !self.worst && self.ratio() > MOST_MEMORY
    }

    fn print(&self) -> String {
        let name = match self.worst {
            true => format!("worst: {}", self.name),
            false => self.name.clone(),
        };
        let (body, peak) = (self.body / 1e6, self.peak / 1e6);
        format!(
            "{name:NAME$}  {body:>8.1}  {peak:>8.1}  {:>6.2}",
            self.ratio()
        )
    }
}

/// The time that something takes with input of two sizes.
pub(super) struct TimeRow {
    name: String,
    bytes: [f64; 2],
    nanoseconds: [f64; 2],
}

/// The maximum time of ten times the input, relative to the time of the input.
const MOST_TIME: f64 = 15.0;

impl TimeRow {
    /// The ratio of the times, scaled to ten times the input: the number of items grows tenfold, although the text
    /// around them does not, and their numbers get longer.
    fn ratio(&self) -> f64 {
        let [small, large] = self.bytes;
        let [fast, slow] = self.nanoseconds;
        slow / fast * 10.0 / (large / small).max(10.0)
    }
}

impl Row for TimeRow {
    fn heading() -> String {
        format!(
            "{:NAME$}  {:>8}  {:>9}  {:>8}  {:>9}  {:>7}",
            "time", "kB", "ms", "kB", "ms", "for 10x"
        )
    }

    fn parse(line: &str) -> Option<Self> {
        let (name, rest) = line.split_once('\t')?;
        let numbers: Option<Vec<f64>> = rest.split('\t').map(|part| part.parse().ok()).collect();
        let &[small, fast, large, slow] = numbers?.as_slice() else {
            return None;
        };
        Some(Self {
            name: name.to_owned(),
            bytes: [small, large],
            nanoseconds: [fast, slow],
        })
    }

    fn is_beyond(&self) -> bool {
        self.ratio() > MOST_TIME
    }

    fn print(&self) -> String {
        let [small, large] = self.bytes.map(|bytes| bytes / 1e3);
        let [fast, slow] = self.nanoseconds.map(|time| time / 1e6);
        format!(
            "{:NAME$}  {small:>8.1}  {fast:>9.3}  {large:>8.1}  {slow:>9.3}  {:>7.1}",
            self.name,
            self.ratio()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_compared_with_ten_times_the_input() {
        let row = TimeRow::parse("XML: a\t1000\t2000000\t10000\t20000000").unwrap();
        assert!((row.ratio() - 10.0).abs() < 1e-9 && !row.is_beyond());
        assert!(
            row.print()
                .ends_with("1.0      2.000      10.0     20.000     10.0"),
            "{}",
            row.print()
        );
        // The text around the items does not count, and neither do longer numbers in them.
        for large in ["4000\t20000", "20000\t40000"] {
            let row = TimeRow::parse(&format!("a\t1000\t1000\t{large}")).unwrap();
            assert!((row.ratio() - 20.0).abs() < 1e-9 && row.is_beyond());
        }
        assert!(
            TimeRow::parse("a\t1\t2\t3").is_none() && TimeRow::parse("a\t1\t2\tx\t4").is_none()
        );
    }

    #[test]
    fn memory_is_compared_with_the_body_unless_it_is_the_worst_case() {
        let row = |kind: &str, peak: &str| {
            MemoryRow::parse(&format!("{kind}\ta\t1000000\t{peak}")).unwrap()
        };
        assert!(!row("usual", "3000000").is_beyond());
        assert!(row("usual", "3100000").is_beyond());
        assert!(!row("worst", "9000000").is_beyond());
        assert!(row("worst", "9000000").print().starts_with("worst: a "));
        assert!(
            row("usual", "2000000")
                .print()
                .ends_with("1.0       2.0    2.00")
        );
        assert!(MemoryRow::parse("usual\ta\t1").is_none());
    }
}
