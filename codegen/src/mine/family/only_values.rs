//! Values of which it is said that there are no others: "`sand` and `clay` are the only supported materials".

use super::super::fact::{Fact, Finding};
use super::super::phrase::{Phrase, group};
use super::super::subject::{Holds, code_spans, stem, words};
use super::{Clause, Family};

pub(super) const FAMILY: Family = Family {
    name: "only-values",
    find,
};

static ONLY: Phrase = Phrase::new(
    r"(?i)^(?:currently,? |at this time,? )?((?:`[^`]+`(?:, and |, or |, | and | or )?)+) (?:is|are) the only (?:supported|valid|allowed|accepted) ([a-z ]+?)(?: for .*)?$",
);
static ONLY_TYPE: Phrase = Phrase::new(
    r"(?i)\bthe only (?:supported|valid|allowed|accepted) ([a-z]+) type is `([A-Za-z-]+)`$",
);

fn find(clause: &Clause<'_>) -> Option<Finding> {
    if !matches!(clause.subject.holds, Holds::Text | Holds::Texts) {
        return None;
    }
    if let Some(found) = ONLY.groups(clause.text) {
        let head = group(&found, 2).rsplit(' ').next().map(stem)?;
        return words(clause.subject.name)
            .contains(&head)
            .then(|| Finding::Facts(vec![Fact::Values(code_spans(group(&found, 1)))]));
    }
    // The name of a resource has the type of the resource in it.
    let found = ONLY_TYPE.groups(clause.text)?;
    let own = words(clause.subject.name);
    let named =
        own.contains(&stem(group(&found, 1))) && own.last().is_some_and(|last| last == "arn");
    let kind = group(&found, 2);
    named.then(|| {
        Finding::Facts(vec![Fact::Worded(
            format!(".*{}.*", kind.replace('-', r"\-")),
            format!("the ARN of a `{kind}`"),
        )])
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::facts;
    use super::*;

    #[test]
    fn there_are_no_others() {
        let found = |text: &str| facts(&FAMILY, Holds::Text, &format!("<p>{text}</p>"));
        assert_eq!(
            found(
                "Currently, <code>bell</code> and <code>gear</code> are the only supported moulds for bronze."
            ),
            [Fact::Values(vec!["bell".into(), "gear".into()])]
        );
        assert_eq!(
            found("<code>bell</code> is the only supported furnace."),
            []
        );
    }
}
