//! Maps whose documentation explains their keys one by one: what it says of each is about the value under that key.

use touchmark_model::model::{
    Documented, Number, Part, PartOf, Place, Range, Regex, Rule, RuleSource,
};

use crate::member::gather::{Gathered, gather};
use crate::member::merge::merge;
use crate::member::merge::merger::Traits;
use crate::pattern::numerals;
use crate::read::documentation::Documentation;
use crate::read::passage::Passage;
use crate::words::phrase::{Phrase, group};
use crate::words::subject::{Holds, Subject};

/// What a documentation says of entries.
#[derive(Debug, Default)]
pub(crate) struct Entries {
    /// Rules for the values of single keys.
    pub(crate) parts: Vec<Part>,
    /// The sentences about single keys.
    pub(crate) of_keys: Vec<String>,
    /// Those of them that are enforced.
    pub(crate) enforced: Vec<String>,
}

/// Keys that have their ends in common: `<KIND>Heat`.
static ALL_THAT_END: Phrase = Phrase::new(r"<[A-Z_]+>([A-Za-z]+)`? (?:attribute|key|property)\b");

/// Reads the documentation of a map of texts.
pub(crate) fn read(documentation: &Documentation, map: &Subject<'_>) -> Entries {
    let all = &documentation.passages;
    let mut keys: Vec<(&str, Vec<Passage>)> = Vec::new();
    for passage in all {
        let Some(key) = passage.entry.as_deref() else {
            continue;
        };
        // What announces the keys says nothing of their values.
        let mut passage = passage.clone();
        let shared = all.iter().find(|other| other.entry.as_deref() == Some(key));
        let shared = shared.map_or(0, |first| first.leads.len());
        passage.leads.drain(..shared.min(passage.leads.len()));
        match keys.iter_mut().find(|(known, _)| *known == key) {
            Some((_, known)) => known.push(passage),
            None => keys.push((key, vec![passage])),
        }
    }
    for passage in all.iter().filter(|passage| passage.entry.is_none()) {
        for sentence in &passage.sentences {
            let Some(found) = ALL_THAT_END.groups(&sentence.text) else {
                continue;
            };
            let end = group(&found, 1);
            for (_, known) in keys.iter_mut().filter(|(key, _)| key.ends_with(end)) {
                known.push(Passage::of(sentence.clone()));
            }
        }
    }
    let mut entries = Entries::default();
    for (key, passages) in keys {
        let documentation = Documentation::of(passages);
        let subject = Subject {
            name: key,
            holds: Holds::String,
            ..*map
        };
        let texts = gather(&documentation, &subject);
        entries.add(key, &texts, &subject);
        let subject = Subject {
            holds: Holds::Integer,
            ..subject
        };
        let numbers = gather(&documentation, &subject);
        if entries
            .parts
            .last()
            .is_none_or(|part| part.of != PartOf::Entry(key.to_owned()))
        {
            entries.add(key, &numbers, &subject);
        }
    }
    entries
}

impl Entries {
    fn add(&mut self, key: &str, gathered: &Gathered, subject: &Subject<'_>) {
        let merged = merge(gathered, subject, &Traits::default());
        let sentences = gathered.sentences.iter();
        self.of_keys
            .extend(sentences.clone().map(|sentence| sentence.text.clone()));
        let mut stated = Vec::new();
        for Documented {
            place,
            rule,
            when,
            source,
            ..
        } in merged.rules
        {
            let Some(rule) = text_rule(rule).filter(|_| place == Place::Value) else {
                continue;
            };
            let RuleSource::Documented { sentences } = source else {
                continue;
            };
            stated.extend(sentences);
            self.parts.push(Part {
                of: PartOf::Entry(key.to_owned()),
                rule,
                when,
            });
        }
        let enforced = sentences.filter(|sentence| stated.contains(&sentence.hash));
        self.enforced
            .extend(enforced.map(|sentence| sentence.text.clone()));
    }
}

/// A rule for a text: numbers are written in it.
fn text_rule(rule: Rule) -> Option<Rule> {
    let span = |low: i64, high: Option<i64>| -> Option<(String, String)> {
        let low = u64::try_from(low).ok()?;
        let high = high.map(u64::try_from).transpose().ok()?;
        Some((numerals::between(low, high), numerals::words(low, high)))
    };
    let spans = match rule {
        Rule::Range(Range {
            min: Some(Number::Integer(min)),
            max,
        }) => match max {
            Some(Number::Integer(max)) => vec![span(min, Some(max))?],
            None => vec![span(min, None)?],
            Some(Number::Float(_)) => return None,
        },
        Rule::Spans(spans) => {
            let spans: Option<Vec<_>> = spans
                .into_iter()
                .map(|(low, high)| span(low, Some(high)))
                .collect();
            spans?
        }
        Rule::Range(_) | Rule::MultipleOf(_) => return None,
        other => return Some(other),
    };
    let (regexes, words): (Vec<_>, Vec<_>) = spans.into_iter().unzip();
    Some(Rule::Pattern(Regex {
        regex: regexes.join("|"),
        words: Some(words.join(" or ")),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::members;

    #[test]
    fn what_is_said_of_a_key_is_about_its_value() {
        let members = members(Holds::Map);
        let map = Subject {
            structure: "CreateMouldMessage",
            name: "MouldName",
            holds: Holds::Map,
            members: &members,
        };
        let html = "<p>What to know of a mould. These are the keys:</p><ul><li><code>Heat</code> - How hot it is. Valid values are 10 to 90.</li>\
            <li><code>Kind</code> - What it is made of. Valid values: <code>sand</code> | <code>clay</code>.</li>\
            <li><code>Mark</code> - Its mark. Must be 1 to 3 letters.</li><li><code>Note</code> - Any text.</li>\
            <li><code>TinShine</code> - How bright it is.</li></ul><p>A &lt;METAL&gt;Shine attribute is the percentage (0-100) of light.</p>";
        let found = read(&Documentation::read(html), &map);
        let shown: Vec<String> = found
            .parts
            .iter()
            .map(|part| match &part.rule {
                Rule::OneOf { values, .. } => format!("{:?} {values:?}", part.of),
                Rule::Pattern(Regex { words, .. }) => {
                    format!("{:?} {}", part.of, words.clone().unwrap())
                }
                other => format!("{:?} {other:?}", part.of),
            })
            .collect();
        assert_eq!(
            shown,
            [
                r#"Entry("Heat") a number from 10 to 90"#,
                r#"Entry("Kind") ["sand", "clay"]"#,
                r#"Entry("Mark") Length(Length { min: Some(1), max: Some(3) })"#,
                r#"Entry("Mark") letters"#,
                r#"Entry("TinShine") a number from 0 to 100"#,
            ]
        );
        assert_eq!(found.enforced.len(), 4);
    }
}
