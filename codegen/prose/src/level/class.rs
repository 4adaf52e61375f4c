//! Classes of rules: who names the thing that a rule is about, and what it demands. Each has a level.

use touchmark_model::model::{AcrossRule, Level, Model, Place, Rule, Test};

use crate::level::naming::{Named, Naming};
use crate::words::name::words;
use crate::words::naming::{CHANGING, GROWING};

/// The class of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RuleClass {
    /// The length or form of the name of what the operation makes.
    NameOfNew,
    /// Conflicts, order, windows, formats, unique items, multiples, forbidden prefixes.
    Between,
    /// A range of numbers.
    Range,
    /// A member that asks for another.
    Requires,
    /// One of several members, in every request of an operation that asks what there is.
    RequiresOfQuery,
    /// One of several members, in what is said to be different from an image's or a template's own.
    RequiresOfChange,
    /// A list of values that do not grow in number: modes, kinds of storage and of networks.
    FixedValues,
    /// A list of values that grows: engines, versions, classes of machines.
    GrowingValues,
    /// A length where an existing object is named.
    LengthOfExisting,
    /// A form where an existing object is named.
    PatternOfExisting,
    /// The length or form of the name of a user or a database.
    UserOrDatabase,
    /// The number of items of a list, or of entries of a map.
    Items,
    /// The length or form of anything else.
    Text,
}

/// A class with its level.
struct Row {
    class: RuleClass,
    /// Its name in tables.
    name: &'static str,
    level: Level,
    /// Why it is not trusted.
    reason: &'static str,
}

const fn trusted(class: RuleClass, name: &'static str) -> Row {
    Row {
        class,
        name,
        level: Level::Trusted,
        reason: "",
    }
}

const fn doubted(class: RuleClass, name: &'static str, reason: &'static str) -> Row {
    Row {
        class,
        name,
        level: Level::Documented,
        reason,
    }
}

/// The classes in the order of tables, with how many of their rules something that AWS accepted met, and how many of those
/// refuse some of it.
const TABLE: [Row; 13] = [
    // 130 met, 3 contradicted, all off by one.
    trusted(RuleClass::NameOfNew, "name of the object being made"),
    // 133 met, 1 contradicted.
    trusted(
        RuleClass::Between,
        "conflicts, order, windows, formats, unique, multiples, prefixes",
    ),
    // 80 met, 1 contradicted.
    trusted(RuleClass::Range, "range of numbers"),
    // 71 met, 3 contradicted.
    trusted(RuleClass::Requires, "requires"),
    // 12 met, 1 contradicted; none of their readings is certain.
    doubted(
        RuleClass::RequiresOfQuery,
        "requires, of what only asks",
        "an operation that asks what there is may also take a request that names nothing",
    ),
    // 6 met, 3 contradicted: volumes keep their size, and machines may start in any zone.
    doubted(
        RuleClass::RequiresOfChange,
        "requires, of what changes something else",
        "what is left out stays as it is in what this changes",
    ),
    // 101 met, 4 contradicted.
    trusted(RuleClass::FixedValues, "value list from prose"),
    // 48 met, 9 contradicted.
    doubted(
        RuleClass::GrowingValues,
        "value list from prose that grows",
        "the service adds values to such a list with its releases",
    ),
    // 23 met, none contradicted, but ARNs are longer than names.
    doubted(
        RuleClass::LengthOfExisting,
        "length where an existing object is named",
        "an existing object may have a longer name than a new one, or go by its ARN",
    ),
    // 41 met, 11 contradicted.
    doubted(
        RuleClass::PatternOfExisting,
        "pattern where an existing object is named",
        "an existing object may have a name that a new one cannot get, or go by its ARN",
    ),
    // 24 met, 3 contradicted.
    doubted(
        RuleClass::UserOrDatabase,
        "user and database names",
        "each engine has its own rule for such names",
    ),
    // 52 met, none contradicted.
    trusted(RuleClass::Items, "number of items"),
    // 136 met, 3 contradicted.
    trusted(RuleClass::Text, "other lengths and patterns"),
];

impl RuleClass {
    /// All of them, in the order of tables.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| row.class)
    }

    fn row(self) -> Option<&'static Row> {
        TABLE.iter().find(|row| row.class == self)
    }

    /// Its name in tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().map_or("", |row| row.name)
    }

    /// The level of its rules.
    #[must_use]
    pub fn level(self) -> Level {
        self.row().map_or(Level::Documented, |row| row.level)
    }

    /// Why its rules are not trusted; empty for one whose rules are.
    #[must_use]
    pub fn reason(self) -> &'static str {
        self.row().map_or("", |row| row.reason)
    }
}

