//! One clause of a statement in, what it states out, and the family of sentences that it belongs to.
//!
//! A family is a file. It sees its clause from the verb on, or the whole text where it names other subjects itself. It says
//! what it finds, never under which conditions. A new form of a sentence is a phrase in the family that reads its like; a
//! new family is a file, its line in the `mod.rs` beside it, and its name in the table below.

pub(crate) mod between;
pub(crate) mod clause;
pub(crate) mod fact;
#[cfg(test)]
pub(crate) mod fixture;
pub(crate) mod list;
pub(crate) mod number;
pub(crate) mod text;
pub(crate) mod values;
pub(crate) mod verdict;

use crate::family::clause::Find;

/// A family of sentences.
pub(crate) struct Family {
    /// Its name in reports: that of its file.
    pub(crate) name: &'static str,
    /// What it finds in a clause.
    pub(crate) find: Find,
}

/// The families of folders, by the names of their files.
macro_rules! families {
    ($($folder:ident: $($name:ident),+;)+) => {
        &[$($(Family { name: stringify!($name), find: $folder::$name::find }),+),+]
    };
}

/// The families that state rules. All of them look at every clause: one clause can state several rules.
pub(crate) const RULES: &[Family] = families! {
    text: regex, notation, window, length, characters, edges, blank, size, occurrences, described, digits, written, layout;
    number: step, range, capped, any_of, excluded_numbers;
    values: excluded_values, setting, reserved, allowed, permitted;
    list: items, unique;
    between: requirements, conflicts, choices, ordered, difference, proportion;
};

/// The families that say why a sentence states no rule. The first that knows one has it.
pub(crate) const VERDICTS: &[Family] = families! {
    verdict: beyond, server_state, informative, description, circumstance, scoped;
};

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::family::values::allowed;
    use crate::family::verdict::aside;

    #[test]
    fn the_name_of_a_family_is_that_of_its_file() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/family");
        let mut files = Vec::new();
        for kind in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if kind.path().is_dir() {
                let inside = std::fs::read_dir(kind.path()).unwrap();
                files.extend(inside.map(|file| file.unwrap().path()));
            }
        }
        let finds = |path: &Path| {
            let text = std::fs::read_to_string(path).unwrap_or_default();
            text.contains("pub(crate) fn find(") || text.contains("pub(crate) const NAME")
        };
        let mut named: Vec<&str> = files
            .iter()
            .filter(|path| finds(path))
            .map(|path| path.file_stem().unwrap().to_str().unwrap())
            .collect();
        let mut names: Vec<&str> = RULES.iter().chain(VERDICTS).map(|one| one.name).collect();
        names.push(aside::NAME);
        assert!(names.contains(&allowed::NAME));
        named.sort_unstable();
        names.sort_unstable();
        assert_eq!(names, named);
    }
}
