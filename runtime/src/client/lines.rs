//! Tables of lines of help, as generated code has them: names, each with a text that may go on in further lines.
//!
//! ```text
//!     CreateThing: Makes a thing. It can be used as soon as
//!             it is `available`.
//!         Name: Name of the thing.
//! ```
//!
//! An entry of the first depth is four spaces in, one that belongs to it eight, and what continues an entry twelve.

/// How far in the entries of the first depth are.
const FIRST: usize = 4;

/// How far in those are that belong to one.
const SECOND: usize = 8;

/// An entry: how far in it is, its name, and its text with all line ends.
#[derive(Clone, Copy)]
struct Entry {
    indent: usize,
    name: &'static str,
    text: &'static str,
}

impl Entry {
    /// The text in one line; none for an entry that says that there is none.
    fn text(&self) -> Option<String> {
        let words: Vec<&str> = self.text.split_whitespace().collect();
        (!words.is_empty()).then(|| words.join(" "))
    }
}

/// The text of an entry of the first depth.
pub(super) fn first(table: &'static str, name: &str) -> Option<String> {
    let mut entries = entries(table).filter(|entry| entry.indent == FIRST);
    entries.find(|entry| entry.name == name)?.text()
}

/// The text of an entry that belongs to one of the first depth: `None` if there is no such entry, and `Some(None)` if it
/// says that there is no text.
pub(super) fn second(table: &'static str, of: &str, name: &str) -> Option<Option<String>> {
    let mut below = entries(table)
        .skip_while(|entry| entry.indent != FIRST || entry.name != of)
        .skip(1)
        .take_while(|entry| entry.indent == SECOND);
    below
        .find(|entry| entry.name == name)
        .map(|entry| entry.text())
}

/// The entries of a table.
fn entries(table: &'static str) -> impl Iterator<Item = Entry> {
    let mut rest = table;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches('\n');
        let (whole, after) = rest.split_at_checked(length(rest)).unwrap_or((rest, ""));
        rest = after;
        let (name, text) = whole.trim_start().split_once(':')?;
        Some(Entry {
            indent: indent(whole),
            name,
            text,
        })
    })
}

/// How long the first entry of a text is, with the lines that continue it.
fn length(text: &str) -> usize {
    let continues = |line: &str| indent(line) > SECOND;
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().map_or(0, str::len);
    let others = lines.take_while(|line| continues(line)).map(str::len);
    others.fold(first, usize::saturating_add)
}

fn indent(line: &str) -> usize {
    line.bytes().take_while(|byte| *byte == b' ').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "
    Cast: Casts metal
            into a mold: slowly.
        Mold: The mold.
        Metal:
    Strike:
        Mold: Another
            mold.
";

    #[test]
    fn texts_are_found_by_their_names() {
        let cast = "Casts metal into a mold: slowly.";
        assert_eq!(first(TABLE, "Cast").as_deref(), Some(cast));
        assert_eq!(first(TABLE, "Strike"), None);
        assert_eq!(first(TABLE, "Mold"), None);
        let of = |operation, member| second(TABLE, operation, member);
        assert_eq!(of("Cast", "Mold"), Some(Some("The mold.".to_owned())));
        assert_eq!(of("Cast", "Metal"), Some(None));
        assert_eq!(of("Strike", "Mold"), Some(Some("Another mold.".to_owned())));
        assert_eq!(of("Strike", "Metal"), None);
        assert_eq!(of("Melt", "Mold"), None);
    }

    #[test]
    fn nothing_is_found_in_what_is_no_table() {
        for table in ["", "\n\n", "words", "\n    words\n", ":", "    :"] {
            assert_eq!(first(table, "words"), None, "{table:?}");
            assert_eq!(second(table, "words", "words"), None, "{table:?}");
        }
    }
}
