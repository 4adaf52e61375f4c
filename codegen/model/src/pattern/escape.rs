//! What follows a backslash in a Java pattern, inside and outside of classes.

use regex_syntax::hir::Look;

use super::charset::{CharSet, negated_if, ranges};
use super::cursor::Cursor;
use super::property::property;
use super::unsupported::Unsupported;

/// What an escape stands for.
#[derive(Debug, Clone)]
pub(super) enum Escape {
    /// One code point; half of a surrogate pair is possible.
    Char(u32),
    /// One out of a set.
    Set(CharSet),
    /// A place, not a character.
    Look(Look),
}

/// `[0-9A-Za-z_]`, which `\w` stands for and `\b` looks at.
pub(super) const WORD: &[(char, char)] = &[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')];

const DIGIT: &[(char, char)] = &[('0', '9')];
const SPACE: &[(char, char)] = &[('\t', '\r'), (' ', ' ')];
const VERTICAL: &[(char, char)] = &[('\n', '\r'), ('\u{85}', '\u{85}'), ('\u{2028}', '\u{2029}')];
const HORIZONTAL: &[(char, char)] = &[
    ('\t', '\t'),
    (' ', ' '),
    ('\u{A0}', '\u{A0}'),
    ('\u{1680}', '\u{1680}'),
    ('\u{180E}', '\u{180E}'),
    ('\u{2000}', '\u{200A}'),
    ('\u{202F}', '\u{202F}'),
    ('\u{205F}', '\u{205F}'),
    ('\u{3000}', '\u{3000}'),
];

/// Reads an escape whose backslash has been read.
pub(super) fn escape(cursor: &mut Cursor<'_>) -> Result<Escape, Unsupported> {
    let Some(c) = cursor.bump() else {
        return Err(Unsupported::new("a backslash ends the pattern"));
    };
    let set = |listed, negated| Ok(Escape::Set(set(listed, negated)));
    match c {
        'd' | 'D' => set(DIGIT, c == 'D'),
        's' | 'S' => set(SPACE, c == 'S'),
        'w' | 'W' => set(WORD, c == 'W'),
        'v' | 'V' => set(VERTICAL, c == 'V'),
        'h' | 'H' => set(HORIZONTAL, c == 'H'),
        'p' | 'P' => named(cursor, c == 'P').map(Escape::Set),
        'b' => Ok(Escape::Look(Look::WordAscii)),
        'B' => Ok(Escape::Look(Look::WordAsciiNegate)),
        'A' => Ok(Escape::Look(Look::Start)),
        'z' | 'Z' => Ok(Escape::Look(Look::End)),
        '1'..='9' | 'k' => Err(Unsupported::new("a back reference is not supported")),
        _ => code_point(c, cursor).map(Escape::Char),
    }
}

fn set(listed: &[(char, char)], negated: bool) -> CharSet {
    CharSet::sure(negated_if(ranges(listed), negated))
}

/// Reads `L` or `{name}` behind `\p` or `\P`.
fn named(cursor: &mut Cursor<'_>, negated: bool) -> Result<CharSet, Unsupported> {
    let mut letter = [0; 4];
    let name = if cursor.eat("{") {
        cursor.take_until("}")
    } else {
        cursor.bump().map(|c| &*c.encode_utf8(&mut letter))
    };
    let set = property(name.ok_or_else(|| Unsupported::new("a property has no name"))?)?;
    Ok(if negated {
        CharSet::sure(set.resolve(true, false))
    } else {
        set
    })
}

/// Reads an escape that stands for one code point and begins with `c`.
fn code_point(c: char, cursor: &mut Cursor<'_>) -> Result<u32, Unsupported> {
    match c {
        't' => Ok(0x09),
        'n' => Ok(0x0A),
        'r' => Ok(0x0D),
        'f' => Ok(0x0C),
        'a' => Ok(0x07),
        'e' => Ok(0x1B),
        '0' => octal(cursor),
        'x' => hex(cursor),
        'u' => utf16(cursor),
        _ if c.is_ascii_alphanumeric() => Err(Unsupported::new(format!(
            "the escape `\\{c}` is not supported"
        ))),
        _ => Ok(u32::from(c)),
    }
}

/// Reads up to three octal digits behind `\0`, at most 377.
fn octal(cursor: &mut Cursor<'_>) -> Result<u32, Unsupported> {
    let mut value = 0;
    let mut digits = 0;
    while let Some(digit) = cursor.peek().and_then(|c| c.to_digit(8)) {
        if digits == 3 || value * 8 + digit > 0o377 {
            break;
        }
        cursor.bump();
        value = value * 8 + digit;
        digits += 1;
    }
    if digits == 0 {
        Err(Unsupported::new("`\\0` has no octal digits"))
    } else {
        Ok(value)
    }
}

/// Reads `hh` or `{h...}` behind `\x`.
fn hex(cursor: &mut Cursor<'_>) -> Result<u32, Unsupported> {
    let value = if cursor.eat("{") {
        cursor
            .take_until("}")
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
    } else {
        cursor.hex(2)
    };
    value
        .filter(|&value| value <= u32::from(char::MAX))
        .ok_or_else(|| Unsupported::new("`\\x` names no code point"))
}

/// Reads `hhhh` behind `\u`, and the second half of a surrogate pair where one follows.
fn utf16(cursor: &mut Cursor<'_>) -> Result<u32, Unsupported> {
    let first = cursor
        .hex(4)
        .ok_or_else(|| Unsupported::new("`\\u` has no four digits"))?;
    let mut ahead = *cursor;
    if (0xD800..0xDC00).contains(&first)
        && ahead.eat("\\u")
        && let Some(second @ 0xDC00..0xE000) = ahead.hex(4)
    {
        *cursor = ahead;
        return Ok(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00));
    }
    Ok(first)
}
