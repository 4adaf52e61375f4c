//! The same seed results in the same cases, of every kind; a planted difference is found and made small.

use std::collections::BTreeSet;

use anyhow::Result;
use serde_json::{Value as Json, json};
use touchmark_codegen::Source;
use touchmark_model::model::{self, Operation};

use super::again;
use super::args::DifferentialArgs;
use super::case::{Asked, Probe, Question, Service, What};
use super::compare::known::Known;
use super::compare::verdict::Kind;
use super::oracle::Botocore;
use super::peer::{Fault, Pair, Peer, Said, Value};
use super::sides::{Outcome, Plan, Sides};
use touchmark_cli::source::Origin;

/// The invented service of the tests, which has every kind of shape.
pub(super) fn foundry() -> Service {
    let source = Source {
        name: "foundry.json",
        bytes: include_bytes!("../../../tests/models/foundry.json"),
    };
    Service {
        name: "foundry".into(),
        model: model::parse(&source).unwrap(),
    }
}

pub(super) fn operation<'s>(service: &'s Service, name: &str) -> &'s Operation {
    &service.model.operations[name]
}

/// The questions of the first cases of `Cast`, as they are asked.
fn asked(service: &Service, question: Question, cases: u32, seed: u64) -> Vec<Asked> {
    let cast = operation(service, "Cast");
    let probe = |case| Probe::new(service, cast, question, case, seed).asked(service, cast);
    (0..cases).map(probe).collect()
}

#[test]
fn a_seed_makes_the_same_cases() {
    let service = foundry();
    for question in Question::ALL {
        let first = asked(&service, question, 40, 7);
        assert_eq!(first, asked(&service, question, 40, 7));
        let other = asked(&service, question, 40, 8);
        let same = first.iter().zip(&other).filter(|(a, b)| a == b).count();
        assert!(same < 10, "{same}");
    }
}

/// The numbers of one case, as they come out on every machine.
#[test]
fn a_case_is_the_same_everywhere() {
    let service = foundry();
    let temper = operation(&service, "Temper");
    let Probe::Request(input) = Probe::new(&service, temper, Question::Request, 5, 1) else {
        panic!("not a request")
    };
    let expected = json!({
        "Heat": -1, "Carbon": "Infinity", "HighHeat": i32::MAX, "Cipher": "UQcBU6T", "ManageCipher": false,
        "DailyWindow": "SJqt", "WeeklyWindow": "L",
        "Notes": {"R6kmAbPuo": "3C0PGwMN", "a": "VVyMQeg", "yHFuN": "B"},
    });
    assert_eq!(input, expected);
}

/// Every leaf of a value.
fn leaves(value: &Json, found: &mut Vec<Json>) {
    match value {
        Json::Array(items) => items.iter().for_each(|item| leaves(item, found)),
        Json::Object(entries) => entries.values().for_each(|value| leaves(value, found)),
        leaf => found.push(leaf.clone()),
    }
}

#[test]
fn every_kind_of_input_occurs() {
    let service = foundry();
    let mut inputs = Vec::new();
    for Asked { what, .. } in asked(&service, Question::Request, 800, 1) {
        let What::Request(input) = what else {
            panic!("not a request")
        };
        inputs.push(input);
    }
    let any = |found: &dyn Fn(&Json) -> bool| inputs.iter().any(found);
    let object = |input: &Json| input.as_object().unwrap().len();
    assert!(any(&|input| object(input) == 2), "required members alone");
    assert!(any(&|input| object(input) > 40), "all members");
    let length = |input: &Json, name: &str| input[name].as_array().map_or(1, Vec::len);
    assert!(any(&|input| length(input, "Strings") == 0), "an empty list");
    assert!(any(&|input| length(input, "Strings") >= 100), "a long list");
    assert!(any(&|input| input["Plain"]
        .as_object()
        .is_some_and(|map| map.len() > 90)));
    assert!(
        any(&|input| input.pointer("/Grid/0/0").is_some()),
        "a list in a list"
    );
    assert!(
        any(&|input| input.pointer("/Tree/Left/Left/Left").is_some()),
        "recursion"
    );
    let mut found = Vec::new();
    inputs.iter().for_each(|input| leaves(input, &mut found));
    let texts: String = found.iter().filter_map(Json::as_str).collect();
    for character in [
        '😀',
        '\u{10ffff}',
        '\u{301}',
        '\0',
        '&',
        '=',
        '+',
        '%',
        '~',
        ' ',
        '\r',
    ] {
        assert!(texts.contains(character), "{character:?}");
    }
    for leaf in [
        Json::from(""),
        i32::MIN.into(),
        i32::MAX.into(),
        i64::MIN.into(),
        i64::MAX.into(),
        "NaN".into(),
        "-Infinity".into(),
        f64::MAX.into(),
        5e-324.into(),
        true.into(),
        false.into(),
        "0001-01-01T00:00:00Z".into(),
        "9999-12-31T23:59:59.999999Z".into(),
    ] {
        assert!(found.contains(&leaf), "{leaf}");
    }
    assert!(found.iter().any(|leaf| {
        leaf.as_f64()
            .is_some_and(|n| n == 0.0 && n.is_sign_negative())
    }));
}

/// A side that answers with the leaves of an input as pairs, or with the text of a document; `change` is its planted
/// error.
struct Echo {
    change: fn(&str) -> String,
}

