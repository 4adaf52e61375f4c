//! Filters: a list of structures with a name and values, whose documentation says which names there are where the list
//! is used, and which values some of them take.

use touchmark_model::model::{Condition, Length, Part, PartOf, Rule, Test};

use crate::family::values::allowed::code_values;
use crate::read::documentation::Documentation;
use crate::read::label::{Section, section};
use crate::read::passage::Passage;
use crate::words::name::code_spans;
use crate::words::number::count;
use crate::words::phrase::{Phrase, group};

/// What a documentation says of filters.
#[derive(Debug, Default)]
pub(crate) struct Filters {
    /// Rules for the parts of each filter.
    pub(crate) parts: Vec<Part>,
    /// The passages that they come from.
    pub(crate) texts: Vec<String>,
}

/// The members of a filter.
pub(crate) struct Members<'a> {
    /// The one that says what is filtered by.
    pub(crate) name: &'a str,
    /// The one that says for what.
    pub(crate) values: &'a str,
    /// All of them.
    pub(crate) all: Vec<&'a str>,
}

impl<'a> Members<'a> {
    /// The members of a structure, if it is a filter.
    pub(crate) fn among(all: Vec<&'a str>) -> Option<Self> {
        let one = |names: &[&str]| all.iter().find(|name| names.contains(name)).copied();
        Some(Self {
            name: one(&["Name", "Attribute", "Key"])?,
            values: one(&["Values"])?,
            all,
        })
    }
}

static NAMES: Phrase = Phrase::new(
    r"(?i)^(?:currently,? )?(?:the )?(?:only )?(?:{available} (?:filters?(?: names?)?|names|values)(?: are)?(?: the following| as follows)?|following (?:filters?|filter names) are {available})$",
);
static ONLY: Phrase = Phrase::new(
    r"(?i)^(?:currently, )?the only {available} filter(?: name)? is ((?:`[^`]+`)(?:{and_or}`[^`]+`)*)",
);
static NAMED: Phrase =
    Phrase::new(r"^`?(?:Name|Attribute|Key)`? {modal} be (?:one|any) of(?: the following)?: (.+)$");
static SUPPORTED: Phrase = Phrase::new(r"(?i)^{allowed} filters?: (`[^`]+`) (?:accepts\b|- )");
static VALUES_FOR: Phrase = Phrase::new(
    r"^`?Values`? for the `([^`]+)` filter can be (?:one or more|one|any) of(?: the following)?: (.+)$",
);
/// The announcement of what a filter takes, in the words of the filter: "the following cooling states".
static TAKES: Phrase = Phrase::new(
    r"(?i)^(?:accepts (?:any of )?the following (?:[a-z]+ ){0,4}?(?:values|statuses|types|modes|states)|valid (?:[a-z]+ ){0,3}?(?:values|statuses|types|modes|states|categories)(?: are)?(?: the following)?)$",
);
static EQUALS: Phrase = Phrase::new(r"^`(\w+) ?= ?([^`]+)`:?$");
static MEMBER_VALUES: Phrase = Phrase::new(r"^`(\w+)`: (.+)$");
static CASES: Phrase =
    Phrase::new(r"(?i)\b(?:filter )?names(?: and values)? are case[- ]sensitive\b");
static LIMITED: Phrase = Phrase::new(
    r"(?i)^(?:within each [^,]+, )?the `(\w+)` (?:array|list) is limited to ({number}) items$",
);

/// Reads what a member's documentation says of the filters that it holds.
pub(crate) fn read(documentation: &Documentation, members: &Members<'_>) -> Filters {
    let mut reader = Reader {
        members,
        names: Vec::new(),
        open: false,
        strict: false,
        filters: Filters::default(),
    };
    let all = &documentation.passages;
    let says = |passage: &Passage| CASES.is_in(&passage.text);
    reader.strict = all.iter().any(says);
    for passage in all.iter().filter(|passage| passage.entry.is_none()) {
        reader.plain(passage);
    }
    for group in all.chunk_by(|a, b| a.entry == b.entry) {
        if let [first, below @ ..] = group
            && let Some(entry) = &first.entry
        {
            reader.entry(entry, first, below);
        }
    }
    reader.finish()
}

