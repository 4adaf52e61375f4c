//! The words for facts.

use super::*;

fn element(kind: Kind, constraints: Vec<Constraint>) -> Element {
    Element {
        kind,
        sensitive: false,
        constraints,
    }
}

fn text(min: u64, max: Option<u64>) -> Element {
    element(Kind::String, vec![Constraint::Length { min, max }])
}

#[test]
fn sizes_are_part_of_the_phrase() {
    let list = |item, constraints| {
        let kind = Kind::List {
            item: Box::new(item),
            item_name: "member".into(),
            flattened: false,
        };
        element(kind, constraints)
    };
    let map = |constraints| {
        let kind = Kind::Map {
            key: Box::new(text(1, None)),
            value: Box::new(element(Kind::Blob, Vec::new())),
            key_name: "key".into(),
            value_name: "value".into(),
            flattened: false,
        };
        element(kind, constraints)
    };
    let length = |min, max| vec![Constraint::Length { min, max }];
    let range = |min, max| vec![Constraint::Range { min, max }];
    let number = |number| Some(Number::Integer(number));
    for (element, expected) in [
        (text(0, None), "text"),
        (text(1, None), "text of at least 1 character"),
        (text(0, Some(63)), "text of at most 63 characters"),
        (text(12, Some(12)), "text of exactly 12 characters"),
        (element(Kind::Blob, length(1, Some(8))), "1 to 8 bytes"),
        (
            element(Kind::Integer, range(number(1), None)),
            "a whole number of at least 1",
        ),
        (
            element(Kind::Long, range(number(0), number(9))),
            "a whole number from 0 to 9",
        ),
        (
            list(text(1, Some(2)), length(0, Some(15))),
            "a list of at most 15 texts",
        ),
        (list(text(1, Some(2)), Vec::new()), "a list of texts"),
        (
            map(length(1, Some(1))),
            "a map of exactly 1 entry, from texts to blobs",
        ),
        (map(Vec::new()), "a map from texts to blobs"),
    ] {
        assert_eq!(phrase(&element), expected);
    }
    assert_eq!(
        part("Each item", &text(1, Some(2))),
        ["Each item: text of 1 to 2 characters."]
    );
    assert!(part("Each item", &element(Kind::String, Vec::new())).is_empty());
}

#[test]
fn many_values_are_not_all_named() {
    let values = |count: usize| (0..count).map(|n| n.to_string()).collect::<Vec<_>>();
    assert_eq!(one_of(&values(1)), "`0`");
    assert!(one_of(&values(9)).ends_with("`7`, `8`"));
    assert!(one_of(&values(10)).ends_with("`6`, `7` and 2 others"));
}

#[test]
fn long_lines_are_cut_outside_code() {
    let code = format!("`{}`", "a b ".repeat(30));
    let lines = wrap(
        "* ",
        &format!("Matches {code} and {}.", "more ".repeat(30).trim_end()),
    );
    assert_eq!(lines[..2], ["* Matches".to_owned(), format!("  {code}")]);
    assert_eq!(lines.len(), 4, "{lines:?}");
    assert!(lines[2].starts_with("  and more"));
    assert!(lines[2..].iter().all(|line| line.len() <= WIDTH));
}

#[test]
fn a_message_that_says_deprecated_is_not_told_so_again() {
    let of = |message: &str| {
        deprecation(Some(&Deprecated {
            message: Some(message.to_owned()),
            since: None,
        }))
    };
    assert_eq!(of("Use X."), Some("Deprecated: Use X.".to_owned()));
    assert_eq!(
        of("Deprecated. Use X."),
        Some("Deprecated. Use X.".to_owned())
    );
    assert_eq!(
        deprecation(Some(&Deprecated {
            message: None,
            since: None
        })),
        Some("Deprecated.".to_owned())
    );
}
