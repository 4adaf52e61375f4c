//! Parses the output of the fuzzer (<https://llvm.org/docs/LibFuzzer.html#output>).

/// The fuzzer's progress.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Figures {
    pub(super) executions: u64,
    /// The number of edges of the program that inputs covered.
    pub(super) edges: u64,
    /// The number of features: edges with the order of magnitude of their counts.
    pub(super) features: u64,
    /// The number of inputs that are kept, since each added coverage.
    pub(super) corpus: u64,
    /// The peak memory, in megabytes.
    pub(super) megabytes: u64,
}

impl Figures {
    /// Parses a line, as in `#4096 pulse  cov: 12 ft: 34 corp: 5/67b lim: 4 exec/s: 8 rss: 9Mb`.
    pub(super) fn read(&mut self, line: &str) {
        let Some(rest) = line.strip_prefix('#') else {
            if let Some(count) = line.strip_prefix("stat::number_of_executed_units:") {
                self.executions = count.trim().parse().unwrap_or(self.executions);
            }
            return;
        };
        let mut words = rest.split_whitespace();
        let Some(executions) = words.next().and_then(|word| word.parse().ok()) else {
            return;
        };
        self.executions = executions;
        let words: Vec<&str> = words.collect();
        for pair in words.windows(2) {
            let [key, value] = pair else { continue };
            let value = leading(value);
            match *key {
                "cov:" => self.edges = value,
                "ft:" => self.features = value,
                "corp:" => self.corpus = value,
                "rss:" => self.megabytes = self.megabytes.max(value),
                _ => {}
            }
        }
    }

    /// Adds a session that came before this one.
    pub(super) fn after(mut self, before: &Self) -> Self {
        self.executions += before.executions;
        self.megabytes = self.megabytes.max(before.megabytes);
        self
    }
}

/// The digits that a word begins with.
fn leading(word: &str) -> u64 {
    let end = word.find(|c: char| !c.is_ascii_digit());
    let digits = word.split_at(end.unwrap_or(word.len())).0;
    digits.parse().unwrap_or(0)
}

/// The file in which the fuzzer saved the input that it stopped at.
pub(super) fn saved(line: &str) -> Option<&str> {
    line.split_once("Test unit written to ")
        .map(|(_, path)| path.trim())
}

/// Why it stopped: the message of the panic, or else of the fuzzer.
pub(super) fn reason(lines: &[String]) -> String {
    let panicked = lines.iter().position(|line| line.contains("panicked at"));
    let error = lines
        .iter()
        .position(|line| line.contains("ERROR: libFuzzer"));
    let Some(start) = panicked.or(error) else {
        return lines.last().cloned().unwrap_or_default();
    };
    let is_message =
        |line: &&String| !line.starts_with("note: ") && !line.starts_with("stack backtrace");
    let message = lines.iter().skip(start).take_while(is_message);
    let message: Vec<String> = message
        .take(if panicked.is_some() { 8 } else { 1 })
        .map(|line| line.chars().take(300).collect())
        .collect();
    message.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read() {
        let mut figures = Figures::default();
        for line in [
            "INFO: Seed: 1",
            "#2\tINITED cov: 90 ft: 91 corp: 1/1b exec/s: 0 rss: 300Mb",
            "#4096\tREDUCE cov: 120 ft: 340 corp: 56/7Kb lim: 4 exec/s: 8 rss: 29Mb L: 3/4 MS: 1 CMP-",
            "stat::number_of_executed_units: 5000",
            "#nonsense cov: 1",
        ] {
            figures.read(line);
        }
        let expected = Figures {
            executions: 5000,
            edges: 120,
            features: 340,
            corpus: 56,
            megabytes: 300,
        };
        assert_eq!(figures, expected);
        assert_eq!(figures.clone().after(&expected).executions, 10_000);
    }

    #[test]
    fn findings_are_reported() {
        let line = "artifact_prefix='a/'; Test unit written to a/crash-1";
        assert_eq!(saved(line), Some("a/crash-1"));
        let lines = [
            "#1",
            "thread panicked at a.rs:1:2:",
            "left",
            "note: run with",
            "==1== ERROR: libFuzzer: deadly",
        ];
        let lines = lines.map(str::to_owned);
        assert_eq!(reason(&lines), "thread panicked at a.rs:1:2:\nleft");
        assert_eq!(reason(&lines[4..]), "==1== ERROR: libFuzzer: deadly");
        assert_eq!(reason(&lines[..1]), "#1");
        assert_eq!(reason(&[]), "");
    }
}
