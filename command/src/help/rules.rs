//! The rules of a member in words that name options.

use touchmark::schema::words::{self, Form, Measure, Sentence, Unit, Voice};
use touchmark::schema::{Kind, Level, Linked, Pattern, Structure};

use crate::words::kebab::kebab;

/// Speaks of members by their options.
struct Options {
    input: &'static Structure,
    /// The structure that is spoken of, if a rule is about a value inside a member.
    inner: Option<&'static Structure>,
}

impl Options {
    fn option(&self, member: usize) -> String {
        let member = self.input.members().get(member);
        member.map_or_else(String::new, |member| ["--", &kebab(&member.name)].concat())
    }

    fn inner(&self, member: usize) -> String {
        let member = self.inner.and_then(|inner| inner.members().get(member));
        member.map_or_else(String::new, |member| member.name.to_string())
    }
}

impl Voice<Linked> for Options {
    fn member(&self, member: &usize) -> String {
        self.option(*member)
    }

    fn inner_member(&self, member: &usize) -> String {
        self.inner(*member)
    }

    fn item_member(&self, member: &usize) -> String {
        self.inner(*member)
    }

    fn code(&self, value: &str) -> String {
        format!("`{value}`")
    }

    fn literal(&self, value: &str) -> String {
        self.code(value)
    }

    fn pattern(&self, pattern: &&'static Pattern) -> Form {
        match pattern.words {
            Some(words) => Form::Words(words.to_owned()),
            None => Form::Source(self.code(pattern.source)),
        }
    }

    fn is_secret(&self, _: &usize) -> bool {
        // Help has no values.
        false
    }

    fn measure(&self, member: &usize) -> Measure {
        let member = self.input.members().get(*member);
        match member.map(|member| &member.element.kind) {
            Some(Kind::List(_) | Kind::Map(_)) => Measure::Count,
            Some(Kind::Timestamp(_)) => Measure::Time,
            _ => Measure::Number,
        }
    }
}

/// The rules of a member, each as a sentence; those that are not checked by default are marked.
pub(super) fn of(input: &'static Structure, index: usize) -> Vec<String> {
    let Some(member) = input.members().get(index) else {
        return Vec::new();
    };
    let element = &member.element;
    let inner = match &element.kind {
        Kind::Structure(of) => Some(*of),
        Kind::List(list) => match &list.item.kind {
            Kind::Structure(of) => Some(*of),
            _ => None,
        },
        _ => None,
    };
    let voice = Options { input, inner };
    let unit = match element.kind {
        Kind::Blob => Unit::BYTES,
        Kind::List(_) => Unit::ITEMS,
        Kind::Map(_) => Unit::ENTRIES,
        _ => Unit::CHARACTERS,
    };
    let mut sentences = Vec::new();
    if let Kind::Enumeration(of) = &element.kind {
        sentences.push(format!("one of {}", of.values.join(", ")));
    }
    for constraint in &element.constraints {
        let Some(clause) = words::clause(&constraint.rule, &unit, &voice) else {
            continue;
        };
        let mut sentence = clause.statement();
        if !constraint.when.is_empty() {
            let when = words::conditions(&constraint.when, "and", &voice);
            sentence = format!("{sentence}, when {when}");
        }
        sentences.push(graded(sentence, constraint.level));
    }
    for across in input.rules() {
        let sentence = match words::sentence(&across.rule, &index, &voice) {
            Some(Sentence::Demand { text, .. }) => text,
            // The heading says it.
            Some(Sentence::Required) | None => continue,
        };
        sentences.push(graded(sentence, across.level));
    }
    let mut told: Vec<String> = Vec::new();
    for sentence in sentences {
        if !told.contains(&sentence) {
            told.push(sentence);
        }
    }
    told
}

fn graded(sentence: String, level: Level) -> String {
    match level {
        Level::Documented => format!("{sentence} (at --level documented)"),
        _ => sentence,
    }
}
