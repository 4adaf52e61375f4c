//! The class of a rule: who names the thing that it is about, and what it demands of it.
//!
//! A first cut, from names in the model. Which level a class has is decided elsewhere.

use std::collections::BTreeSet;

use super::place::{Address, Spot};
use super::rule::{Rule, Stated};

/// The classes of DESIGN's table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// A trait of the model, or what corrects one.
    Trait,
    /// The name of the object that the operation makes.
    NameOfNew,
    /// Conflicts, order, windows, formats, unique items, multiples, forbidden prefixes.
    Between,
    /// Ranges of numbers.
    Range,
    /// A member that asks for another.
    Requires,
    /// A list of values from prose.
    Values,
    /// A length where an existing object is named.
    LengthOfExisting,
    /// A pattern where an existing object is named.
    PatternOfExisting,
    /// The name of a user or a database.
    UserOrDatabase,
    /// Everything else.
    Other,
}

impl Class {
    /// All of them, in the order of tables.
    pub(super) const ALL: [Self; 10] = [
        Self::Trait,
        Self::NameOfNew,
        Self::Between,
        Self::Range,
        Self::Requires,
        Self::Values,
        Self::LengthOfExisting,
        Self::PatternOfExisting,
        Self::UserOrDatabase,
        Self::Other,
    ];

    /// Its name in tables.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Trait => "trait of the model",
            Self::NameOfNew => "name of the object being made",
            Self::Between => "conflicts, order, windows, formats, unique, multiples, prefixes",
            Self::Range => "range of numbers",
            Self::Requires => "requires",
            Self::Values => "value list from prose",
            Self::LengthOfExisting => "length where an existing object is named",
            Self::PatternOfExisting => "pattern where an existing object is named",
            Self::UserOrDatabase => "user and database names",
            Self::Other => "other",
        }
    }
}

/// Verbs of operations that make an object.
const MAKING: [&str; 8] = [
    "Create", "Copy", "Restore", "Register", "Put", "Upload", "Allocate", "Purchase",
];

/// How names of members that name an object end.
const NAMING: [&str; 10] = [
    "Identifier",
    "Identifiers",
    "Name",
    "Names",
    "Id",
    "Ids",
    "Arn",
    "Arns",
    "ARN",
    "ARNs",
];

/// Names of members that name a user or a database, after prefixes such as `Master`.
const USERS: [&str; 6] = [
    "Username",
    "UserName",
    "DBName",
    "DatabaseName",
    "DbName",
    "DbUser",
];

/// The class of a rule. `operations` are those whose input the rule's structure is.
pub(super) fn class(rule: &Rule, operations: &BTreeSet<String>) -> Class {
    if matches!(rule.source, Stated::Model | Stated::OverrideOfModel) {
        return Class::Trait;
    }
    match rule.kind {
        "Requires" | "Required" => Class::Requires,
        "OneOf" => Class::Values,
        "Range" => Class::Range,
        "Length" | "Pattern" => of_text(rule, operations),
        _ => Class::Between,
    }
}

fn of_text(rule: &Rule, operations: &BTreeSet<String>) -> Class {
    let member = rule.address.member.as_str();
    if USERS.iter().any(|name| member.ends_with(name))
        && !operations.iter().any(|o| o.ends_with("User"))
    {
        return Class::UserOrDatabase;
    }
    if names_new(&rule.address, operations) {
        return Class::NameOfNew;
    }
    let names = NAMING.iter().any(|end| member.ends_with(end));
    match (names, rule.kind) {
        (false, _) => Class::Other,
        (true, "Length") => Class::LengthOfExisting,
        (true, _) => Class::PatternOfExisting,
    }
}

/// Whether a member names what all of these operations make.
pub(super) fn names_new(address: &Address, operations: &BTreeSet<String>) -> bool {
    let member = address.member.as_str();
    let stem = NAMING.iter().find_map(|end| member.strip_suffix(end));
    stem.is_some_and(|stem| {
        address.spot == Spot::Value
            && !operations.is_empty()
            && operations
                .iter()
                .all(|operation| makes(operation, member, stem))
    })
}

/// Whether an operation makes the object that a member with this stem names.
fn makes(operation: &str, member: &str, stem: &str) -> bool {
    if stem.starts_with("New") {
        return true;
    }
    let Some(object) = MAKING.iter().find_map(|verb| operation.strip_prefix(verb)) else {
        return false;
    };
    // A plain `Name` is that of what is made.
    if stem.is_empty() {
        return member == "Name";
    }
    let (made, of) = object.split_once("From").unwrap_or((object, ""));
    let made = made.split("ToPointInTime").next().unwrap_or(made);
    let made = made.trim_end_matches("ReadReplica");
    let stem = stem.strip_prefix("Target").unwrap_or(stem);
    if made.is_empty() {
        // What is restored is what the snapshot is of, as in `RestoreFromClusterSnapshot`.
        return of.starts_with(stem) && !of.ends_with(stem);
    }
    made.ends_with(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_names_what() {
        let names = |operation: &str, member: &str| {
            let address = Address {
                holder: "Input".to_owned(),
                member: member.to_owned(),
                spot: Spot::Value,
            };
            names_new(&address, &BTreeSet::from([operation.to_owned()]))
        };
        for (operation, member, expected) in [
            ("CreateDBInstance", "DBInstanceIdentifier", true),
            ("CreateDBInstance", "DBParameterGroupName", false),
            ("CreateDBInstanceReadReplica", "DBInstanceIdentifier", true),
            (
                "CreateDBInstanceReadReplica",
                "SourceDBInstanceIdentifier",
                false,
            ),
            ("RestoreDBClusterToPointInTime", "DBClusterIdentifier", true),
            ("RestoreFromClusterSnapshot", "ClusterIdentifier", true),
            ("RestoreFromClusterSnapshot", "SnapshotIdentifier", false),
            (
                "RestoreFromClusterSnapshot",
                "ClusterParameterGroupName",
                false,
            ),
            ("CopyDBSnapshot", "TargetDBSnapshotIdentifier", true),
            ("CreateTopic", "Name", true),
            ("CreateTopic", "TopicName", true),
            ("ModifyDBCluster", "NewDBClusterIdentifier", true),
            ("ModifyDBCluster", "DBClusterIdentifier", false),
            ("DescribeDBClusters", "DBClusterIdentifier", false),
        ] {
            assert_eq!(names(operation, member), expected, "{operation} {member}");
        }
    }
}
