//! What compiling a pattern comes to.

/// What a pattern demands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Compiled {
    /// Nothing: every text matches.
    Everything,
    /// Characters of one class, and nothing else, so many times.
    Repeat {
        /// The characters, as inclusive ranges in ascending order.
        class: Vec<(char, char)>,
        /// The fewest characters.
        min: u32,
        /// The most characters; none: any number.
        max: Option<u32>,
    },
    /// Everything else.
    Dfa(Table),
}

impl Compiled {
    pub(super) fn repeat(class: Vec<(char, char)>, min: u32, max: Option<u32>) -> Self {
        if class == [('\0', char::MAX)] && min == 0 && max.is_none() {
            Self::Everything
        } else {
            Self::Repeat { class, min, max }
        }
    }
}

/// A deterministic automaton in the form of the runtime's `Dfa`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Inclusive ranges of characters in ascending order, with their class; all other characters are of class 0.
    pub classes: Vec<(char, char, u8)>,
    /// How many classes there are.
    pub width: u8,
    /// A row for each state from 1 on: the state that follows, by class. State 0 is dead.
    pub next: Vec<u16>,
    /// The state before the first character.
    pub start: u16,
    /// The first of the states in which a text may end; all states after it are such states too.
    pub accepting: u16,
}

impl Table {
    /// How many states it has, the dead one among them.
    #[must_use]
    pub fn states(&self) -> usize {
        1 + self
            .next
            .len()
            .checked_div(usize::from(self.width))
            .unwrap_or(0)
    }

    /// Whether the entries of `next` fit into bytes.
    #[must_use]
    pub fn is_small(&self) -> bool {
        self.states() <= 256
    }

    /// The rows as bytes: one for each entry of a small table, else two, of which the first is the higher.
    pub fn rows(&self) -> Vec<Vec<u8>> {
        let entry = |next: &u16| match (self.is_small(), next.to_be_bytes()) {
            (true, [_, low]) => vec![low],
            (false, bytes) => bytes.to_vec(),
        };
        // A table without classes has no entries, and so no rows.
        let rows = self.next.chunks(usize::from(self.width).max(1));
        rows.map(|row| row.iter().flat_map(entry).collect())
            .collect()
    }
}
