//! What each emitter makes of small models: snapshots called `<emitter>__<case>`.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;

use crate::common::{generate_text, model, model_of, options};
use serde_json::{Value, json};
use touchmark_codegen::{Beside, Document, Layout, Options, Rules, Source};

fn files(model: &Value, layout: Layout) -> BTreeMap<String, String> {
    generate_text(&model.to_string(), &options(layout))
        .unwrap()
        .files
}

fn file(model: &Value, path: &str) -> String {
    let mut files = files(model, Layout::Module);
    files
        .remove(path)
        .unwrap_or_else(|| panic!("no {path} among {:?}", files.keys()))
}

/// The items of a file that hold one of `parts`.
fn items(text: &str, parts: &[&str]) -> String {
    let found: Vec<&str> = text
        .split("\n\n")
        .filter(|item| parts.iter().any(|part| item.contains(part)))
        .collect();
    assert!(found.len() >= parts.len(), "{text}");
    found.join("\n\n")
}

fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::new();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

fn post(name: &str) -> Value {
    json!({"name": name, "http": {"method": "POST", "requestUri": "/"}})
}

/// A model with what clients need beside it, and the files about them.
fn clients(layout: Layout, client: bool) -> BTreeMap<String, String> {
    with_clients(Options {
        client,
        ..options(layout)
    })
}

fn with_clients(options: Options) -> BTreeMap<String, String> {
    let mut list = post("List");
    list["input"] = json!({"shape": "In"});
    list["output"] = json!({"shape": "Out"});
    let model = model(
        json!({"List": list, "Strike": post("Strike")}),
        json!({
            "In": {"type": "structure", "members": {"Token": {"shape": "Text"}, "Max": {"shape": "Count"}}},
            "Out": {"type": "structure", "members": {"Next": {"shape": "Text"}, "More": {"shape": "Flag"}, "Box": {"shape": "Box"}}},
            "Box": {"type": "structure", "members": {"Marks": {"shape": "Marks"}}},
            "Marks": {"type": "list", "member": {"shape": "Mark"}},
            "Mark": {"type": "structure", "members": {"Status": {"shape": "Text"}}},
            "Flag": {"type": "boolean"}, "Text": {"type": "string"}, "Count": {"type": "integer"}
        }),
    );
    let rules = json!({
        "version": "1.0", "parameters": {"Region": {"builtIn": "AWS::Region", "type": "String"}},
        "rules": [{
            "type": "endpoint",
            "conditions": [
                {"fn": "aws.partition", "argv": [{"ref": "Region"}], "assign": "P"},
                {"fn": "not", "argv": [{"fn": "stringEquals", "argv": [{"ref": "Region"}, "nowhere"]}]}
            ],
            "endpoint": {"url": "https://forge.{P#dnsSuffix}", "properties": {"authSchemes": [{"name": "sigv4", "signingName": "anvil"}]}}
        }, {"type": "error", "conditions": [], "error": "where?"}]
    });
    let paginators = json!({"pagination": {"List": {"input_token": "Token", "output_token": "Next",
        "more_results": "More", "limit_key": "Max", "result_key": "Box.Marks"}}});
    let waiters = json!({"version": 2, "waiters": {"MarkStruck": {"operation": "List", "delay": 3, "maxAttempts": 5, "acceptors": [
        {"state": "success", "matcher": "pathAll", "argument": "Box.Marks[?Status].Status", "expected": "struck"},
        {"state": "failure", "matcher": "path", "argument": "length(Box.Marks) > `9` && !More", "expected": true},
        {"state": "retry", "matcher": "status", "expected": 404},
        {"state": "retry", "matcher": "error", "expected": "Busy"}
    ]}}});
    let beside = Beside::of(|file| {
        let value = match file {
            Beside::ENDPOINTS => &rules,
            Beside::PAGINATORS => &paginators,
            _ => &waiters,
        };
        Ok::<_, ()>(Some(Document {
            name: file.to_owned(),
            bytes: value.to_string().into_bytes(),
        }))
    });
    let options = Options {
        beside: beside.unwrap(),
        ..options
    };
    generate_text(&model.to_string(), &options).unwrap().files
}

