//! Lines from files: what they document, what is missing, and what is wrong with them.

use serde_json::{Value, json};

use super::{Review, Summaries, Target, apply, read, review};
use crate::fixture;
use crate::model::{Fault, Kind, Member, Model, Operation, Shape, Source};

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

fn structure(members: &[(&str, &str)]) -> Shape {
    let members = members
        .iter()
        .map(|(name, target)| Member::new(*name, *target));
    Shape::new(Kind::Structure(members.collect()))
}

fn model() -> Model {
    let cast = structure(&[
        ("Metal", "Metal"),
        ("Mould", "Mould"),
        ("Name", "Text"),
        ("Note", "Text"),
    ]);
    let mut cracked = structure(&[("Depth", "Text")]);
    cracked.fault = Some(Fault {
        code: "Cracked".to_owned(),
        status: 400,
        sender: true,
        retryable: None,
    });
    let mut model = fixture::model([
        ("CastRequest", cast),
        ("Mould", structure(&[("Name", "Text"), ("Parts", "Parts")])),
        (
            "Parts",
            Shape::new(Kind::List(Member::new("member", "Part"))),
        ),
        ("Part", structure(&[])),
        (
            "Metal",
            Shape::new(Kind::Enum(vec!["gold".to_owned(), "tin".to_owned()])),
        ),
        ("Cracked", cracked),
        ("Text", Shape::new(Kind::String)),
        ("Elsewhere", structure(&[("Name", "Text")])),
        ("Unreached", structure(&[("Alone", "Text")])),
    ]);
    model.operations = [
        operation("Cast", Some("CastRequest"), &["Cracked"]),
        operation("Melt", Some("Elsewhere"), &[]),
    ]
    .into();
    model
}

/// Every place that a line can have.
fn whole() -> Value {
    json!({
        "operations": {"Cast": "Pours.", "Melt": "Heats."},
        "members": {"Name": "What to call it.", "Note": "For people.", "Depth": "In microns.", "Parts": "What it consists of."},
        "structures": {
            "Mould": {"line": "A form.", "members": {"Name": "What is stamped on it."}},
            "Part": {"line": "A piece."}
        },
        "enumerations": {
            "Metal": {"line": "What to cast.", "values": {"gold": "Soft and dear.", "tin": "Cheap."}}
        },
        "faults": {"Cracked": "It cooled too fast."}
    })
}

fn read_value(file: &Value) -> Result<Summaries, crate::diagnostic::Error> {
    let text = file.to_string();
    let bytes = text.as_bytes();
    let name = "docs.json";
    read(&Source { name, bytes }, &model())
}

fn review_value(file: &Value) -> Review {
    let text = file.to_string();
    let bytes = text.as_bytes();
    let name = "docs.json";
    review(&Source { name, bytes }, &model()).unwrap()
}

fn problems(file: &Value) -> Vec<String> {
    let error = read_value(file).unwrap_err().to_string();
    let lines = error.lines().map(|line| line.trim_start().to_owned());
    lines.collect()
}

fn member_line<'m>(model: &'m Model, shape: &str, name: &str) -> Option<&'m str> {
    let (Kind::Structure(members) | Kind::Union(members)) = &model.shapes[shape].kind else {
        panic!("no structure");
    };
    let member = members.iter().find(|member| member.name == name).unwrap();
    member.summary.as_deref()
}

#[test]
fn lines_reach_what_they_are_about() {
    let mut model = model();
    apply(&mut model, &read_value(&whole()).unwrap());
    let line = |shape: &str| model.shapes[shape].summary.as_deref();
    assert_eq!(model.operations["Cast"].summary.as_deref(), Some("Pours."));
    assert_eq!(line("Mould"), Some("A form."));
    assert_eq!(line("Metal"), Some("What to cast."));
    assert_eq!(line("Cracked"), Some("It cooled too fast."));
    assert_eq!(line("CastRequest"), None);
    let values = &model.shapes["Metal"].value_summaries;
    assert_eq!(values["gold"], "Soft and dear.");
    assert_eq!(values["tin"], "Cheap.");
}

#[test]
fn a_line_by_name_holds_wherever_none_by_structure_does() {
    let mut model = model();
    apply(&mut model, &read_value(&whole()).unwrap());
    let line = |shape, name| member_line(&model, shape, name);
    assert_eq!(line("CastRequest", "Name"), Some("What to call it."));
    assert_eq!(line("Elsewhere", "Name"), Some("What to call it."));
    assert_eq!(line("Mould", "Name"), Some("What is stamped on it."));
    assert_eq!(line("Cracked", "Depth"), Some("In microns."));
    assert_eq!(line("CastRequest", "Mould"), None);
}

#[test]
fn nothing_is_missing_in_a_whole_file() {
    // `CastRequest.Mould` and `CastRequest.Metal` have the lines of their targets; no operation reaches `Unreached`.
    assert_eq!(review_value(&whole()), Review::default());
}

