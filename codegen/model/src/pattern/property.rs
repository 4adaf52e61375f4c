//! Java's names for sets of characters: `\p{Alnum}`, `\p{L}`, `\p{IsAlphabetic}`.

use regex_syntax::hir::{Class, ClassUnicode, HirKind};

use super::charset::{CharSet, everything, range, ranges};
use super::unsupported::Unsupported;

/// The characters that `\p{name}` stands for.
pub(super) fn property(name: &str) -> Result<CharSet, Unsupported> {
    if let Some(class) = posix(name) {
        return Ok(CharSet::sure(class));
    }
    match name {
        "all" => Ok(CharSet::sure(everything())),
        "L1" => Ok(CharSet::sure(range(0, 0xFF))),
        "LC" => union(&["Lu", "Ll", "Lt"]),
        "LD" => union(&["L", "Nd"]),
        // Java's category C had no unassigned code points for long; the Unicode standard's has.
        "C" | "IsC" | "Other" => {
            let mut other = union(&["Cc", "Cf", "Co"])?;
            other.doubtful = unicode("Cn")?;
            Ok(other)
        }
        _ => Ok(CharSet::sure(unicode(name)?)),
    }
}

/// Java's POSIX classes, which are ASCII.
fn posix(name: &str) -> Option<ClassUnicode> {
    let listed: &[(char, char)] = match name {
        "Lower" => &[('a', 'z')],
        "Upper" => &[('A', 'Z')],
        "ASCII" => &[('\0', '\x7F')],
        "Alpha" => &[('A', 'Z'), ('a', 'z')],
        "Digit" => &[('0', '9')],
        "Alnum" => &[('0', '9'), ('A', 'Z'), ('a', 'z')],
        "Punct" => &[('!', '/'), (':', '@'), ('[', '`'), ('{', '~')],
        "Graph" => &[('!', '~')],
        "Print" => &[(' ', '~')],
        "Blank" => &[('\t', '\t'), (' ', ' ')],
        "Cntrl" => &[('\0', '\x1F'), ('\x7F', '\x7F')],
        "XDigit" => &[('0', '9'), ('A', 'F'), ('a', 'f')],
        "Space" => &[('\t', '\r'), (' ', ' ')],
        _ => return None,
    };
    Some(ranges(listed))
}

fn union(names: &[&str]) -> Result<CharSet, Unsupported> {
    let mut all = ClassUnicode::empty();
    for name in names {
        all.union(&unicode(name)?);
    }
    Ok(CharSet::sure(all))
}

/// A category, script or binary property of the Unicode standard.
fn unicode(name: &str) -> Result<ClassUnicode, Unsupported> {
    let unknown = || Unsupported::new(format!("the property `{name}` is not supported"));
    // Blocks and Java's own predicates bear names that the standard may use for something else.
    let foreign = name.starts_with("In") || name.starts_with("java");
    let plain = name
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '='));
    if foreign || !plain {
        return Err(unknown());
    }
    let name = name.strip_prefix("Is").unwrap_or(name);
    let hir = regex_syntax::parse(&format!(r"\p{{{name}}}")).map_err(|_| unknown())?;
    match hir.into_kind() {
        HirKind::Class(Class::Unicode(class)) => Ok(class),
        _ => Err(unknown()),
    }
}
