//! Writes a line's pieces in Markdown, cut where lines may be wrapped.

use super::escape;
use super::inline::{Content, Piece, Style};

/// A stretch of Markdown that may not be broken.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Unit {
    pub(super) text: String,
    /// Whether the line ends behind it, as the author meant it to.
    pub(super) breaks: bool,
}

/// Writes pieces; a space is between any two of the units.
pub(super) fn units(pieces: &[Piece], in_table: bool) -> Vec<Unit> {
    Writer { in_table }
        .write(pieces, Done::default(), None, None)
        .into_vec()
}

/// What Markdown can set a run of pieces in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Link,
    Strong,
    Emphasis,
}

const MARKS: [Mark; 3] = [Mark::Link, Mark::Strong, Mark::Emphasis];

impl Mark {
    fn is_on(self, style: &Style) -> bool {
        match self {
            Self::Link => style.link.is_some(),
            Self::Strong => style.strong,
            Self::Emphasis => style.emphasis,
        }
    }

    /// How many pieces, from the first on, share this mark of the first.
    fn run(self, pieces: &[Piece]) -> usize {
        let Some(first) = pieces.first().filter(|first| self.is_on(&first.style)) else {
            return 0;
        };
        let same = |piece: &&Piece| {
            self.is_on(&piece.style) && (self != Self::Link || piece.style.link == first.style.link)
        };
        pieces.iter().take_while(same).count()
    }
}

/// The marks that stand around what is being written.
#[derive(Debug, Clone, Copy, Default)]
struct Done {
    link: bool,
    strong: bool,
    emphasis: bool,
}

impl Done {
    fn has(self, mark: Mark) -> bool {
        match mark {
            Mark::Link => self.link,
            Mark::Strong => self.strong,
            Mark::Emphasis => self.emphasis,
        }
    }

    fn and(mut self, mark: Mark) -> Self {
        match mark {
            Mark::Link => self.link = true,
            Mark::Strong => self.strong = true,
            Mark::Emphasis => self.emphasis = true,
        }
        self
    }
}

/// What was written so far.
#[derive(Default)]
struct Units {
    full: Vec<Unit>,
    /// The one that may still grow.
    last: Unit,
}

impl Units {
    /// Begins a new unit.
    fn space(&mut self, breaks: bool) {
        self.last.breaks = breaks;
        self.full.push(std::mem::take(&mut self.last));
    }

    /// Adds units, the first of them to the last one here.
    fn append(&mut self, units: Self) {
        for mut unit in units.full {
            unit.text.insert_str(0, &self.last.text);
            self.last.text.clear();
            self.full.push(unit);
        }
        self.last.text.push_str(&units.last.text);
    }

    fn surround(&mut self, start: &str, end: &str) {
        let first = self.full.first_mut().unwrap_or(&mut self.last);
        first.text.insert_str(0, start);
        self.last.text.push_str(end);
    }

    /// All in one line, which may not be broken.
    fn joined(self) -> String {
        let texts: Vec<_> = self.into_vec().into_iter().map(|unit| unit.text).collect();
        texts.join(" ")
    }

    fn into_vec(mut self) -> Vec<Unit> {
        self.full.push(self.last);
        self.full
    }

    fn first_char(&self) -> Option<char> {
        self.full.first().unwrap_or(&self.last).text.chars().next()
    }

    /// None before the first; a space where a new unit was begun.
    fn last_char(&self) -> Option<char> {
        self.last
            .text
            .chars()
            .next_back()
            .or((!self.full.is_empty()).then_some(' '))
    }
}

struct Writer {
    in_table: bool,
}

