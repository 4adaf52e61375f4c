//! A line as bash has it, up to the cursor: its words, and how what completes the last one is written.

/// A line up to the cursor.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// The words before the last, the program's name first.
    pub(super) before: Vec<String>,
    /// The word that the cursor is in; empty behind a space.
    pub(super) last: String,
    /// How much of that, in bytes, is not replaced: bash completes what comes after it.
    kept: usize,
    /// The quotation mark that is still open.
    quote: Option<char>,
}

/// Reads a line; `breaks` are the letters at which bash begins another word.
pub(super) fn read(line: &str, breaks: &str) -> Line {
    let mut found = Line::default();
    let mut is_word = false;
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        match (found.quote, letter) {
            (Some(quote), _) if letter == quote => {
                found.quote = None;
                if breaks.contains(letter) {
                    found.kept = found.last.len();
                }
            }
            (Some('"'), '\\') => found.escaped(letters.next(), true),
            (Some(_), _) => found.last.push(letter),
            (None, '\'' | '"') => {
                found.quote = Some(letter);
                found.kept = found.last.len();
            }
            (None, '\\') => found.escaped(letters.next(), false),
            (None, ' ' | '\t' | '\n') => {
                if is_word {
                    found.next();
                }
                is_word = false;
                continue;
            }
            (None, _) => {
                found.last.push(letter);
                if breaks.contains(letter) {
                    found.kept = found.last.len();
                }
            }
        }
        is_word = true;
    }
    found
}

impl Line {
    /// A letter behind a backslash, which in quotation marks stays where it means nothing.
    fn escaped(&mut self, letter: Option<char>, is_quoted: bool) {
        let Some(letter) = letter else {
            return;
        };
        if is_quoted && !IN_QUOTES.contains(letter) {
            self.last.push('\\');
        }
        self.last.push(letter);
    }

    fn next(&mut self) {
        self.before.push(std::mem::take(&mut self.last));
        self.kept = 0;
    }

    /// What bash puts in place of the part that it completes, so that the word becomes this one.
    pub(super) fn written(&self, word: &str) -> String {
        let rest = word.get(self.kept..).unwrap_or_default();
        let is_special = |letter: char| match self.quote {
            Some('\'') => false,
            Some(_) => IN_QUOTES.contains(letter),
            None => SPECIAL.contains(letter),
        };
        let mut written = String::new();
        for letter in rest.chars() {
            if is_special(letter) {
                written.push('\\');
            }
            written.push(letter);
        }
        written
    }
}

/// Letters that mean something between double quotation marks.
const IN_QUOTES: &str = "\"\\$`";

/// Letters that mean something elsewhere.
const SPECIAL: &str = " \t\"'\\$`&|;<>()*?[]{}#!";

#[cfg(test)]
mod tests {
    use super::*;

    const BREAKS: &str = " \t\n\"'><=;|&(:";

    #[test]
    fn words_are_parted_as_bash_does() {
        for (line, before, last) in [
            ("aws", &[][..], "aws"),
            ("aws ", &["aws"], ""),
            ("aws  rds  desc", &["aws", "rds"], "desc"),
            ("aws --a 'x y' file://b", &["aws", "--a", "x y"], "file://b"),
            ("aws \"a\\\"b\\c\" d\\ e", &["aws", "a\"b\\c"], "d e"),
            ("aws '' \"open it", &["aws", ""], "open it"),
            ("aws it's", &["aws"], "its"),
            ("aws a\\", &["aws"], "a"),
            ("", &[], ""),
        ] {
            let found = read(line, BREAKS);
            assert_eq!(
                (found.before.as_slice(), found.last.as_str()),
                (
                    before
                        .iter()
                        .map(ToString::to_string)
                        .collect::<Vec<_>>()
                        .as_slice(),
                    last
                ),
                "{line}"
            );
        }
    }

    #[test]
    fn what_bash_does_not_replace_is_not_written_again() {
        for (line, word, written) in [
            ("aws desc", "describe", "describe"),
            ("aws fi", "file://", "file://"),
            ("aws file://a", "file://a b/", "//a\\ b/"),
            ("aws --output=y", "--output=yaml", "yaml"),
            ("aws \"file://a ", "file://a $b", "file://a \\$b"),
            ("aws file://'a ", "file://a $b", "a $b"),
            ("aws \"file://\"a", "file://ab", "ab"),
            ("aws a\\:b", "a:bc", "a:bc"),
        ] {
            assert_eq!(read(line, BREAKS).written(word), written, "{line}");
        }
        assert_eq!(read("aws file:/", " ").written("file://"), "file://");
    }
}
