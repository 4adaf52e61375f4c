//! Numbers of which any can be given: `any port from the range 1-9`, and the list behind `any port from the following list`.

use crate::family::clause::Clause;
use crate::family::fact::{Fact, Finding};
use crate::words::number::whole;
use crate::words::phrase::{Phrase, group};
use crate::words::subject::Holds;

static RANGE: Phrase =
    Phrase::new(r"(?i)^you can {give} any [a-z]+ {within} the range ({number}){to}({number})$");
static LIST: Phrase = Phrase::new(
    r"(?i)\byou can {give} any [a-z]+ from the following list: ([0-9]+(?:-[0-9]+)?(?:{and_or}[0-9]+(?:-[0-9]+)?)+)$",
);

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    if !matches!(clause.subject.holds, Holds::Integer) {
        return None;
    }
    if let Some(found) = RANGE.groups(clause.text) {
        let span = (whole(group(&found, 1))?, whole(group(&found, 2))?);
        return Some(Finding::Facts(vec![Fact::Spans(vec![span])]));
    }
    let found = LIST.groups(clause.statement.sentence.trim_end_matches('.'))?;
    let spans: Option<Vec<(i64, i64)>> = group(&found, 1)
        .split([',', ' '])
        .filter(|part| part.starts_with(|c: char| c.is_ascii_digit()))
        .map(|part| {
            let (low, high) = part.split_once('-').unwrap_or((part, part));
            Some((whole(low)?, whole(high)?))
        })
        .collect();
    Some(Finding::Facts(vec![Fact::Spans(spans?)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::family::fixture::facts;

    #[test]
    fn ranges_and_lists() {
        let found = |text: &str| facts(find, Holds::Integer, &format!("<p>{text}</p>"));
        assert_eq!(
            found("You can use any mould from the range 1-90."),
            [Fact::Spans(vec![(1, 90)])]
        );
        assert_eq!(
            found("In old foundries, you can use any mould from the following list: 2, 5, 7-9."),
            [Fact::Spans(vec![(2, 2), (5, 5), (7, 9)])]
        );
    }
}
