//! Regexes for strings by their characters and by what their first and last ones are.

use crate::pattern::class::Class;
use crate::pattern::literal::quoted;

/// A set of characters, or all but a set.
#[derive(Debug, Clone)]
pub(crate) struct Set {
    class: Class,
    negative: bool,
}

impl Set {
    /// A class, or everything.
    pub(crate) fn of(class: Option<&Class>) -> Self {
        Self {
            class: class.cloned().unwrap_or_default(),
            negative: class.is_none(),
        }
    }

    pub(crate) fn minus(mut self, class: Option<&Class>) -> Self {
        if let Some(class) = class {
            self.class = if self.negative {
                self.class.union(class)
            } else {
                self.class.without(class)
            };
        }
        self
    }

    pub(crate) fn lowercase(self, only: bool) -> Self {
        const UPPER: &[(u32, u32)] = &[(0x41, 0x5a)];
        let upper = Class::new(UPPER, "");
        self.minus(only.then_some(&upper))
    }

    fn contains(&self, c: char) -> bool {
        self.class.contains(c) != self.negative
    }

    fn regex(&self) -> String {
        match (self.class.is_empty(), self.negative) {
            (true, true) => ".".to_owned(),
            (_, negative) => self.class.regex(negative),
        }
    }
}

/// Characters, of which the first and the last are of narrower sets.
pub(crate) fn with_edges(all: &Set, first: &Set, last: &Set) -> String {
    let (all, first, last) = (all.regex(), first.regex(), last.regex());
    match (first == all, last == all) {
        (true, true) => format!("{all}*"),
        (false, true) => format!("{first}{all}*"),
        (true, false) => format!("(?:{all}*{last})?"),
        (false, false) => format!("{first}(?:{all}*{last})?"),
    }
}

/// The same without two of `c` in a row.
pub(crate) fn without_pairs(c: char, all: &Set, first: &Set, last: &Set) -> String {
    let class = Class::of(c);
    let one = quoted(&c.to_string());
    let others = all.clone().minus(Some(&class)).regex();
    let end = if last.contains(c) {
        format!("{one}?")
    } else {
        String::new()
    };
    let start = if first.contains(c) {
        String::new()
    } else {
        first.clone().minus(Some(&class)).regex()
    };
    if start == others && end.is_empty() {
        // The usual name: parts with one hyphen in between.
        return format!("{others}(?:{one}?{others})*");
    }
    format!("{start}(?:{one}?{others})*{end}")
}
