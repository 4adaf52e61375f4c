//! The division of all characters into classes that a pattern does not distinguish.

use std::collections::BTreeMap;

use super::unsupported::Unsupported;

/// How many classes a pattern may have: they are numbered by `u8`, and `u8` holds their number too.
const MAX_CLASSES: usize = 255;

/// Classes of characters, named by their index.
#[derive(Debug)]
pub(super) struct Alphabet {
    /// All characters in ascending order, as inclusive ranges with their class.
    pub(super) ranges: Vec<(char, char, usize)>,
    /// By class: the sets whose part it is, in ascending order.
    memberships: Vec<Vec<usize>>,
}

impl Alphabet {
    /// The coarsest division in which each set is a union of classes.
    pub(super) fn new(sets: &[Vec<(char, char)>]) -> Result<Self, Unsupported> {
        let mut bounds = vec!['\0'];
        for &(first, last) in sets.iter().flatten() {
            bounds.push(first);
            bounds.extend(successor(last));
        }
        bounds.sort_unstable();
        bounds.dedup();
        let ends = bounds
            .iter()
            .skip(1)
            .copied()
            .map(predecessor)
            .chain([char::MAX]);

        let mut classes = BTreeMap::new();
        let mut alphabet = Self {
            ranges: Vec::new(),
            memberships: Vec::new(),
        };
        for (&first, last) in bounds.iter().zip(ends) {
            let membership: Vec<usize> = sets
                .iter()
                .enumerate()
                .filter(|(_, set)| contains(set, first))
                .map(|(id, _)| id)
                .collect();
            let next = classes.len();
            let class = *classes.entry(membership).or_insert_with_key(|membership| {
                alphabet.memberships.push(membership.clone());
                next
            });
            match alphabet.ranges.last_mut() {
                Some((_, end, same)) if *same == class => *end = last,
                _ => alphabet.ranges.push((first, last, class)),
            }
        }
        if alphabet.len() > MAX_CLASSES {
            return Err(Unsupported::new(format!(
                "more than {MAX_CLASSES} classes of characters"
            )));
        }
        Ok(alphabet)
    }

    /// How many classes there are.
    pub(super) fn len(&self) -> usize {
        self.memberships.len()
    }

    /// Whether the class is part of the set.
    pub(super) fn is_in(&self, class: usize, set: usize) -> bool {
        self.memberships
            .get(class)
            .is_some_and(|sets| sets.binary_search(&set).is_ok())
    }
}

fn contains(set: &[(char, char)], c: char) -> bool {
    let at = set.partition_point(|&(_, last)| last < c);
    set.get(at).is_some_and(|&(first, _)| first <= c)
}

fn successor(c: char) -> Option<char> {
    match c {
        '\u{D7FF}' => Some('\u{E000}'),
        _ => char::from_u32(u32::from(c) + 1),
    }
}

fn predecessor(c: char) -> char {
    match c {
        '\u{E000}' => '\u{D7FF}',
        _ => u32::from(c)
            .checked_sub(1)
            .and_then(char::from_u32)
            .unwrap_or('\0'),
    }
}

#[cfg(test)]
mod tests {
    use super::Alphabet;

    #[test]
    fn splits_where_sets_overlap_and_skips_the_surrogates() {
        let sets = [vec![('a', 'm'), ('x', '\u{D7FF}')], vec![('k', 'z')]];
        let alphabet = Alphabet::new(&sets).unwrap();
        let classes: Vec<_> = alphabet
            .ranges
            .iter()
            .map(|&(first, last, class)| (first, last, class))
            .collect();
        assert_eq!(
            classes,
            [
                ('\0', '`', 0),
                ('a', 'j', 1),
                ('k', 'm', 2),
                ('n', 'w', 3),
                ('x', 'z', 2),
                ('{', '\u{D7FF}', 1),
                ('\u{E000}', char::MAX, 0)
            ]
        );
        assert!(alphabet.is_in(2, 0) && alphabet.is_in(2, 1) && !alphabet.is_in(3, 0));
    }

    #[test]
    fn one_class_where_there_are_no_sets() {
        assert_eq!(Alphabet::new(&[]).unwrap().ranges, [('\0', char::MAX, 0)]);
    }

    #[test]
    fn too_many_classes_are_an_error() {
        let sets: Vec<_> = (0..300)
            .filter_map(|c| char::from_u32(c * 2))
            .map(|c| vec![(c, c)])
            .collect();
        assert!(Alphabet::new(&sets).is_err());
    }
}
