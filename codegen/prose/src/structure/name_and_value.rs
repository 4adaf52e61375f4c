//! Tables of entries: a member's documentation that says of each of its values what another member can then hold.

use touchmark_model::model::{Condition, Documented, Grade, Place, Regex, Rule, RuleSource, Test};

use crate::family::fact::Fact;
use crate::family::values::allowed::{code_values, listed};
use crate::pattern::numerals;
use crate::read::documentation::Documentation;
use crate::read::label::Section;
use crate::read::passage::Passage;
use crate::read::screen::hash;
use crate::read::statement::Statement;
use crate::words::name::code_spans;
use crate::words::number::count;
use crate::words::phrase::{Phrase, group};
use crate::words::subject::Holds;

/// What was found in a table.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// Rules for the member that holds the values.
    pub(crate) rules: Vec<Documented>,
    /// All sentences that speak of an entry.
    pub(crate) sentences: Vec<String>,
    /// Those that are enforced.
    pub(crate) enforced: Vec<String>,
}

/// Values of one entry.
#[derive(Debug, Default)]
struct Entry {
    key: String,
    literals: Vec<String>,
    numbers: Vec<(u64, Option<u64>)>,
    /// What the value does not begin with.
    not_prefixes: Vec<String>,
    /// How often the entry is explained, and how often with its values.
    explained: usize,
    stated: usize,
    sentences: Vec<String>,
}

static VALUE_IS: Phrase = Phrase::new(r"(?i)^(?:the )?(?:{allowed} )?values? {is} (.+)$");
static RANGE_IS: Phrase = Phrase::new(
    r"(?i)^the (?:valid )?range is ({number})(?: [a-z]+)?{to}({number})\b(?: [a-z]+)?(?: \(([0-9]+) [a-z]+\))?$",
);
static NOT_PREFIXED: Phrase = Phrase::new(
    r"(?i)^(?:names|values) that {begin} with the following prefixes aren't allowed: ((?:`[^`]+`{and_or}?)+)",
);
static DEFAULT_IS: Phrase = Phrase::new(r"(?i)^the default(?: value)? is ([0-9]+)\b");
static OR_NUMBER: Phrase = Phrase::new(
    r"(?i)^(?:(`[^`]+`) or )?(?:an integer )?(?:from )?`?({number})`? to (?:`?({number})\b`?(?: \([^)]*\))?|the maximum number of .*)$",
);

/// Whether a documentation says no more than that a member is the value of what another one names.
pub(crate) fn is_of_value(documentation: &Documentation) -> bool {
    static OF_VALUE: Phrase =
        Phrase::new(r"(?i)^{this} (?:new )?value {of} (?:{this}|an?) [a-z]+(?: in JSON format)?$");
    match documentation.passages.as_slice() {
        [only] => OF_VALUE.is_in(only.text.trim_end_matches('.')),
        _ => false,
    }
}

/// Reads the table in the documentation of `key`, whose entries say what `value` holds.
pub(crate) fn read(documentation: &Documentation, key: &str) -> Table {
    let mut table = Table::default();
    let mut entries: Vec<Entry> = Vec::new();
    let mut rest = documentation.passages.as_slice();
    while let Some(first) = rest.first() {
        // A list item after another that explains the same code is not expected.
        let length = rest
            .iter()
            .position(|other| other.entry != first.entry)
            .unwrap_or(rest.len());
        let (group, tail) = rest.split_at(length);
        rest = tail;
        if let Some(name) = &first.entry {
            explain(name, group, &mut entries, &mut table);
        }
    }
    for entry in entries {
        if let Some(rule) = rule(&entry).filter(|_| entry.explained == entry.stated) {
            let mut hashes: Vec<String> = entry
                .sentences
                .iter()
                .map(|sentence| hash(sentence))
                .collect();
            hashes.sort();
            hashes.dedup();
            table.rules.push(Documented {
                place: Place::Value,
                rule,
                when: vec![Condition {
                    member: key.to_owned(),
                    test: Test::OneOf(vec![entry.key]),
                }],
                source: RuleSource::Documented { sentences: hashes },
                grade: Grade::default(),
            });
            table.enforced.extend(entry.sentences);
        }
    }
    table
}

fn explain(name: &str, passages: &[Passage], entries: &mut Vec<Entry>, table: &mut Table) {
    let known = entries.iter().position(|entry| entry.key == name);
    let mut entry = match known {
        Some(known) => entries.swap_remove(known),
        None => Entry {
            key: name.to_owned(),
            ..Entry::default()
        },
    };
    let mut stated = false;
    for statement in passages.iter().flat_map(Passage::statements) {
        table.sentences.push(statement.sentence.clone());
        if state(&statement, &mut entry) {
            stated = true;
            entry.sentences.push(statement.sentence);
        }
    }
    entry.explained += 1;
    entry.stated += usize::from(stated);
    entries.push(entry);
}