#[test]
fn what_command_lines_need() {
    let files = clients(Layout::Crate, false);
    let catalog = &files["src/client/catalog.rs"];
    for part in [
        "Catalog::new(",
        "\"Forge Service\"",
        "Paged::new(",
        "<operation::ListInput as Paginated>::PAGING",
        "&[\"Box.Marks\"]",
        "Awaited::new(\"List\", <waiters::MarkStruck as Wait>::WAITER)",
    ] {
        assert!(catalog.contains(part), "{part} is not in {catalog}");
    }
    let manifest = &files["Cargo.toml"];
    assert!(
        manifest.contains("catalog = [\"client-data\"]\n"),
        "{manifest}"
    );
    assert!(
        !manifest.contains("cli = ") && !manifest.contains("touchmark-command"),
        "{manifest}"
    );
    let files = with_clients(Options {
        cli: Some("forge".to_owned()),
        ..options(Layout::Crate)
    });
    let manifest = &files["Cargo.toml"];
    for part in [
        "cli = [\"catalog\", \"dep:touchmark-command\"]\n",
        "required-features = [\"cli\"]\n",
        "\ntouchmark-command = { ",
        "optional = true }\n",
    ] {
        assert!(manifest.contains(part), "{part} is not in {manifest}");
    }
    let mut programs = files
        .iter()
        .filter(|(path, _)| path.starts_with("src/bin/"));
    let (_, program) = programs.next().unwrap();
    assert!(
        program.contains("Service::new(\"forge\", &CATALOG)"),
        "{program}"
    );
    // A module has what was asked for.
    let catalog = "client/catalog.rs";
    assert!(!clients(Layout::Module, true).contains_key(catalog));
    let module = with_clients(Options {
        client: true,
        catalog: true,
        ..options(Layout::Module)
    });
    assert!(module.contains_key(catalog));
}

#[test]
fn clients_of_a_crate() {
    let files = clients(Layout::Crate, false);
    let paths = [
        "client.rs",
        "client/endpoints.rs",
        "client/inputs.rs",
        "client/pages.rs",
        "client/waiters.rs",
    ];
    let texts = paths.map(|path| files[&format!("src/{path}")].as_str());
    snapshot("client__files", &texts.join("\n"));
    let features = [
        "blocking = [\"client-data\", \"touchmark/ureq\"]",
        "client = [\"client-data\", \"touchmark/hyper\"]",
    ];
    for feature in features {
        assert!(
            files["Cargo.toml"].contains(feature),
            "{}",
            files["Cargo.toml"]
        );
    }
}

#[test]
fn waiters_that_look_into_no_output_import_nothing_for_that() {
    let mut get = post("Get");
    get["output"] = json!({"shape": "Out"});
    let model = model(
        json!({"Get": get}),
        json!({"Out": {"type": "structure", "members": {}}}),
    );
    let rules = json!({"version": "1.0", "parameters": {}, "rules": [{"type": "error", "conditions": [], "error": "no"}]});
    let waiters = json!({"version": 2, "waiters": {"Gone": {"operation": "Get", "delay": 1, "maxAttempts": 2, "acceptors": [
        {"state": "success", "matcher": "error", "expected": "NoSuch"}]}}});
    let beside = Beside::of(|file| {
        let value = match file {
            Beside::ENDPOINTS => &rules,
            Beside::WAITERS => &waiters,
            _ => return Ok(None),
        };
        Ok::<_, ()>(Some(Document {
            name: file.to_owned(),
            bytes: value.to_string().into_bytes(),
        }))
    });
    let options = Options {
        beside: beside.unwrap(),
        ..options(Layout::Crate)
    };
    let files = generate_text(&model.to_string(), &options).unwrap().files;
    let text = &files["src/client/waiters.rs"];
    assert!(
        text.contains("use touchmark::client::wait::{Acceptor, Matcher, State, Waiter};"),
        "{text}"
    );
    assert!(!text.contains("search"), "{text}");
}

#[test]
fn pages_and_waits_are_said_where_an_operation_is() {
    let files = clients(Layout::Crate, false);
    let list = files["src/operation/list.rs"].replace("\n/// ", " ");
    for said in [
        "Send it with `client.send(input).await?` (feature `client`).",
        "The output comes in pages of at most `Max` items: `Next` of an output is `Token` of the input for the next page.",
        "`client.pages(input).items()` for what is in `Box.Marks`.",
        "`client.wait_until(MarkStruck, input).await?` asks until that state has come.",
    ] {
        // At the operation, and at its input.
        assert_eq!(list.matches(said).count(), 2, "{said}\n{list}");
    }
    assert!(!files["src/operation/strike.rs"].contains("pages"));
    let without = file_of_list_without_clients();
    assert!(without.contains("comes in pages"), "{without}");
    assert!(!without.contains("client."), "{without}");
}

