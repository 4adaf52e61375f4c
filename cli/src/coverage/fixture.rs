//! A report made by hand, for the tests.

use std::collections::BTreeMap;

use touchmark_model::overlay::Stated;
use touchmark_prose::{Class, MemberReport, OperationReport, Report, SentenceReport};

use super::account::Account;

fn sentence(class: Class, text: &str, template: &str) -> SentenceReport {
    SentenceReport {
        text: text.to_owned(),
        hash: format!("{:08x}", text.len()),
        class,
        family: match class {
            Class::Unrecognised => None,
            Class::Enforced => Some("characters"),
            _ => Some("scope"),
        },
        template: template.to_owned(),
    }
}

fn member(shape: &str, member: Option<&str>, sentences: Vec<SentenceReport>) -> MemberReport {
    MemberReport {
        shape: shape.to_owned(),
        member: member.map(str::to_owned),
        traits: false,
        rules: 0,
        secret_by_name: false,
        sentences,
    }
}

/// A report with every class, a text of an operation, a secret, and a shape that two operations share.
pub(super) fn report() -> Report {
    let too_hot = |heat: &str| {
        let text = format!("Must not be hotter than {heat}.");
        sentence(Class::Unrecognised, &text, "Must not be hotter than N.")
    };
    let blast = member(
        "Blast",
        Some("Heat"),
        vec![
            too_hot("90"),
            sentence(
                Class::Conditional,
                "With `coke`: at most 70.",
                "With CODE: at most N.",
            ),
        ],
    );
    let mut name = member(
        "CreateFurnaceInput",
        Some("Name"),
        vec![
            sentence(
                Class::Enforced,
                "Must be 1 to 8 letters.",
                "Must be N to N letters.",
            ),
            sentence(
                Class::ServerState,
                "Must be the name of no other furnace.",
                "Must be the name.",
            ),
        ],
    );
    name.traits = true;
    name.rules = 2;
    let mut phrase = member("CreateFurnaceInput", Some("KeyPhrase"), Vec::new());
    phrase.secret_by_name = true;
    let mut fuel = member(
        "CreateFurnaceInput",
        Some("Fuel"),
        vec![
            too_hot("80"),
            sentence(
                Class::Unrecognised,
                "Choose `wood` & <wisely>.",
                "Choose CODE & <wisely>.",
            ),
        ],
    );
    fuel.traits = true;
    let whole = member(
        "CreateFurnaceInput",
        None,
        vec![sentence(
            Class::Informative,
            "The default is cold.",
            "The default is cold.",
        )],
    );
    Report {
        members: vec![blast, name, phrase, fuel, whole],
        secrets: vec!["CreateFurnaceInput$KeyPhrase".to_owned()],
        operations: vec![
            OperationReport {
                name: "CreateFurnace".to_owned(),
                members: vec![0, 1, 2, 3, 4],
            },
            OperationReport {
                name: "QuenchFurnace".to_owned(),
                members: vec![0],
            },
        ],
    }
}

/// The rules that came of its sentences: of one in the text of its member, and of one in the text of another structure.
fn rules() -> BTreeMap<String, Vec<Stated>> {
    let rule = |shape: &str, member: Option<&str>, rule: &str| Stated {
        shape: shape.to_owned(),
        member: member.map(str::to_owned),
        rule: rule.to_owned(),
    };
    let hash = |text: &str| sentence(Class::Enforced, text, "").hash;
    BTreeMap::from([
        (
            hash("Must be 1 to 8 letters."),
            vec![
                rule(
                    "CreateFurnaceInput",
                    Some("Name"),
                    r#"length {"max":8,"min":1}"#,
                ),
                rule("Other", Some("Name"), r#"length {"max":9,"min":1}"#),
            ],
        ),
        (
            hash("The default is cold."),
            vec![rule("Blast", None, "conflicts [<1>]")],
        ),
    ])
}

/// That report, as the account of a service.
pub(super) fn account() -> Account {
    Account {
        service: "foundry".to_owned(),
        api_version: "2020-01-01".to_owned(),
        origin: "botocore 1.2.3".to_owned(),
        report: report(),
        rules: rules(),
    }
}
