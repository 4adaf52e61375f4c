//! Values that words name, and that a member has them.

use crate::condition::test::{Alternatives, one_of, switch};
use crate::words::name::{code_spans, list, squeeze};
use crate::words::phrase::{Phrase, group};
use crate::words::subject::{Holds, Sibling};

pub(crate) static TRUTH: Phrase = Phrase::new(r"(?i)^`?(?:turned on|enabled|true|on|yes)`?$");
static FALSEHOOD: Phrase = Phrase::new(r"(?i)^`?(?:turned off|disabled|false|off|not enabled)`?$");
pub(crate) static OTHER_THAN: Phrase = Phrase::new(r"(?i)\bother than\b");

/// What stands in front of a value.
static OPENING: Phrase = Phrase::new(r"(?i)^{value_of}?(.+)$");

/// Values that words name, read before it is known which values the member has whose they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Values {
    /// The values: what stands in code, or else the parts of the list.
    parts: Vec<String>,
    /// How they stand in the text.
    style: Style,
    /// Which position of a switch the words name.
    on: Option<bool>,
    /// Whether the member has none of them.
    negative: bool,
}

/// How values stand in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// In words.
    Words,
    /// In code, with words around it.
    Mixed,
    /// In code, with nothing around it but what joins a list.
    Code,
}

impl Values {
    /// What is said behind "is set to": `5`, `a value other than 5`.
    pub(crate) fn set_to(words: &str) -> Self {
        let negative = words.contains(" not ") || OTHER_THAN.is_in(words);
        let opening = OPENING.groups(words);
        let values = opening.as_ref().map_or(words, |found| group(found, 1));
        Self::of(values, negative)
    }

    /// One value that stands in code.
    pub(crate) fn code(value: &str) -> Self {
        Self {
            parts: vec![value.to_owned()],
            style: Style::Code,
            on: position(value),
            negative: false,
        }
    }

    /// What words name that hold nothing else.
    fn of(phrase: &str, negative: bool) -> Self {
        let phrase = phrase.trim();
        let codes = code_spans(phrase);
        let bare = phrase
            .split('`')
            .step_by(2)
            .all(|words| matches!(words.trim(), "" | "," | "or" | ", or"));
        let style = match phrase.contains('`') {
            false => Style::Words,
            true if bare => Style::Code,
            true => Style::Mixed,
        };
        Self {
            parts: if codes.is_empty() {
                list(phrase)
            } else {
                codes
            },
            style,
            on: position(phrase),
            negative,
        }
    }

    /// In short, for tests.
    #[cfg(test)]
    pub(crate) fn short(&self) -> String {
        let parts = self.parts.join(" or ");
        let not = if self.negative { "not " } else { "" };
        match self.style {
            Style::Code => format!("{not}`{parts}`"),
            Style::Words | Style::Mixed => format!("{not}{parts}"),
        }
    }

    /// That a member has them; none if they are no values of it.
    pub(crate) fn of_member(&self, member: &Sibling) -> Option<Alternatives> {
        let first = self.parts.first().filter(|_| self.style != Style::Words);
        let is_value = first.is_some_and(|code| member.values.contains(code));
        if let Some(on) = self.on.filter(|_| !is_value) {
            return (member.holds == Holds::Boolean).then(|| switch(member, on != self.negative));
        }
        let simple = matches!(
            member.holds,
            Holds::String | Holds::Integer | Holds::Decimal
        );
        if !simple || self.parts.is_empty() {
            return None;
        }
        let resolved = self.parts.iter().map(|part| resolve(part, member));
        let known: Vec<Option<String>> = resolved.collect();
        // Beside a value that is known, what stands in code is another one.
        let coded = self.style == Style::Code && known.iter().any(Option::is_some);
        let values: Option<Vec<String>> = known
            .into_iter()
            .zip(&self.parts)
            .map(|(known, part)| known.or_else(|| coded.then(|| part.clone())))
            .collect();
        Some(one_of(member, values?, self.negative))
    }
}

/// Whether words say that a switch is on, or that it is off.
fn position(words: &str) -> Option<bool> {
    match (TRUTH.is_in(words), FALSEHOOD.is_in(words)) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

/// That a member has the values that words name, or has none of them.
pub(crate) fn has(member: &Sibling, phrase: &str, negative: bool) -> Option<Alternatives> {
    Values::of(phrase, negative).of_member(member)
}

/// The value of a member that a word stands for.
fn resolve(word: &str, member: &Sibling) -> Option<String> {
    let word = word.trim().trim_matches(['"', '\'']);
    let plain = squeeze(
        word.strip_prefix("a ")
            .or_else(|| word.strip_prefix("an "))
            .unwrap_or(word),
    );
    if !member.values.is_empty() {
        return member
            .values
            .iter()
            .find(|value| squeeze(value) == plain)
            .cloned();
    }
    let numeric = matches!(member.holds, Holds::Integer | Holds::Decimal);
    let token = !word.contains(' ') && !word.is_empty();
    (token && (!numeric || word.parse::<f64>().is_ok())).then(|| word.to_owned())
}
