//! What can't stand together because it is an error: `specifying this and also setting X results in an error`.

use crate::mine::condition::term::Term;
use crate::mine::family::clause::{Clause, Family};
use crate::mine::family::fact::{Between, Fact, Finding};
use crate::mine::words::phrase::{Phrase, group};
use crate::mine::words::subject::{Holds, find as sibling};

pub(crate) const FAMILY: Family = Family {
    name: "error",
    find,
};

static FAILS: Phrase = Phrase::new(
    r"(?i)^(?:if you )?(?:specify(?:ing)?|enabl(?:e|ing)|provid(?:e|ing)|set(?:ting)?) this {parameter} and also (.+?),? (?:(?:the )?{request} )?(?:results in an error|fails|returns an error|is rejected)$",
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
    let member = |words: &str| sibling(clause.subject.members, words);
    let other = match SKIP.groups(also) {
        Some(found) => Term::present(member(group(&found, 1))?),
        None => {
            let found = SET.groups(also)?;
            let member = member(group(&found, 1))?;
            match group(&found, 2) {
                "" => Term::present(member),
                value => Term::Value(member.name.clone(), value.to_owned()),
            }
        }
    };
    let both = vec![Term::Given, other];
    Some(Finding::Facts(vec![Fact::Between(Between::Conflict(both))]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mine::family::fixture::between;

    #[test]
    fn both_at_once_fail() {
        let found = |text: &str| between(&FAMILY, text);
        assert_eq!(
            found(
                "Specifying this parameter and also setting the <code>Polished</code> parameter to <code>true</code> results in an error."
            ),
            ["not it + `Polished` is set to `true`"]
        );
        assert_eq!(
            found("If you enable this parameter and also enable Polished, the command fails."),
            ["not it + `Polished` is specified"]
        );
        assert_eq!(
            found("If you specify this parameter and also leave, the command fails."),
            [""; 0]
        );
    }
}
