//! Sums over a report: for a service, an operation or any other choice of members.

use std::collections::BTreeMap;

use touchmark_prose::{Class, MemberReport, OperationReport, Report, SentenceReport};

/// The sums over some members.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// The number of members.
    pub(crate) members: usize,
    /// The number of members that traits constrain.
    pub(crate) by_traits: usize,
    /// The number of members that prose constrains.
    pub(crate) by_prose: usize,
    /// Sentences, in the order of [`Class::ALL`].
    classes: [usize; Class::ALL.len()],
}

impl Tally {
    /// Adds up. Documentation of a structure or operation as a whole has sentences, but does not count as a member.
    pub(crate) fn of<'a>(members: impl IntoIterator<Item = &'a MemberReport>) -> Self {
        let mut tally = Self::default();
        for member in members {
            if member.member.is_some() {
                tally.members += 1;
                tally.by_traits += usize::from(member.traits);
                tally.by_prose += usize::from(member.rules > 0);
            }
            for sentence in &member.sentences {
                tally.classes[sentence.class as usize] += 1;
            }
        }
        tally
    }

    /// The whole service, each member once.
    pub(crate) fn service(report: &Report) -> Self {
        Self::of(&report.members)
    }

    /// An operation's requests.
    pub(crate) fn operation(report: &Report, operation: &OperationReport) -> Self {
        Self::of(members(report, operation))
    }

    /// The sum of this and another.
    pub(crate) fn plus(mut self, other: &Self) -> Self {
        self.members += other.members;
        self.by_traits += other.by_traits;
        self.by_prose += other.by_prose;
        for (mine, theirs) in self.classes.iter_mut().zip(other.classes) {
            *mine += theirs;
        }
        self
    }

    /// The sentences of a class.
    pub(crate) fn class(&self, class: Class) -> usize {
        self.classes[class as usize]
    }

    /// All sentences.
    pub(crate) fn sentences(&self) -> usize {
        self.classes.iter().sum()
    }

    /// The percentage of unrecognised sentences, as in `4.8`; `None` if there are no sentences.
    pub(crate) fn unrecognised_percent(&self) -> Option<f64> {
        match self.sentences() {
            0 => None,
            all => Some(self.class(Class::Unrecognised) as f64 * 100.0 / all as f64),
        }
    }
}

/// A percentage in words, as in `4.8`, or `-`.
pub(crate) fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "-".to_owned(), |share| format!("{share:.1}"))
}

/// The members that an operation's requests can have.
pub(crate) fn members<'a>(
    report: &'a Report,
    operation: &'a OperationReport,
) -> impl Iterator<Item = &'a MemberReport> {
    operation
        .members
        .iter()
        .filter_map(|index| report.members.get(*index))
}

/// The report restricted to one operation; `None` if there is no such operation.
pub(crate) fn restricted(report: &Report, name: &str) -> Option<Report> {
    let operation = report.operations.iter().find(|o| o.name == name)?;
    let members: Vec<MemberReport> = members(report, operation).cloned().collect();
    let secrets = members.iter().filter(|member| member.secret_by_name);
    Some(Report {
        secrets: secrets.map(place).collect(),
        operations: vec![OperationReport {
            name: operation.name.clone(),
            members: (0..members.len()).collect(),
        }],
        members,
    })
}

/// The shape id of a member in Smithy's form, as in `CreateFurnaceInput$FurnaceName`.
pub(crate) fn place(member: &MemberReport) -> String {
    match &member.member {
        Some(name) => format!("{}${name}", member.shape),
        None => member.shape.clone(),
    }
}

/// Unrecognised sentences of one form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Template<'a> {
    /// The form.
    pub(crate) text: &'a str,
    /// The sentences.
    pub(crate) found: Vec<Found<'a>>,
}

/// An unrecognised sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found<'a> {
    /// The service.
    pub(crate) service: &'a str,
    /// The place of the sentence in the service.
    pub(crate) place: String,
    /// The sentence.
    pub(crate) text: &'a str,
}

/// The unrecognised sentences by form, the most frequent first; each report comes with the name of its service.
pub(crate) fn templates<'a>(
    reports: impl IntoIterator<Item = (&'a str, &'a Report)>,
) -> Vec<Template<'a>> {
    let mut found: BTreeMap<&str, Vec<Found<'a>>> = BTreeMap::new();
    for (service, report) in reports {
        for member in &report.members {
            for sentence in unrecognised(member) {
                found.entry(&sentence.template).or_default().push(Found {
                    service,
                    place: place(member),
                    text: &sentence.text,
                });
            }
        }
    }
    let mut templates: Vec<Template<'_>> = found
        .into_iter()
        .map(|(text, found)| Template { text, found })
        .collect();
    // The sort is stable: templates with the same count stay sorted by text.
    templates.sort_by_key(|template| std::cmp::Reverse(template.found.len()));
    templates
}

fn unrecognised(member: &MemberReport) -> impl Iterator<Item = &SentenceReport> {
    member
        .sentences
        .iter()
        .filter(|sentence| sentence.class == Class::Unrecognised)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::fixture;

    #[test]
    fn documentation_of_operations_has_sentences_but_is_not_a_member() {
        let report = fixture::report();
        let tally = Tally::service(&report);
        assert_eq!((tally.members, tally.by_traits, tally.by_prose), (4, 2, 1));
        let classes = Class::ALL.map(|class| tally.class(class));
        assert_eq!(classes, [1, 1, 1, 1, 3]);
        assert_eq!(tally.sentences(), 7);
        assert_eq!(percent(tally.unrecognised_percent()), "42.9");
        assert_eq!(percent(Tally::default().unrecognised_percent()), "-");
        let twice = tally.plus(&tally);
        assert_eq!((twice.members, twice.sentences()), (8, 14));
    }

    #[test]
    fn operations_count_their_own_members() {
        let report = fixture::report();
        let tally = Tally::operation(&report, &report.operations[1]);
        assert_eq!((tally.members, tally.sentences()), (1, 2));
    }

    #[test]
    fn a_restricted_report_is_that_of_one_operation() {
        let report = fixture::report();
        let only = restricted(&report, "QuenchFurnace").unwrap();
        assert_eq!(only.members.len(), 1);
        assert_eq!(only.operations[0].members, [0]);
        assert_eq!(place(&only.members[0]), "Blast$Heat");
        assert!(restricted(&report, "quenchfurnace").is_none());
    }

    #[test]
    fn templates_come_most_frequent_first() {
        let report = fixture::report();
        let templates = templates([("foundry", &report)]);
        let counts: Vec<(&str, usize)> = templates
            .iter()
            .map(|template| (template.text, template.found.len()))
            .collect();
        assert_eq!(
            counts,
            [
                ("Must not be hotter than N.", 2),
                ("Choose CODE & <wisely>.", 1)
            ]
        );
        assert_eq!(
            templates[0].found[0],
            Found {
                service: "foundry",
                place: "Blast$Heat".to_owned(),
                text: "Must not be hotter than 90.",
            }
        );
    }
}
