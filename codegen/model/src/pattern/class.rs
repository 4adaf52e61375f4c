//! Classes in brackets, as Java reads them: unions, intersections, and the `-` and `[` that authors leave unescaped.

use regex_syntax::hir::ClassUnicode;

use super::charset::{CharSet, SUPPLEMENTARY};
use super::cursor::Cursor;
use super::escape::{Escape, escape};
use super::unsupported::Unsupported;

/// How deep classes may nest: the reader is recursive.
const MAX_DEPTH: u32 = 50;

const UNCLOSED: &str = "a class is not closed";

/// Reads a class whose `[` has been read.
///
/// # Errors
/// What a class holds that has no clear meaning.
pub(super) fn class(
    cursor: &mut Cursor<'_>,
    ignore_case: bool,
) -> Result<ClassUnicode, Unsupported> {
    let before = *cursor;
    let nested = Reader {
        ignore_case,
        nested: true,
    }
    .class(cursor, 0);
    match nested {
        // Java begins a class within the class at each `[`. Where that leaves a class open, the author wrote for
        // another engine, and `[` is itself.
        Err(problem) if problem.reason == UNCLOSED => {
            *cursor = before;
            Reader {
                ignore_case,
                nested: false,
            }
            .class(cursor, 0)
        }
        result => result,
    }
}

/// What a class lists between `-`, `[` and `&&`.
enum Item {
    Char(u32),
    Set(CharSet),
}

#[derive(Clone, Copy)]
struct Reader {
    ignore_case: bool,
    nested: bool,
}

impl Reader {
    fn class(self, cursor: &mut Cursor<'_>, depth: u32) -> Result<ClassUnicode, Unsupported> {
        if depth > MAX_DEPTH {
            return Err(Unsupported::new(format!(
                "classes nest deeper than {MAX_DEPTH}"
            )));
        }
        let negated = cursor.eat("^");
        let mut operands = Vec::new();
        let mut members = CharSet::empty();
        let mut empty = true;
        loop {
            match cursor.peek() {
                None => return Err(Unsupported::new(UNCLOSED)),
                Some(']') if !empty => break,
                Some('[') if self.nested => {
                    cursor.bump();
                    if cursor.starts_with(":") {
                        return Err(Unsupported::new("`[[:` is not Java's"));
                    }
                    if negated {
                        return Err(Unsupported::new(
                            "a class within a negated class means different things to different Javas",
                        ));
                    }
                    members.union(&CharSet::sure(self.class(cursor, depth + 1)?));
                }
                Some('&') if cursor.starts_with("&&") => {
                    cursor.eat("&&");
                    if negated || empty || matches!(cursor.peek(), Some(']' | '&')) {
                        return Err(Unsupported::new(
                            "a class has an intersection without a clear meaning",
                        ));
                    }
                    let operand = std::mem::replace(&mut members, CharSet::empty());
                    operands.push(operand.resolve(false, self.ignore_case));
                }
                Some(_) => member(cursor, &mut members)?,
            }
            empty = false;
        }
        cursor.bump();
        let mut class = members.resolve(negated, self.ignore_case);
        for operand in &operands {
            class.intersect(operand);
        }
        Ok(class)
    }
}

/// Reads a character, a range or a named set.
fn member(cursor: &mut Cursor<'_>, members: &mut CharSet) -> Result<(), Unsupported> {
    // `\u` takes four digits. What it makes of five is nonsense that several models hold, so both readings count.
    if cursor.eat_ignoring_case(r"\u10000-\u10FFFF") {
        members.push_doubtful(SUPPLEMENTARY);
        members.push_doubtful((0x1000, 0x1000));
        members.push_doubtful((u32::from('0'), 0x10FF));
        return Ok(());
    }
    let first = match item(cursor)? {
        Item::Char(first) => first,
        Item::Set(set) => {
            members.union(&set);
            return Ok(());
        }
    };
    let mut ahead = *cursor;
    let mut last = first;
    if ahead.eat("-")
        && !matches!(ahead.peek(), None | Some(']' | '['))
        && let Item::Char(end) = item(&mut ahead)?
    {
        if end < first {
            return Err(Unsupported::new("a range in a class ends before it starts"));
        }
        *cursor = ahead;
        last = end;
    }
    members.push(first, last);
    Ok(())
}

fn item(cursor: &mut Cursor<'_>) -> Result<Item, Unsupported> {
    match cursor.bump() {
        Some('\\') => {
            // `[\\p{L}]` lists five characters, none of which its author had in mind.
            if cursor.starts_with("\\p{") || cursor.starts_with("\\P{") {
                return Err(Unsupported::new(
                    "a property in a class has two backslashes",
                ));
            }
            match escape(cursor)? {
                Escape::Char(c) => Ok(Item::Char(c)),
                Escape::Set(set) => Ok(Item::Set(set)),
                Escape::Look(_) => Err(Unsupported::new(
                    "a class holds a place that is no character",
                )),
            }
        }
        Some(c) => Ok(Item::Char(u32::from(c))),
        None => Err(Unsupported::new(UNCLOSED)),
    }
}
