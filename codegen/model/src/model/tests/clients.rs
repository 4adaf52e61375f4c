//! What clients need to know: endpoint rules, pages and waiters of both formats, and what is said of those that are broken.

use serde_json::{Value, json};

use super::super::client::{Beside, Client, add_beside};
use super::super::{Model, Source};
use super::{parse_value, problems, with};
use crate::diagnostic::Error;

fn rules() -> Value {
    json!({
        "version": "1.0",
        "parameters": {
            "Region": {"builtIn": "AWS::Region", "required": false, "documentation": "prose", "type": "String"},
            "UseFIPS": {"builtIn": "AWS::UseFIPS", "required": true, "default": false, "type": "Boolean"}
        },
        "rules": [{
            "type": "tree",
            "conditions": [{"fn": "aws.partition", "argv": [{"ref": "Region"}], "assign": "P"}],
            "rules": [
                {
                    "type": "error",
                    "conditions": [{"fn": "booleanEquals", "argv": [{"ref": "UseFIPS"}, true]}],
                    "error": "not in {P#name}"
                },
                {
                    "type": "endpoint",
                    "conditions": [],
                    "endpoint": {
                        "url": "https://forge.{Region}.{P#dnsSuffix}",
                        "properties": {"authSchemes": [{"name": "sigv4", "signingRegion": "{Region}"}]},
                        "headers": {}
                    }
                }
            ]
        }]
    })
}

/// A service with pages, whose formats differ in words only.
fn botocore() -> Value {
    let post = |name: &str, input: &str, output: &str| {
        json!({"name": name, "http": {"method": "POST", "requestUri": "/"}, "input": {"shape": input},
            "output": {"shape": output, "resultWrapper": format!("{name}Result")}})
    };
    json!({
        "metadata": {
            "apiVersion": "2020-01-08", "endpointPrefix": "forge", "protocol": "query", "serviceFullName": "Forge",
            "serviceId": "Forge", "signatureVersion": "v4", "signingName": "forge", "xmlNamespace": "http://forge.example/"
        },
        "operations": {"List": post("List", "ListIn", "ListOut")},
        "shapes": {
            "ListIn": {"type": "structure", "members": {"Token": {"shape": "Text"}, "Max": {"shape": "Count"}}},
            "ListOut": {"type": "structure", "members": {
                "Next": {"shape": "Text"}, "Marks": {"shape": "Marks"}, "Log": {"shape": "Text"}
            }},
            "Marks": {"type": "list", "member": {"shape": "Mark"}},
            "Mark": {"type": "structure", "members": {"Status": {"shape": "Text"}}},
            "Text": {"type": "string"},
            "Count": {"type": "integer"}
        }
    })
}

fn smithy() -> Value {
    let text = |id: &str| json!({"target": id});
    json!({
        "smithy": "2.0",
        "shapes": {
            "f#Forge": {
                "type": "service", "version": "2020-01-08", "operations": [{"target": "f#List"}],
                "traits": {
                    "aws.api#service": {"sdkId": "Forge", "endpointPrefix": "forge"},
                    "aws.auth#sigv4": {"name": "forge"}, "aws.protocols#awsQuery": {}, "smithy.api#title": "Forge",
                    "smithy.api#xmlNamespace": {"uri": "http://forge.example/"},
                    "smithy.api#paginated": {"inputToken": "Token", "pageSize": "Max"},
                    "smithy.rules#endpointRuleSet": rules()
                }
            },
            "f#List": {
                "type": "operation", "input": {"target": "f#ListIn"}, "output": {"target": "f#ListOut"},
                "traits": {
                    "smithy.api#paginated": {"outputToken": "Next", "items": "Marks"},
                    "smithy.waiters#waitable": {"MarkStruck": {"minDelay": 7, "acceptors": [
                        {"state": "success", "matcher": {"output":
                            {"path": "Marks[].Status", "expected": "struck", "comparator": "allStringEquals"}}},
                        {"state": "retry", "matcher": {"output":
                            {"path": "length(Marks) == `0`", "expected": "true", "comparator": "booleanEquals"}}},
                        {"state": "retry", "matcher": {"success": true}},
                        {"state": "failure", "matcher": {"errorType": "f#TooHot"}}
                    ]}}
                }
            },
            "f#ListIn": {"type": "structure", "members": {"Token": text("f#Text"), "Max": text("f#Count")}},
            "f#ListOut": {"type": "structure", "members":
                {"Next": text("f#Text"), "Marks": text("f#Marks"), "Log": text("f#Text")}},
            "f#Marks": {"type": "list", "member": text("f#Mark")},
            "f#Mark": {"type": "structure", "members": {"Status": text("f#Text")}},
            "f#Text": {"type": "string"},
            "f#Count": {"type": "integer"}
        }
    })
}

