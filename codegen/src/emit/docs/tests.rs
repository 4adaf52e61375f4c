//! The words for facts.

mod across_members;
mod alone;
mod points;

use touchmark::schema::{Level, Source};
use touchmark_model::model::{Format, Length, Number, Order, Range, Test};

use super::fact::{Fact, points};
use super::field::part;
use super::phrase::phrase;
use super::text::{WIDTH, escaped, first_paragraph, first_sentence, one_of};
use super::*;
use crate::ir::{
    Across, AcrossRule, Condition, Constraint, Element, Field, Kind, Member, Paging, Rule,
    RulePattern, Structure, Target, TypeName,
};

fn element(kind: Kind, rules: Vec<Rule>) -> Element {
    let always = |rule| Constraint::new(rule, Source::Model);
    Element {
        kind,
        sensitive: false,
        constraints: rules.into_iter().map(always).collect(),
    }
}

fn sentences(facts: &[Fact]) -> Vec<String> {
    facts.iter().map(Fact::sentence).collect()
}

fn field(name: &str, element: Element) -> Field {
    Field {
        rust_name: name.to_lowercase(),
        setter: name.to_lowercase(),
        name: name.into(),
        wire_name: name.into(),
        request_name: None,
        required: false,
        idempotency_token: false,
        default: None,
        target: None,
        paging: None,
        boxed: false,
        element,
        docs: Docs::default(),
    }
}

fn text(min: u64, max: Option<u64>) -> Element {
    element(Kind::String, vec![length(min, max)])
}

fn length(min: u64, max: Option<u64>) -> Rule {
    let min = Some(min).filter(|min| *min > 0);
    Rule::Length(Length { min, max })
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
    let length = |min, max| vec![length(min, max)];
    let range = |min, max| vec![Rule::Range(Range { min, max })];
    let number = |number| Some(Number::Integer(number));
    let tag = TypeName {
        name: "Tag".into(),
        module: "tag".into(),
    };
    for (element, expected) in [
        (text(0, None), "a string"),
        (text(1, None), "a string of at least 1 character"),
        (text(0, Some(63)), "a string of at most 63 characters"),
        (text(12, Some(12)), "a string of exactly 12 characters"),
        (
            element(Kind::Blob, length(1, Some(8))),
            "a blob of 1 to 8 bytes",
        ),
        (
            element(Kind::Integer, range(number(1), None)),
            "an integer of at least 1",
        ),
        (
            element(Kind::Long, range(number(0), number(9))),
            "an integer from 0 to 9",
        ),
        (
            list(text(1, Some(2)), length(0, Some(15))),
            "a list of at most 15 strings",
        ),
        (list(text(1, Some(2)), Vec::new()), "a list of strings"),
        (
            map(length(1, Some(1))),
            "a map from strings to blobs, with exactly 1 entry",
        ),
        (map(Vec::new()), "a map from strings to blobs"),
        (
            list(
                element(Kind::Structure(tag.clone()), Vec::new()),
                length(0, Some(1)),
            ),
            "a list of at most 1 `Tag` structure",
        ),
        (element(Kind::Union(tag), Vec::new()), "the union `Tag`"),
    ] {
        assert_eq!(phrase(&element), expected);
    }
    assert_eq!(
        sentences(&part("Each item", &text(1, Some(2)))),
        ["Each item: a string of 1 to 2 characters."]
    );
    assert!(part("Each item", &element(Kind::String, Vec::new())).is_empty());
}

#[test]
fn setters_have_the_first_paragraph_of_prose() {
    for (prose, expected) in [
        (
            "One line\nand another.\n\n- A list.",
            "One line\nand another.",
        ),
        ("- A list.\n\nA line.", ""),
        ("10. A list.", ""),
        ("10 marks.", "10 marks."),
        ("```text\ncode\n```", ""),
        ("`code` first.", "`code` first."),
        ("", ""),
    ] {
        assert_eq!(first_paragraph(prose), expected);
    }
}

#[test]
fn many_values_are_not_all_named() {
    let values = |count: usize| (0..count).map(|n| n.to_string()).collect::<Vec<_>>();
    assert_eq!(one_of(&values(1)), "`0`");
    assert!(one_of(&values(9)).ends_with("`7`, `8`"));
    assert!(one_of(&values(10)).ends_with("`6`, `7` and 2 others"));
}

