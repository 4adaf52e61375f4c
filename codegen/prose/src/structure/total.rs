//! How much several lists of a structure hold together, as it is said where the structure is used.

use touchmark_model::model::{Kind, Length, Member, Model, Rule};

use crate::read::documentation::Documentation;
use crate::words::name::words;
use crate::words::number::count;
use crate::words::phrase::{Phrase, group};

static TOTAL: Phrase = Phrase::new(
    r"(?i)\b{may} {contain} {at_most} ({number}) [a-z ]+?,? across (?:these|the|all)\b",
);
static NOT_MORE: Phrase = Phrase::new(
    r"(?i)\b(?:can't|may not) {contain} more than ({number}) [a-z ]+?,? across (?:these|the|all)\b",
);
/// What the next sentence must find in each of the lists: "must include at least one address. The address can be an Old
/// address or a New address."
static LEAST: Phrase = Phrase::new(
    r"(?i)^(?:the |each )?(?:`\w+`|[a-z]+)(?: {parameter})? (?:must|has to) {contain} at least one [a-z ]+$",
);
static CAN_BE: Phrase = Phrase::new(r"(?i)^(?:the|a) [a-z ]+ (?:can be|includes) (.+)$");

/// What a text states of the lists of a structure.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Total<'t> {
    min: Option<u64>,
    max: Option<u64>,
    /// The sentences that say so.
    pub(crate) sentences: Vec<&'t str>,
}

/// What texts state of the lists among these members.
pub(crate) fn read<'t>(
    model: &Model,
    members: &[Member],
    texts: impl IntoIterator<Item = &'t Documentation>,
) -> Option<Total<'t>> {
    let lists = lists(model, members);
    if lists.len() < 2 {
        return None;
    }
    let mut total = Total::default();
    for text in texts {
        total.add(text, &lists);
    }
    (!total.sentences.is_empty()).then_some(total)
}

/// Whether a sentence lists what is in the lists, by the first word of the name of each.
fn names_each(sentence: &str, lists: &[&Member]) -> bool {
    let Some(found) = CAN_BE.groups(sentence.trim_end_matches('.')) else {
        return false;
    };
    let said: Vec<String> = group(&found, 1)
        .split([' ', ',', ':'])
        .map(str::to_lowercase)
        .collect();
    let named = |list: &&Member| {
        let first = words(&list.name).into_iter().next();
        first.is_some_and(|first| said.contains(&first))
    };
    lists.iter().all(named)
}

fn lists<'m>(model: &Model, members: &'m [Member]) -> Vec<&'m Member> {
    let is_list = |member: &&Member| {
        let target = model.shapes.get(&member.target);
        matches!(target.map(|shape| &shape.kind), Some(Kind::List(_)))
    };
    members.iter().filter(is_list).collect()
}

/// How many members of a structure are structures of several lists.
pub(crate) fn holders(model: &Model, structure: &str) -> usize {
    let members = |name: &str| match model.shapes.get(name).map(|shape| &shape.kind) {
        Some(Kind::Structure(members)) => members.as_slice(),
        _ => &[],
    };
    let holds = |member: &&Member| lists(model, members(&member.target)).len() > 1;
    members(structure).iter().filter(holds).count()
}

impl<'t> Total<'t> {
    fn add(&mut self, text: &'t Documentation, lists: &[&Member]) {
        let mut sentences = text.sentences().peekable();
        while let Some(sentence) = sentences.next() {
            let most = TOTAL.groups(sentence).or_else(|| NOT_MORE.groups(sentence));
            if let Some(max) = most.and_then(|found| count(group(&found, 1))) {
                self.max = self.max.max(Some(max));
                self.sentences.push(sentence);
            }
            let names_all = |next: &&str| names_each(next, lists);
            let least = LEAST.is_in(sentence.trim_end_matches('.'));
            if least && sentences.peek().is_some_and(names_all) {
                self.min = Some(1);
                self.sentences.push(sentence);
            }
        }
    }

    /// The rule for a structure of these members.
    pub(crate) fn rule(&self, model: &Model, members: &[Member]) -> Rule {
        let (min, max) = (self.min, self.max);
        let lists = lists(model, members).into_iter();
        Rule::Total {
            of: lists.map(|list| list.name.clone()).collect(),
            length: Length { min, max },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use touchmark_model::model::{Source, parse};

    const MODEL: &str = r#"{"metadata": {"apiVersion": "2026-01-01", "endpointPrefix": "forge", "protocol": "query",
        "serviceId": "Forge", "serviceFullName": "Forge", "signatureVersion": "v4",
        "xmlNamespace": "https://forge.example/"}, "operations": {}, "shapes": {
        "Cast": {"type": "structure", "members": {"OldMoulds": {"shape": "Moulds"}, "NewMoulds": {"shape": "Moulds"},
            "Heat": {"shape": "Heat"}}},
        "Moulds": {"type": "list", "member": {"shape": "Heat"}}, "Heat": {"type": "string"}}}"#;

    #[test]
    fn totals_over_several_lists() {
        let source = Source {
            name: "forge.json",
            bytes: MODEL.as_bytes(),
        };
        let model = parse(&source).unwrap();
        let Kind::Structure(members) = &model.shapes["Cast"].kind else {
            panic!("no structure");
        };
        let found = |text: &str| {
            let documentation = Documentation::read(&format!("<p>{text}</p>"));
            let total = read(&model, members, [&documentation])?;
            Some((total.min, total.max))
        };
        assert_eq!(
            found("A cast can include up to 30 moulds across these three fields."),
            Some((None, Some(30)))
        );
        assert_eq!(
            found("It may not include more than 40 moulds, across the old and new ones."),
            Some((None, Some(40)))
        );
        assert_eq!(
            found(
                "The cast must include at least one mould. The mould can be an Old: mould or a New: mould."
            ),
            Some((Some(1), None))
        );
        assert_eq!(
            found("The cast must include at least one mould. The mould can be an Old: mould."),
            None
        );
        assert_eq!(found("A cast can include up to 30 moulds."), None);
    }
}
