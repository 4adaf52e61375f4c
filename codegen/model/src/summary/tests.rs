//! Lines from files: what they document, what is missing, and what is wrong with them.

use serde_json::{Value, json};

use super::{Missing, Review, Summaries, apply, read, review};
use crate::fixture;
use crate::model::{Kind, Member, Model, Operation, Shape, Source};

fn operation(name: &str, input: Option<&str>, errors: &[&str]) -> (String, Operation) {
    let operation = Operation {
        name: name.to_owned(),
        uri: "/".to_owned(),
        input: input.map(str::to_owned),
        output: None,
        result_wrapper: None,
        errors: errors.iter().map(|name| (*name).to_owned()).collect(),
        unsigned: false,
        summary: None,
        documentation: None,
        deprecated: None,
    };
    (name.to_owned(), operation)
}

fn model() -> Model {
    let structure = |members: &[(&str, &str)]| {
        let members = members
            .iter()
            .map(|(name, target)| Member::new(*name, *target));
        Shape::new(Kind::Structure(members.collect()))
    };
    let mut model = fixture::model([
        (
            "CastRequest",
            structure(&[("Metal", "Metal"), ("Mould", "Mould"), ("Name", "Text")]),
        ),
        ("Mould", structure(&[("Name", "Text"), ("Parts", "Parts")])),
        (
            "Parts",
            Shape::new(Kind::List(Member::new("member", "Part"))),
        ),
        ("Part", structure(&[])),
        ("Metal", Shape::new(Kind::Enum(vec!["gold".to_owned()]))),
        ("Cracked", structure(&[])),
        ("Text", Shape::new(Kind::String)),
        ("Elsewhere", structure(&[("Name", "Text")])),
    ]);
    model.operations = [
        operation("Cast", Some("CastRequest"), &["Cracked"]),
        operation("Melt", Some("Elsewhere"), &[]),
    ]
    .into();
    model
}

fn file(metadata: &Value, lines: &Value) -> String {
    let lines = lines.as_object().unwrap().iter();
    let shapes: serde_json::Map<String, Value> = lines
        .map(|(id, line)| {
            let traits = json!({"smithy.api#documentation": line});
            let id = format!("com.amazonaws.foundry#{id}");
            (id, json!({"type": "apply", "traits": traits}))
        })
        .collect();
    json!({"smithy": "2.0", "metadata": metadata, "shapes": shapes}).to_string()
}

fn complete() -> Value {
    json!({"touchmark#complete": ["com.amazonaws.foundry#Cast"]})
}

fn read_text(text: &str) -> Result<Summaries, crate::diagnostic::Error> {
    let bytes = text.as_bytes();
    let name = "docs.json";
    read(&Source { name, bytes }, &model())
}

fn review_text(text: &str) -> Review {
    let bytes = text.as_bytes();
    let name = "docs.json";
    review(&Source { name, bytes }, &model()).unwrap()
}

fn problems(text: &str) -> Vec<String> {
    let error = read_text(text).unwrap_err().to_string();
    let lines = error.lines().map(|line| line.trim_start().to_owned());
    lines.collect()
}

#[test]
fn lines_reach_operations_shapes_and_members() {
    let lines = json!({"Cast": "Pours.", "Mould": "A form.", "CastRequest$Name": "What to call it.", "Text": "Words."});
    let summaries = read_text(&file(&json!({}), &lines)).unwrap();
    let mut model = model();
    apply(&mut model, &summaries);
    assert_eq!(model.operations["Cast"].summary.as_deref(), Some("Pours."));
    assert_eq!(model.operations["Melt"].summary, None);
    assert_eq!(model.shapes["Mould"].summary.as_deref(), Some("A form."));
    assert_eq!(model.shapes["Text"].summary.as_deref(), Some("Words."));
    let Kind::Structure(members) = &model.shapes["CastRequest"].kind else {
        panic!("a structure");
    };
    let found: Vec<_> = members.iter().map(|m| m.summary.as_deref()).collect();
    assert_eq!(found, [None, None, Some("What to call it.")]);
}

