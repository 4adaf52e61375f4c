//! One structure and all that is said of it in, the rules of its members and between them out.
//!
//! Beside what its members' own documentation states (`between`, `order`), rules come from where it is used (`uses`,
//! `request_limits`, `holders`), from sibling operations (`operations`), from lists that stand at another member
//! (`completed`, `name_and_value`), and from what is said of its parts (`parts`): filters (`filters`), maps (`map_keys`,
//! `map_entries`), the strings of a list's structures (`strings`), several lists together (`total`).

pub(crate) mod between;
pub(crate) mod completed;
pub(crate) mod endings;
pub(crate) mod filters;
pub(crate) mod holders;
pub(crate) mod map_entries;
pub(crate) mod map_keys;
pub(crate) mod misspelt;
pub(crate) mod name_and_value;
pub(crate) mod operations;
pub(crate) mod order;
pub(crate) mod parts;
pub(crate) mod request_limits;
pub(crate) mod strings;
pub(crate) mod total;
pub(crate) mod uses;

use std::collections::BTreeSet;

use touchmark_model::model::{
    Across, Documented, Format, Kind, Member, Model, Rule, RuleSource, Shape,
};

use crate::member::examples;
use crate::member::gather::gather;
use crate::member::merge::merge;
use crate::member::merge::merger::Merged;
use crate::member::reading::{Reading, learn, reading, sibling, unique};
use crate::read::documentation::{Documentation, Library};
use crate::report::{Class, MemberReport};
use crate::structure::between::{Rules, Windows};
use crate::structure::name_and_value::Table;
use crate::structure::order::{extremes, share_ordered};
use crate::structure::parts::PartRules;
use crate::structure::uses::{Said, is_qualified};
use crate::words::name::words;
use crate::words::subject::{Holds, Sibling, Subject};

/// What was found in a structure.
pub(crate) struct Found {
    /// Rules by member.
    pub(crate) members: Vec<(String, Vec<Documented>)>,
    /// Rules between members.
    pub(crate) across: Vec<Across>,
    /// Defaults by member.
    pub(crate) defaults: Vec<(String, String)>,
    /// The account of each member, and of the structure's own text.
    pub(crate) reports: Vec<MemberReport>,
    /// Members that tell the structures of one list apart, each with the sentence that says so.
    pub(crate) unique: Vec<(String, String)>,
    /// What a user should know of.
    pub(crate) notes: Vec<String>,
}

/// Reads a structure.
///
/// `said` is what is said of it elsewhere.
pub(crate) fn read(
    model: &Model,
    name: &str,
    shape: &Shape,
    members: &[Member],
    library: &Library<'_>,
    said: Said<'_>,
) -> Found {
    let where_used = said.where_used;
    let mut siblings: Vec<Sibling> = members
        .iter()
        .map(|member| sibling(model, library, member))
        .collect();
    said.endings.enter(&mut siblings);
    let mut readings: Vec<Reading<'_>> = members
        .iter()
        .map(|member| reading(model, library, name, member, &siblings))
        .collect();
    let table = table(&mut readings);
    if let Some(text) = where_used {
        request_limits::read(text, name, &mut readings);
        completed::read_operation(text, name, &siblings, &mut readings);
    }
    completed::read(name, &siblings, &mut readings);
    learn(&mut siblings, &readings);
    let of_parts: Vec<Option<PartRules>> = readings
        .iter_mut()
        .map(|reading| parts::read(model, reading, name, &siblings, said))
        .collect();

    let mut found = Found {
        members: Vec::new(),
        across: Vec::new(),
        defaults: Vec::new(),
        reports: Vec::new(),
        unique: readings.iter().filter_map(unique).collect(),
        notes: Vec::new(),
    };
    let (mut merged, windows) = merge_all(&readings, name, &siblings);
    for (of_parts, merged) in of_parts.into_iter().zip(&mut merged) {
        if let Some(of_parts) = of_parts {
            of_parts.enter(merged);
        }
    }
    if let Some(table) = table {
        enter(table, &readings, &mut merged);
    }
    for (at, rule) in said.endings.switches(&readings) {
        if let Some(merged) = merged.get_mut(at) {
            merged.rules.push(rule);
        }
    }
    let mut across = Rules::of(members);
    for (reading, merged) in readings.iter().zip(&mut merged) {
        let subject = reading.subject(name, &siblings);
        for (rule, sentence) in between::read(&reading.gathered, &subject, &windows) {
            let Some(stating) = reading.gathered.sentences.get(sentence) else {
                continue;
            };
            let all = readings
                .iter()
                .flat_map(|reading| &reading.gathered.sentences);
            // "This setting" is the member's own: what others say of theirs is no wider.
            let own = stating.text.starts_with("This ");
            let states = own || !is_qualified(&stating.text, all.map(|other| other.text.as_str()));
            if states && across.add_of(rule, stating) {
                merged.enforced.insert(sentence);
            }
        }
    }
    for (rule, hash) in extremes(&readings) {
        across.add(rule, hash);
    }
    own_text(
        library.get(shape.documentation.as_deref()),
        name,
        &siblings,
        &windows,
        &mut across,
        &mut found.reports,
    );
    if let Some(text) = where_used {
        text_where_used(text, name, &siblings, &windows, &mut across);
    }
    // A union has one member only: what is said of several is so without a rule.
    if !matches!(shape.kind, Kind::Union(_)) {
        found.across = across.finish();
    }
    share_ordered(&readings, &found.across, &mut merged);
    for (reading, merged) in readings.into_iter().zip(merged) {
        let of = (name.to_owned(), reading.member.name.clone());
        let secret_by_name = model.secrets.contains(&of);
        finish(name, reading, merged, secret_by_name, &mut found);
    }
    found
}

