//! Whether a text matches a compiled pattern, and the shortest text that does.

use std::collections::{BTreeSet, VecDeque};

use touchmark_model::pattern::{Compiled, Table};

/// The longest text that is looked for: patterns that need more are of no use in an example.
const LONGEST: usize = 128;

/// Whether the whole text matches.
pub(super) fn matches(pattern: &Compiled, text: &str) -> bool {
    match pattern {
        Compiled::Everything => true,
        Compiled::Repeat { class, min, max } => {
            let count = text.chars().count();
            let is_in = |c: char| class.iter().any(|(low, high)| (*low..=*high).contains(&c));
            count >= *min as usize
                && max.is_none_or(|max| count <= max as usize)
                && text.chars().all(is_in)
        }
        Compiled::Dfa(table) => {
            let mut characters = text.chars();
            let end = characters.try_fold(table.start, |state, c| {
                follow(table, state, class_of(table, c))
            });
            end.is_some_and(|state| state >= table.accepting)
        }
    }
}

/// The shortest text of at least so many characters that matches, of characters that are easy to read where there is a choice.
pub(super) fn shortest(pattern: &Compiled, min: usize) -> Option<String> {
    match pattern {
        Compiled::Everything => None,
        Compiled::Repeat {
            class, min: own, ..
        } => {
            let is_in = |c: &char| class.iter().any(|(low, high)| (low..=high).contains(&c));
            let character = readable().find(is_in)?;
            let count = min.max(*own as usize).max(1);
            (count <= LONGEST).then(|| String::from(character).repeat(count))
        }
        Compiled::Dfa(table) => search(table, min),
    }
}

/// Breadth first over states and lengths.
fn search(table: &Table, min: usize) -> Option<String> {
    let steps: Vec<(char, usize)> = (0..table.width)
        .filter_map(|class| {
            let class = usize::from(class);
            let character = readable().find(|c| class_of(table, *c) == class)?;
            Some((character, class))
        })
        .collect();
    let mut seen = BTreeSet::from([(table.start, 0)]);
    let mut open = VecDeque::from([(table.start, String::new())]);
    while let Some((state, text)) = open.pop_front() {
        // Every readable character is one byte.
        if state >= table.accepting && text.len() >= min && !text.is_empty() {
            return Some(text);
        }
        if text.len() >= LONGEST {
            continue;
        }
        for (character, class) in &steps {
            let Some(next) = follow(table, state, *class) else {
                continue;
            };
            if seen.insert((next, text.len().saturating_add(1))) {
                open.push_back((next, format!("{text}{character}")));
            }
        }
    }
    None
}

fn readable() -> impl Iterator<Item = char> {
    ('a'..='z')
        .chain('0'..='9')
        .chain('A'..='Z')
        .chain(' '..='~')
}

fn class_of(table: &Table, character: char) -> usize {
    let mut classes = table.classes.iter();
    let class = classes.find(|(low, high, _)| (*low..=*high).contains(&character));
    class.map_or(0, |(_, _, class)| usize::from(*class))
}

/// The state that follows; none if it is dead.
fn follow(table: &Table, state: u16, class: usize) -> Option<u16> {
    let row = usize::from(state).checked_sub(1)?;
    let at = row
        .checked_mul(usize::from(table.width))?
        .checked_add(class)?;
    table.next.get(at).copied().filter(|next| *next != 0)
}

#[cfg(test)]
mod tests {
    use touchmark_model::pattern::compile;

    use super::*;

    #[test]
    fn the_shortest_text_matches() {
        for (pattern, min, expected) in [
            ("[a-z]{3,5}", 0, "aaa"),
            ("[0-9]+", 4, "0000"),
            ("arn:[0-9]+:(x|yy)", 0, "arn:0:x"),
            ("(a|bc)(de)*", 4, "bcde"),
            ("[A-Z][a-z]*", 0, "A"),
        ] {
            let compiled = compile(pattern).unwrap();
            assert_eq!(
                shortest(&compiled, min).as_deref(),
                Some(expected),
                "{pattern}"
            );
            assert!(matches(&compiled, expected), "{pattern}");
            assert!(!matches(&compiled, &format!("{expected}\n")), "{pattern}");
        }
        assert!(matches(&compile(".*").unwrap(), "anything"));
        assert_eq!(shortest(&compile("[a-z]{200}").unwrap(), 0), None);
    }
}
