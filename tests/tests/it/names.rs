//! Types, fields and variants are named as in aws-sdk-rds 1.159.0, so that porting from it is mechanical.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::{Fields, Item, Visibility};

/// The SDK's names: public fields of structures and variants of enumerations by type, sorted. Its enumerations of
/// errors are under the names that ours of faults have.
const SDK: &str = include_str!("../../data/aws-sdk-rds-1.159.0.json");

/// The variable with the folder of the SDK's source.
const SOURCE: &str = "AWS_SDK_RDS";

/// A type whose names differ.
struct Difference {
    name: &'static str,
    theirs: &'static [&'static str],
    ours: &'static [&'static str],
    reason: &'static str,
}

const NAMES_OF_VALUES: &str =
    "the SDK uses names of values that only the Smithy model has; botocore's has only the values";
const NEWER: &str = "the model of that release of the SDK does not have the member yet";

const DIFFERENT: &[Difference] = &[
    Difference {
        name: "AuditPolicyState",
        theirs: &["LockedPolicy", "UnlockedPolicy"],
        ours: &["Locked", "Unlocked"],
        reason: NAMES_OF_VALUES,
    },
    Difference {
        name: "CopyDbSnapshotInput",
        theirs: &[],
        ours: &["tag_specifications"],
        reason: NEWER,
    },
    Difference {
        name: "OptionGroup",
        theirs: &[],
        ours: &["source_region"],
        reason: NEWER,
    },
    Difference {
        name: "OptionGroupOption",
        theirs: &[],
        ours: &["copyable_cross_region"],
        reason: NEWER,
    },
    Difference {
        name: "StorageEncryptionType",
        theirs: &["Cmk", "Sse", "Unencrypted"],
        ours: &["None", "SseKms", "SseRds"],
        reason: NAMES_OF_VALUES,
    },
];

type Names = BTreeMap<String, BTreeSet<String>>;

/// Our name for an operation's enumeration of errors. Only there does the SDK keep acronyms as in the model.
fn ported(name: &str) -> String {
    let operation = name.strip_suffix("Error").unwrap();
    format!("{}Fault", operation.replace("DB", "Db"))
}

fn sdk() -> Names {
    let mut names: Names = serde_json::from_str(SDK).unwrap();
    for difference in DIFFERENT {
        let (name, reason) = (difference.name, difference.reason);
        let members = names.get_mut(name).unwrap();
        for theirs in difference.theirs {
            assert!(members.remove(*theirs), "{name} has no {theirs}: {reason}");
        }
        for ours in difference.ours {
            assert!(
                members.insert((*ours).to_owned()),
                "{name} has {ours} too, and does not differ: {reason}"
            );
        }
    }
    names
}

/// The public types of the generated crate, with their public fields and variants.
fn generated() -> Names {
    names(sources(&source_folder()))
}

fn names(files: Vec<PathBuf>) -> Names {
    let mut names = Names::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for item in syn::parse_file(&text).unwrap().items {
            names.extend(members(item));
        }
    }
    names
}

fn source_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated/rds/src")
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let mut files = Vec::new();
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            files.extend(sources(&path));
        } else {
            files.push(path);
        }
    }
    files
}

fn members(item: Item) -> Option<(String, BTreeSet<String>)> {
    match item {
        Item::Struct(item) => {
            let Fields::Named(fields) = item.fields else {
                return None;
            };
            let public = fields
                .named
                .into_iter()
                .filter(|field| matches!(field.vis, Visibility::Public(_)));
            let names = public.filter_map(|field| field.ident);
            Some((
                item.ident.to_string(),
                names.map(|name| name.to_string()).collect(),
            ))
        }
        Item::Enum(item) => {
            let names = item.variants.into_iter().map(|variant| variant.ident);
            Some((
                item.ident.to_string(),
                names.map(|name| name.to_string()).collect(),
            ))
        }
        _ => None,
    }
}

#[test]
fn names_are_those_of_the_sdk() {
    let (sdk, mut generated) = (sdk(), generated());
    for (name, members) in &sdk {
        assert_eq!(generated.remove(name).as_ref(), Some(members), "{name}");
    }
    assert_eq!(generated, Names::new(), "the SDK has no such types");
}

/// `AWS_SDK_RDS=FOLDER cargo test -p touchmark-tests --test it names -- --ignored`, with the folder of the unpacked crate.
#[test]
#[ignore = "needs the source of the SDK's crate"]
fn the_names_are_taken_from_the_sdk() {
    let folder = std::env::var_os(SOURCE).unwrap_or_else(|| panic!("set {SOURCE}"));
    let (mut of_types, mut of_errors) = (Vec::new(), Vec::new());
    for file in sources(&Path::new(&folder).join("src")) {
        let parent = file.parent().unwrap();
        let stem = file.file_stem().unwrap().to_str().unwrap();
        let message = stem.ends_with("_input") || stem.ends_with("_output");
        if parent.ends_with("src/operation") {
            of_errors.push(file);
        } else if parent.ends_with("src/types")
            || message && parent.parent().unwrap().ends_with("src/operation")
        {
            of_types.push(file);
        }
    }
    let mut found = names(of_types);
    found.retain(|name, _| !name.ends_with("Builder"));
    let errors = names(of_errors).into_iter();
    found.extend(errors.map(|(name, variants)| (ported(&name), variants)));
    assert_eq!(found, serde_json::from_str::<Names>(SDK).unwrap());
}

#[test]
fn no_member_is_missing() {
    let generated = generated();
    for (name, count) in [
        ("DbCluster", 88),
        ("RestoreDbClusterFromS3Input", 39),
        ("RestoreDbClusterFromS3Output", 1),
        // 17 faults and the fallback.
        ("RestoreDbClusterFromS3Fault", 18),
    ] {
        assert_eq!(generated[name].len(), count, "{name}");
    }
}
