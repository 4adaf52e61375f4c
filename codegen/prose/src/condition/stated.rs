//! Conditions as documentation words them, once the members' values are known.

use crate::condition::test::{Alternatives, negate};
use crate::condition::{chosen, engine, kind, named, prefix, told};
use crate::read::scope::{Opening, Scope};
use crate::words::subject::Subject;

/// Reads a condition; none if a request cannot tell whether it holds, or it is not understood.
pub(crate) fn read(scope: &Scope, subject: &Subject<'_>) -> Option<Alternatives> {
    let text = scope.words();
    if scope.opening == Opening::Unless {
        let read = named::read(text, subject)
            .or_else(|| kind::read(text, subject))
            .or_else(|| told::read(text, subject))?;
        return negate(&read);
    }
    either(text, subject)
        .or_else(|| kind::switches(text, subject))
        .or_else(|| named::read(text, subject))
        .or_else(|| chosen::named_value(text, subject))
        .or_else(|| engine::read(text, subject))
        .or_else(|| prefix::read(text, subject))
        .or_else(|| chosen::read(text, subject))
        .or_else(|| chosen::in_brackets(text, subject))
        .or_else(|| kind::read(text, subject))
        .or_else(|| named::of_structure(text, subject))
        .or_else(|| told::read(text, subject))
}

/// One condition or another: `you don't specify X or specify this parameter as Y`.
fn either(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    let (first, _) = text.split_once(" or specify ")?;
    let second = text.get(first.len() + " or ".len()..)?;
    let mut ways = named::read(first, subject)?;
    ways.extend(named::read(second, subject)?);
    Some(ways)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::subject::{Holds, Sibling};
    use touchmark_model::model::Condition;

    fn sibling(name: &str, holds: Holds, values: &[&str]) -> Sibling {
        Sibling {
            name: name.to_owned(),
            holds,
            values: values.iter().map(|&value| value.to_owned()).collect(),
            ..Sibling::default()
        }
    }

    fn check(words: &str) -> Option<String> {
        let members = [
            sibling("Shade", Holds::String, &["red", "deep-blue"]),
            sibling("Polished", Holds::Boolean, &[]),
            sibling("Weight", Holds::Integer, &[]),
            sibling("ManageCastingHeat", Holds::Boolean, &[]),
            sibling(
                "Engine",
                Holds::String,
                &["steam-old", "steam-new", "diesel"],
            ),
        ];
        let subject = Subject {
            structure: "Cast",
            name: "Shade",
            holds: Holds::String,
            members: &members,
        };
        read(&Scope::new(words), &subject).map(|alternatives| {
            let one = |condition: &Condition| format!("{} {:?}", condition.member, condition.test);
            let all = |conditions: &Vec<Condition>| {
                conditions.iter().map(one).collect::<Vec<_>>().join(" & ")
            };
            alternatives.iter().map(all).collect::<Vec<_>>().join(" / ")
        })
    }

    #[test]
    fn presence() {
        assert_eq!(check("if `Weight` is specified").unwrap(), "Weight Present");
        assert_eq!(check("if `Weight` is specified, `Polished`"), None);
        assert_eq!(
            check("If the `Weight` parameter isn't provided").unwrap(),
            "Weight Absent"
        );
        assert_eq!(
            check("when you specify Weight or Polished").unwrap(),
            "Weight Present / Polished Present"
        );
        assert_eq!(
            check("unless `Weight` is supplied").unwrap(),
            "Weight Absent"
        );
        assert_eq!(check("if the furnace is given"), None);
    }

    #[test]
    fn values() {
        assert_eq!(
            check("if the shade is deep blue").unwrap(),
            r#"Shade OneOf(["deep-blue"])"#
        );
        assert_eq!(
            check("If you specify `red`").unwrap(),
            r#"Shade OneOf(["red"])"#
        );
        assert_eq!(
            check("if `Weight` is set to a value other than 0").unwrap(),
            r#"Weight NoneOf(["0"])"#
        );
        assert_eq!(
            check("if `Polished` is turned on").unwrap(),
            r#"Polished OneOf(["true"])"#
        );
        assert_eq!(
            check("if the casting heat is managed by the foundry").unwrap(),
            r#"ManageCastingHeat OneOf(["true"])"#
        );
        assert_eq!(check("if the shade is loud"), None);
        assert_eq!(
            check("For the `red` shade").unwrap(),
            r#"Shade OneOf(["red"])"#
        );
    }

    #[test]
    fn beginnings_and_several_switches() {
        assert_eq!(
            check("if the `Engine` begins with `steam`").unwrap(),
            r#"Engine PrefixedBy(["steam"])"#
        );
        assert_eq!(
            check("you specify `red` for `Shade`").unwrap(),
            r#"Shade OneOf(["red"])"#
        );
        assert_eq!(check("if you enable casting-heat manage").as_deref(), None);
    }

    #[test]
    fn headings() {
        assert_eq!(
            check("For Amazon Steam engines").unwrap(),
            r#"Engine OneOf(["steam-old", "steam-new"])"#
        );
        assert_eq!(check("Solar"), None);
    }
}
