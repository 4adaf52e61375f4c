//! Generating from models: many shapes, long prose, long patterns.

use serde_json::{Map, Value, json};
use touchmark_codegen::{Layout, Operations, Options, Origin, Rules, Source, generate};

use crate::case::{Case, Prepared};

pub(crate) fn cases() -> Vec<Case> {
    vec![
        Case::new("codegen: operations and structures", 10, operations),
        Case::new("codegen: members of a structure", 100, |n| {
            member_shapes(
                (0..n).map(|i| (format!("Member{i}"), json!({"type": "string", "max": 9}))),
            )
        }),
        Case::new("codegen: values of an enumeration", 200, |n| {
            let values: Vec<_> = (0..n).map(|i| format!("value {i}")).collect();
            one_shape(json!({"type": "string", "enum": values}))
        }),
        Case::new("codegen: names that clash", 200, |n| {
            let values: Vec<_> = (0..n).map(clash).collect();
            one_shape(json!({"type": "string", "enum": values}))
        }),
        Case::new("codegen: structures in each other", 20, nested),
        Case::new("codegen: faults of an operation", 50, faults),
        Case::new("codegen: operations that share faults", 5, shared_faults),
        Case::new("codegen: a pattern of letters", 50, |n| {
            pattern("abcde".repeat(n))
        }),
        Case::new("codegen: a pattern of words", 20, |n| {
            let words: Vec<_> = (0..n).map(|i| format!("word{i}")).collect();
            pattern(words.join("|"))
        }),
        Case::new("codegen: a pattern that counts", 20, |n| {
            pattern(format!("(a|bc){{0,{n}}}d"))
        }),
        Case::new("codegen: a pattern of many classes", 20, |n| {
            let ranges =
                (0..n).map(|i| format!("\\u{:04x}-\\u{:04x}", 0x1000 + i * 4, 0x1001 + i * 4));
            pattern(format!("a[{}]b", ranges.collect::<String>()))
        }),
    ]
    .into_iter()
    .chain(prose())
    .collect()
}

fn prose() -> Vec<Case> {
    vec![
        Case::new("codegen: paragraphs", 200, |n| {
            documented("<p>It must have from 1 to 63 letters, digits or hyphens.</p>".repeat(n))
        }),
        Case::new("codegen: sentences in a paragraph", 200, |n| {
            documented(format!(
                "<p>{}</p>",
                "It can't end with a hyphen. ".repeat(n)
            ))
        }),
        Case::new("codegen: one long sentence", 200, |n| {
            let words = "must be one of <code>a</code>, at least 4, ".repeat(n);
            documented(format!("<p>The value {words} or less.</p>"))
        }),
        Case::new("codegen: one long word", 5_000, |n| {
            documented(format!("<p>{}</p>", "word".repeat(n)))
        }),
        Case::new("codegen: items of a list", 200, |n| {
            let items = "<li><p>Must have at most 63 letters.</p></li>".repeat(n);
            documented(format!("<p>Constraints:</p><ul>{items}</ul>"))
        }),
        Case::new("codegen: values in a list", 200, |n| {
            let items: String = (0..n)
                .map(|i| format!("<li><code>value-{i}</code></li>"))
                .collect();
            documented(format!("<p>Valid Values:</p><ul>{items}</ul>"))
        }),
        Case::new("codegen: lists in each other", 200, |n| {
            let [open, close] = ["<ul><li>a", "</li></ul>"].map(|tags| tags.repeat(n));
            documented(format!("{open}{close}"))
        }),
        Case::new("codegen: tags that never end", 200, |n| {
            documented("<b><i><p>a".repeat(n))
        }),
        Case::new("codegen: brackets and signs", 500, |n| {
            documented("[a](`* _<&amp;".repeat(n))
        }),
        Case::new("codegen: members with prose", 20, |n| {
            let text = "<p>Can't be specified together with <code>Member0</code>.</p>";
            let member = json!({"type": "string", "documentation": text});
            member_shapes((0..n).map(|i| (format!("Member{i}"), member.clone())))
        }),
        Case::new("codegen: prose that names members", 20, |n| {
            let names: Vec<_> = (0..n).map(|i| format!("<code>Member{i}</code>")).collect();
            let text = format!("<p>You must specify one of {}.</p>", names.join(", "));
            let first = json!({"type": "string", "documentation": text});
            let member = |i| {
                if i == 0 {
                    first.clone()
                } else {
                    json!({"type": "string"})
                }
            };
            member_shapes((0..n).map(|i| (format!("Member{i}"), member(i))))
        }),
    ]
}

/// Strings with the same name in Rust.
fn clash(number: usize) -> String {
    const SEPARATORS: [char; 3] = ['-', '.', '/'];
    let mut rest = number;
    let mut text = String::from("a");
    for _ in 0..8 {
        text.push(SEPARATORS[rest % 3]);
        text.push('a');
        rest /= 3;
    }
    text
}