impl Writer {
    /// Writes pieces that stand in the marks `done`, between these two characters.
    fn write(
        &self,
        pieces: &[Piece],
        done: Done,
        before: Option<char>,
        after: Option<char>,
    ) -> Units {
        let mut units = Units::default();
        let mut rest = pieces;
        while let Some((piece, tail)) = rest.split_first() {
            let Content::Word(word) = &piece.content else {
                units.space(piece.content == Content::Break);
                rest = tail;
                continue;
            };
            // The longest run goes outside, so that the others need not be cut.
            let runs = MARKS
                .into_iter()
                .filter(|mark| !done.has(*mark))
                .map(|mark| (mark.run(rest), mark));
            match runs
                .filter(|(length, _)| *length > 0)
                .min_by_key(|(length, _)| std::cmp::Reverse(*length))
            {
                None => {
                    self.push_plain(&mut units.last.text, word, &piece.style);
                    rest = tail;
                }
                Some((length, mark)) => {
                    let (run, tail) = rest.split_at(length);
                    let before = units.last_char().or(before);
                    let marked = match mark {
                        Mark::Link => self.link(run, done),
                        _ => {
                            self.emphasis(mark, run, done, before, first_char(tail, done).or(after))
                        }
                    };
                    // Else it would be an image.
                    if mark == Mark::Link && units.last.text.ends_with('!') {
                        units.last.text.pop();
                        units.last.text.push_str("\\!");
                    }
                    units.append(marked);
                    rest = tail;
                }
            }
        }
        units
    }

    fn link(&self, run: &[Piece], done: Done) -> Units {
        let href = run
            .first()
            .and_then(|piece| piece.style.link.as_deref())
            .unwrap_or_default();
        let destination = escape::destination(href);
        let plain = Style {
            link: Some(href.to_owned()),
            strong: done.strong,
            emphasis: done.emphasis,
            code: None,
        };
        let is_address =
            |piece: &Piece| piece.content == Content::Word(href.to_owned()) && piece.style == plain;
        let text = match run {
            [piece] if is_address(piece) && escape::is_autolink(href) => format!("<{href}>"),
            _ => {
                let text = self
                    .write(run, done.and(Mark::Link), Some('['), Some(']'))
                    .joined();
                format!("[{text}]({destination})")
            }
        };
        Units {
            full: Vec::new(),
            last: Unit {
                text,
                breaks: false,
            },
        }
    }

    fn emphasis(
        &self,
        mark: Mark,
        run: &[Piece],
        done: Done,
        before: Option<char>,
        after: Option<char>,
    ) -> Units {
        let around = Some(if mark == Mark::Strong { '*' } else { '_' });
        let mut units = self.write(run, done.and(mark), around, around);
        let edges = Edges {
            before,
            first: units.first_char(),
            last: units.last_char(),
            after,
        };
        let (start, end) = match mark {
            Mark::Strong if edges.allow("**") => ("**", "**"),
            Mark::Strong => ("<b>", "</b>"),
            _ if edges.allow("_") => ("_", "_"),
            _ if edges.allow("*") => ("*", "*"),
            _ => ("<i>", "</i>"),
        };
        units.surround(start, end);
        units
    }

    fn push_plain(&self, out: &mut String, word: &str, style: &Style) {
        // A bracket in a link's code could end the label of a reference's definition, which goes before code.
        if style.code.is_some() && !(style.link.is_some() && word.contains(']')) {
            out.push_str(&escape::code(word, self.in_table));
        } else {
            escape::push_word(out, word);
        }
    }
}

/// The characters at both sides of where emphasis is to start and end; none at the ends of the text.
struct Edges {
    before: Option<char>,
    first: Option<char>,
    last: Option<char>,
    after: Option<char>,
}

impl Edges {
    /// Whether this delimiter is read as one here (CommonMark, section 6.2); in doubt it is not.
    fn allow(&self, delimiter: &str) -> bool {
        let outside =
            |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation());
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let between = |outer, inner| match delimiter {
            "_" => outside(outer),
            _ => outside(outer) || letter(inner),
        };
        // Two delimiters in a row would be read as one that is longer.
        let glued = |c: Option<char>| c.is_some_and(|c| delimiter.starts_with(c));
        let nested = delimiter == "**";
        between(self.before, self.first)
            && between(self.after, self.last)
            && (nested || !glued(self.before) && !glued(self.after))
    }
}

/// The character that the next piece begins with; for one in emphasis, one of those that it may begin with.
fn first_char(pieces: &[Piece], done: Done) -> Option<char> {
    let piece = pieces.first()?;
    match &piece.content {
        Content::Word(_) if piece.style.link.is_some() && !done.link => Some('['),
        Content::Word(_) if piece.style.strong && !done.strong => Some('*'),
        Content::Word(_) if piece.style.emphasis && !done.emphasis => Some('_'),
        Content::Word(_) if piece.style.code.is_some() => Some('`'),
        Content::Word(word) => word.chars().next(),
        Content::Space | Content::Break => Some(' '),
    }
}
