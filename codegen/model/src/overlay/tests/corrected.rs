//! Overrides: what they do to a model, and what is wrong with them.

use serde_json::{Value, json};

use super::{model, overlay};
use crate::model::{
    Condition, Documented, Grade, Kind, Length, Level, Member, Model, Place, Range, Regex, Rule,
    RuleSource, Source, Test,
};
use crate::overlay::{apply, override_rules, read};

/// The model with some rules of prose.
fn documented() -> Model {
    let mut model = model();
    let text = overlay(&json!({
        "~Cast": {
            "touchmark#conflicts": [{"conditions": [{"member": "Name", "present": true}, {"member": "Dry", "present": true}]}],
            "touchmark#ordered": [{"low": "Heat", "high": "Limit"}, {"low": "At", "high": "Until"}]
        },
        "~Cast$Dry": {"smithy.api#required": {}},
        "~Cast$Name": {
            "smithy.api#length": {"min": 3, "max": 5},
            "touchmark#oneOf": {"values": ["a"]},
            "touchmark#when": [{"if": [{"member": "Metal", "oneOf": ["gold"]}], "traits": {"touchmark#oneOf": {"values": ["b"]}}}]
        },
        "~Cast$Marks": {"touchmark#items": {"touchmark#oneOf": {"values": ["a"]}}}
    }));
    let source = Source {
        name: "constraints.json",
        bytes: text.as_bytes(),
    };
    let overlay = read(&source, &model).unwrap();
    apply(&mut model, &overlay);
    model
}

fn overridden(entries: &Value) -> Result<Model, String> {
    let mut model = documented();
    let text = entries.to_string().replace('~', "com.amazonaws.forgetwo#");
    let source = Source {
        name: "overrides.json",
        bytes: text.as_bytes(),
    };
    override_rules(&mut model, &source).map_err(|error| error.to_string())?;
    Ok(model)
}

fn member<'m>(model: &'m Model, shape: &str, name: &str) -> &'m Member {
    match &model.shapes[shape].kind {
        Kind::Structure(members) => members.iter().find(|member| member.name == name),
        Kind::List(item) => Some(item),
        _ => None,
    }
    .unwrap()
}

fn length(min: u64, max: u64) -> Rule {
    Rule::Length(Length {
        min: Some(min),
        max: Some(max),
    })
}

fn corrected(rule: Rule, of_model: bool) -> Documented {
    Documented {
        place: Place::Value,
        rule,
        when: Vec::new(),
        source: RuleSource::Override {
            of_model,
            reason: "tried".to_owned(),
        },
        grade: Grade {
            level: if of_model {
                Level::Model
            } else {
                Level::Trusted
            },
            reason: None,
        },
    }
}

#[test]
fn one_override_corrects_what_model_and_prose_say() {
    let entries = json!([{"target": "~Cast$Name", "trait": "smithy.api#length", "value": {"min": 0, "max": 9}, "reason": "tried"}]);
    let model = overridden(&entries).unwrap();
    let name = member(&model, "Cast", "Name");
    assert_eq!(name.constraints.length, Some(Length::default()));
    assert_eq!(name.documented[0], corrected(length(0, 9), true));
    assert_eq!(name.documented.len(), 3);
    // The other member with the same target keeps the model's.
    assert_eq!(member(&model, "Mold", "Name").constraints.length, None);
}

#[test]
fn a_correction_counts_at_the_level_of_what_it_corrects() {
    let mut model = documented();
    let cast = model.shapes.get_mut("Cast").unwrap();
    let doubted = Grade::new(Level::Documented, "doubted");
    let Kind::Structure(members) = &mut cast.kind else {
        panic!("no structure")
    };
    let marks = members.iter_mut().find(|member| member.name == "Marks");
    marks.unwrap().documented[0].grade = doubted.clone();
    for rule in &mut cast.across {
        rule.grade = doubted.clone();
    }
    let text = json!([
        {"target": "com.amazonaws.forgetwo#Cast$Marks", "part": "items", "trait": "touchmark#oneOf", "value": {"values": ["b"]}, "reason": "tried"},
        {"target": "com.amazonaws.forgetwo#Cast", "trait": "touchmark#conflicts", "value": {"conditions": [{"member": "Name", "present": true}]}, "reason": "tried"}
    ])
    .to_string();
    let source = Source {
        name: "overrides.json",
        bytes: text.as_bytes(),
    };
    override_rules(&mut model, &source).unwrap();
    let item = &member(&model, "Cast", "Marks").documented[0];
    assert_eq!(
        (
            &item.grade,
            matches!(item.source, RuleSource::Override { .. })
        ),
        (&doubted, true)
    );
    let across = &model.shapes["Cast"].across;
    assert!(across.iter().all(|rule| rule.grade == doubted));
}

