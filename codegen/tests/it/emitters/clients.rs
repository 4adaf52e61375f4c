//! What clients and command lines need, and what pages say of them.

use std::collections::BTreeMap;

use serde_json::json;
use touchmark_codegen::{Beside, Document, Layout, Options};

use super::{files, post, snapshot};
use crate::common::{generate_text, model, model_of, options};

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