struct Reader<'a> {
    members: &'a Members<'a>,
    names: Vec<String>,
    /// Whether there are names that are not told.
    open: bool,
    /// Whether upper and lower case differ.
    strict: bool,
    filters: Filters,
}

impl Reader<'_> {
    /// Sentences that name filters, or what they take.
    fn plain(&mut self, passage: &Passage) {
        for sentence in &passage.sentences {
            let sentence = &sentence.text;
            let text = sentence.trim_end_matches('.');
            let names = if let Some(found) = ONLY.groups(text).or_else(|| SUPPORTED.groups(text)) {
                Some(code_spans(group(&found, 1)))
            } else if let Some(found) = NAMED.groups(text) {
                code_values(group(&found, 1))
            } else {
                None
            };
            if let Some(names) = names {
                self.names.extend(names);
                self.filters.texts.push(sentence.clone());
            } else if let Some(found) = VALUES_FOR.groups(text) {
                if let Some(values) = code_values(group(&found, 2)) {
                    self.values(group(&found, 1), values);
                    self.filters.texts.push(sentence.clone());
                }
            } else if let Some(found) = LIMITED.groups(text) {
                self.limited(group(&found, 1), group(&found, 2));
                self.filters.texts.push(sentence.clone());
            }
        }
        if let Some(found) = EQUALS.groups(&passage.text)
            && group(&found, 1) == self.members.name
        {
            self.names.push(group(&found, 2).trim().to_owned());
        } else if let Some(found) = MEMBER_VALUES.groups(&passage.text)
            && let Some(name) = passage.leads.last()
            && let Some(lead) = EQUALS.groups(&name.text)
            && self.members.all.contains(&group(&found, 1))
            && let Some(values) = code_values(group(&found, 2))
        {
            self.of_member(group(&lead, 2).trim(), group(&found, 1), values);
            self.filters.texts.push(passage.text.clone());
        }
    }

    /// A filter with what is said of it.
    fn entry(&mut self, name: &str, first: &Passage, below: &[Passage]) {
        let Some(lead) = first.leads.last().filter(|_| first.list.is_some()) else {
            return;
        };
        if NAMES.is_in(&lead.text) {
            self.names.push(name.to_owned());
            self.filters.texts.push(first.text.clone());
        } else if lead.text.to_lowercase().contains("filters") {
            self.open = true;
        } else {
            return;
        }
        let bare = first.text == format!("`{name}`");
        let opening = format!("`{name}` - ");
        let is_value = |passage: &&Passage| {
            let lead = passage.leads.last();
            let announced = lead.is_some_and(|lead| {
                let text = &lead.text;
                let text = text.strip_prefix(opening.as_str()).unwrap_or(text);
                TAKES.is_in(text) || section(text) == Some(Section::Values)
            });
            passage.list.is_some() && (announced || bare)
        };
        let value = |passage: &Passage| code_spans(&passage.text).into_iter().next();
        let opens = |passage: &Passage| passage.text.starts_with('`');
        let listed: Vec<&Passage> = below.iter().filter(is_value).collect();
        if !listed.is_empty() && listed.iter().all(|passage| opens(passage)) {
            let values = listed.iter().filter_map(|passage| value(passage)).collect();
            self.values(name, values);
            let texts = below.iter().map(|passage| passage.text.clone());
            self.filters.texts.extend(texts);
        }
    }

    /// What the filter of this name takes.
    fn values(&mut self, name: &str, values: Vec<String>) {
        let values_member = self.members.values;
        self.of_member(name.trim(), values_member, values);
    }

    /// What a member of the filter of this name holds.
    fn of_member(&mut self, name: &str, member: &str, values: Vec<String>) {
        let of = match member == self.members.values {
            true => PartOf::Items(member.to_owned()),
            false => PartOf::Member(member.to_owned()),
        };
        self.filters.parts.push(Part {
            of,
            rule: Rule::OneOf {
                values,
                ignore_case: !self.strict,
            },
            when: vec![Condition {
                member: self.members.name.to_owned(),
                test: Test::OneOf(vec![name.to_owned()]),
            }],
        });
    }

    fn limited(&mut self, member: &str, number: &str) {
        if self.members.all.contains(&member)
            && let Some(max) = count(number)
        {
            self.filters.parts.push(Part {
                of: PartOf::Member(member.to_owned()),
                rule: Rule::Length(Length {
                    min: None,
                    max: Some(max),
                }),
                when: Vec::new(),
            });
        }
    }

    fn finish(mut self) -> Filters {
        self.names.dedup();
        if !self.names.is_empty() && !self.open {
            let part = Part {
                of: PartOf::Member(self.members.name.to_owned()),
                rule: Rule::OneOf {
                    values: self.names,
                    ignore_case: !self.strict,
                },
                when: Vec::new(),
            };
            self.filters.parts.insert(0, part);
        }
        self.filters
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(html: &str) -> Vec<String> {
        let members = Members::among(vec!["Name", "Operator", "Values"]).unwrap();
        let shown = |part: &Part| {
            let of = match &part.of {
                PartOf::Member(name) => name.clone(),
                PartOf::Items(name) => format!("{name}[]"),
                PartOf::Entry(key) => format!("{key:?}"),
            };
            let rule = match &part.rule {
                Rule::OneOf { values, .. } => values.join("|"),
                other => format!("{other:?}"),
            };
            match part.when.first().map(|when| &when.test) {
                Some(Test::OneOf(names)) => format!("{of}@{}: {rule}", names.join("|")),
                _ => format!("{of}: {rule}"),
            }
        };
        read(&Documentation::read(html), &members)
            .parts
            .iter()
            .map(shown)
            .collect()
    }

    #[test]
    fn names_and_what_they_take() {
        assert_eq!(
            found(
                "<p>Which moulds to show.</p><p>Supported filters:</p><ul><li><p><code>mould-id</code> - Accepts names of moulds.</p></li>\
                 <li><p><code>heat</code> - Accepts the following heat values:</p><ul><li><code>hot</code></li><li><p><code>cold</code></p></li></ul><p>Shows these alone.</p></li></ul>"
            ),
            ["Name: mould-id|heat", "Values[]@heat: hot|cold"]
        );
        assert_eq!(
            found(
                "<p>Supported filters are the following:</p><ul><li><code>heat</code><ul><li><code>hot</code> - Not to touch.</li></ul></li></ul>"
            ),
            ["Name: heat", "Values[]@heat: hot"]
        );
        assert_eq!(
            found("<p>The only supported filter is <code>mould-id</code>.</p>"),
            ["Name: mould-id"]
        );
        assert_eq!(
            found(
                "<p><code>Name</code> can be one of: <code>heat</code>, <code>kind</code>. <code>Values</code> for the <code> heat</code> filter can be one or more of: <code>hot</code>, <code>cold</code>.</p>"
            ),
            ["Name: heat|kind", "Values[]@heat: hot|cold"]
        );
    }

    #[test]
    fn names_that_are_some_of_all() {
        assert_eq!(
            found(
                "<p>Supported filters include the following:</p><ul><li><code>state</code> - How it is. Valid states are the following:<ul><li><code>hot</code></li></ul></li></ul>"
            ),
            ["Values[]@state: hot"]
        );
        assert_eq!(found("<p>Not supported yet.</p>"), [""; 0]);
    }

    #[test]
    fn terms() {
        assert_eq!(
            found(
                "<ul><li><p><code>Name = heat</code>:</p><ul><li><code>Operator</code>: <code>=</code> | <code>in</code></li><li><code>Values</code>: <code>hot</code> | <code>cold</code></li></ul></li></ul>\
                 <p>Within each <code>Sieve</code> item, the <code>Values</code> array is limited to 3 items.</p>"
            ),
            [
                "Name: heat",
                "Operator@heat: =|in",
                "Values[]@heat: hot|cold",
                "Values: Length(Length { min: None, max: Some(3) })",
            ]
        );
    }
}