#[test]
fn each_missing_line_is_listed() {
    let missing: Vec<String> = review_value(&json!({}))
        .missing
        .iter()
        .map(Target::to_string)
        .collect();
    assert_eq!(
        missing,
        [
            "operations.Cast",
            "operations.Melt",
            "members.Depth",
            "members.Metal",
            "members.Mould",
            "members.Name",
            "members.Note",
            "members.Parts",
            "structures.Mould",
            "structures.Part",
            "enumerations.Metal",
            "enumerations.Metal.values.gold",
            "enumerations.Metal.values.tin",
            "faults.Cracked",
        ]
    );
}

#[test]
fn a_line_for_what_is_gone_does_not_hide_what_is_new() {
    let mut file = whole();
    let operations = file["operations"].as_object_mut().unwrap();
    let line = operations.remove("Melt").unwrap();
    operations.insert("Forge".to_owned(), line);
    let review = review_value(&file);
    assert_eq!(review.problems.entries().len(), 1);
    assert_eq!(review.problems.entries()[0].path, "operations.Forge");
    assert_eq!(review.missing, [Target::Operation("Melt".to_owned())]);
}

#[test]
fn a_line_that_repeats_a_name_is_listed() {
    let mut file = whole();
    file["operations"]["Cast"] = "Casts.".into();
    file["enumerations"]["Metal"]["values"]["tin"] = "The metal tin.".into();
    let value = Target::Value("Metal".to_owned(), "tin".to_owned());
    let thin = [Target::Operation("Cast".to_owned()), value];
    assert_eq!(review_value(&file).thin, thin);
}

#[test]
fn what_names_nothing_is_a_problem() {
    let file = json!({
        "operations": {"Cats": "x"},
        "members": {"Nam": "x", "Name": "x"},
        "structures": {
            "CastRequest": {"members": {"Nam": "x", "Name": "x"}},
            "Mould": {"members": {"Name": "x"}},
            "Elsewhere": {"members": {"Name": "x"}},
            "Moulds": {"line": "x"},
            "Parts": {"members": {"member": "x"}},
            "Cracked": {"line": "x", "members": {"Depth": "x"}}
        },
        "enumerations": {"Metal": {"values": {"gld": "x"}}, "Mould": {"line": "x"}},
        "faults": {"Craked": "x", "Metal": "x", "Text": "x"}
    });
    assert_eq!(
        problems(&file),
        [
            "docs.json: cannot be applied to the model",
            "operations.Cats: there is no operation `Cats`; did you mean `Cast`?",
            "members.Nam: there is no member `Nam`; did you mean `Name`?",
            "structures.CastRequest.members.Nam: there is no member `Nam`; did you mean `Name`?",
            "structures.Moulds: there is no shape `Moulds`; did you mean `Mould`?",
            "structures.Parts: `Parts` is a simple type, list or map, which has no line",
            "structures.Parts.members.member: there is no member `member`",
            "structures.Cracked: `Cracked` belongs in `faults`",
            "enumerations.Metal.values.gld: there is no value `gld`; did you mean `gold`?",
            "enumerations.Mould: `Mould` belongs in `structures`",
            "faults.Craked: there is no shape `Craked`; did you mean `Cracked`?",
            "faults.Metal: `Metal` belongs in `enumerations`",
            "faults.Text: `Text` is a simple type, list or map, which has no line",
            "members.Name: is used nowhere: all members of this name have lines in `structures`",
        ]
    );
}

#[test]
fn what_is_no_line_is_a_problem() {
    let file = json!({
        "operations": {"Cast": "two\nlines", "Melt": 1},
        "members": {"Name": " "},
        "structures": {"Mould": {"line": "", "lines": "x"}, "Part": "x"},
        "enumerations": {"Metal": {"line": [], "values": []}},
        "types": {}
    });
    assert_eq!(
        problems(&file)[1..],
        [
            "operations.Melt: must be a string, found the number 1",
            "operations.Cast: must be one line of text",
            "members.Name: must be one line of text",
            "structures.Part: must be an object, found the string \"x\"",
            "structures.Mould: must be one line of text",
            "structures.Mould.lines: unknown key",
            "enumerations.Metal.line: must be a string, found an array",
            "enumerations.Metal.values: must be an object, found an array",
            "types: unknown key",
        ]
    );
    assert_eq!(
        problems(&json!([]))[1],
        "the file: must be an object, found an array"
    );
    let (name, bytes) = ("docs.json", &b"{"[..]);
    let error = read(&Source { name, bytes }, &model()).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("docs.json:1:1: not valid JSON")
    );
}

#[test]
fn examples_are_values_and_no_lines() {
    let mut file = whole();
    // No line says as little.
    file["examples"] = json!({"Name": "name", "Depth": "12"});
    let mut model = model();
    apply(&mut model, &read_value(&file).unwrap());
    let examples = [("Depth", "12"), ("Name", "name")];
    let examples = examples.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(model.examples, examples.into());
    assert_eq!(review_value(&file).thin, []);
    file["examples"] = json!({"Nam": "x"});
    assert_eq!(
        problems(&file)[1..],
        ["examples.Nam: there is no member `Nam`; did you mean `Name`?"]
    );
}
