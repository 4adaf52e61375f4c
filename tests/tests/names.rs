//! Types, fields and variants are named as in aws-sdk-rds 1.159.0, so that porting from it is mechanical.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::{Fields, Item, Visibility};

/// The SDK's names: public fields of structures and variants of enumerations by type, sorted.
const SDK: &str = include_str!("../data/aws-sdk-rds-1.159.0.json");

/// Names that differ: the type, the SDK's names, ours, and why.
const DIFFERENT: &[(&str, &[&str], &[&str], &str)] = &[(
    "StorageEncryptionType",
    &["Cmk", "Sse", "Unencrypted"],
    &["None", "SseKms", "SseRds"],
    "the SDK takes the names that only the Smithy model has, botocore's has the values alone",
)];

type Names = BTreeMap<String, BTreeSet<String>>;

fn sdk() -> Names {
    let mut names: Names = serde_json::from_str(SDK).unwrap();
    for (name, theirs, ours, _) in DIFFERENT {
        let members = names.get_mut(*name).unwrap();
        for name in *theirs {
            assert!(members.remove(*name), "{name} is not in the SDK");
        }
        members.extend(ours.iter().map(|name| (*name).to_owned()));
    }
    names
}

/// The public types of the generated crate, with their public fields and variants.
fn generated() -> Names {
    let mut names = Names::new();
    for file in sources(&source_folder()) {
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
    let (sdk, generated) = (sdk(), generated());
    // The SDK's names are at hand for what one operation reaches.
    for (name, members) in &sdk {
        assert_eq!(generated.get(name), Some(members), "{name}");
    }
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