fn operations(n: usize) -> Prepared {
    let (mut operations, mut shapes) = (Map::new(), Map::new());
    for i in 0..n {
        let (input, output) = (format!("Input{i}"), format!("Output{i}"));
        operations.insert(
            format!("Do{i}"),
            operation(&format!("Do{i}"), &input, Some(&output), &[]),
        );
        let members: Map<_, _> = (0..9)
            .map(|m| (format!("Member{m}"), json!({"shape": "Text"})))
            .collect();
        for shape in [input, output] {
            shapes.insert(shape, json!({"type": "structure", "members": members}));
        }
    }
    shapes.insert("Text".to_owned(), json!({"type": "string"}));
    model(operations, shapes)
}

fn operation(name: &str, input: &str, output: Option<&str>, errors: &[Value]) -> Value {
    let mut operation = json!({
        "name": name, "http": {"method": "POST", "requestUri": "/"}, "input": {"shape": input}, "errors": errors,
    });
    if let Some(output) = output {
        operation["output"] = json!({"shape": output, "resultWrapper": format!("{name}Result")});
    }
    operation
}

/// One operation whose input has these members, each with a shape of its own.
fn member_shapes(members: impl Iterator<Item = (String, Value)>) -> Prepared {
    let (mut fields, mut shapes) = (Map::new(), Map::new());
    for (name, mut shape) in members {
        let mut field = json!({"shape": format!("{name}Shape")});
        if let Some(text) = shape
            .as_object_mut()
            .and_then(|shape| shape.remove("documentation"))
        {
            field["documentation"] = text;
        }
        shapes.insert(format!("{name}Shape"), shape);
        fields.insert(name, field);
    }
    shapes.insert(
        "Input".to_owned(),
        json!({"type": "structure", "members": fields}),
    );
    one_operation(shapes)
}

fn one_shape(shape: Value) -> Prepared {
    member_shapes([("Member".to_owned(), shape)].into_iter())
}

fn pattern(pattern: String) -> Prepared {
    one_shape(json!({"type": "string", "pattern": pattern}))
}

fn documented(text: String) -> Prepared {
    one_shape(json!({"type": "string", "documentation": text}))
}

fn nested(n: usize) -> Prepared {
    let mut shapes = Map::new();
    for i in 0..n {
        let members = json!({"Next": {"shape": format!("S{}", i + 1)}, "First": {"shape": "S0"}});
        shapes.insert(
            format!("S{i}"),
            json!({"type": "structure", "members": members}),
        );
    }
    shapes.insert(format!("S{n}"), json!({"type": "string"}));
    shapes.insert(
        "Input".to_owned(),
        json!({"type": "structure", "members": {"S": {"shape": "S0"}}}),
    );
    one_operation(shapes)
}

fn fault_shapes(n: usize) -> (Vec<Value>, Map<String, Value>) {
    let names = (0..n).map(|i| format!("Fault{i}"));
    let shape = json!({"type": "structure", "members": {}, "exception": true});
    (
        names.clone().map(|name| json!({"shape": name})).collect(),
        names.map(|name| (name, shape.clone())).collect(),
    )
}

fn faults(n: usize) -> Prepared {
    let (errors, mut shapes) = fault_shapes(n);
    shapes.insert(
        "Input".to_owned(),
        json!({"type": "structure", "members": {}}),
    );
    let operations = [("Do".to_owned(), operation("Do", "Input", None, &errors))];
    model(operations.into_iter().collect(), shapes)
}

fn shared_faults(n: usize) -> Prepared {
    let (errors, mut shapes) = fault_shapes(20);
    shapes.insert(
        "Input".to_owned(),
        json!({"type": "structure", "members": {}}),
    );
    let operations = (0..n).map(|i| {
        let name = format!("Do{i}");
        let operation = operation(&name, "Input", None, &errors);
        (name, operation)
    });
    model(operations.collect(), shapes)
}

fn one_operation(shapes: Map<String, Value>) -> Prepared {
    let operations = [("Do".to_owned(), operation("Do", "Input", None, &[]))];
    model(operations.into_iter().collect(), shapes)
}

fn model(operations: Map<String, Value>, shapes: Map<String, Value>) -> Prepared {
    let bytes = json!({
        "version": "2.0",
        "metadata": {
            "apiVersion": "2026-01-01", "endpointPrefix": "scale", "protocol": "query", "serviceFullName": "Scale",
            "serviceId": "Scale", "signatureVersion": "v4", "xmlNamespace": "https://scale.example/",
        },
        "operations": operations,
        "shapes": shapes,
    })
    .to_string()
    .into_bytes();
    Prepared::new(bytes.len(), move || {
        let name = "service-2.json";
        generate(
            &Source {
                name,
                bytes: &bytes,
            },
            &options(),
        )
        .expect("a crate")
    })
}

fn options() -> Options {
    Options {
        crate_name: "scale".to_owned(),
        crate_version: "0.1.0".to_owned(),
        service: None,
        operations: Operations::All,
        runtime: touchmark_codegen::Runtime::default(),
        origin: Origin {
            model: "scale 2026-01-01".to_owned(),
            command: "cargo xtask scale".to_owned(),
        },
        layout: Layout::Crate,
        rules: Rules::Prose,
        overrides: None,
        docs: None,
        ..Options::default()
    }
}