impl Peer for Echo {
    fn ask(&mut self, _: &str, asked: &[Asked]) -> Result<Vec<Said>> {
        let answer = |Asked { what, .. }: &Asked| match what {
            What::Request(input) => {
                let mut found = Vec::new();
                leaves(input, &mut found);
                let pair = |(index, leaf): (usize, Json)| Pair {
                    name: index.to_string(),
                    value: Value::Text((self.change)(&leaf.to_string())),
                };
                Said::Pairs(found.into_iter().enumerate().map(pair).collect())
            }
            What::Response { body, .. } => Said::Output((self.change)(body).into()),
        };
        Ok(asked.iter().map(answer).collect())
    }
}

fn outcome(operations: &[&str], change: fn(&str) -> String) -> Outcome {
    let service = foundry();
    let mut sides = Sides {
        ours: Box::new(Echo { change }),
        theirs: Box::new(Echo {
            change: str::to_owned,
        }),
    };
    let plan = Plan {
        service: &service,
        operations: operations
            .iter()
            .map(|name| operation(&service, name))
            .collect(),
        cases: 0..40,
        seed: 1,
    };
    sides.run(&plan).unwrap()
}

#[test]
fn sides_that_agree() {
    let outcome = outcome(&["Cast", "Temper", "None"], str::to_owned);
    assert_eq!(
        (outcome.requests, outcome.responses, outcome.faults),
        (120, 120, 120)
    );
    assert_eq!(outcome.differences, 0);
    assert!(outcome.findings.is_empty() && outcome.known.is_empty());
}

#[test]
fn a_planted_difference_in_requests_is_made_small() {
    let outcome = outcome(&["Cast"], |leaf| leaf.replace('~', "%7E"));
    assert!(outcome.differences > 5, "{}", outcome.differences);
    let requests = outcome
        .findings
        .iter()
        .filter(|each| each.question == Question::Request);
    let smallest: BTreeSet<String> = requests
        .map(|finding| match &finding.asked.what {
            What::Request(input) => input.to_string(),
            What::Response { body, .. } => body.clone(),
        })
        .collect();
    assert!(!smallest.is_empty());
    for input in smallest {
        // A member, or a list with one item.
        assert!(
            input.matches('~').count() == 1 && input.len() < 60,
            "{input}"
        );
    }
}

#[test]
fn a_planted_difference_in_responses_is_made_small() {
    let outcome = outcome(&["Cast"], |body| body.replace("<![CDATA[", "<!["));
    let mut responses = outcome.findings.iter();
    let finding = responses
        .find(|each| each.question == Question::Response)
        .unwrap();
    assert_eq!(finding.difference.kind, Kind::Value);
    let What::Response { body, .. } = &finding.asked.what else {
        panic!("not a response")
    };
    assert_eq!(body.matches("CDATA").count(), 1, "{body}");
    assert!(body.len() < 300 && !body.contains("xmlns"), "{body}");
}

#[test]
fn the_command_that_shows_it_again() {
    let mut args = DifferentialArgs {
        service: vec!["all".into()],
        cases: 20,
        seed: 3,
        from: None,
        operations: Vec::new(),
        case: None,
    };
    let botocore = Botocore {
        release: "1.44.5".into(),
        requirement: String::new(),
    };
    assert_eq!(
        again(&args, &botocore, "sns"),
        "cargo xtask differential --from botocore==1.44.5 --seed 3 --service sns"
    );
    args.service.clear();
    args.from = Some(Origin::File("foundry.json".into()));
    assert_eq!(
        again(&args, &botocore, "foundry"),
        "cargo xtask differential --from foundry.json --seed 3"
    );
}

/// A side that reads the same members from each error, or those of `older` from errors of older services.
struct Reader {
    older: Option<i32>,
}

impl Peer for Reader {
    fn ask(&mut self, _: &str, asked: &[Asked]) -> Result<Vec<Said>> {
        let answer = |Asked { what, .. }: &Asked| match what {
            What::Request(_) => Said::Pairs(Vec::new()),
            What::Response { status: 200, .. } => Said::Output(json!({})),
            What::Response { body, .. } => {
                let newer = body.contains("ErrorResponse");
                let depth = if newer { Some(3) } else { self.older };
                Said::Fault(Fault {
                    names: Vec::new(),
                    code: None,
                    message: Some("m".into()),
                    request_id: None,
                    members: depth.map(|depth| json!({"Depth": depth})),
                })
            }
        };
        Ok(asked.iter().map(answer).collect())
    }
}

#[test]
fn silence_of_botocore_hides_nothing() {
    let service = foundry();
    let of = |ours: Option<i32>| {
        let mut sides = Sides {
            ours: Box::new(Reader { older: ours }),
            theirs: Box::new(Reader { older: None }),
        };
        let plan = Plan {
            service: &service,
            operations: vec![operation(&service, "Recast")],
            cases: 0..60,
            seed: 1,
        };
        sides.run(&plan).unwrap()
    };
    let agreed = of(Some(3));
    let known: Vec<(Known, usize)> = agreed.known.into_iter().collect();
    assert!(matches!(known[..], [(Known::MembersInOlderErrors, 2..)]));
    assert_eq!(agreed.differences, 0);
    let differed = of(Some(4));
    assert_eq!(differed.differences, known[0].1);
    assert_eq!(differed.findings[0].difference.place, "/Depth");
}
