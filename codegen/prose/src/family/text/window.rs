//! Windows of the day and of the week.

use crate::family::clause::Clause;
use crate::family::fact::{Fact, Finding};
use crate::read::label::Section;
use crate::words::phrase::{Phrase, group};
use crate::words::subject::{Holds, find as find_member};

static DAILY: Phrase = Phrase::new(r"(?i)(?:^|[^:])\bhh24:mi-hh24:mi\b");
static WEEKLY: Phrase = Phrase::new(r"(?i)\bddd:hh24:mi-ddd:hh24:mi\b");
static STATES: Phrase = Phrase::new(r"(?i)\b(?:format|must be in|range)\b");
static MINUTES: Phrase = Phrase::new(
    r"(?i)^(?:must be at least|minimum|(?:the )?minimum [a-z ]*window is a) ([0-9]+)[- ]minutes?(?: window| period)?$",
);
static DISJOINT: Phrase = Phrase::new(r"(?i)^can't (?:conflict|overlap) with (?:the )?(.+)$");

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    if clause.subject.holds != Holds::String {
        return None;
    }
    let text = clause.text;
    let stated = clause.statement.section == Section::Format
        || STATES.is_in(&clause.statement.sentence)
        || text.starts_with('`');
    if WEEKLY.is_in(text) && stated {
        return Some(one(Fact::WeeklyWindow));
    }
    if DAILY.is_in(text) && stated {
        return Some(one(Fact::DailyWindow));
    }
    if let Some(found) = MINUTES.groups(text) {
        return group(&found, 1)
            .parse()
            .ok()
            .map(|minutes| one(Fact::WindowMinutes(minutes)));
    }
    let found = DISJOINT.groups(clause.predicate?)?;
    let other = find_member(clause.subject.members, group(&found, 1));
    Some(one(Fact::Disjoint(other.map(|other| other.name.clone()))))
}

fn one(fact: Fact) -> Finding {
    Finding::Facts(vec![fact])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::facts;

    #[test]
    fn forms_and_lengths() {
        let found = |text: &str| facts(find, Holds::String, &format!("<p>{text}</p>"));
        assert_eq!(
            found("Must be written in the format <code>hh24:mi-hh24:mi</code>."),
            [Fact::DailyWindow]
        );
        assert_eq!(
            found("Format: <code>ddd:hh24:mi-ddd:hh24:mi</code>"),
            [Fact::WeeklyWindow]
        );
        assert_eq!(
            found("Constraints: Minimum 30-minute window."),
            [Fact::WindowMinutes(30)]
        );
        assert_eq!(
            found("Must be at least 45 minutes."),
            [Fact::WindowMinutes(45)]
        );
        assert_eq!(
            found("Must not conflict with the preferred cooling window."),
            [Fact::Disjoint(Some("PreferredCoolingWindow".into()))]
        );
    }
}
