//! The table of partitions says what `models/partitions` does, whose facts `cargo xtask update` takes from botocore.

use std::fs;

use serde_json::Value;
use touchmark::client::endpoint::partitions::{self, Partition};

/// How every expression for regions ends: after the beginning of a name come a word and a number.
const AREA: &str = r"\-\w+\-\d+$";

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../models");

fn read(path: &str) -> Value {
    let text = fs::read_to_string(format!("{FOLDER}/{path}")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The beginnings of names that an expression is for: letters, escaped hyphens, and at most one group of alternatives.
fn prefixes(expression: &str) -> Option<Vec<String>> {
    let rest = expression.strip_prefix('^')?.strip_suffix(AREA)?;
    let rest = rest.replace(r"\-", "-");
    let found = match rest.split_once('(') {
        None => vec![rest],
        Some((before, rest)) => {
            let (group, after) = rest.split_once(')')?;
            let alternatives = group.split('|');
            alternatives
                .map(|one| format!("{before}{one}{after}"))
                .collect()
        }
    };
    let is_plain = |name: &String| {
        let plain = |c: char| c.is_ascii_lowercase() || c == '-';
        !name.is_empty() && name.chars().all(plain)
    };
    found.iter().all(is_plain).then_some(found)
}

/// What facts say, laid out as the table is.
fn expected(facts: &Value) -> String {
    let output = |key: &str| &facts["outputs"][key];
    let expression = facts["regionRegex"].as_str().unwrap();
    let prefixes = prefixes(expression)
        .unwrap_or_else(|| panic!("{expression}: not of the form that `Partition` has"));
    let regex = regex::Regex::new(expression).unwrap();
    let regions = facts["regions"].as_array().unwrap();
    let regions = regions.iter().map(|region| region.as_str().unwrap());
    let others: Vec<&str> = regions.filter(|region| !regex.is_match(region)).collect();
    assert_eq!(facts["id"], *output("name"));
    format!(
        "{} {prefixes:?} {others:?} {} {} {} fips={} dual-stack={}",
        output("name"),
        output("dnsSuffix"),
        output("dualStackDnsSuffix"),
        output("implicitGlobalRegion"),
        output("supportsFIPS"),
        output("supportsDualStack"),
    )
}

fn ours(partition: &Partition) -> String {
    format!(
        "{:?} {:?} {:?} {:?} {:?} {:?} fips={} dual-stack={}",
        partition.name,
        partition.prefixes,
        partition.others,
        partition.dns_suffix,
        partition.dual_stack_dns_suffix,
        partition.implicit_global_region,
        partition.supports_fips,
        partition.supports_dual_stack,
    )
}

#[test]
fn the_table_says_what_the_facts_do() {
    let facts = read("partitions/partitions.json");
    let facts = facts["partitions"].as_array().unwrap();
    let expected: Vec<String> = facts.iter().map(expected).collect();
    let found: Vec<String> = partitions::ALL.iter().map(ours).collect();
    assert_eq!(
        found, expected,
        "change the table `ALL` in runtime/src/client/endpoint/partitions.rs"
    );
    let known = ["id", "outputs", "regionRegex", "regions"];
    let outputs = [
        "dnsSuffix",
        "dualStackDnsSuffix",
        "implicitGlobalRegion",
        "name",
        "supportsDualStack",
        "supportsFIPS",
    ];
    for partition in facts {
        let keys =
            |value: &Value| -> Vec<String> { value.as_object().unwrap().keys().cloned().collect() };
        let mut found = keys(partition);
        found.sort();
        assert_eq!(found, known, "a fact that the table has no place for");
        let mut found = keys(&partition["outputs"]);
        found.sort();
        assert_eq!(found, outputs, "a fact that the table has no place for");
    }
}

#[test]
fn the_facts_are_of_the_release_that_the_models_come_from() {
    let release = |path: &str| {
        let source = read(path);
        (source["version"].clone(), source["wheel"].clone())
    };
    let own = release("partitions/source.json");
    for model in ["rds/2014-10-31", "sts/2011-06-15"] {
        assert_eq!(own, release(&format!("{model}/source.json")), "{model}");
    }
}

#[test]
fn expressions_of_another_form_are_seen() {
    assert_eq!(prefixes(r"^us\-gov\-\w+\-\d+$").unwrap(), ["us-gov"]);
    assert_eq!(prefixes(r"^a\-(b|c)\-\w+\-\d+$").unwrap(), ["a-b", "a-c"]);
    for other in [
        r"^us\-gov",
        r"^a+\-\w+\-\d+$",
        r"^(a|b)(c)\-\w+\-\d+$",
        r"^\-\w+\-\d+",
    ] {
        assert_eq!(prefixes(other), None, "{other}");
    }
}
