//! The program, built from a model; and programs that fail.

use serde_json::{Value, json};
use touchmark_codegen::{Layout, Operations, Options, Origin, Rules, Source, generate};
use touchmark_model::model::Level;

use super::*;

/// A service whose one operation has every kind of answer.
fn smithy() -> Value {
    json!({
        "metadata": {"apiVersion": "2026-01-01", "endpointPrefix": "smithy", "protocol": "query", "serviceId": "Smithy",
            "serviceFullName": "Smithy", "signatureVersion": "v4", "xmlNamespace": "https://smithy.example/"},
        "operations": {"Forge": {
            "name": "Forge", "http": {"method": "POST", "requestUri": "/?Operation=Forge"},
            "input": {"shape": "Piece"}, "output": {"shape": "Piece", "resultWrapper": "ForgeResult"},
            "errors": [{"shape": "TooCold"}]}},
        "shapes": {
            "Piece": {"type": "structure", "required": ["Name"], "members": {
                "Name": {"shape": "Name"}, "Heat": {"shape": "Heat"}, "Parts": {"shape": "Parts"}}},
            "Parts": {"type": "list", "member": {"shape": "Piece", "locationName": "Part"}},
            "TooCold": {"type": "structure", "exception": true,
                "members": {"message": {"shape": "Name"}, "Heat": {"shape": "Heat"}}},
            "Name": {"type": "string", "min": 2},
            "Heat": {"type": "double"}},
    })
}

fn module(name: &str, model: &Value) -> Module {
    let options = Options {
        crate_name: name.to_owned(),
        crate_version: "0.0.0".to_owned(),
        service: None,
        operations: Operations::All,
        runtime: touchmark_codegen::Runtime::default(),
        origin: Origin {
            model: name.to_owned(),
            command: "cargo test".to_owned(),
        },
        layout: Layout::Module,
        rules: Rules::None,
        overrides: None,
        docs: None,
        ..Options::default()
    };
    let bytes = model.to_string().into_bytes();
    let source = Source {
        name,
        bytes: &bytes,
    };
    Module {
        name: name.to_owned(),
        package: generate(&source, &options).unwrap(),
    }
}

fn request(input: Value, validate: bool) -> Question {
    Question::Request {
        module: "smithy".to_owned(),
        operation: "Forge".to_owned(),
        input,
        validate,
    }
}

fn response(status: u16, body: &str) -> Question {
    Question::Response {
        module: "smithy".to_owned(),
        operation: "Forge".to_owned(),
        status,
        body: body.to_owned(),
    }
}

/// The request with this form.
fn written(form: &str) -> Answer {
    let content_type = "application/x-www-form-urlencoded".to_owned();
    Answer::Request(Written {
        method: "POST".to_owned(),
        target: "/?Operation=Forge".to_owned(),
        headers: BTreeMap::from([("content-type".to_owned(), content_type)]),
        body: form.to_owned(),
    })
}

/// The whole process of the commands, including cargo, with a small service.
#[test]
fn a_generated_module_answers() {
    let workspace = Workspace::find().unwrap();
    let folder = workspace.target().join("driver-tests/questions");
    let modules = [module("smithy", &smithy()), module("another", &smithy())];
    let mut driver = Driver::build(&workspace, &folder, &modules).unwrap();
    assert!(driver.has("another", "Forge") && !driver.has("smithy", "Cast"));
    let questions = [
        request(
            json!({"Name": "ax", "Heat": "NaN", "Parts": [{"Name": "a b"}]}),
            true,
        ),
        request(json!({"Name": "x"}), false),
        request(json!({"Name": "x"}), true),
        request(json!({"Colour": "red"}), false),
        Question::Check {
            module: "smithy".to_owned(),
            operation: "Forge".to_owned(),
            input: json!({"Name": "x", "Parts": [{}]}),
            level: Level::Documented,
        },
        response(
            200,
            "<ForgeResponse><ForgeResult><Heat>0.1</Heat></ForgeResult></ForgeResponse>",
        ),
        response(
            400,
            "<ErrorResponse><Error><Code>TooCold</Code><message>Wait.</message><Heat>-Infinity</Heat></Error>\
             <RequestId>7</RequestId></ErrorResponse>",
        ),
        response(200, "<ForgeResponse>"),
    ];
    let refused = |answer: &Answer, word: &str| matches!(answer, Answer::Refused(text) if text.contains(word));
    let answers = driver.ask(&questions).unwrap();
    let parts = "&Parts.Part.1.Name=a%20b";
    assert_eq!(
        answers[0],
        written(&format!(
            "Action=Forge&Version=2026-01-01&Name=ax&Heat=NaN{parts}"
        ))
    );
    assert_eq!(
        answers[1],
        written("Action=Forge&Version=2026-01-01&Name=x")
    );
    assert!(refused(&answers[2], "Name"), "{:?}", answers[2]);
    assert!(refused(&answers[3], "Colour"), "{:?}", answers[3]);
    let Answer::Violations(violations) = &answers[4] else {
        panic!("{:?}", answers[4]);
    };
    let found = violations.iter();
    let found: Vec<_> = found.map(|each| (&*each.path, &*each.kind)).collect();
    assert_eq!(found, [("Name", "Length"), ("Parts[0].Name", "Required")]);
    assert_eq!(answers[5], Answer::Output(json!({"Heat": 0.1})));
    let fault = Answer::Fault {
        name: Some("TooCold".to_owned()),
        code: "TooCold".to_owned(),
        message: Some("Wait.".to_owned()),
        request_id: Some("7".to_owned()),
        detail: Some(json!({"Heat": "-Infinity"})),
    };
    assert_eq!(answers[6], fault);
    assert!(refused(&answers[7], "XML"), "{:?}", answers[7]);
    overfill(&mut driver);
}

