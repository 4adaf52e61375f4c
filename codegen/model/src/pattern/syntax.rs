//! Java's pattern syntax, read into regex-syntax's tree.

use regex_syntax::hir::{Class, ClassUnicode, Hir, Look, Repetition};

use super::charset::{everything, fold, range};
use super::class::class;
use super::cursor::Cursor;
use super::escape::{Escape, escape};
use super::unsupported::Unsupported;

/// How deep groups may nest: the reader and what walks its tree are recursive.
const MAX_DEPTH: u32 = 50;

/// A pattern that has been read.
#[derive(Debug)]
pub(super) struct Parsed {
    pub(super) hir: Hir,
    /// Whether it says itself where it begins or ends; otherwise it must match the whole text.
    pub(super) anchored: bool,
}

/// Reads a pattern.
///
/// # Errors
/// What the pattern holds that is no regular expression in the strict sense, or has no clear meaning.
pub(super) fn parse(java: &str) -> Result<Parsed, Unsupported> {
    let unquoted = unquote(java);
    let mut reader = Reader {
        cursor: Cursor::new(&unquoted),
        ignore_case: false,
        anchored: false,
        depth: 0,
    };
    let hir = reader.alternatives()?;
    if reader.cursor.peek().is_some() {
        return Err(Unsupported::new("a `)` closes no group"));
    }
    Ok(Parsed {
        hir,
        anchored: reader.anchored,
    })
}

/// Replaces `\Q...\E` by the same text with each character escaped.
fn unquote(java: &str) -> String {
    let mut out = String::with_capacity(java.len());
    let mut cursor = Cursor::new(java);
    while let Some(c) = cursor.bump() {
        if c == '\\' && cursor.eat("Q") {
            while !cursor.eat("\\E") {
                let Some(c) = cursor.bump() else { break };
                if c.is_ascii() && !c.is_ascii_alphanumeric() {
                    out.push('\\');
                }
                out.push(c);
            }
            continue;
        }
        out.push(c);
        // An escaped backslash must not be taken for the one of `\Q`.
        if c == '\\'
            && let Some(escaped) = cursor.bump()
        {
            out.push(escaped);
        }
    }
    out
}

struct Reader<'a> {
    cursor: Cursor<'a>,
    ignore_case: bool,
    anchored: bool,
    depth: u32,
}