/// What rustdoc refuses: a target that the link's text names already.
#[test]
fn a_link_whose_text_is_its_target_says_so_once() {
    for layout in [Layout::Crate, Layout::Module] {
        let files = clients(layout, false);
        let list = files.get("src/lib.rs").or(files.get("operation.rs"));
        let list = list.unwrap().replace("\n//! ", " ");
        // The same operation, seen from the root of a crate and from its own module.
        let link = match layout {
            Layout::Crate => "* [`List`](operation::List)",
            Layout::Module => "* [`List`] (",
        };
        assert!(list.contains(link), "{link}\n{list}");
    }
}

fn file_of_list_without_clients() -> String {
    let mut files = clients(Layout::Module, false);
    files.remove("operation/list.rs").unwrap()
}

#[test]
fn the_readme_has_tasks() {
    let files = clients(Layout::Crate, false);
    let headings: Vec<&str> = files["README.md"]
        .lines()
        .filter_map(|line| line.strip_prefix("### "))
        .collect();
    // Nothing is made or restored by the operations of this model, and its items are not at hand.
    assert_eq!(headings, ["Connect", "Wait"]);
}

#[test]
fn modules_have_clients_if_they_are_asked_for() {
    let has_client = |files: BTreeMap<String, String>| files.contains_key("client.rs");
    assert!(!has_client(clients(Layout::Module, false)));
    let module = clients(Layout::Module, true);
    assert!(!module["client.rs"].contains("cfg(feature"));
    assert!(has_client(module));
    // Nobody knows where the requests of other models go.
    let plain = model_of(json!({"Strike": {"type": "structure", "members": {}}}));
    assert!(!files(&plain, Layout::Crate).contains_key("src/client.rs"));
}

#[test]
fn structures() {
    let model = model_of(json!({
        "Strike": {"type": "structure", "members": {"Tree": {"shape": "Tree"}, "None": {"shape": "None"}}},
        "Tree": {"type": "structure", "members": {
            "Type": {"shape": "Text", "documentation": "<p>Its <b>type</b>.</p>"},
            "Default": {"shape": "Text", "deprecated": true, "deprecatedMessage": "Gone."},
            "Left": {"shape": "Tree"},
            "Children": {"shape": "Trees"}
        }},
        "Trees": {"type": "list", "member": {"shape": "Tree"}},
        "None": {"type": "structure", "members": {}},
        "Text": {"type": "string"}
    }));
    snapshot(
        "structure__fields_and_walks",
        &file(&model, "types/tree.rs"),
    );
    snapshot("structure__empty", &file(&model, "types/none.rs"));
}

#[test]
fn enumerations() {
    let model = model_of(json!({
        "Strike": {"type": "structure", "members": {"Metal": {"shape": "Metal"}}},
        "Metal": {"type": "string", "enum": ["gold", "GOLD", "unknown", "24k", "", "rose/gold"],
            "documentation": "<p>What it is made of.</p>", "deprecated": true}
    }));
    snapshot(
        "enumeration__values_that_clash",
        &file(&model, "types/metal.rs"),
    );
}

#[test]
fn unions() {
    let model = model_of(json!({
        "Strike": {"type": "structure", "members": {"Either": {"shape": "Either"}}},
        "Either": {"type": "structure", "union": true, "members": {
            "Text": {"shape": "Text"}, "Unknown": {"shape": "Text"}, "Again": {"shape": "Either"}
        }},
        "Text": {"type": "string", "sensitive": true}
    }));
    snapshot("union__recursive", &file(&model, "types/either.rs"));
}