/// The rules of each member, and which of them hold windows.
fn merge_all(readings: &[Reading<'_>], name: &str, siblings: &[Sibling]) -> (Vec<Merged>, Windows) {
    let mut windows = Windows::default();
    let mut merged: Vec<Merged> = Vec::new();
    for reading in readings {
        let rules = merge(
            &reading.gathered,
            &reading.subject(name, siblings),
            &reading.traits,
        );
        for rule in &rules.rules {
            match rule.rule {
                Rule::Format(Format::DailyWindow { .. }) => {
                    windows.daily.insert(reading.member.name.clone())
                }
                Rule::Format(Format::WeeklyWindow { .. }) => {
                    windows.weekly.insert(reading.member.name.clone())
                }
                _ => false,
            };
        }
        merged.push(rules);
    }
    (merged, windows)
}

/// Of two texts of which one holds the value of what the other names: the table in the other's documentation, whose
/// statements are not about that itself.
fn table(readings: &mut [Reading<'_>]) -> Option<(Table, usize)> {
    let text = |reading: &Reading<'_>| reading.holds == Holds::String;
    let [one, two] = name_and_value(readings)?;
    let [first, second] = readings.get_disjoint_mut([one, two]).ok()?;
    let is_value = |reading: &Reading<'_>| reading.own.is_some_and(name_and_value::is_of_value);
    if !text(first) || !text(second) {
        return None;
    }
    let (key, at) = match (is_value(first), is_value(second)) {
        (false, true) => (first, two),
        (true, false) => (second, one),
        _ => return None,
    };
    let table = name_and_value::read(key.own?, &key.member.name);
    let gathered = &mut key.gathered;
    let of_table = |index: usize| {
        let sentence = gathered.sentences.get(index);
        sentence.is_some_and(|sentence| table.sentences.contains(&sentence.text))
    };
    gathered.stated.retain(|stated| !of_table(stated.sentence));
    Some((table, at))
}

/// The two members of a structure, or those of several whose names differ in their last word: the name and the value.
fn name_and_value(readings: &[Reading<'_>]) -> Option<[usize; 2]> {
    if readings.len() == 2 {
        return Some([0, 1]);
    }
    let start = |last: &str| {
        let mut named = readings.iter().enumerate().filter_map(|(index, reading)| {
            let name = words(&reading.member.name);
            let (end, start) = name.split_last()?;
            (end == last && !start.is_empty()).then(|| (index, start.to_vec()))
        });
        named.next().filter(|_| named.next().is_none())
    };
    let (name, value) = (start("name")?, start("valu").or_else(|| start("value"))?);
    (name.1 == value.1).then_some([name.0, value.0])
}

/// Adds the rules of a table.
fn enter((table, at): (Table, usize), readings: &[Reading<'_>], merged: &mut [Merged]) {
    for (index, (reading, merged)) in readings.iter().zip(merged).enumerate() {
        if index == at {
            merged.rules.extend(table.rules.clone());
            continue;
        }
        let sentences = reading.gathered.sentences.iter().enumerate();
        let enforced = sentences.filter(|(_, sentence)| table.enforced.contains(&sentence.text));
        merged.enforced.extend(enforced.map(|(index, _)| index));
    }
}

/// Checks a member's rules against its examples, and writes its account.
fn finish(
    name: &str,
    mut reading: Reading<'_>,
    mut merged: Merged,
    secret_by_name: bool,
    found: &mut Found,
) {
    let default = reading.gathered.default.take();
    found
        .defaults
        .extend(default.map(|default| (reading.member.name.clone(), default)));
    let mut examples = reading.gathered.examples.clone();
    // What is listed as allowed is an example of every other rule.
    for rule in &merged.rules {
        if let Rule::OneOf { values, .. } = &rule.rule {
            examples.extend(values.iter().cloned());
        }
    }
    let list = matches!(
        reading.holds,
        Holds::Strings | Holds::Integers | Holds::List
    );
    let rejected = examples::reject(&mut merged.rules, &examples, list);
    for index in &merged.enforced {
        if let Some(sentence) = reading.gathered.sentences.get_mut(*index) {
            sentence.class = Class::Enforced;
        }
    }
    let dropped: BTreeSet<&String> = rejected.iter().flat_map(sentences).collect();
    for rule in &rejected {
        found.notes.push(format!(
            "{name}.{}: a rule on its {} is left out, since it rejects a documented example",
            reading.member.name,
            subject_of(&rule.rule)
        ));
    }
    for sentence in &mut reading.gathered.sentences {
        if dropped.contains(&sentence.hash) {
            sentence.class = Class::Conditional;
        }
    }
    found.reports.push(MemberReport {
        shape: name.to_owned(),
        member: Some(reading.member.name.clone()),
        traits: reading.is_constrained(),
        rules: merged.rules.len(),
        secret_by_name,
        sentences: reading.gathered.sentences,
    });
    if !merged.rules.is_empty() {
        found
            .members
            .push((reading.member.name.clone(), merged.rules));
    }
}

/// What a rule is about, in a word.
fn subject_of(rule: &Rule) -> &'static str {
    match rule {
        Rule::Length(_) | Rule::Bytes(_) => "length",
        Rule::Range(_) | Rule::Spans(_) | Rule::MultipleOf(_) => "size",
        Rule::OneOf { .. } => "values",
        Rule::Pattern(_) | Rule::NotPrefixedBy { .. } | Rule::Format(_) => "form",
        Rule::Unique { .. } | Rule::Total { .. } => "items",
        Rule::Parts(_) => "parts",
    }
}

fn sentences(rule: &Documented) -> &[String] {
    match &rule.source {
        RuleSource::Documented { sentences } => sentences,
        RuleSource::Override { .. } => &[],
    }
}

/// Reads the structure's own text, which can state rules between members.
fn own_text(
    documentation: Option<&Documentation>,
    name: &str,
    siblings: &[Sibling],
    windows: &Windows,
    across: &mut Rules,
    reports: &mut Vec<MemberReport>,
) {
    let Some(documentation) = documentation else {
        return;
    };
    let subject = Subject {
        structure: name,
        name: "",
        holds: Holds::Nothing,
        members: siblings,
    };
    let mut gathered = gather(documentation, &subject);
    for (rule, sentence) in between::read(&gathered, &subject, windows) {
        if let Some(sentence) = gathered.sentences.get_mut(sentence)
            && across.add_of(rule, sentence)
        {
            sentence.class = Class::Enforced;
        }
    }
    if gathered.sentences.is_empty() {
        return;
    }
    reports.push(MemberReport {
        shape: name.to_owned(),
        member: None,
        traits: false,
        rules: 0,
        secret_by_name: false,
        sentences: gathered.sentences,
    });
}

/// Reads what is said of the structure where it is used: rules between members that it names in code.
fn text_where_used(
    documentation: &Documentation,
    name: &str,
    siblings: &[Sibling],
    windows: &Windows,
    across: &mut Rules,
) {
    let subject = Subject {
        structure: name,
        name: "",
        holds: Holds::Nothing,
        members: siblings,
    };
    let gathered = gather(documentation, &subject);
    for (rule, sentence) in between::read(&gathered, &subject, windows) {
        let sentence = gathered.sentences.get(sentence);
        let coded = sentence.filter(|sentence| {
            let text = &sentence.text;
            text.matches('`').count() > 3
                || text.starts_with("You must specify either ")
                || text.ends_with(" together in the same request.")
        });
        if let Some(sentence) = coded {
            across.add_of(rule, sentence);
        }
    }
}