#[test]
fn code_shows_what_nobody_can_see() {
    for (text, expected) in [
        ("a b", "`a b`"),
        ("\n", r#""\n""#),
        ("a\r\nb", r"`a\r\nb`"),
        ("a`\u{0}", r"`` a`\u{0} ``"),
        ("\u{e9}", "`\u{e9}`"),
    ] {
        assert_eq!(code(text), expected);
    }
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

fn condition(member: usize, test: Test) -> Condition {
    let member = self::member(member);
    Condition { member, test }
}

fn member(index: usize) -> Member {
    let name = ["A", "B", "C"][index].to_owned();
    Member { index, name }
}

fn one(value: &str) -> Test {
    Test::OneOf(vec![value.to_owned()])
}

fn texts(values: &[&str]) -> Vec<String> {
    values.iter().map(|value| (*value).to_owned()).collect()
}

#[test]
fn each_rule_has_its_words() {
    let pattern = |words: Option<&str>| {
        Rule::Pattern(RulePattern {
            source: "[a-z]*".into(),
            words: words.map(Into::into),
            constant: "A".into(),
        })
    };
    let unique = |by: Option<usize>, ignore_case| Rule::Unique {
        by: by.map(member),
        ignore_case,
    };
    let one_of = |values: &[&str], ignore_case| Rule::OneOf {
        values: texts(values),
        ignore_case,
    };
    let prefixes = Rule::NotPrefixedBy {
        prefixes: texts(&["aws:", "rds:"]),
        ignore_case: true,
    };
    let (daily, weekly) = (
        Format::DailyWindow { min_minutes: 30 },
        Format::WeeklyWindow { min_minutes: 0 },
    );
    for (rule, alone, of_items) in [
        (
            pattern(Some("letters; no `<` in it")),
            "Letters; no `<` in it.",
            "Each item: letters; no `<` in it.",
        ),
        (
            pattern(None),
            "Matches the pattern `[a-z]*`.",
            "Each item matches the pattern `[a-z]*`.",
        ),
        (
            unique(None, false),
            "Does not have the same item twice.",
            "Each item does not have the same item twice.",
        ),
        (
            unique(Some(1), true),
            "Does not have two items with the same `B` (case-insensitive).",
            "Each item does not have two items with the same `B` (case-insensitive).",
        ),
        (
            one_of(&["a", "B"], true),
            "One of `a`, `B` (case-insensitive).",
            "Each item: one of `a`, `B` (case-insensitive).",
        ),
        (one_of(&["1"], true), "Only `1`.", "Each item: only `1`."),
        (
            Rule::Spans(vec![(0, 0), (7, 7), (300, 900)]),
            "Only 0, 7 or 300 to 900.",
            "Each item: only 0, 7 or 300 to 900.",
        ),
        (
            Rule::MultipleOf(Number::Float(0.5)),
            "A multiple of 0.5.",
            "Each item: a multiple of 0.5.",
        ),
        (
            prefixes,
            "Does not begin with `aws:` or `rds:` (case-insensitive).",
            "Each item does not begin with `aws:` or `rds:` (case-insensitive).",
        ),
        (
            Rule::Format(daily),
            "A daily window in the form `hh24:mi-hh24:mi`, at least 30 minutes long.",
            "Each item: a daily window in the form `hh24:mi-hh24:mi`, at least 30 minutes long.",
        ),
        (
            Rule::Format(weekly),
            "A weekly window in the form `ddd:hh24:mi-ddd:hh24:mi`.",
            "Each item: a weekly window in the form `ddd:hh24:mi-ddd:hh24:mi`.",
        ),
    ] {
        let element = element(Kind::String, vec![rule]);
        assert_eq!(sentences(&clause::facts("", &element)), [alone]);
        assert_eq!(sentences(&clause::facts("Each item", &element)), [of_items]);
    }
}

#[test]
fn numbers_next_to_each_other_are_no_range_and_bytes_are_told_as_such() {
    for (rule, words) in [
        (Rule::Spans(vec![(1, 2), (4, 4)]), "Only 1, 2 or 4."),
        (
            Rule::Bytes(Length {
                min: None,
                max: Some(4096),
            }),
            "At most 4096 bytes in UTF-8.",
        ),
    ] {
        let element = element(Kind::String, vec![rule]);
        assert_eq!(sentences(&clause::facts("", &element)), [words]);
    }
}

#[test]
fn words_are_no_markdown() {
    for (words, expected) in [
        ("a [b] `[c]` *d*", "a \\[b\\] `[c]` \\*d\\*"),
        ("one ` alone", "one \\` alone"),
        ("a - b, a-b", "a \\- b, a-b"),
    ] {
        assert_eq!(escaped(words), expected);
    }
}

#[test]
fn a_sentence_ends_at_a_full_stop() {
    for (text, first) in [
        ("Melts a mark. It is gone.", "Melts a mark"),
        (
            "Costs 1.5 coins, e.g. Roman ones. Or more.",
            "Costs 1.5 coins, e.g. Roman ones",
        ),
        (
            "Calls `A. B` or [c. D](e. F). Then not.",
            "Calls `A. B` or [c. D](e. F)",
        ),
        ("No end", "No end"),
    ] {
        assert_eq!(first_sentence(text), first);
    }
}