#[test]
fn schemas() {
    let model = model_of(json!({
        "Strike": {"type": "structure", "required": ["Name"], "members": {
            "Name": {"shape": "Name", "locationName": "TheName"},
            "Count": {"shape": "Count"}, "Ratio": {"shape": "Ratio"}, "Secret": {"shape": "Secret"},
            "At": {"shape": "Time", "timestampFormat": "unixTimestamp"},
            "Grid": {"shape": "Grid"}, "Flat": {"shape": "Names", "flattened": true},
            "Map": {"shape": "Map"}, "FlatMap": {"shape": "Map", "flattened": true}
        }},
        "Name": {"type": "string", "min": 1, "max": 63, "pattern": "[a-z]*"},
        "Count": {"type": "integer", "min": 1}, "Ratio": {"type": "double", "min": 0.5, "max": 1},
        "Secret": {"type": "string", "sensitive": true}, "Time": {"type": "timestamp"},
        "Grid": {"type": "list", "member": {"shape": "Names"}},
        "Names": {"type": "list", "member": {"shape": "Name", "locationName": "Name"}, "max": 5},
        "Map": {"type": "map", "key": {"shape": "Metal", "locationName": "K"}, "value": {"shape": "Secret"}},
        "Metal": {"type": "string", "enum": ["gold"]}
    }));
    let operation = file(&model, "operation/strike.rs");
    snapshot("schema__every_kind", &items(&operation, &["static INPUT"]));
    snapshot(
        "docs__facts",
        &items(&operation, &["pub struct StrikeInput"]),
    );
}

#[test]
fn patterns() {
    let model = model_of(json!({
        "Strike": {"type": "structure", "members": {"A": {"shape": "Class"}, "B": {"shape": "Table"}, "C": {"shape": "Any"}}},
        "Class": {"type": "string", "pattern": "[a-zA-Z0-9_-]{1,63}"},
        "Table": {"type": "string", "pattern": "^(ab|cd)+$"},
        "Any": {"type": "string", "pattern": ".*"}
    }));
    snapshot("pattern__class_and_table", &file(&model, "patterns.rs"));
}

/// A model, the overlay with a rule of every kind, and an override.
fn with_rules() -> (Value, Options) {
    let model = model_of(json!({
        "Strike": {"type": "structure", "members": {
            "Name": {"shape": "Name"}, "Metal": {"shape": "Text"}, "Count": {"shape": "Count"},
            "Daily": {"shape": "Text"}, "Weekly": {"shape": "Text"}, "Marks": {"shape": "Marks"}
        }},
        "Name": {"type": "string", "min": 1, "max": 63}, "Text": {"type": "string"}, "Count": {"type": "integer"},
        "Marks": {"type": "list", "member": {"shape": "Text"}}
    }));
    let present = |member: &str| json!({"member": member, "present": true});
    let iron = json!({"member": "Metal", "oneOf": ["iron"]});
    let apply = |traits: Value| json!({"type": "apply", "traits": traits});
    let overlay = json!({"smithy": "2.0", "shapes": {
        "com.amazonaws.forge#Strike": apply(json!({
            "touchmark#conflicts": [{"conditions": [present("Daily"), iron]}],
            "touchmark#requires": [{"when": [present("Count")], "any": [present("Name"), {"member": "Metal", "absent": true}]}],
            "touchmark#windowsDisjoint": [{"daily": "Daily", "weekly": "Weekly"}]
        })),
        "com.amazonaws.forge#Strike$Name": apply(json!({
            "smithy.api#required": {}, "smithy.api#length": {"min": 0, "max": 63},
            "smithy.api#pattern": "^[a-z-]+$", "touchmark#words": "lower-case letters or hyphens",
            "touchmark#notPrefixedBy": {"prefixes": ["aws:"], "ignoreCase": true}
        })),
        "com.amazonaws.forge#Strike$Count": apply(json!({
            "touchmark#multipleOf": 0.5, "touchmark#spans": [{"min": 0, "max": 0}, {"min": 7, "max": 9}]
        })),
        "com.amazonaws.forge#Strike$Daily": apply(json!({"touchmark#format": {"kind": "dailyWindow", "minMinutes": 30}})),
        "com.amazonaws.forge#Strike$Weekly": apply(json!({"touchmark#format": {"kind": "weeklyWindow"}})),
        "com.amazonaws.forge#Strike$Marks": apply(json!({"touchmark#items": {
            "touchmark#oneOf": {"values": ["a", "b"], "ignoreCase": true},
            "touchmark#when": [{"if": [{"member": "Metal", "noneOf": ["tin"]}], "traits": {"smithy.api#length": {"max": 1}}}]
        }}))
    }});
    let overrides = json!([{
        "target": "com.amazonaws.forge#Strike$Count", "trait": "touchmark#multipleOf", "value": 1, "reason": "Halves were never struck."
    }]);
    let document = |name: &str, value: Value| Document {
        name: name.to_owned(),
        bytes: value.to_string().into_bytes(),
    };
    let options = Options {
        rules: Rules::Overlay(document("constraints.json", overlay)),
        overrides: Some(document("overrides.json", overrides)),
        ..options(Layout::Module)
    };
    (model, options)
}

