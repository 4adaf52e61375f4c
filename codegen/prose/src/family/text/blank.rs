//! Strings that are not empty, not blank, or hold something at least once.

use touchmark_model::model::Length;

use crate::family::clause::Clause;
use crate::family::fact::{Fact, Finding};
use crate::pattern::class;
use crate::words::phrase::{Phrase, group};
use crate::words::subject::Holds;

static BLANK: Phrase =
    Phrase::new(r"(?i)\bcan't be (?:null, empty,? or blank|(?:empty or )?blank)\b");
static EMPTY: Phrase = Phrase::new(r"(?i)\bcan't be (?:null or )?empty\b|\bmust be non-empty\b");
static CONTAINS: Phrase = Phrase::new(
    r"(?i)^must contain (?:at least )?(?:one|a|an) ((?:uppercase |lowercase |numeric )?(?:letter|number|digit|character))$",
);

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    let text = clause.predicate?;
    let texts = matches!(clause.subject.holds, Holds::String | Holds::Strings);
    if BLANK.is_in(text) && texts {
        return Some(Finding::Facts(vec![Fact::NotBlank]));
    }
    if EMPTY.is_in(text) {
        let one = Length {
            min: Some(1),
            max: None,
        };
        return match clause.subject.holds {
            Holds::String => Some(Finding::Facts(vec![Fact::Length(one)])),
            Holds::Strings | Holds::Integers | Holds::List | Holds::Map => {
                Some(Finding::Facts(vec![Fact::Items(one)]))
            }
            _ => None,
        };
    }
    if !texts {
        return None;
    }
    let found = CONTAINS.groups(text)?;
    Some(Finding::Facts(vec![Fact::Contains(class::parse(group(
        &found, 1,
    ))?)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::facts;

    #[test]
    fn something_must_be_there() {
        let found = |holds, text: &str| facts(find, holds, &format!("<p>{text}</p>"));
        assert_eq!(
            found(Holds::String, "The mould can't be null, empty, or blank"),
            [Fact::NotBlank]
        );
        assert!(matches!(
            found(Holds::List, "Can't be empty.").as_slice(),
            [Fact::Items(_)]
        ));
        assert!(matches!(
            found(Holds::String, "Must contain at least one digit").as_slice(),
            [Fact::Contains(_)]
        ));
        assert_eq!(found(Holds::String, "Must contain one mould."), []);
    }
}
