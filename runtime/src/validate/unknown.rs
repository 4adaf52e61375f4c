//! Paths that a program ignores and that no request has: a member was misspelt, or has another name by now.

use super::validation::Validation;
use crate::schema::{Element, Kind, Member, Operation, Structure};

impl Validation {
    /// The paths of [`ignore`](Self::ignore) and [`ignore_all`](Self::ignore_all) that the input of none of these
    /// operations can have, in the order in which they were given.
    ///
    /// [`check`](Self::check) does not fail on them, since one `Validation` serves many operations. A test that calls
    /// this with all operations of a program holds what it ignores.
    ///
    /// ```
    /// use touchmark::schema::{Operation, Service, Structure};
    /// use touchmark::validate::{Validation, ViolationKind};
    ///
    /// static SERVICE: Service = Service::new("Forge", "2020-01-01", "forge", "forge");
    /// static CAST: Structure = Structure::new("CastInput", "CastInput", "
    ///     Mold: string
    ///     Marks: list<string>
    /// ");
    /// static OUTPUT: Structure = Structure::new("CastOutput", "CastOutput", "");
    /// static OPERATION: Operation = Operation::new("Cast", &SERVICE, &CAST, &OUTPUT, &[]);
    ///
    /// let lenient = Validation::new()
    ///     .ignore("Marks[*]", ViolationKind::Length)
    ///     .ignore_all("Mould");
    /// assert_eq!(lenient.unknown_paths([&OPERATION]), ["Mould"]);
    /// ```
    #[must_use]
    pub fn unknown_paths<'s>(
        &self,
        operations: impl IntoIterator<Item = &'s Operation>,
    ) -> Vec<&str> {
        let inputs: Vec<&Structure> = operations
            .into_iter()
            .map(|operation| operation.input)
            .collect();
        let is_unknown = |path: &&str| !inputs.iter().any(|input| has(input, path));
        self.paths().filter(is_unknown).collect()
    }
}

/// Whether values of a structure can have a path.
fn has(structure: &Structure, path: &str) -> bool {
    let (mut structure, mut path) = (structure, path);
    loop {
        let end = path.find(['.', '[']).unwrap_or(path.len());
        let (Some(name), Some(mut rest)) = (path.get(..end), path.get(end..)) else {
            return false;
        };
        let is_named = |member: &&Member| member.name == name;
        let Some(member) = structure.members().iter().find(is_named) else {
            return false;
        };
        let mut element = &member.element;
        while rest.starts_with('[') {
            let (Some(inner), Some(behind)) = (inside(element, rest), behind(rest)) else {
                return false;
            };
            (element, rest) = (inner, behind);
        }
        match (rest.strip_prefix('.'), &element.kind) {
            (None, _) => return rest.is_empty(),
            (Some(next), Kind::Structure(inner) | Kind::Union(inner)) => {
                (structure, path) = (inner, next);
            }
            (Some(_), _) => return false,
        }
    }
}

/// What an index or a key stands for.
fn inside<'e>(element: &'e Element, rest: &str) -> Option<&'e Element> {
    match &element.kind {
        Kind::List(list) => {
            let index = rest.strip_prefix('[')?.split_once(']')?.0;
            (index == "*" || index.parse::<usize>().is_ok()).then_some(&list.item)
        }
        Kind::Map(map) => Some(&map.value),
        _ => None,
    }
}

/// What follows an index or a key; a key is in quotes, in which brackets and escaped quotes may stand.
fn behind(rest: &str) -> Option<&str> {
    let Some(quoted) = rest.strip_prefix("[\"") else {
        return rest.split_once(']').map(|(_, behind)| behind);
    };
    let mut escaped = false;
    let end = quoted.char_indices().find_map(|(at, character)| {
        let ends = character == '"' && !escaped;
        escaped = character == '\\' && !escaped;
        ends.then_some(at)
    })?;
    let rest = quoted.get(end..)?.strip_prefix('"')?;
    rest.strip_prefix("...").unwrap_or(rest).strip_prefix(']')
}
