//! Names: from the model's to Rust's, settled once. They are those of aws-sdk-rust.

use std::collections::{BTreeMap, BTreeSet};

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

/// The variant of an enumeration that stands for every value that its model does not list.
pub const UNKNOWN: &str = "Unknown";

/// The variant of a fault enumeration that stands for every fault that its operation does not document.
pub const UNHANDLED: &str = "Unhandled";

/// Methods that a setter must not hide or look like: those of the generated code itself, those that everything has,
/// and those of operators that take and give what a setter does.
const METHODS: [&str; 13] = [
    "add", "bitand", "bitor", "bitxor", "clone", "default", "div", "mul", "rem", "shl", "shr",
    "sub", "validate",
];

/// What the prelude of the 2024 edition has, in ascending order. A type of such a name must not come with `use types::*`.
const PRELUDE: [&str; 43] = [
    "AsMut",
    "AsRef",
    "AsyncFn",
    "AsyncFnMut",
    "AsyncFnOnce",
    "Box",
    "Clone",
    "Copy",
    "Default",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Future",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
];

/// What files import for maps.
pub(crate) const MAP: &str = "BTreeMap";

/// Whether a type's name is one that Rust's prelude has.
#[must_use]
pub fn is_in_prelude(type_name: &str) -> bool {
    PRELUDE.binary_search(&type_name).is_ok()
}

/// Whether a type's name is one that generated files may use for something else.
#[must_use]
pub(crate) fn is_in_reach(type_name: &str) -> bool {
    is_in_prelude(type_name) || type_name == MAP
}

/// The type of a shape: `DbCluster` for `DBCluster`.
#[must_use]
pub fn type_name(shape: &str) -> String {
    let name = valid(shape.to_upper_camel_case(), "Unnamed");
    // The one type name that is a keyword.
    if name == "Self" {
        "SelfValue".to_owned()
    } else {
        name
    }
}

/// The module of a type: `db_cluster` for `DbCluster`.
#[must_use]
pub fn module_name(type_name: &str) -> String {
    let name = valid(type_name.to_snake_case(), "unnamed");
    // A module that is called as a crate would stand in for it wherever its parent is imported whole, and clippy refuses
    // one that is called as its parent.
    let reserved = ["std", "core", "alloc", "touchmark", "types", "operation"];
    if is_keyword(&name) || reserved.contains(&name.as_str()) {
        format!("{name}_")
    } else {
        name
    }
}

/// The constant of a shape: `DB_CLUSTER` for `DBCluster`.
#[must_use]
pub fn constant_name(shape: &str) -> String {
    valid(shape.to_shouty_snake_case(), "UNNAMED")
}

/// The field of a member: `db_cluster_arn` for `DBClusterArn`, `r#type` for `Type`.
#[must_use]
pub fn field_name(member: &str) -> String {
    let name = valid(member.to_snake_case(), "unnamed");
    match name.as_str() {
        // These four cannot be raw identifiers.
        "crate" | "self" | "super" | "Self" => format!("{name}_"),
        _ if is_keyword(&name) => format!("r#{name}"),
        _ => name,
    }
}

/// The setters of a structure's fields: the fields' names, unless those are methods already.
#[must_use]
pub fn setter_names(fields: &[String]) -> Vec<String> {
    let is_method = |field: &&String| METHODS.contains(&field.as_str());
    let free = fields.iter().filter(|field| !is_method(field));
    let mut taken = Taken::new(free.cloned());
    let setter = |field: &String| {
        if is_method(&field) {
            taken.unique(format!("with_{field}"))
        } else {
            field.clone()
        }
    };
    fields.iter().map(setter).collect()
}

/// The variant of a value: `SseKms` for `sse-kms`.
#[must_use]
pub fn variant_name(value: &str) -> String {
    let name = value.to_upper_camel_case();
    match name.as_str() {
        "" if value.is_empty() => "Empty".to_owned(),
        // Nothing but punctuation: its code points are at least unique.
        "" => value
            .chars()
            .map(|character| format!("U{:04X}", u32::from(character)))
            .collect(),
        UNKNOWN | "Self" => format!("{name}Value"),
        _ if name.starts_with(|first: char| first.is_ascii_digit()) => format!("V{name}"),
        _ => valid(name, "Unnamed"),
    }
}

/// The names that are taken.
#[derive(Debug, Default)]
pub struct Taken {
    names: BTreeSet<String>,
    /// By name: the first number behind it that was not tried yet.
    numbers: BTreeMap<String, usize>,
}

impl Taken {
    /// These and no others.
    #[must_use]
    pub fn new(names: impl IntoIterator<Item = String>) -> Self {
        Self {
            names: names.into_iter().collect(),
            numbers: BTreeMap::new(),
        }
    }

    /// `name`, with a number behind it if it is taken; taken from now on.
    pub fn unique(&mut self, name: String) -> String {
        if self.names.insert(name.clone()) {
            return name;
        }
        let number = self.numbers.entry(name.clone()).or_insert(2);
        loop {
            let candidate = format!("{name}{number}");
            *number = number.saturating_add(1);
            if self.names.insert(candidate.clone()) {
                return candidate;
            }
        }
    }
}

/// `name` with whatever cannot stand in an identifier replaced; models can hold anything between quotes.
fn valid(name: String, unnamed: &str) -> String {
    if !name.contains(char::is_alphanumeric) {
        return unnamed.to_owned();
    }
    let mut valid = replace(&name, char::is_alphanumeric);
    if !valid.starts_with(|first: char| first.is_alphabetic() || first == '_') {
        valid.insert(0, '_');
    }
    if is_identifier(&valid) {
        return valid;
    }
    // Alphanumeric is a little wider than what Rust allows in identifiers.
    replace(&format!("u{valid}"), |character| {
        character.is_ascii_alphanumeric()
    })
}

