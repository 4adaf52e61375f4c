//! Whom a member names: what the operation makes, what exists, a user or a database.

use std::collections::{BTreeMap, BTreeSet};

use touchmark_model::model::{Kind, Member, Model};
use touchmark_model::reach;

use crate::words::name::words;
use crate::words::naming::{
    DATABASES, EXISTING, MAKING, NAMING, NEW, OF_ANY, OF_OTHERS, TARGETS, UNSAID_IN_OBJECTS, USERS,
};

/// Whom a member names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    /// The object that every operation with this member makes, or the name that it gets.
    New,
    /// An object that is there already.
    Existing,
    /// A user or a database inside what the service runs.
    UserOrDatabase,
    /// Nobody.
    Nobody,
}

/// Who is named where.
pub(crate) struct Naming<'m> {
    model: &'m Model,
    /// The operations whose requests can hold a structure; whether it is their input.
    operations: BTreeMap<String, BTreeSet<(&'m str, bool)>>,
    /// What operations are about: their names without the verb.
    objects: BTreeSet<String>,
}

impl<'m> Naming<'m> {
    pub(crate) fn of(model: &'m Model) -> Self {
        let mut operations: BTreeMap<String, BTreeSet<(&str, bool)>> = BTreeMap::new();
        for operation in model.operations.values() {
            for shape in reach::reached(model, operation.input.iter()) {
                let is_input = operation.input.as_ref() == Some(&shape);
                let of = operations.entry(shape).or_default();
                of.insert((operation.name.as_str(), is_input));
            }
        }
        let objects = model.operations.keys().filter_map(|name| {
            let verb = name.chars().skip(1).position(char::is_uppercase)?;
            Some(name.chars().skip(verb + 1).collect())
        });
        Self {
            model,
            operations,
            objects: objects.collect(),
        }
    }

    /// The operations whose requests can hold a structure.
    pub(crate) fn operations(
        &self,
        structure: &str,
    ) -> impl Iterator<Item = &'m str> + use<'m, '_> {
        let operations = self.operations.get(structure).into_iter().flatten();
        operations.map(|(name, _)| *name)
    }

    /// Whom a member names.
    pub(crate) fn named(&self, structure: &str, member: &str) -> Named {
        let makes_users = self
            .operations(structure)
            .any(|operation| USERS.iter().any(|user| operation.ends_with(user)));
        if is_user_or_database(member) && !makes_users {
            return Named::UserOrDatabase;
        }
        let Some(stem) = NAMING.iter().find_map(|end| member.strip_suffix(end)) else {
            return Named::Nobody;
        };
        let text = self.text(structure, member);
        let says = |phrases: &[&str]| phrases.iter().any(|phrase| text.contains(phrase));
        if says(EXISTING) {
            return Named::Existing;
        }
        let operations = self.operations.get(structure);
        let own = |object: &str| self.objects.contains(object);
        let makes = |(operation, is_input): &(&str, bool)| {
            let structure = (!is_input).then_some(structure);
            makes(operation, structure, stem, &own)
        };
        let mut all = operations.into_iter().flatten();
        let is_making = |(operation, _): &(&str, bool)| object(operation).is_some();
        match operations.is_some_and(|all| !all.is_empty()) {
            true if all.clone().all(makes) => Named::New,
            true if says(NEW) && all.all(is_making) => Named::New,
            _ if self.is_object(structure, member, stem) => Named::Existing,
            _ => Named::Nobody,
        }
    }

    /// Whether there are objects of which a member with this stem names one.
    fn is_object(&self, structure: &str, member: &str, stem: &str) -> bool {
        let stem = match stem {
            "" => structure,
            stem => stem,
        };
        let of_any = OF_ANY.iter().any(|end| member.ends_with(end));
        let of_others = || OF_OTHERS.iter().any(|other| stem.ends_with(other));
        let is = |object: &String| {
            let object = object.strip_suffix('s').unwrap_or(object);
            object.starts_with(stem) || object.ends_with(stem) || stem.ends_with(object)
        };
        of_any || of_others() || self.objects.iter().any(is)
    }

    /// Whether a member is a list or a map.
    pub(crate) fn is_several(&self, structure: &str, member: &str) -> bool {
        let target = self.member(structure, member).map(|member| &member.target);
        let target = target.and_then(|target| self.model.shapes.get(target));
        target.is_some_and(|shape| matches!(shape.kind, Kind::List(_) | Kind::Map { .. }))
    }

    fn member(&self, structure: &str, member: &str) -> Option<&'m Member> {
        let members: &[Member] = match &self.model.shapes.get(structure)?.kind {
            Kind::Structure(members) | Kind::Union(members) => members,
            _ => return None,
        };
        members.iter().find(|known| known.name == member)
    }

    /// The documentation of a member in lower case.
    fn text(&self, structure: &str, member: &str) -> String {
        let member = self.member(structure, member);
        let text = member.and_then(|member| member.documentation.as_deref());
        text.unwrap_or_default().to_lowercase()
    }
}

