//! Random texts in and near a pattern's language, on which the tables must agree with the `regex` crate.

use std::cell::Cell;

use proptest::prelude::*;
use proptest::string::string_regex;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use regex::Regex;

use super::{Compiled, compile, pattern};

/// Patterns that mean the same to Java and to the `regex` crate.
const SHARED: &[&str] = &[
    "[a-z][a-z0-9]*(-[a-z0-9]+)*",
    "[a-zA-Z](?:-?[a-zA-Z0-9]+)*",
    "[a-z](?:-?[a-z0-9]+){0,15}",
    "[a-z0-9_.-]{1,60}",
    "db\\.[0-9a-z]{2,6}\\.[0-9a-z]{4,9}",
    "(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.([a-z]*)",
    "((/[A-Za-z0-9\\.,\\+@=_-]+)*)/",
    "v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?",
    "(\\+[0-9]{8,}|[0-9]{0,9})",
    "(HTTPS?|#\\{protocol\\})",
    "([a-z][a-z0-9_]*\\*?|\\*[a-z0-9_]*)",
    "([A-Za-z0-9]{2,64}::){0,2}([A-Za-z0-9]{2,64}:?){0,1}",
    "(ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}|r-[a-z0-9]{4,32})",
    "[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}",
    "arn:aws[a-z-]*:rds(-[a-z]+)?:[a-z0-9-]*:[0-9]{12}:(cluster|db):[a-zA-Z][a-zA-Z0-9-]{0,62}",
    "arn:aws[a-z-]*:backup:[-a-z0-9]+:[0-9]{12}:[-a-z]+:([a-z0-9\\-]+:)?[a-z][a-z0-9\\-]{0,255}",
    "http(s?)://[a-zA-Z0-9._/-]*(\\?[a-zA-Z0-9._=&-]*)?(#[a-zA-Z0-9._/-]*)?",
    "[\\p{L}_][\\p{L}\\p{N}@$#_]+",
    "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,9}",
    "(ab|a)(bc|c)?(d{2,3}|e)*",
    "(a|b)*a(a|b){5}",
    "[^\\x00-\\x1F\\x7F]+(,[^,]{2})*",
    "\\S{6,9}",
];

/// A pattern, how the `regex` crate writes it, and a pattern for texts near it.
const DIFFERENT: &[(&str, &str, &str)] = &[
    (
        "[\\w+=,.@-]+",
        "\\A(?-u:[\\w+=,.@-]+)\\z",
        "[a-zA-Z0-9_+=,.@-]+",
    ),
    (
        "arn:.+:iam::\\d{12}:role/.+",
        "(?s)\\Aarn:.+:iam::[0-9]{12}:role/.+\\z",
        "arn:[a-z]+:iam::[0-9]{12}:role/.+",
    ),
    (
        ".*\\S.*",
        "(?s)\\A.*[^ \\t-\\r].*\\z",
        "[ \\t\\n]{0,3}x?[ \\t]{0,3}",
    ),
    (
        "^[a-z]{2}|[0-9]{2}$",
        "^[a-z]{2}|[0-9]{2}$",
        "[a-z0-9]{1,4}",
    ),
    ("(^p-[0-9a-z]{3})", "(^p-[0-9a-z]{3})", "p-[0-9a-z]{2,4}"),
    ("([0-9]{3}$)", "[0-9]{3}$", "[a-z0-9]{0,3}[0-9]{2,3}"),
    ("^(a|b$)*c", "^(a|b$)*c", "[abc]{1,5}"),
    (
        "([a-z][-a-z0-9]*)|(arn:\\b(aws|aws-cn)\\b:[-a-z0-9:/._+]*)",
        "\\A(?:([a-z][-a-z0-9]*)|(arn:(?-u:\\b)(aws|aws-cn)(?-u:\\b):[-a-z0-9:/._+]*))\\z",
        "arn:aws(-cn|x)?:[-a-z0-9:/._+]*",
    ),
    (
        "[a_. -]*\\b[a_. -]\\B[a_. -]*",
        "\\A[a_. -]*(?-u:\\b)[a_. -](?-u:\\B)[a_. -]*\\z",
        "[a_. -]{1,6}",
    ),
    (
        "[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\t]*",
        "\\A[\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}\\t]*\\z",
        "[\\x{1F}-\\x{10FFFF}]{0,4}",
    ),
    (
        "[a-z&&[^m-p]]{1,4}x",
        "\\A[a-z&&[^m-p]]{1,4}x\\z",
        "[a-z]{1,4}x",
    ),
    ("[a~~+--]+", "\\A[a~+,\\-]+\\z", "[a~+,-]{1,4}"),
    (
        "(?i)(true|false)",
        "\\A(?i-u:true|false)\\z",
        "(?i)(true|false)",
    ),
];