fn replace(name: &str, keep: impl Fn(char) -> bool) -> String {
    name.chars()
        .map(|character| if keep(character) { character } else { '_' })
        .collect()
}

fn is_identifier(name: &str) -> bool {
    is_keyword(name) || syn::parse_str::<syn::Ident>(name).is_ok()
}

/// Whether Rust gives the word a meaning of its own, in any edition.
pub(crate) fn is_keyword(name: &str) -> bool {
    syn::parse_str::<syn::Ident>(name).is_err()
        && syn::parse_str::<syn::Ident>(&format!("r#{name}")).is_ok()
        || matches!(
            name,
            "crate" | "self" | "super" | "Self" | "gen" | "async" | "await" | "dyn" | "try"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_modules_and_constants() {
        for (shape, name, module, constant) in [
            ("DBCluster", "DbCluster", "db_cluster", "DB_CLUSTER"),
            ("IAMRoleArn", "IamRoleArn", "iam_role_arn", "IAM_ROLE_ARN"),
            (
                "RestoreDBClusterFromS3",
                "RestoreDbClusterFromS3",
                "restore_db_cluster_from_s3",
                "RESTORE_DB_CLUSTER_FROM_S3",
            ),
            ("Type", "Type", "type_", "TYPE"),
            ("Option", "Option", "option", "OPTION"),
            ("endpoint", "Endpoint", "endpoint", "ENDPOINT"),
            ("Self", "SelfValue", "self_value", "SELF"),
            ("mod", "Mod", "mod_", "MOD"),
        ] {
            assert_eq!(type_name(shape), name);
            assert_eq!(module_name(&type_name(shape)), module);
            assert_eq!(constant_name(shape), constant);
        }
    }

    #[test]
    fn names_of_the_prelude() {
        assert!(PRELUDE.is_sorted());
        for name in ["Option", "Vec", "AsyncFn", "AsMut", "Unpin", "Err"] {
            assert!(is_in_prelude(name) && is_in_reach(name), "{name}");
        }
        // A derive of that name is a macro, which no type hides.
        for name in ["Debug", "Hash", "Endpoint", "SelfValue", "BTreeMap"] {
            assert!(!is_in_prelude(name), "{name}");
        }
        assert!(is_in_reach("BTreeMap") && !is_in_reach("Endpoint"));
        assert_eq!(module_name("Std"), "std_");
        assert_eq!(module_name("Types"), "types_");
    }

    #[test]
    fn fields_and_setters() {
        let table = [
            ("DBClusterArn", "db_cluster_arn", "db_cluster_arn"),
            ("S3BucketName", "s3_bucket_name", "s3_bucket_name"),
            (
                "ServerlessV2ScalingConfiguration",
                "serverless_v2_scaling_configuration",
                "serverless_v2_scaling_configuration",
            ),
            (
                "IOOptimizedNextAllowedModificationTime",
                "io_optimized_next_allowed_modification_time",
                "io_optimized_next_allowed_modification_time",
            ),
            ("Type", "r#type", "r#type"),
            ("Self", "self_", "self_"),
            ("Gen", "r#gen", "r#gen"),
            ("Match", "r#match", "r#match"),
            ("Default", "default", "with_default"),
            ("Validate", "validate", "with_validate"),
            ("From", "from", "from"),
            ("Add", "add", "with_add"),
            ("WithClone", "with_clone", "with_clone"),
            ("Clone", "clone", "with_clone2"),
            ("2ndName", "_2nd_name", "_2nd_name"),
        ];
        let fields: Vec<String> = table
            .iter()
            .map(|(member, _, _)| field_name(member))
            .collect();
        let setters = setter_names(&fields);
        let found: Vec<_> = fields
            .iter()
            .map(String::as_str)
            .zip(setters.iter().map(String::as_str))
            .collect();
        let expected = table.map(|(_, field, setter)| (field, setter));
        assert_eq!(found, expected);
    }

    #[test]
    fn variants() {
        for (value, variant) in [
            ("sse-kms", "SseKms"),
            ("postgresql.log/slow query", "PostgresqlLogSlowQuery"),
            ("none", "None"),
            ("unknown", "UnknownValue"),
            ("Unknown", "UnknownValue"),
            ("self", "SelfValue"),
            ("other", "Other"),
            ("8.0", "V80"),
            ("", "Empty"),
            ("*", "U002A"),
            ("ä b", "ÄB"),
        ] {
            assert_eq!(variant_name(value), variant, "{value}");
        }
    }

    #[test]
    fn every_name_is_an_identifier() {
        for name in [
            "", "1", "-", "a-b", "日本", "²", "a²", "type", "Self", "try", "union", "É", "\u{0}",
            "_", "r#x",
        ] {
            for name in [
                type_name(name),
                module_name(&type_name(name)),
                constant_name(name),
                field_name(name),
                variant_name(name),
            ] {
                assert!(
                    syn::parse_str::<syn::Ident>(&name).is_ok() || name == "_",
                    "{name}"
                );
            }
        }
    }

    #[test]
    fn clashes_get_numbers() {
        let mut taken = Taken::new(["Sync2".to_owned()]);
        let names = ["Sync", "Sync", "Sync5", "Sync", "Sync", "Sync3"]
            .map(|name| taken.unique(name.to_owned()));
        assert_eq!(
            names,
            ["Sync", "Sync3", "Sync5", "Sync4", "Sync6", "Sync32"]
        );
    }
}