#[test]
fn rules_are_switched_off() {
    let entries = json!([
        {"target": "~Cast$Name", "trait": "smithy.api#required", "remove": true, "reason": "tried"},
        {"target": "~Cast$Dry", "trait": "smithy.api#required", "remove": true, "reason": "tried"},
        {"target": "~Cast$Name", "trait": "smithy.api#pattern", "remove": true, "reason": "tried"},
        {"target": "~Cast$Name", "trait": "touchmark#oneOf", "if": [], "remove": true, "reason": "tried"},
        {"target": "~Cast$Marks", "part": "items", "trait": "touchmark#oneOf", "remove": true, "reason": "tried"},
        {"target": "~Cast", "trait": "touchmark#ordered", "rule": {"low": "At", "high": "Until"}, "remove": true, "reason": "tried"},
        {"target": "~Cast", "trait": "touchmark#conflicts", "remove": true, "reason": "tried"}
    ]);
    let model = overridden(&entries).unwrap();
    let name = member(&model, "Cast", "Name");
    assert!(!name.required);
    assert_eq!(name.constraints.pattern.as_deref(), Some(".*"));
    let guard = Condition {
        member: "Metal".to_owned(),
        test: Test::OneOf(vec!["gold".to_owned()]),
    };
    assert_eq!(name.documented.len(), 2);
    assert_eq!(name.documented[1].when, [guard]);
    assert_eq!(member(&model, "Cast", "Marks").documented, []);
    let across = &model.shapes["Cast"].across;
    assert_eq!(across.len(), 1, "{across:?}");
}

#[test]
fn a_shape_is_corrected_wherever_it_is_used() {
    let entries = json!([
        {"target": "~Name", "trait": "smithy.api#length", "value": {"min": 1, "max": 99}, "reason": "tried"},
        {"target": "~Count", "trait": "smithy.api#range", "remove": true, "reason": "tried"},
        {"target": "~Marks$member", "trait": "smithy.api#pattern", "value": "^[a-z]|-$", "words": "a letter", "reason": "tried"}
    ]);
    let model = overridden(&entries).unwrap();
    for (shape, name) in [("Cast", "Name"), ("Mold", "Name"), ("Marks", "member")] {
        let found = &member(&model, shape, name).documented;
        assert!(found.contains(&corrected(length(1, 99), true)), "{shape}");
    }
    assert_eq!(model.shapes["Count"].constraints.range, None::<Range>);
    let pattern = Rule::Pattern(Regex {
        regex: "^[a-z]|-$".to_owned(),
        words: Some("a letter".to_owned()),
    });
    let item = member(&model, "Marks", "member");
    assert_eq!(item.documented[0], corrected(pattern, true));
}

#[test]
fn secrets_are_marked() {
    let entries = json!([
        {"target": "~Mold$Text", "trait": "smithy.api#sensitive", "value": {}, "reason": "tried"},
        {"target": "~Bytes", "trait": "smithy.api#sensitive", "value": {}, "reason": "tried"}
    ]);
    let model = overridden(&entries).unwrap();
    assert!(member(&model, "Mold", "Text").sensitive);
    assert!(!model.shapes["Text"].sensitive && model.shapes["Bytes"].sensitive);
}

#[test]
fn a_secret_by_its_name_alone_can_be_one_that_is_none() {
    let mut model = documented();
    let of = ("Cast".to_owned(), "Window".to_owned());
    if let Kind::Structure(members) = &mut model.shapes.get_mut("Cast").unwrap().kind {
        let mut named = members.iter_mut().filter(|member| member.name == of.1);
        named.next().unwrap().sensitive = true;
    }
    model.secrets.insert(of);
    let text = json!([{
        "target": "com.amazonaws.forgetwo#Cast$Window", "trait": "smithy.api#sensitive", "remove": true,
        "reason": "it is shown in the hall"
    }]);
    let text = text.to_string();
    let source = Source {
        name: "overrides.json",
        bytes: text.as_bytes(),
    };
    override_rules(&mut model, &source).unwrap();
    assert!(model.secrets.is_empty() && !member(&model, "Cast", "Window").sensitive);
    // Once it is none, nothing is left to unmark.
    assert!(override_rules(&mut model, &source).is_err());
}

fn check(table: &[(Value, &str)]) {
    for (entry, expected) in table {
        let error = overridden(&json!([entry])).unwrap_err();
        let mut lines = error.lines();
        let first = lines.next().unwrap();
        assert_eq!(first, "overrides.json: cannot be applied to the model");
        let expected = format!("  [0]{expected}");
        assert!(lines.any(|line| line == expected), "{entry}: {error}");
    }
}