#[test]
fn rules_of_prose() {
    let (model, options) = with_rules();
    let files = generate_text(&model.to_string(), &options).unwrap().files;
    let operation = &files["operation/strike.rs"];
    snapshot("rules__every_kind", &items(operation, &["static INPUT"]));
    snapshot(
        "docs__rules",
        &items(operation, &["pub struct StrikeInput"]),
    );
    let names = files["patterns.rs"].matches("STRIKE_NAME").count();
    assert_eq!(names, 1, "{}", files["patterns.rs"]);
}

/// What is mined is what is read: a raw model gives the crate that its facts and its overlay give.
#[test]
fn prose_and_overlay_give_the_same_crate() {
    let strike = "<p>How it is struck.</p><p>Constraints:</p><ul><li><p>Must contain from 1 to 12 letters or numbers.</p></li>\
                  <li><p>First character must be a letter.</p></li></ul>";
    let shapes = |prose: &dyn Fn(&str) -> Value| {
        let member = |shape: &str, text: &str| {
            let mut member = prose(text);
            member["shape"] = json!(shape);
            member
        };
        json!({
            "Strike": {"type": "structure", "members": {
                "Mark": member("Text", strike),
                "Metal": member("Text", "<p>Valid Values: <code>gold | tin</code></p>"),
                "Count": member("Count", "<p>Constraints: Must be a value from 2 to 37.</p>"),
                "Window": member("Text", "<p>Constraints: Must be written in the format <code>hh24:mi-hh24:mi</code>. Must be at least 40 minutes.</p>")
            }},
            "Text": {"type": "string"}, "Count": {"type": "integer"}
        })
    };
    let raw = model_of(shapes(&|text| json!({"documentation": text}))).to_string();
    let facts = model_of(shapes(&|_| json!({}))).to_string();
    let source = Source {
        name: "forge.json",
        bytes: raw.as_bytes(),
    };
    let parsed = touchmark_model::model::parse(&source).unwrap();
    let (mined, notes) = touchmark_prose::from_prose(&parsed);
    assert_eq!(notes, [""; 0]);
    assert!(!mined.overlay.members.is_empty());
    let overlay = touchmark_model::overlay::write(&mined.overlay, &parsed.service);
    let with_overlay = Options {
        rules: Rules::Overlay(Document {
            name: "constraints.json".to_owned(),
            bytes: overlay.into_bytes(),
        }),
        ..options(Layout::Module)
    };
    let from_prose = generate_text(&raw, &options(Layout::Module)).unwrap().files;
    let from_facts = generate_text(&facts, &with_overlay).unwrap().files;
    let schemas = |files: &BTreeMap<String, String>| {
        let lines = files.iter().map(|(path, text)| {
            let code = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("///"));
            (path.clone(), code.collect::<Vec<_>>().join("\n"))
        });
        lines.collect::<BTreeMap<_, _>>()
    };
    assert_eq!(schemas(&from_prose), schemas(&from_facts));
}

fn with_faults() -> Value {
    let mut strike = post("Strike");
    strike["errors"] = json!([{"shape": "Hot"}, {"shape": "Cold"}]);
    strike["output"] = json!({"shape": "Out", "resultWrapper": "StrikeResult"});
    strike["documentation"] = json!("<p>Strikes.</p><ul><li>Once.</li></ul>");
    let mut rest = post("Rest");
    rest["authtype"] = json!("none");
    rest["http"]["requestUri"] = json!("/?Operation=Rest");
    model(
        json!({"Strike": strike, "Rest": rest}),
        json!({
            "Out": {"type": "structure", "members": {"Mark": {"shape": "Text"}}},
            "Hot": {"type": "structure", "members": {"message": {"shape": "Text"}, "Degrees": {"shape": "Count"}},
                "error": {"code": "TooHot", "httpStatusCode": 409, "senderFault": true}, "exception": true},
            "Cold": {"type": "structure", "members": {}, "exception": true, "fault": true, "retryable": {"throttling": false}},
            "Text": {"type": "string"}, "Count": {"type": "integer"}
        }),
    )
}

