//! What a list holds, as words name it.

use crate::family::clause::Clause;
use crate::words::name::{stem, words};
use crate::words::subject::Holds;

/// Whether a member holds several things.
pub(crate) fn is_list(holds: Holds) -> bool {
    matches!(
        holds,
        Holds::Strings | Holds::Integers | Holds::List | Holds::Map
    )
}

/// Whether words name what the list holds: they share a word with the member's name, or are plain words for items.
pub(crate) fn names_items(what: &str, clause: &Clause<'_>) -> bool {
    const PLAIN: &[&str] = &[
        "item",
        "value",
        "entry",
        "id",
        "name",
        "element",
        "member",
        "object",
        "az",
        "parameter",
    ];
    // "One cast per mould" counts no casts.
    let relative = [" per ", " for each ", " in each ", " of each "]
        .iter()
        .any(|word| what.contains(word));
    if relative && !what.ends_with("request") {
        return false;
    }
    let own = words(clause.subject.name);
    let what: Vec<String> = what
        .split(' ')
        .flat_map(|word| match word.strip_prefix('`') {
            Some(code) => words(code.trim_end_matches('`')),
            None => vec![stem(word)],
        })
        .filter(|word| !word.is_empty())
        .collect();
    let known =
        |word: &String| PLAIN.iter().any(|plain| stem(plain) == *word) || own.contains(word);
    // "2 IP addresses": the last word before what is said of them.
    what.iter().any(known)
        || own
            .last()
            .is_some_and(|last| what.concat().starts_with(last.as_str()))
}