#[test]
fn what_is_wrong_has_its_path() {
    let table = [
        (
            json!({"target": "~Cast$Heat", "trait": "smithy.api#length", "remove": true, "reason": "tried"}),
            ": matches nothing: there is no `smithy.api#length`",
        ),
        (
            json!({"target": "~Cast$Name", "trait": "touchmark#oneOf", "remove": true, "reason": "tried"}),
            ": matches 2 rules: say with `if` or `rule` which of them",
        ),
        (
            json!({"target": "~Cast$Nam", "trait": "touchmark#oneOf", "remove": true, "reason": "tried"}),
            ": `Cast` has no member `Nam`",
        ),
        (
            json!({"target": "~Cats$Name", "trait": "touchmark#oneOf", "remove": true, "reason": "tried"}),
            ": there is no shape `Cats`; did you mean `Cast`?",
        ),
        (
            json!({"target": "~Cast$Name", "trait": "touchmark#oneof", "remove": true, "reason": "tried"}),
            ".trait: `touchmark#oneof` cannot be overridden; did you mean `touchmark#oneOf`?",
        ),
        (
            json!({"target": "~Cast$Name", "trait": "smithy.api#length", "remove": true}),
            ": `reason` is missing",
        ),
        (
            json!({"target": "~Cast$Name", "trait": "smithy.api#length", "remove": true, "reason": " "}),
            ".reason: must say why",
        ),
        (
            json!({"target": "~Cast$Name", "trait": "smithy.api#length", "reason": "tried"}),
            r#": must have either `value` or `"remove": true`"#,
        ),
        (
            json!({"target": "~Cast$Name", "trait": "smithy.api#length", "value": {"min": 1}, "remove": true, "reason": "tried"}),
            r#": must have either `value` or `"remove": true`"#,
        ),
        (
            json!({"target": "~Cast$Name", "trait": "smithy.api#length", "value": {"min": 2, "max": 1}, "reason": "tried"}),
            ": the smallest allowed value is greater than the largest",
        ),
        (
            json!({"target": "~Cast$Name", "trait": "smithy.api#length", "value": {"least": 2}, "reason": "tried"}),
            ": smithy.api#length.least: unknown key",
        ),
        (
            json!({"target": "~Cast$Name", "trait": "touchmark#oneOf", "if": [{"member": "Dry", "present": true}], "remove": true, "reason": "tried"}),
            ": matches nothing: there is no `touchmark#oneOf` as `if` and `rule` say",
        ),
    ];
    check(&table);
}

#[test]
fn what_cannot_apply_has_its_path() {
    let table = [
        (
            json!({"target": "~Cast$Window", "trait": "smithy.api#required", "remove": true, "reason": "tried"}),
            ": matches nothing: it is not required",
        ),
        (
            json!({"target": "~Cast$Window", "trait": "smithy.api#required", "value": {}, "reason": "tried"}),
            ": what is required can only be removed",
        ),
        (
            json!({"target": "~Cast$Window", "trait": "smithy.api#sensitive", "remove": true, "reason": "tried"}),
            ": only a member that is a secret by its name can be unmarked",
        ),
        (
            json!({"target": "~Cast", "trait": "touchmark#ordered", "remove": true, "reason": "tried"}),
            ": matches 2 rules: say with `if` or `rule` which of them",
        ),
        (
            json!({"target": "~Cast", "trait": "touchmark#windowsDisjoint", "remove": true, "reason": "tried"}),
            ": matches nothing: there is no `touchmark#windowsDisjoint`",
        ),
        (
            json!({"target": "~Cast$Name", "trait": "touchmark#ordered", "remove": true, "reason": "tried"}),
            ": `touchmark#ordered` is a trait of structures, not of members",
        ),
        (
            json!({"target": "~Text", "trait": "smithy.api#length", "remove": true, "reason": "tried"}),
            ": matches nothing: there is no `smithy.api#length`",
        ),
        (
            json!({"target": "~Cast$Marks", "part": "keys", "trait": "touchmark#oneOf", "remove": true, "reason": "tried"}),
            ": only maps have keys",
        ),
        (
            json!({"target": "~Cast$Marks", "part": "things", "trait": "touchmark#oneOf", "remove": true, "reason": "tried"}),
            r#".part: unknown part "things", known are `items`, `keys` and `values`"#,
        ),
        (
            json!({"target": "~Cast$Marks", "trait": "touchmark#oneOf", "remove": true, "why": "?", "reason": "tried"}),
            ".why: unknown key",
        ),
        (json!(7), ": must be an object, found the number 7"),
    ];
    check(&table);
}

#[test]
fn all_problems_are_told_at_once() {
    let entry = |target: &str| json!({"target": target, "trait": "smithy.api#length", "remove": true, "reason": "tried"});
    let entries = json!([entry("~Cast$A"), entry("~Cast$Name"), entry("~Cast$B")]);
    let error = overridden(&entries).unwrap_err();
    let lines: Vec<&str> = error.lines().skip(1).collect();
    let expected = [
        "  [0]: `Cast` has no member `A`",
        "  [2]: `Cast` has no member `B`",
    ];
    assert_eq!(lines, expected);
}
