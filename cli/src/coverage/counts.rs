//! The counts of a report, without its sentences, which must not enter the repository.

use serde_json::{Map, Value, json};
use touchmark_prose::{Class, Report};

use super::tally::{Tally, templates};

/// The content of `coverage.json`: the service's counts, and those of each operation by name.
pub(crate) fn counts(report: &Report) -> Value {
    let mut service = tally(&Tally::service(report));
    service.insert(
        "unrecognisedTemplates".to_owned(),
        templates([("", report)]).len().into(),
    );
    let mut operations: Vec<_> = report.operations.iter().collect();
    operations.sort_by(|a, b| a.name.cmp(&b.name));
    let operations = operations.into_iter().map(|operation| {
        let counts = tally(&Tally::operation(report, operation));
        (operation.name.clone(), Value::Object(counts))
    });
    service.insert("operations".to_owned(), operations.collect());
    Value::Object(service)
}

/// A tally's counts, in a fixed order.
pub(super) fn tally(tally: &Tally) -> Map<String, Value> {
    let sentences: Map<String, Value> = Class::ALL
        .into_iter()
        .map(|class| (class.name().to_owned(), tally.class(class).into()))
        .collect();
    let fields = [
        ("members", json!(tally.members)),
        ("constrainedByTraits", json!(tally.by_traits)),
        ("constrainedByProse", json!(tally.by_prose)),
        ("sentences", Value::Object(sentences)),
    ];
    fields
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::fixture;

    #[test]
    fn totals_operations_and_nothing_else() {
        let sentences = |counts: [usize; 5]| {
            json!({
                "enforced": counts[0], "conditional": counts[1], "server-state": counts[2],
                "informative": counts[3], "unrecognised": counts[4]
            })
        };
        assert_eq!(
            counts(&fixture::report()),
            json!({
                "members": 4, "constrainedByTraits": 2, "constrainedByProse": 1,
                "sentences": sentences([1, 1, 1, 1, 3]),
                "unrecognisedTemplates": 2,
                "operations": {
                    "CreateFurnace": {
                        "members": 4, "constrainedByTraits": 2, "constrainedByProse": 1,
                        "sentences": sentences([1, 1, 1, 1, 3])
                    },
                    "QuenchFurnace": {
                        "members": 1, "constrainedByTraits": 0, "constrainedByProse": 0,
                        "sentences": sentences([0, 1, 0, 0, 1])
                    }
                }
            })
        );
    }

    #[test]
    fn no_sentence_gets_out() {
        let report = fixture::report();
        let text = counts(&report).to_string();
        for sentence in report.members.iter().flat_map(|member| &member.sentences) {
            assert!(!text.contains(&sentence.text) && !text.contains(&sentence.hash));
            assert!(!text.contains(&sentence.template));
        }
    }

    #[test]
    fn the_order_of_the_text_is_fixed() {
        let mut report = fixture::report();
        let text = counts(&report).to_string();
        assert!(
            text.starts_with(r#"{"members":4,"constrainedByTraits":2,"#),
            "{text}"
        );
        report.operations.reverse();
        assert_eq!(counts(&report).to_string(), text);
    }
}
