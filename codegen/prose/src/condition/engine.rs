//! Conditions that name an engine: the value of the member `Engine`, or several of them.

use crate::condition::test::{Alternatives, one_of};
use crate::words::grammar::AROUND_KINDS;
use crate::words::name::list;
use crate::words::name::{squeeze, stem};
use crate::words::phrase::Phrase;
use crate::words::products::{CLUSTERED, IN_FRONT_OF_ENGINES};
use crate::words::subject::{Sibling, Subject};

/// Instances that are no part of a cluster: their engines are all but those whose storage a cluster manages.
static DATABASES: Phrase = Phrase::new(r"^{single_instances}$");

/// All engines but those of clusters, where both are listed.
fn not_clustered(engine: &Sibling) -> Option<Alternatives> {
    let clustered = |value: &&String| CLUSTERED.iter().any(|start| value.starts_with(start));
    let values: Vec<String> = engine.values.iter().filter(clustered).cloned().collect();
    let some = !values.is_empty() && values.len() < engine.values.len();
    some.then(|| one_of(engine, values, true))
}

/// A heading that names what is made: it is one of the values of the member that says what is made.
pub(crate) fn read(text: &str, subject: &Subject<'_>) -> Option<Alternatives> {
    const SILENT: &[&str] = &["engine", "restor", "running"];
    let engine = subject
        .members
        .iter()
        .find(|member| squeeze(&member.name) == "engine" && member.name != subject.name)?;
    if let Some(others) = DATABASES
        .is_in(text)
        .then(|| not_clustered(engine))
        .flatten()
    {
        return Some(others);
    }
    let (mut all, mut unlisted) = (Vec::new(), Vec::new());
    for part in list(text) {
        let said: String = part
            .split(' ')
            .filter(|word| {
                !SILENT
                    .iter()
                    .chain(AROUND_KINDS)
                    .chain(IN_FRONT_OF_ENGINES)
                    .any(|silent| stem(silent) == stem(word))
            })
            .map(squeeze)
            .collect();
        let starting = |value: &&String| said.len() > 2 && squeeze(value).starts_with(&said);
        let mut values: Vec<String> = engine.values.iter().filter(starting).cloned().collect();
        if values.is_empty() {
            let longest = engine.values.iter().filter(|value| {
                squeeze(value).len() > 4
                    && said.starts_with(&squeeze(value))
                    && said.len() < squeeze(value).len() + 4
            });
            values = longest.cloned().collect();
        }
        // Beside an engine that is listed, one word is another that is not.
        let word = part
            .rsplit(' ')
            .next()
            .map(squeeze)
            .filter(|word| *word == said);
        match word {
            _ if !values.is_empty() => all.extend(values),
            Some(word) if !word.is_empty() => unlisted.push(word),
            _ => return None,
        }
    }
    if all.is_empty() {
        return None;
    }
    all.extend(unlisted);
    Some(one_of(engine, all, false))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::subject::Holds;

    fn check(text: &str) -> Option<String> {
        let sibling = |name: &str, values: &[&str]| Sibling {
            name: name.to_owned(),
            holds: Holds::String,
            values: values.iter().map(|&value| value.to_owned()).collect(),
            ..Sibling::default()
        };
        let members = [
            sibling("Heat", &[]),
            sibling(
                "Engine",
                &["steam-old", "steam-new", "diesel", "aurora-wind"],
            ),
        ];
        let subject = Subject {
            structure: "CreateMouldInput",
            name: "Heat",
            holds: Holds::String,
            members: &members,
        };
        read(text, &subject).map(|ways| format!("{:?}", ways[0][0].test))
    }

    #[test]
    fn engines_and_families_of_engines() {
        let steam = r#"OneOf(["steam-old", "steam-new"])"#;
        assert_eq!(check("RDS for Steam").unwrap(), steam);
        assert_eq!(
            check("RDS for Diesel and Steam").unwrap(),
            r#"OneOf(["diesel", "steam-old", "steam-new"])"#
        );
        assert_eq!(
            check("RDS DB instances").unwrap(),
            r#"NoneOf(["aurora-wind"])"#
        );
        assert_eq!(check("RDS for Water wheels"), None);
    }
}
