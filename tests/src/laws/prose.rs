//! Documentation: any HTML is mined, and becomes Rust documentation.

use serde_json::{Value as Json, json};
use touchmark_model::model;

use super::documents::assert_rewritten;
use super::generated::{assert_sound, generated, options, source};

/// Members of every kind that prose speaks of, each with its shape.
const MEMBERS: [(&str, &str); 10] = [
    ("Name", "Text"),
    ("Engine", "Text"),
    ("Mode", "Mode"),
    ("Size", "Integer"),
    ("Ratio", "Double"),
    ("Enabled", "Flag"),
    ("DailyWindow", "Text"),
    ("Marks", "Marks"),
    ("Filters", "Filters"),
    ("Notes", "Notes"),
];

/// Lines of HTML become the documentation of members in turn, and of the operation and the structure around them: the
/// rules found in them survive being written to a file, and the crate is sound.
pub fn html(input: &[u8]) {
    let Ok(html) = std::str::from_utf8(input) else {
        return;
    };
    let file = model(html).to_string();
    let parsed = match model::parse(&source("model.json", file.as_bytes())) {
        Ok(parsed) => parsed,
        Err(error) => panic!("prose makes a model unreadable: {error}"),
    };
    let (mined, _) = touchmark_prose::from_prose(&parsed);
    assert_rewritten(&mined.overlay, &parsed);
    let package = generated(file.as_bytes(), &options());
    if let Err(error) = &package {
        panic!("prose makes a model unusable: {error}");
    }
    assert_sound(package);
}

fn model(html: &str) -> Json {
    let mut texts = vec![String::new(); MEMBERS.len() + 2];
    for (index, line) in html.split('\n').enumerate() {
        let text = &mut texts[index % (MEMBERS.len() + 2)];
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(line);
    }
    let members: serde_json::Map<String, Json> = MEMBERS
        .iter()
        .zip(&texts)
        .map(|((name, shape), text)| {
            let member = json!({"shape": shape, "documentation": text});
            ((*name).to_owned(), member)
        })
        .collect();
    json!({
        "metadata": {
            "apiVersion": "2026-01-01", "endpointPrefix": "forge", "protocol": "query", "serviceId": "Forge",
            "serviceFullName": "Forge Service", "signatureVersion": "v4", "xmlNamespace": "https://forge.example/"
        },
        "operations": {
            "Strike": {
                "name": "Strike", "http": {"method": "POST", "requestUri": "/"},
                "input": {"shape": "Strike"}, "documentation": texts[MEMBERS.len()]
            }
        },
        "shapes": {
            "Strike": {"type": "structure", "members": members, "documentation": texts[MEMBERS.len() + 1]},
            "Text": {"type": "string"},
            "Mode": {"type": "string", "enum": ["hot", "cold", "rose gold"]},
            "Integer": {"type": "integer"},
            "Double": {"type": "double"},
            "Flag": {"type": "boolean"},
            "Marks": {"type": "list", "member": {"shape": "Text"}},
            "Filter": {"type": "structure", "members": {"Name": {"shape": "Text"}, "Values": {"shape": "Marks"}}},
            "Filters": {"type": "list", "member": {"shape": "Filter", "locationName": "Filter"}},
            "Notes": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Text"}}
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_go_round() {
        let lines: Vec<String> = (0..13).map(|line| line.to_string()).collect();
        let model = model(&lines.join("\n"));
        let strike = &model["shapes"]["Strike"];
        assert_eq!(strike["members"]["Name"]["documentation"], "0\n12");
        assert_eq!(strike["documentation"], "11");
        assert_eq!(model["operations"]["Strike"]["documentation"], "10");
    }

    #[test]
    fn rules_are_found_in_it() {
        let html =
            "<p>Constraints:</p> <ul> <li> <p>Must contain from 3 to 9 letters.</p> </li> </ul>";
        let file = model(html).to_string();
        let parsed = model::parse(&source("model.json", file.as_bytes())).unwrap();
        let (mined, _) = touchmark_prose::from_prose(&parsed);
        assert_eq!(mined.overlay.members.len(), 1);
    }
}