fn paginators() -> Value {
    json!({"pagination": {"List":
        {"input_token": "Token", "output_token": "Next", "limit_key": "Max", "result_key": "Marks"}}})
}

fn waiters() -> Value {
    json!({"version": 2, "waiters": {"MarkStruck": {
        "operation": "List", "delay": 7, "maxAttempts": 9, "description": "prose", "acceptors": [
            {"state": "success", "matcher": "pathAll", "argument": "Marks[].Status", "expected": "struck"},
            {"state": "retry", "matcher": "path", "argument": "length(Marks) == `0`", "expected": true},
            {"state": "retry", "matcher": "status", "expected": 200},
            {"state": "failure", "matcher": "error", "expected": "TooHot"}
        ]
    }}})
}

/// The model with these files beside it.
fn added(rules: &Value, paginators: &Value, waiters: &Value) -> Result<Model, Error> {
    let [rules, paginators, waiters] = [rules, paginators, waiters].map(Value::to_string);
    let source = |name, text: &'static str| Source {
        name,
        bytes: text.as_bytes(),
    };
    let mut model = parse_value(&botocore());
    add_beside(
        &mut model,
        &Beside {
            endpoints: Some(source("rules.json", rules.leak())),
            paginators: Some(source("paginators.json", paginators.leak())),
            waiters: Some(source("waiters.json", waiters.leak())),
        },
    )?;
    Ok(model)
}

#[test]
fn both_formats_say_the_same() {
    let mut first = added(&rules(), &paginators(), &waiters()).unwrap();
    let second = parse_value(&smithy());
    // Only botocore says how often to ask.
    for waiter in first.client.waiters.values_mut() {
        assert_eq!(waiter.max_questions.take(), Some(9));
    }
    assert_eq!(first, second);
    let Client {
        endpoints,
        pages,
        waiters,
    } = &second.client;
    assert!(endpoints.is_some());
    assert_eq!(pages["List"].limit.as_deref(), Some("Max"));
    assert_eq!(pages["List"].items, Some(vec!["Marks".to_owned()]));
    assert_eq!(waiters["MarkStruck"].acceptors.len(), 4);
}

#[test]
fn a_result_that_is_a_text_or_several_lists_has_no_items() {
    for key in [json!("Log"), json!(["Marks", "Log"])] {
        let paginators = with(&paginators(), "/pagination/List/result_key", key);
        let model = added(&rules(), &paginators, &waiters()).unwrap();
        assert_eq!(model.client.pages["List"].items, None);
    }
}

/// What is said of files, one problem a line.
fn said(result: Result<Model, Error>) -> String {
    match result {
        Err(Error::Model { file, diagnostics }) => {
            let lines = diagnostics.entries().iter();
            let lines: Vec<String> = lines.map(|entry| format!("{file}: {entry}")).collect();
            lines.join("\n")
        }
        other => panic!("expected problems, found {other:?}"),
    }
}