#[test]
fn faults() {
    let strike = file(&with_faults(), "operation/strike.rs");
    snapshot(
        "fault__with_and_without_members",
        &items(
            &strike,
            &[
                "pub enum StrikeFault",
                "static FAULTS",
                "Fault for StrikeFault",
            ],
        ),
    );
    let rest = file(&with_faults(), "operation/rest.rs");
    snapshot(
        "fault__none",
        &items(
            &rest,
            &["pub enum RestFault", "static FAULTS", "Fault for RestFault"],
        ),
    );
}

#[test]
fn operations() {
    snapshot(
        "operation__without_input_and_output",
        &file(&with_faults(), "operation/rest.rs"),
    );
    let strike = file(&with_faults(), "operation/strike.rs");
    snapshot(
        "operation__marker_and_methods",
        &items(
            &strike,
            &[
                "pub struct Strike;",
                "impl StrikeInput",
                "impl StrikeOutput",
                "static OPERATION",
                "Operation for Strike",
            ],
        ),
    );
}

#[test]
fn services() {
    let mut model = with_faults();
    model["documentation"] = json!("<p>Forges <code>things</code>.</p>");
    for (name, path) in [
        ("service__library", "src/lib.rs"),
        ("service__operations", "src/operation.rs"),
        ("service__types", "src/types.rs"),
        ("service__service", "src/service.rs"),
    ] {
        snapshot(name, &files(&model, Layout::Crate)[path]);
    }
    snapshot("service__module", &file(&model, "mod.rs"));
    snapshot(
        "manifest__crate",
        &files(&model, Layout::Crate)["Cargo.toml"],
    );
    snapshot("readme__crate", &files(&model, Layout::Crate)["README.md"]);
}

/// A line of our own is the first of what it is about; prose stays, behind the facts of members.
#[test]
fn summaries() {
    let model = model_of(json!({
        "Strike": {"type": "structure", "members": {
            "Metal": {"shape": "Metal", "documentation": "<p>Prose about it.</p>"}, "Mark": {"shape": "Mark"},
            "Other": {"shape": "Mark"}, "None": {"shape": "Text"}
        }},
        "Metal": {"type": "string", "enum": ["gold"]}, "Text": {"type": "string"},
        "Mark": {"type": "structure", "documentation": "<p>Prose about marks.</p>", "members": {}}
    }));
    let docs = json!({
        "operations": {"Strike": "strikes a mark, as `n_1` or n_1"},
        "members": {"Metal": "What to strike it into."},
        "structures": {
            "Strike": {"members": {"Mark": "The mark, in words that are many enough to need a second line of documentation."}},
            "Mark": {"line": "A mark."}
        },
        "enumerations": {"Metal": {"line": "A metal.", "values": {"gold": "Soft and dear."}}}
    });
    let options = Options {
        docs: Some(Document {
            name: "docs.json".to_owned(),
            bytes: docs.to_string().into_bytes(),
        }),
        ..options(Layout::Module)
    };
    let files = generate_text(&model.to_string(), &options).unwrap().files;
    let items = [
        items(
            &files["operation/strike.rs"],
            &["pub struct StrikeInput", "pub struct Strike;"],
        ),
        items(&files["types/mark.rs"], &["pub struct Mark"]),
        items(&files["types/metal.rs"], &["pub enum Metal"]),
    ];
    let items = items.join("\n\n");
    for (line, next) in [
        (
            "Strikes a mark, as `n_1` or n\\_1.",
            "Takes [`StrikeInput`]",
        ),
        ("What to strike it into.", "`Metal`: `gold`."),
        ("A mark.", "`Other`: the structure `Mark`."),
        ("A metal.", "The enumeration `Metal`."),
        ("Soft and dear.", "`gold`"),
    ] {
        let indented = items.replace("    ///", "///");
        assert!(
            indented.contains(&format!("/// {line}\n///\n/// {next}")),
            "{items}"
        );
    }
    snapshot("docs__summaries", &items);
}

#[test]
fn no_snapshot_is_left_over() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/snapshots");
    for entry in std::fs::read_dir(folder).unwrap() {
        let file = entry.unwrap().file_name().into_string().unwrap();
        let name = file.split('.').next().unwrap();
        let used = include_str!("emitters.rs").contains(&format!("\"{name}\""));
        assert!(used, "{file}");
    }
}
