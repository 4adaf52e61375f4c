//! Whole runs: what is read, generated, skipped and printed.

use std::path::Path;

use serde_json::{Value, json};

use super::super::skips::Part;
use super::*;

/// Writes files of suites below a folder.
fn write(dir: &Path, files: &[(&str, Value)]) {
    for (path, suites) in files {
        let path = dir.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, suites.to_string()).unwrap();
    }
}

fn read(files: &[(&str, Value)]) -> Result<Vec<Suite>> {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), files);
    suite::read(dir.path())
}

/// A suite of the older form: no ids, and operations without an address.
fn old(description: &str, cases: Value) -> Value {
    json!({"description": description, "metadata": {"protocol": "query"}, "shapes": shapes(), "cases": cases})
}

/// Two operations of one name, a response in the older form and one in the newer, a fault, and two wrong expectations.
fn files() -> [(&'static str, Value); 4] {
    let bake = |input: &str| json!({"name": "Bake", "input": {"shape": input}});
    let inputs = json!([
        {"given": bake("Order"), "params": {"Name": "rye"},
            "serialized": {"uri": "", "body": "Action=Bake&Version=2020-01-01&Name=rye"}},
        {"given": bake("Loaf"), "params": {"Count": 2}, "serialized": {"body": "Count=2&Action=Bake&Version=2020-01-01"}},
        {"given": bake("Loaf"), "params": {"Count": 2}, "serialized": {"body": "Count=3&Action=Bake&Version=2020-01-01"}},
        {"given": bake("Loaf"), "serialized": {}},
    ]);
    let bare = "<BakeResponse><Name/><RequestId>1</RequestId></BakeResponse>";
    let wrapped =
        "<BakeResponse><BakeResult><Due>1970-01-01T00:00:00Z</Due></BakeResult></BakeResponse>";
    let error = "<ErrorResponse><Error><Code>Bread.Burnt</Code><Message>Black</Message></Error></ErrorResponse>";
    let outputs = json!([
        {"given": {"name": "Bake", "output": {"shape": "Order"}}, "response": {"body": bare}, "result": {"Name": ""}},
        {"id": "Wrapped", "given": given(), "response": {"status_code": 200, "body": wrapped}, "result": {"Due": 0}},
        {"id": "Burnt", "given": given(), "response": {"status_code": 400, "body": error},
            "errorCode": "Bread.Burnt", "error": {"Message": "White"}},
    ]);
    let mut quarry = old(
        "Cutting",
        json!([
            {"given": {"name": "Cut", "input": {"shape": "Order"}}, "params": {"Name": "rye", "Seeds": ["a", "b"]},
                "serialized": {"body": "Action=Cut&Version=2020-01-01&Name=rye&Seeds.1=a&Seeds.2=b&Token=made"}},
            {"id": "Wrapped", "given": {"name": "Cut", "input": {"shape": "Order"}}, "params": {"token": "own"},
                "serialized": {"body": "Action=Cut&Version=2020-01-01&Token=own"}}
        ]),
    );
    quarry["metadata"]["protocol"] = "ec2".into();
    quarry["shapes"] = json!({
        "Order": {"type": "structure", "members": {
            "Name": {"shape": "Text", "locationName": "name"}, "Seeds": {"shape": "Seeds"},
            "token": {"shape": "Text", "idempotencyToken": true}}},
        "Seeds": {"type": "list", "member": {"shape": "Text", "locationName": "item"}},
        "Text": {"type": "string"}
    });
    let foreign =
        json!([{"description": "Other", "metadata": {"protocol": "rest-json"}, "cases": [{}, {}]}]);
    [
        ("input/bakery.json", json!([old("Requests", inputs)])),
        ("input/ec2.json", json!([quarry])),
        ("output/bakery.json", json!([old("Responses", outputs)])),
        ("output/rest.json", foreign),
    ]
}

/// The generator, cargo and all.
#[test]
fn tests_run_against_what_is_generated() {
    let workspace = Workspace::find().unwrap();
    let folder = workspace.target().join("driver-tests/suites");
    let suites = read(&files()).unwrap();
    let skips = Skips::parse(SKIPS).unwrap();
    let rows = rows(&workspace, &folder, &suites, &skips).unwrap();
    let printed = report::print(&rows, Paint::plain());
    let expected = "\
input/bakery.json  passed  failed  skipped
Requests        2       2        0
input/ec2.json  passed  failed  skipped
Cutting         2       0        0  but for idempotency-token
output/bakery.json  passed  failed  skipped
Responses       2       1        0
output/rest.json  passed  failed  skipped
Other           0       0        2  its protocol is rest-json, and only query and ec2 are generated

failed input/bakery.json, Requests: case 3
    expected Count = \"3\"
    got Count = \"2\"

failed input/bakery.json, Requests: case 4
    the case cannot be read: it has no `params`

failed output/bakery.json, Responses: Burnt
    message: expected \"White\", got \"Black\"

not compared in 1 case: idempotency-token: no dice
11 cases: 6 passed, 3 failed, 2 skipped";
    assert_eq!(printed, expected);
    let json = report::json(&rows);
    assert_eq!(
        (&json["passed"], &json["failed"], &json["skipped"]),
        (&json!(6), &json!(3), &json!(2))
    );
    assert_eq!(
        json["suites"][0]["cases"][2]["differences"],
        json!(["expected Count = \"3\"", "got Count = \"2\""])
    );
}

#[test]
fn a_model_that_is_refused_fails_its_cases() {
    let mut suite = old(
        "Broken",
        json!([{"given": given(), "params": {}, "serialized": {}}]),
    );
    suite["shapes"]["Text"] = json!({"type": "dough"});
    let suites = read(&[("input/broken.json", json!([suite]))]).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let skips = Skips::parse(SKIPS).unwrap();
    let rows = rows(&Workspace::find().unwrap(), folder.path(), &suites, &skips).unwrap();
    let Verdict::Failed(differences) = &rows[0].outcomes[0].verdict else {
        panic!("not failed")
    };
    assert!(
        differences[0].contains("unknown type \"dough\""),
        "{differences:?}"
    );
}

#[test]
fn one_operation_is_generated_once() {
    let suites = read(&files()).unwrap();
    let of_case: Vec<_> = Models::new(&suites[0])
        .of_case
        .into_iter()
        .map(|(model, _)| model)
        .collect();
    assert_eq!(of_case, [0, 1, 1, 1]);
}

#[test]
fn folders_without_suites_are_refused() {
    let refused = |files: &[(&str, Value)]| format!("{:#}", read(files).unwrap_err());
    assert!(refused(&[("query/a.json", json!([]))]).contains("neither `input/*.json` nor"));
    assert_eq!(
        refused(&[("input/a.json", json!({}))]),
        "input/a.json: must be a list of suites"
    );
    assert_eq!(
        refused(&[("output/a.json", json!([{}]))]),
        "output/a.json: suite 1: has no list of `cases`"
    );
}

#[test]
fn the_list_is_strict() {
    let refused = |text: &str| format!("{:#}", Skips::parse(text).unwrap_err());
    assert!(
        refused("[[skip]]\npart = 'colour'\nreason = 'x'").contains("unknown variant `colour`")
    );
    assert!(refused("[[skip]]\nreason = 'x'").contains("entry 1 has neither"));
    assert!(refused("[[skip]]\npart = 'host'\nreason = ' '").contains("entry 1 has no reason"));
    for entry in ["part = 'headers'", "part = 'host'\nheaders = ['a']"] {
        let error = refused(&format!("[[skip]]\n{entry}\nreason = 'x'"));
        assert!(error.contains("entry 1: `headers` names those"), "{error}");
    }

    let text =
        "[[skip]]\ncase = 'A'\nreason = 'x'\n[[skip]]\ncase = 'B'\npart = 'host'\nreason = 'y'";
    let skips = Skips::parse(text).unwrap();
    assert_eq!(
        skips.unmatched(),
        ["there is no case A", "no case B has the part host"]
    );
    assert_eq!(skips.reason("A", None), Some("x"));
    assert_eq!(skips.reason("B", None), None);
    assert_eq!(skips.reason("B", Some(Part::Host)), Some("y"));
    assert!(skips.unmatched().is_empty());
}

/// A whole case that the list names is not asked.
#[test]
fn a_case_can_be_skipped() {
    let suites = read(&files()).unwrap();
    let skips = Skips::parse("[[skip]]\ncase = 'Burnt'\nreason = 'smoke'").unwrap();
    let plans = plan(0, &suites[2], &skips, &mut Vec::new());
    assert!(
        matches!(&plans[2], Plan::Done(outcome) if outcome.verdict == Verdict::Skipped("smoke".to_owned()))
    );
    assert!(matches!(&plans[1], Plan::Ask(_)));
}

/// Each part has its reason in this repository's list.
#[test]
fn the_list_of_this_repository() {
    let skips = Skips::load(&Workspace::find().unwrap()).unwrap();
    for part in [Part::Host, Part::IdempotencyToken] {
        assert!(skips.reason("any", Some(part)).is_some(), "{part:?}");
    }
    assert!(skips.of_header("any", "Content-Length").is_some());
    assert!(skips.of_header("any", "Content-Type").is_none());
}