/// Takes up what a statement says of an entry's values; whether it says anything.
fn state(statement: &Statement, entry: &mut Entry) -> bool {
    let opening = format!("`{}` - ", entry.key);
    let text = statement.sentence.trim_end_matches('.');
    let text = text.strip_prefix(opening.as_str()).unwrap_or(text);
    if let Some(found) = RANGE_IS.groups(text) {
        // In brackets is the same in another unit: the larger number is that of the smaller unit, as is the first.
        let high = count(group(&found, 2)).max(count(group(&found, 3)));
        let Some(low) = count(group(&found, 1)).filter(|_| high.is_some()) else {
            return false;
        };
        entry.numbers.push((low, high));
        return true;
    }
    if let Some(found) = NOT_PREFIXED.groups(text) {
        entry.not_prefixes.extend(code_spans(group(&found, 1)));
        return true;
    }
    if let Some(found) = DEFAULT_IS.groups(text)
        && let Some(default) = count(group(&found, 1))
    {
        entry.numbers.push((default, Some(default)));
        return false;
    }
    if let Some(found) = VALUE_IS.groups(text) {
        let what = group(&found, 1);
        if let Some(found) = OR_NUMBER.groups(what) {
            let Some(low) = count(group(&found, 2)) else {
                return false;
            };
            entry.literals.extend(code_spans(group(&found, 1)));
            entry.numbers.push((low, count(group(&found, 3))));
            return true;
        }
        let values = code_values(what);
        entry.literals.extend(values.clone().unwrap_or_default());
        return values.is_some();
    }
    let item = statement.section == Section::Values && statement.list.is_some();
    let Some(found) = item.then(|| listed(statement, Holds::String)).flatten() else {
        return false;
    };
    for fact in found.facts {
        if let Fact::Values(values) = fact {
            entry.literals.extend(values);
        }
    }
    true
}

fn rule(entry: &Entry) -> Option<Rule> {
    if !entry.not_prefixes.is_empty() {
        return Some(Rule::NotPrefixedBy {
            prefixes: entry.not_prefixes.clone(),
            ignore_case: false,
        });
    }
    let mut literals = entry.literals.clone();
    literals.dedup();
    if entry.numbers.is_empty() {
        return (!literals.is_empty()).then_some(Rule::OneOf {
            values: literals,
            ignore_case: true,
        });
    }
    let plain = |literal: &String| literal.chars().all(|c| c.is_ascii_alphanumeric());
    if !literals.iter().all(plain) {
        return None;
    }
    let mut words = literals.clone();
    let mut parts = literals;
    for (low, high) in spans(&entry.numbers) {
        parts.push(numerals::between(low, high));
        words.push(numerals::words(low, high));
    }
    if parts.is_empty() {
        return None;
    }
    Some(Rule::Pattern(Regex {
        regex: parts.join("|"),
        words: Some(words.join(" or ")),
    }))
}

/// Spans in order, without those that are inside of others.
fn spans(numbers: &[(u64, Option<u64>)]) -> Vec<(u64, Option<u64>)> {
    let inside = |&(low, high): &(u64, Option<u64>), &(from, to): &(u64, Option<u64>)| {
        let below = to.is_none_or(|to| high.is_some_and(|high| high <= to));
        from <= low && below && (low, high) != (from, to)
    };
    let mut spans: Vec<(u64, Option<u64>)> = numbers
        .iter()
        .filter(|one| !numbers.iter().any(|other| inside(one, other)))
        .copied()
        .collect();
    spans.sort_unstable();
    spans.dedup();
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_entry_has_its_values() {
        let html = "<p>The name.</p><ul><li><p><code>cooling.on</code> - Whether to cool. The value is <code>true</code> or <code>false</code>.</p></li>\
            <li><code>cooling.heat</code> - How hot. The valid range is 5-40 degrees (2 hours). The default is 0 degrees.</li>\
            <li><code>cooling.days</code> - The possible values are <code>off</code> or an integer from 1 to 9.</li>\
            <li><code>sand</code> - The kind. The possible values are:<ul><li><code>dry</code> for tin.</li><li><code>wet</code></li></ul></li>\
            <li><code>note</code> - Any text. Names that start with the following prefixes are not allowed: <code>AB</code>, and <code>CD</code>; they are old.</li></ul>";
        let table = read(&Documentation::read(html), "Name");
        let shown: Vec<String> = table
            .rules
            .iter()
            .map(|rule| match &rule.rule {
                Rule::OneOf { values, .. } => format!("{:?} {values:?}", rule.when[0].test),
                Rule::Pattern(Regex { words, .. }) => {
                    format!("{:?} {}", rule.when[0].test, words.clone().unwrap())
                }
                Rule::NotPrefixedBy { prefixes, .. } => {
                    format!("{:?} not {prefixes:?}", rule.when[0].test)
                }
                other => format!("{other:?}"),
            })
            .collect();
        assert_eq!(
            shown,
            [
                r#"OneOf(["cooling.on"]) ["true", "false"]"#,
                r#"OneOf(["cooling.heat"]) 0 or a number from 5 to 40"#,
                r#"OneOf(["cooling.days"]) off or a number from 1 to 9"#,
                r#"OneOf(["sand"]) ["dry", "wet"]"#,
                r#"OneOf(["note"]) not ["AB", "CD"]"#,
            ]
        );
    }

    #[test]
    fn values_of_attributes() {
        assert!(is_of_value(&Documentation::read(
            "<p>The value of the attribute.</p>"
        )));
        assert!(!is_of_value(&Documentation::read(
            "<p>The value of the furnace. It is hot.</p>"
        )));
    }
}