#[test]
fn a_promise_is_held_to() {
    let lines =
        json!({"Cast": "Pours.", "Mould": "A form.", "CastRequest$Name": "What to call it."});
    assert_eq!(
        review_text(&file(&complete(), &lines)).missing,
        Missing {
            operations: vec!["Melt".to_owned()],
            // `CastRequest.Mould` has the line of its target, and `Elsewhere` is of another operation.
            shapes: [
                "CastRequest.Metal",
                "Cracked",
                "Metal",
                "Mould.Name",
                "Mould.Parts",
                "Part"
            ]
            .map(str::to_owned)
            .into(),
        }
    );
    let none = file(&json!({}), &json!({}));
    assert_eq!(review_text(&none), Review::default());
}

#[test]
fn a_line_for_what_is_gone_does_not_hide_what_is_new() {
    let lines = json!({"Cast": "Pours.", "Forge": "Hammers."});
    let review = review_text(&file(&json!({}), &lines));
    assert_eq!(review.problems.entries().len(), 1);
    assert_eq!(
        review.problems.entries()[0].path,
        "com.amazonaws.foundry#Forge"
    );
    assert_eq!(review.missing.operations, ["Melt"]);
}

#[test]
fn what_names_nothing_is_a_problem() {
    let lines = json!({
        "Cats": "x", "CastRequest$Nam": "x", "Parts$member": "x", "Metal": "two\nlines", "Mould": " ", "Part": 1
    });
    let metadata = json!({"touchmark#complete": ["com.amazonaws.foundry#Mould", "Cast"], "touchmark#complet": []});
    assert_eq!(
        problems(&file(&metadata, &lines)),
        [
            "docs.json: cannot be applied to the model",
            "metadata.touchmark#complete[0]: `com.amazonaws.foundry#Mould` is no operation",
            "metadata.touchmark#complete[1]: names of this service begin with `com.amazonaws.foundry#`",
            "metadata.touchmark#complet: unknown key",
            "com.amazonaws.foundry#Cats: there is no operation or shape `Cats`; did you mean `Cast`?",
            "com.amazonaws.foundry#CastRequest$Nam: `CastRequest` has no member `Nam`; did you mean `Name`?",
            "com.amazonaws.foundry#Parts$member: only members of structures and unions have documentation",
            "com.amazonaws.foundry#Metal: smithy.api#documentation: must be one line of text",
            "com.amazonaws.foundry#Mould: smithy.api#documentation: must be one line of text",
            "com.amazonaws.foundry#Part: smithy.api#documentation: must be a string, found the number 1",
        ]
    );
}

#[test]
fn what_is_no_such_file_is_a_problem() {
    let entry = json!({"type": "structure", "traits": {"smithy.api#documentation": "x", "smithy.api#length": {}}});
    let shapes = json!({"com.amazonaws.foundry#Part": entry, "com.amazonaws.foundry#Cast": {"type": "apply"}});
    let found = problems(&json!({"smithy": "3.0", "shapes": shapes}).to_string());
    assert_eq!(
        found[1..],
        [
            "smithy: version \"3.0\" is not supported, only 1.0 and 2.0 are",
            "shapes.com.amazonaws.foundry#Part.type: must be `apply`, found \"structure\"",
            "com.amazonaws.foundry#Part: smithy.api#length: unknown key",
            "shapes.com.amazonaws.foundry#Cast: `traits` is missing",
        ]
    );
    assert_eq!(
        problems("[]")[1],
        "the file: must be a Smithy overlay, found an array"
    );
    assert_eq!(
        problems("{}")[1..],
        [
            "the file: `smithy` is missing",
            "the file: `shapes` is missing"
        ]
    );
    assert!(problems("{")[0].starts_with("docs.json:1:1: not valid JSON"));
}
