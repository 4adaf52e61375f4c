//! What can't stand together because it is an error: `specifying this and also setting X results in an error`.

use crate::mine::condition::list;
use crate::mine::family::clause::{Clause, Family};
use crate::mine::family::fact::{Between, Clause as Said, Fact, Finding};
use crate::mine::words::phrase::{Phrase, group};
use crate::mine::words::subject::{Holds, find as sibling};

pub(crate) const FAMILY: Family = Family {
    name: "error",
    find,
};

static FAILS: Phrase = Phrase::new(
    r"(?i)^(?:if you )?(?:specify(?:ing)?|enabl(?:e|ing)|provid(?:e|ing)|set(?:ting)?) this (?:parameter|value|setting) and also (.+?),? (?:(?:the )?(?:request|command|operation|call) )?(?:results in an error|fails|returns an error|is rejected)$",
);
static SET: Phrase = Phrase::new(
    r"(?i)^(?:set(?:ting)?|specify(?:ing)?|enabl(?:e|ing)) (?:the )?(.+?)(?: parameter)?(?: to (.+))?$",
);
static SKIP: Phrase = Phrase::new(r"(?i)^skip .* with the (.+?) parameter$");

fn find(clause: &Clause<'_>) -> Option<Finding> {
    if clause.subject.holds == Holds::Nothing {
        return None;
    }
    let whole = clause.statement.sentence.trim_end_matches('.');
    let found = FAILS.groups(whole)?;
    let also = group(&found, 1);
    let member = |words: &str| sibling(clause.subject.members, words).map(|m| m.name.clone());
    let other = match SKIP.groups(also) {
        Some(found) => format!("`{}` is specified", member(group(&found, 1))?),
        None => {
            let found = SET.groups(also)?;
            let name = member(group(&found, 1))?;
            match list(group(&found, 2)).as_slice() {
                [] => format!("`{name}` is specified"),
                _ => format!("`{name}` is set to {}", group(&found, 2)),
            }
        }
    };
    let both = vec![Said::Given, Said::Words(other)];
    Some(Finding::Facts(vec![Fact::Between(Between::Conflict(both))]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mine::family::fixture::facts;

    #[test]
    fn both_at_once_fail() {
        let found = |text: &str| facts(&FAMILY, Holds::Text, &format!("<p>{text}</p>"));
        let both = |other: &str| {
            let both = vec![Said::Given, Said::Words(other.to_owned())];
            [Fact::Between(Between::Conflict(both))]
        };
        assert_eq!(
            found(
                "Specifying this parameter and also setting the <code>Polished</code> parameter to <code>true</code> results in an error."
            ),
            both("`Polished` is set to `true`")
        );
        assert_eq!(
            found("If you enable this parameter and also enable Polished, the command fails."),
            both("`Polished` is specified")
        );
        assert_eq!(
            found("If you specify this parameter and also leave, the command fails."),
            []
        );
    }
}