/// A change of a text at some place.
#[derive(Debug, Clone)]
enum Edit {
    Insert(char),
    Replace(char),
    Remove,
}

fn edits() -> impl Strategy<Value = Vec<(prop::sample::Index, Edit)>> {
    let c = || prop_oneof![4 => prop::char::range(' ', '~'), 1 => any::<char>(), 1 => Just('\n')];
    let edit = prop_oneof![
        c().prop_map(Edit::Insert),
        c().prop_map(Edit::Replace),
        Just(Edit::Remove)
    ];
    prop::collection::vec((any::<prop::sample::Index>(), edit), 0..3)
}

fn edited(text: &str, edits: &[(prop::sample::Index, Edit)]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for (index, edit) in edits {
        let at = index.index(chars.len() + 1);
        match edit {
            Edit::Insert(c) => chars.insert(at, *c),
            Edit::Replace(c) if at < chars.len() => chars[at] = *c,
            Edit::Remove if at < chars.len() => drop(chars.remove(at)),
            Edit::Replace(_) | Edit::Remove => {}
        }
    }
    chars.into_iter().collect()
}

/// Compares the two on texts that `near` describes, each with up to two changes.
fn compare(java: &'static str, regex: &str, near: &str) {
    let compiled = pattern(java);
    let regex = Regex::new(regex).unwrap();
    let (accepted, rejected) = (Cell::new(0), Cell::new(0));
    let config = Config {
        cases: 256,
        failure_persistence: None,
        ..Config::default()
    };
    let mut runner =
        TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let texts =
        (string_regex(near).unwrap(), edits()).prop_map(|(text, edits)| edited(&text, &edits));
    let result = runner.run(&texts, |text| {
        let expected = regex.is_match(&text);
        prop_assert_eq!(compiled.is_match(&text), expected, "{} on {:?}", java, text);
        let count = if expected { &accepted } else { &rejected };
        count.set(count.get() + 1);
        Ok(())
    });
    assert_eq!(result, Ok(()), "{java}");
    let (accepted, rejected) = (accepted.get(), rejected.get());
    assert!(
        accepted >= 20 && rejected >= 10,
        "{java}: {accepted} accepted, {rejected} rejected"
    );
}

#[test]
fn tables_agree_with_the_regex_crate() {
    for java in SHARED {
        compare(java, &format!("(?s)\\A(?:{java})\\z"), java);
    }
}

#[test]
fn tables_agree_with_the_regex_crate_where_syntax_differs() {
    for (java, regex, near) in DIFFERENT {
        compare(java, regex, near);
    }
}

proptest! {
    #![proptest_config(Config { cases: 4096, failure_persistence: None, ..Config::default() })]

    /// Whatever a model holds, compiling it ends, without a panic.
    #[test]
    fn no_text_makes_the_compiler_panic(java in "[\\\\\\[\\]()^$|*+?{},&:<>=!.aQEpPubdx0-9-]{0,24}|\\PC{0,12}") {
        if let Ok(Compiled::Dfa(table)) = compile(&java) {
            prop_assert_eq!(table.rows().len() + 1, table.states());
        }
    }
}