/// Tells the classes of a model's rules.
pub struct Classes<'m> {
    naming: Naming<'m>,
}

impl<'m> Classes<'m> {
    /// Those of a model with its documentation.
    #[must_use]
    pub fn of(model: &'m Model) -> Self {
        Self {
            naming: Naming::of(model),
        }
    }

    /// Whether a member names what every operation with it makes.
    #[must_use]
    pub fn names_new(&self, structure: &str, member: &str) -> bool {
        self.naming.named(structure, member) == Named::New
    }

    /// The class of a rule for the value of a member, or for what that consists of.
    #[must_use]
    pub fn of_value(&self, structure: &str, member: &str, place: Place, rule: &Rule) -> RuleClass {
        let grows = |member: &str| grows(member) || grows(&format!("{structure}{member}"));
        match rule {
            Rule::Length(_)
                if place == Place::Value && self.naming.is_several(structure, member) =>
            {
                RuleClass::Items
            }
            Rule::Range(_) | Rule::Spans(_) => RuleClass::Range,
            Rule::OneOf { .. } if grows(member) => RuleClass::GrowingValues,
            Rule::OneOf { .. } => RuleClass::FixedValues,
            Rule::Length(_) | Rule::Bytes(_) | Rule::Pattern(_) => match self
                .naming
                .named(structure, member)
            {
                Named::New => RuleClass::NameOfNew,
                Named::UserOrDatabase => RuleClass::UserOrDatabase,
                Named::Existing if matches!(rule, Rule::Pattern(_)) => RuleClass::PatternOfExisting,
                Named::Existing => RuleClass::LengthOfExisting,
                Named::Nobody if grows(member) => RuleClass::GrowingValues,
                Named::Nobody => RuleClass::Text,
            },
            Rule::MultipleOf(_)
            | Rule::NotPrefixedBy { .. }
            | Rule::Format(_)
            | Rule::Unique { .. }
            | Rule::Total { .. }
            | Rule::Parts(_) => RuleClass::Between,
        }
    }

    /// The class of a rule between the members of a structure.
    #[must_use]
    pub fn of_across(&self, structure: &str, rule: &AcrossRule) -> RuleClass {
        match rule {
            AcrossRule::Requires { when, any } => {
                let present = any.iter().filter(|need| need.test == Test::Present);
                let one_of_several = when.is_empty() && present.count() > 1;
                let mut operations = self.naming.operations(structure);
                if one_of_several && changes(structure) {
                    RuleClass::RequiresOfChange
                } else if one_of_several && operations.all(asks) {
                    RuleClass::RequiresOfQuery
                } else {
                    RuleClass::Requires
                }
            }
            AcrossRule::Conflict(_)
            | AcrossRule::Ordered(_)
            | AcrossRule::WindowsDisjoint { .. } => RuleClass::Between,
        }
    }
}

/// Whether an operation only asks what there is.
fn asks(operation: &str) -> bool {
    ["Describe", "List", "Get"]
        .iter()
        .any(|verb| operation.starts_with(verb))
}

/// Whether a structure says what is different from something else.
fn changes(structure: &str) -> bool {
    CHANGING.iter().any(|ending| structure.ends_with(ending))
}

/// Whether a list of the values of a member is out of date as soon as it is written.
fn grows(member: &str) -> bool {
    let own = words(member);
    GROWING.iter().any(|growing| {
        let growing: Vec<String> = growing.split(' ').flat_map(words).collect();
        own.ends_with(&growing)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_has_one_row() {
        for class in RuleClass::all() {
            assert_eq!(TABLE.iter().filter(|row| row.class == class).count(), 1);
            let doubted = class.level() > Level::Trusted;
            assert_eq!(class.reason().is_empty(), !doubted, "{class:?}");
        }
    }

    #[test]
    fn structures_that_change_something_else() {
        for (structure, expected) in [
            ("Ebs", true),
            ("FleetEbsBlockDeviceRequest", true),
            ("LaunchTemplateOverrides", true),
            ("SpotPlacement", true),
            ("LaunchTemplateSpecification", false),
            ("CreateVolumeRequest", false),
        ] {
            assert_eq!(changes(structure), expected, "{structure}");
        }
    }

    #[test]
    fn lists_that_grow() {
        for (member, expected) in [
            ("Engine", true),
            ("EngineVersion", true),
            ("DBParameterGroupFamily", true),
            ("CacheNodeType", true),
            ("DBInstanceClass", true),
            ("EventCategories", true),
            ("StorageType", false),
            ("NetworkType", false),
            ("EngineMode", false),
        ] {
            assert_eq!(grows(member), expected, "{member}");
        }
    }
}
