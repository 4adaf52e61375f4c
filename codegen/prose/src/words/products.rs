//! Names of a vendor and its products, as documentation uses them: data, so that no recogniser knows one.

use crate::words::vocabulary::Part;

/// Parts of phrases.
pub(crate) const PARTS: &[Part] = &[
    ("vendor", "Amazon Web Services|Amazon|AWS"),
    (
        "product",
        "rds|amazon|aurora|iam|cloudformation|elasticache|sts",
    ),
    ("resource_name", r"amazon resource name(?: \(arn\))?|arn"),
    // What runs an engine and is no part of a cluster.
    ("single_instances", "(?:{vendor} )?RDS DB instances?"),
];

/// Words in front of the name of an engine that say nothing of it.
pub(crate) const IN_FRONT_OF_ENGINES: &[&str] =
    &["amazon", "rds", "microsoft", "db", "instance", "cluster"];

/// How the names of engines begin whose storage a cluster manages.
pub(crate) const CLUSTERED: &[&str] = &["aurora"];

/// What can stand in front of the family in the name of a class of machines.
pub(crate) const CLASS_PREFIXES: &[&str] = &["", "cache.", "db."];

/// The vendor's names in front of nouns, longest first.
pub(crate) const VENDORS: &[&str] = &["Amazon Web Services "];

/// What members' names abbreviate.
pub(crate) const ABBREVIATIONS: &[(&str, &str)] = &[("Availability Zone", "AZ")];

/// Kinds of which documentation states how many times an amount can be taken; of newer kinds it can be more often.
pub(crate) const PROPORTIONAL: &[&str] = &["io1"];

/// A length that documentation states for every engine, and only some have.
pub(crate) struct EngineLimit {
    /// How the names of the members end that it is stated of, in lower case.
    pub(crate) name: &'static str,
    /// The length.
    pub(crate) own: u64,
    /// The engines that have it.
    pub(crate) engines: &'static [&'static str],
    /// The longest that another engine takes.
    pub(crate) longest: u64,
}

const MYSQL: &[&str] = &["mysql", "mariadb", "aurora-mysql", "aurora"];

/// What is known of such lengths. They can be told by the number: no other engine has the same.
pub(crate) const ENGINE_LIMITS: &[EngineLimit] = &[
    EngineLimit {
        name: "masterusername",
        own: 16,
        engines: MYSQL,
        longest: 128,
    },
    EngineLimit {
        name: "masteruserpassword",
        own: 41,
        engines: MYSQL,
        longest: 128,
    },
];
