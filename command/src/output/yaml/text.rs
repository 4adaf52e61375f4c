//! Texts: without quotes where that is possible, in single quotes, or in double quotes with escapes; folded behind column 80.

mod analysis;
mod plain;

use analysis::Analysis;

/// Where a text is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The column at which it begins.
    pub(super) column: usize,
    /// How far its further lines are indented.
    pub(super) indent: usize,
    /// Whether it is a key, which stays on one line.
    pub(super) is_key: bool,
}

/// The column behind which a line is folded at the next space.
const WIDTH: usize = 80;

/// A text as it is written there.
pub(super) fn scalar(text: &str, place: Place) -> String {
    let analysis = Analysis::of(text);
    let mut writer = Writer {
        line: String::new(),
        column: place.column,
        place,
    };
    if place.is_key && analysis.has_breaks || !analysis.single {
        writer.double(text);
    } else if analysis.plain && !(text.is_empty() && place.is_key) && plain::is_text(text) {
        writer.folded(text, None);
    } else {
        writer.folded(text, Some('\''));
    }
    writer.line
}

struct Writer {
    line: String,
    column: usize,
    place: Place,
}

impl Writer {
    fn put(&mut self, letter: char) {
        self.line.push(letter);
        self.column = self.column.saturating_add(1);
    }

    fn new_line(&mut self) {
        self.line.push('\n');
        self.line.push_str(&" ".repeat(self.place.indent));
        self.column = self.place.indent;
    }

    /// Without escapes, in quotes or without.
    fn folded(&mut self, text: &str, quote: Option<char>) {
        quote.into_iter().for_each(|quote| self.put(quote));
        let letters: Vec<char> = text.chars().collect();
        let last = letters.len().saturating_sub(1);
        let (mut after_space, mut after_break) = (false, false);
        for (at, letter) in letters.iter().enumerate() {
            let next = letters.get(at.saturating_add(1));
            if *letter == ' ' {
                let is_inside = quote.is_none() || (at != 0 && at != last);
                let folds = !self.place.is_key
                    && !after_space
                    && self.column > WIDTH
                    && is_inside
                    && next != Some(&' ');
                match folds {
                    true => self.new_line(),
                    false => self.put(' '),
                }
                after_space = true;
            } else if analysis::is_break(*letter) {
                // One line break alone would be read as a space.
                if !after_break && *letter == '\n' {
                    self.line.push('\n');
                }
                self.line.push(*letter);
                self.column = 0;
                after_break = true;
            } else {
                if after_break {
                    self.indent();
                }
                if Some(*letter) == quote {
                    self.put(*letter);
                }
                self.put(*letter);
                (after_space, after_break) = (false, false);
            }
        }
        if after_break && quote.is_some() {
            self.indent();
        }
        quote.into_iter().for_each(|quote| self.put(quote));
    }

    fn indent(&mut self) {
        self.line.push_str(&" ".repeat(self.place.indent));
        self.column = self.place.indent;
    }

    /// In double quotes.
    fn double(&mut self, text: &str) {
        self.put('"');
        let letters: Vec<char> = text.chars().collect();
        let last = letters.len().saturating_sub(1);
        let mut after_space = false;
        for (at, letter) in letters.iter().enumerate() {
            if analysis::needs_escape(*letter) {
                escaped(*letter).chars().for_each(|letter| self.put(letter));
                after_space = false;
            } else if *letter == ' ' {
                let folds = !self.place.is_key
                    && !after_space
                    && self.column > WIDTH
                    && at != 0
                    && at != last;
                if folds {
                    self.new_line();
                    if letters.get(at.saturating_add(1)) == Some(&' ') {
                        self.put('\\');
                    }
                } else {
                    self.put(' ');
                }
                after_space = true;
            } else {
                self.put(*letter);
                after_space = false;
            }
        }
        self.put('"');
    }
}

fn escaped(letter: char) -> String {
    let short = match letter {
        '\0' => '0',
        '\u{7}' => 'a',
        '\u{8}' => 'b',
        '\t' => 't',
        '\n' => 'n',
        '\u{b}' => 'v',
        '\u{c}' => 'f',
        '\r' => 'r',
        '\u{1b}' => 'e',
        '"' => '"',
        '\\' => '\\',
        '\u{85}' => 'N',
        '\u{a0}' => '_',
        '\u{2028}' => 'L',
        '\u{2029}' => 'P',
        _ => {
            let code = u32::from(letter);
            return match code {
                0..=0xff => format!("\\x{code:02X}"),
                0x100..=0xffff => format!("\\u{code:04X}"),
                _ => format!("\\U{code:08X}"),
            };
        }
    };
    ['\\', short].iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_quoted_where_they_must_be() {
        let place = Place {
            column: 5,
            indent: 2,
            is_key: false,
        };
        for (text, expected) in [
            ("plain text", "plain text"),
            ("", "''"),
            ("true", "'true'"),
            ("yes", "yes"),
            ("007", "'007'"),
            ("5.7.12", "5.7.12"),
            ("1.5", "'1.5'"),
            ("null", "'null'"),
            ("2020-07-27T14:22:08.095Z", "'2020-07-27T14:22:08.095Z'"),
            ("thu:12:19-thu:12:49", "thu:12:19-thu:12:49"),
            ("a: b", "'a: b'"),
            ("a #b", "'a #b'"),
            ("it's", "it's"),
            ("'it's'", "'''it''s'''"),
            ("- a", "'- a'"),
            ("-a", "-a"),
            ("a\tb", "\"a\\tb\""),
            ("a\nb\n", "'a\n\n  b\n\n  '"),
            ("a\n b", "\"a\\n b\""),
            ("ä€", "ä€"),
            ("---", "'---'"),
            ("*", "'*'"),
        ] {
            assert_eq!(scalar(text, place), expected, "{text:?}");
        }
        let long = ["word"; 20].join(" ");
        let folded = scalar(&long, place);
        let (first, second) = folded.split_once('\n').unwrap();
        assert_eq!((first.len(), second), (79, "  word word word word"));
    }
}