#[test]
fn what_no_client_does_is_told() {
    const FUNCTIONS: &str = "supported are aws.partition, booleanEquals, getAttr, isSet, not, parseURL and stringEquals";
    for (pointer, value, expected) in [
        (
            "/rules/0/conditions/0/fn",
            json!("aws.parseArn"),
            format!(
                "rules[0].conditions[0].fn: the function `aws.parseArn` with 1 arguments is not supported; {FUNCTIONS}"
            ),
        ),
        (
            "/parameters/AccountId",
            json!({"builtIn": "AWS::Auth::AccountId", "type": "String"}),
            "parameters.AccountId: no client sets this parameter, which comes from AWS::Auth::AccountId; it sets Region, \
             UseDualStack, UseFIPS, Endpoint, UseGlobalEndpoint"
                .to_owned(),
        ),
        (
            "/parameters/UseFIPS/default",
            json!(true),
            "parameters.UseFIPS.default: only `false` is supported".to_owned(),
        ),
        (
            "/rules/0/rules/0/error",
            json!("in {Q#name}"),
            "rules: `Q` is neither a parameter nor assigned before it is used".to_owned(),
        ),
        (
            "/rules/0/rules/0/error",
            json!("in {P#city}"),
            "rules[0].rules[0].error: the attribute `city` is not supported; supported are name, dnsSuffix, \
             dualStackDnsSuffix, implicitGlobalRegion, supportsFIPS, supportsDualStack, scheme, authority, path, \
             normalizedPath, isIp"
                .to_owned(),
        ),
        (
            "/rules/0/rules/1/endpoint/headers",
            json!({"x": ["y"]}),
            "rules[0].rules[1].endpoint.headers.x: unknown key".to_owned(),
        ),
        (
            "/rules/0/rules/1/endpoint/properties/authSchemes/0/name",
            json!("sigv4a"),
            "rules[0].rules[1].endpoint.properties.authSchemes[0].name: \"sigv4a\" is not supported, only `sigv4` is"
                .to_owned(),
        ),
    ] {
        let mut changed = rules();
        match changed.pointer_mut(pointer) {
            Some(place) => *place = value,
            None => changed = with(&changed, pointer, value),
        }
        let found = said(added(&changed, &paginators(), &waiters()));
        assert!(found.contains(&format!("rules.json: {expected}")), "{pointer}: {found}");
    }
}

#[test]
fn pages_and_waiters_that_find_nothing_are_told() {
    let acceptor = "/waiters/MarkStruck/acceptors/0";
    for (file, pointer, value, expected) in [
        (
            0,
            "/pagination/List/input_token",
            json!("Gone"),
            "pagination.List: `ListIn` has no member `Gone`",
        ),
        (
            0,
            "/pagination/List/output_token",
            json!("Marks[-1].Gone"),
            "pagination.List: `Mark` has no member `Gone`",
        ),
        (
            0,
            "/pagination/List/output_token",
            json!(["Next", "Other"]),
            "pagination.List.output_token: must be a string, found an array",
        ),
        (
            0,
            "/pagination/List/more_results",
            json!("max(Marks)"),
            "pagination.List.more_results: the expression calls `max`; supported are `length(of)` and `contains(all, one)`",
        ),
        (
            0,
            "/pagination/Gone",
            json!({"input_token": "Token", "output_token": "Next"}),
            "pagination.Gone: there is no operation `Gone`",
        ),
        (
            1,
            "/waiters/MarkStruck/operation",
            json!("Gone"),
            "waiters.MarkStruck: there is no operation `Gone`",
        ),
        (
            1,
            &format!("{acceptor}/argument"),
            json!("Marks[].Heat"),
            "waiters.MarkStruck: `Mark` has no member `Heat`",
        ),
        (
            1,
            &format!("{acceptor}/matcher"),
            json!("pathSome"),
            "waiters.MarkStruck.acceptors[0].matcher: is not supported with the string \"struck\" expected",
        ),
        (
            1,
            &format!("{acceptor}/state"),
            json!("maybe"),
            "waiters.MarkStruck.acceptors[0].state: \"maybe\" is not supported",
        ),
    ] {
        let mut files = [paginators(), waiters()];
        let changed = &mut files[file];
        match changed.pointer_mut(pointer) {
            Some(place) => *place = value,
            None => *changed = with(changed, pointer, value),
        }
        let found = said(added(&rules(), &files[0], &files[1]));
        assert!(found.contains(expected), "{pointer}: {found}");
    }
    let traits = "/shapes/f#List/traits/smithy.waiters#waitable/MarkStruck/acceptors/0/matcher";
    let broken = with(&smithy(), traits, json!({"inputOutput": {}}));
    let found = problems(&broken).join("\n");
    assert!(found.contains("`output` is missing"), "{found}");
}
