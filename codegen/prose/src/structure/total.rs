//! Limits of what several lists of a structure hold together: none of them holds more.

use touchmark_model::model::{Kind, Length, Member, Model, Part, PartOf, Rule};

use crate::read::documentation::Documentation;
use crate::words::number::count;
use crate::words::phrase::{Phrase, group};

static TOTAL: Phrase = Phrase::new(
    r"(?i)\b{may} {contain} {at_most} ({number}) [a-z ]+?,? across (?:these|the|all)\b",
);
static NOT_MORE: Phrase = Phrase::new(
    r"(?i)\b(?:can't|may not) {contain} more than ({number}) [a-z ]+?,? across (?:these|the|all)\b",
);

/// What a text states, with the sentence.
pub(crate) fn read(documentation: &Documentation) -> Option<(u64, &str)> {
    documentation.sentences().find_map(|sentence| {
        let found = TOTAL
            .groups(sentence)
            .or_else(|| NOT_MORE.groups(sentence))?;
        Some((count(group(&found, 1))?, sentence))
    })
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

/// Rules for the lists of a structure; none where it has less than two.
pub(crate) fn parts(model: &Model, members: &[Member], max: u64) -> Vec<Part> {
    let lists = lists(model, members);
    if lists.len() < 2 {
        return Vec::new();
    }
    let part = |list: &&Member| Part {
        of: PartOf::Member(list.name.clone()),
        rule: Rule::Length(Length {
            min: None,
            max: Some(max),
        }),
        when: Vec::new(),
    };
    lists.iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals() {
        let found =
            |text: &str| read(&Documentation::read(&format!("<p>{text}</p>"))).map(|(max, _)| max);
        assert_eq!(
            found("A cast can include up to 30 moulds across these three fields."),
            Some(30)
        );
        assert_eq!(
            found("It may not include more than 40 moulds, across the old and new ones."),
            Some(40)
        );
        assert_eq!(found("A cast can include up to 30 moulds."), None);
    }
}