fn is_user_or_database(member: &str) -> bool {
    let words = words(member);
    let ends = |ends: &[&str]| {
        ends.iter().any(|end| {
            let end = self::words(end);
            words.ends_with(&end)
        })
    };
    ends(DATABASES)
}

/// What an operation makes, if it makes anything.
fn object(operation: &str) -> Option<&str> {
    MAKING.iter().find_map(|verb| operation.strip_prefix(verb))
}

/// Whether an operation makes the object that a member with this stem names, in a structure below its input if there is one.
fn makes(
    operation: &str,
    structure: Option<&str>,
    stem: &str,
    is_object: &dyn Fn(&str) -> bool,
) -> bool {
    if stem.starts_with("New") {
        return true;
    }
    let Some(object) = object(operation) else {
        return false;
    };
    if let Some(structure) = structure {
        // `Name` in what is made itself.
        return object == structure && (stem.is_empty() || object.ends_with(stem));
    }
    // A plain `Name` is that of what is made.
    if stem.is_empty() {
        return true;
    }
    let (made, of) = object.split_once("From").unwrap_or((object, ""));
    let made = UNSAID_IN_OBJECTS.iter().fold(made, |made, unsaid| {
        made.split_once(unsaid).map_or(made, |(made, _)| made)
    });
    let stem = TARGETS
        .iter()
        .find_map(|target| stem.strip_prefix(target))
        .unwrap_or(stem);
    if made.is_empty() {
        // What is restored is what the snapshot is of, as in `RestoreFromClusterSnapshot`.
        return of.starts_with(stem) && !of.ends_with(stem);
    }
    // `EndpointName` of what `CreateEndpointAccess` makes, where there are no plain endpoints.
    made.ends_with(stem) || made.starts_with(stem) && !is_object(stem)
}

/// The structure that a member holds, or that its items or values are.
pub(crate) fn structure_in(model: &Model, structure: &str, member: &str) -> Option<String> {
    let members: &[Member] = match &model.shapes.get(structure)?.kind {
        Kind::Structure(members) | Kind::Union(members) => members,
        _ => return None,
    };
    let member = members.iter().find(|known| known.name == member)?;
    let mut name = &member.target;
    loop {
        name = match &model.shapes.get(name)?.kind {
            Kind::List(item) => &item.target,
            Kind::Map { value, .. } => &value.target,
            Kind::Structure(_) | Kind::Union(_) => return Some(name.clone()),
            _ => return None,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_operations_make() {
        for (operation, structure, stem, expected) in [
            ("CreateForge", None, "Forge", true),
            ("CreateForge", None, "ForgeMould", false),
            ("CreateForgeReadReplica", None, "Forge", true),
            ("CreateForgeReadReplica", None, "SourceForge", false),
            ("RestoreForgeToPointInTime", None, "Forge", true),
            ("RestoreFromForgeSnapshot", None, "Forge", true),
            ("RestoreFromForgeSnapshot", None, "Snapshot", false),
            ("RestoreFromForgeSnapshot", None, "ForgeMould", false),
            ("CopyForgeSnapshot", None, "TargetForgeSnapshot", true),
            ("CopyForgeSnapshot", None, "SourceForgeSnapshot", false),
            ("CreateTopic", None, "", true),
            ("ModifyForge", None, "NewForge", true),
            ("ModifyForge", None, "Forge", false),
            ("DescribeForges", None, "Forge", false),
            ("CreateForge", Some("Forge"), "", true),
            ("CreateForge", Some("Mould"), "", false),
            ("CreateForgeSnapshot", None, "Forge", false),
            ("CreateBellAccess", None, "Bell", true),
        ] {
            let found = makes(operation, structure, stem, &|object| object == "Forge");
            assert_eq!(found, expected, "{operation} {structure:?} {stem}");
        }
    }

    #[test]
    fn users_and_databases() {
        for (member, expected) in [
            ("MasterUsername", true),
            ("DbUser", true),
            ("DBName", true),
            ("DatabaseName", true),
            ("DBInstanceName", false),
            ("UserGroupName", false),
        ] {
            assert_eq!(is_user_or_database(member), expected, "{member}");
        }
    }
}