/// Asks and answers more than the pipes in either direction can hold.
fn overfill(driver: &mut Driver) {
    let long = "x".repeat(1000);
    let many = vec![request(json!({ "Name": long }), false); 1000];
    let answers = driver.ask(&many).unwrap();
    assert_eq!(answers.len(), many.len());
    let end = format!("&Name={long}");
    let is_whole = |answer: &Answer| matches!(answer, Answer::Request(request) if request.body.ends_with(&end));
    assert!(answers.iter().all(is_whole));
}

#[test]
fn operations_that_no_module_has_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = Workspace::find().unwrap();
    let twice = [module("smithy", &smithy()), module("smithy", &smithy())];
    let error = folder::write(&workspace, folder.path(), &twice).unwrap_err();
    assert_eq!(
        error.to_string(),
        "two modules of a driver are called smithy"
    );
    assert!(folder::write(&workspace, folder.path(), &[module("driver", &smithy())]).is_err());
}

/// Modules of an earlier set are removed from the crate.
#[test]
fn old_modules_are_removed() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = Workspace::find().unwrap();
    for name in ["old", "new"] {
        folder::write(&workspace, folder.path(), &[module(name, &smithy())]).unwrap();
    }
    assert!(folder.path().join("src/new/mod.rs").is_file());
    assert!(!folder.path().join("src/old/mod.rs").exists());
}

/// A shell script instead of a program, to control when it writes and ends.
#[cfg(unix)]
fn shell(script: &str) -> Result<Driver> {
    let greeting = r#"echo '{"smithy":["Forge"]}'"#;
    Driver::start(Command::new("sh").args(["-c", &format!("{greeting}; {script}")]))
}

#[cfg(unix)]
#[test]
fn a_program_that_ends_is_reported_with_its_question() {
    let mut driver = shell(r#"read line; echo '{"Refused":"a"}'; exit 3"#).unwrap();
    let questions: Vec<Question> = ["one", "two", "three"]
        .map(|name| request(json!({ "Name": name }), false))
        .to_vec();
    let error = format!("{:#}", driver.ask(&questions).unwrap_err());
    assert!(
        error.contains(
            r#"(exit status: 3) at question 2 of 3, the request of smithy::Forge: {"Name":"two"}"#
        ),
        "{error}"
    );

    let mut driver = shell("read line; echo nonsense; read line").unwrap();
    let error = format!("{:#}", driver.ask(&questions).unwrap_err());
    assert!(
        error.contains("at question 1 of 3") && error.contains("not an answer: nonsense"),
        "{error}"
    );

    let stranger = Question::Response {
        module: "smithy".to_owned(),
        operation: "Cast".to_owned(),
        status: 200,
        body: String::new(),
    };
    let mut driver = shell("read line").unwrap();
    let error = driver.ask(&[stranger]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the driver has no operation smithy::Cast"
    );
    assert!(Driver::start(Command::new("sh").args(["-c", "echo hello"])).is_err());
}

#[test]
fn a_server_refuses_malformed_questions() {
    let run = |line: &str| {
        let mut answers = Vec::new();
        serve::run(&[], line.as_bytes(), &mut answers).map(|()| String::from_utf8(answers).unwrap())
    };
    assert_eq!(run("").unwrap(), "{}\n");
    for (line, problem) in [
        ("{}\n", "of no module"),
        ("{\"module\": \"smithy\"}\n", "of no module"),
        ("nonsense\n", "expected"),
    ] {
        let error = run(line).unwrap_err().to_string();
        assert!(error.contains(problem), "{line}: {error}");
    }
}

#[test]
fn the_program_refuses_malformed_questions() {
    static NONE: touchmark::Operations = touchmark::Operations::new(&[]);
    let run = |line: &str| {
        let mut answers = Vec::new();
        program::run(&[("smithy", &NONE)], line.as_bytes(), &mut answers)
            .map(|()| String::from_utf8(answers).unwrap())
    };
    assert_eq!(run("").unwrap(), "{\"smithy\":[]}\n");
    for (line, problem) in [
        ("{}\n", "without `Request`, `Check` or `Response`"),
        ("{\"Request\": {}}\n", "without `module`"),
        (
            "{\"Response\": {\"module\": \"smithy\", \"operation\": \"Cast\"}}\n",
            "no operation smithy::Cast",
        ),
        ("nonsense\n", "expected"),
    ] {
        let error = run(line).unwrap_err().to_string();
        assert!(error.contains(problem), "{line}: {error}");
    }
}