impl Reader<'_> {
    /// Reads up to the end of the group or the pattern.
    fn alternatives(&mut self) -> Result<Hir, Unsupported> {
        let mut alternatives = vec![self.sequence()?];
        while self.cursor.eat("|") {
            alternatives.push(self.sequence()?);
        }
        Ok(Hir::alternation(alternatives))
    }

    fn sequence(&mut self) -> Result<Hir, Unsupported> {
        let mut parts = Vec::new();
        while let Some(c) = self.cursor.peek() {
            if matches!(c, '|' | ')') {
                break;
            }
            self.cursor.bump();
            if let Some(atom) = self.atom(c)? {
                parts.push(self.repeated(atom)?);
            }
        }
        Ok(Hir::concat(parts))
    }

    /// Reads what begins with `c`; nothing where that only sets flags.
    fn atom(&mut self, c: char) -> Result<Option<Hir>, Unsupported> {
        let hir = match c {
            '(' => return self.group(),
            '[' => set(class(&mut self.cursor, self.ignore_case)?),
            // It matches line terminators here: services differ in that, and this is the wider reading.
            '.' => set(everything()),
            '^' => self.look(Look::Start),
            '$' => self.look(Look::End),
            '\\' => match escape(&mut self.cursor)? {
                Escape::Char(c) => self.character(c)?,
                Escape::Set(listed) => set(listed.resolve(false, self.ignore_case)),
                Escape::Look(look) => self.look(look),
            },
            '*' | '+' | '?' => return Err(Unsupported::new(format!("`{c}` repeats nothing"))),
            '{' if self.cursor.peek().is_some_and(|c| c.is_ascii_digit()) => {
                return Err(Unsupported::new("`{` repeats nothing"));
            }
            _ => self.character(u32::from(c))?,
        };
        Ok(Some(hir))
    }

    fn character(&self, c: u32) -> Result<Hir, Unsupported> {
        let mut class = range(c, c);
        if class.ranges().is_empty() {
            return Err(Unsupported::new(format!(
                "half of a surrogate pair, `\\u{c:04X}`, is no character"
            )));
        }
        if self.ignore_case {
            fold(&mut class);
        }
        Ok(set(class))
    }

    fn look(&mut self, look: Look) -> Hir {
        self.anchored |= matches!(look, Look::Start | Look::End);
        Hir::look(look)
    }

    /// Reads a group whose `(` has been read.
    fn group(&mut self) -> Result<Option<Hir>, Unsupported> {
        let ignore_case = self.ignore_case;
        if self.cursor.eat("?") && !self.group_kind()? {
            return Ok(None);
        }
        if self.depth == MAX_DEPTH {
            return Err(Unsupported::new(format!(
                "groups nest deeper than {MAX_DEPTH}"
            )));
        }
        self.depth += 1;
        let hir = self.alternatives()?;
        self.depth -= 1;
        self.ignore_case = ignore_case;
        if self.cursor.eat(")") {
            Ok(Some(hir))
        } else {
            Err(Unsupported::new("a group is not closed"))
        }
    }

    /// Reads what follows `(?`, up to the group's content; false where there is none.
    fn group_kind(&mut self) -> Result<bool, Unsupported> {
        for (text, problem) in [
            ("=", "lookahead is not supported"),
            ("!", "lookahead is not supported"),
            ("<=", "lookbehind is not supported"),
            ("<!", "lookbehind is not supported"),
            (">", "an atomic group is not supported"),
        ] {
            if self.cursor.starts_with(text) {
                return Err(Unsupported::new(problem));
            }
        }
        if self.cursor.eat("<") || self.cursor.eat("P<") {
            let name = self.cursor.take_until(">").unwrap_or_default();
            return match name.chars().all(|c| c.is_alphanumeric() || c == '_') && !name.is_empty() {
                true => Ok(true),
                false => Err(Unsupported::new("a group has no proper name")),
            };
        }
        self.flags()
    }

    /// Reads flags behind `(?`; false where they end with `)`, and hold up to the end of the group around them.
    fn flags(&mut self) -> Result<bool, Unsupported> {
        let mut on = true;
        loop {
            match self.cursor.bump() {
                Some(':') => return Ok(true),
                Some(')') => return Ok(false),
                Some('-') => on = false,
                Some('i') => self.ignore_case = on,
                // They concern line terminators, which are characters like others here.
                Some('s' | 'd') => {}
                Some(flag) if flag.is_ascii_alphabetic() => {
                    return Err(Unsupported::new(format!(
                        "the flag `{flag}` is not supported"
                    )));
                }
                _ => return Err(Unsupported::new("a group begins with an unknown sign")),
            }
        }
    }

    /// Reads a quantifier behind `atom`, if there is one.
    fn repeated(&mut self, atom: Hir) -> Result<Hir, Unsupported> {
        let Some((min, max)) = self.quantifier()? else {
            return Ok(atom);
        };
        // A reluctant quantifier matches the same strings.
        let greedy = !self.cursor.eat("?");
        if greedy && self.cursor.starts_with("+") {
            return Err(Unsupported::new("a possessive quantifier is not supported"));
        }
        if self
            .cursor
            .peek()
            .is_some_and(|c| matches!(c, '*' | '+' | '?'))
            || self.quantifier()?.is_some()
        {
            return Err(Unsupported::new(
                "a quantifier behind a quantifier is not supported",
            ));
        }
        Ok(Hir::repetition(Repetition {
            min,
            max,
            greedy,
            sub: Box::new(atom),
        }))
    }

    fn quantifier(&mut self) -> Result<Option<(u32, Option<u32>)>, Unsupported> {
        let span = match self.cursor.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => return self.counted(),
            _ => return Ok(None),
        };
        self.cursor.bump();
        Ok(Some(span))
    }

    /// Reads `{n}`, `{n,}` or `{n,m}`; a `{` that no digit follows is a character.
    fn counted(&mut self) -> Result<Option<(u32, Option<u32>)>, Unsupported> {
        let unclear = || Unsupported::new("a `{` begins no clear quantifier");
        let mut ahead = self.cursor;
        ahead.bump();
        match ahead.peek() {
            Some(c) if c.is_ascii_digit() => {}
            Some(',' | ' ') => return Err(unclear()),
            _ => return Ok(None),
        }
        let mut number = || {
            ahead
                .take_while(|c| c.is_ascii_digit())
                .parse()
                .map_err(|_| unclear())
        };
        let min = number()?;
        let max = if !ahead.eat(",") {
            Some(min)
        } else if ahead.starts_with("}") {
            None
        } else {
            Some(
                ahead
                    .take_while(|c| c.is_ascii_digit())
                    .parse()
                    .map_err(|_| unclear())?,
            )
        };
        if !ahead.eat("}") || max.is_some_and(|max| max < min) {
            return Err(unclear());
        }
        self.cursor = ahead;
        Ok(Some((min, max)))
    }
}

fn set(class: ClassUnicode) -> Hir {
    Hir::class(Class::Unicode(class))
}
