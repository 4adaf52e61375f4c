//! How long each string is in the structures of a list, as it is said where the list is used.

use touchmark_model::model::{Kind, Length, Member, Model, Part, PartOf, Rule};

use crate::read::documentation::Documentation;
use crate::words::number::count;
use crate::words::phrase::{Phrase, group};

static EACH: Phrase = Phrase::new(
    r"(?i)^(?:the )?maximum {length} (?:of|for) each string(?: is|:)? ({number})(?: characters)?$",
);

/// Rules for the strings of an item with these members, with the sentence that states them.
pub(crate) fn read<'d>(
    model: &Model,
    members: &[Member],
    documentation: &'d Documentation,
) -> Option<(Vec<Part>, &'d str)> {
    let (max, sentence) = documentation.sentences().find_map(|sentence| {
        let found = EACH.groups(sentence.trim_end_matches('.'))?;
        Some((count(group(&found, 1))?, sentence))
    })?;
    let is_string = |member: &&Member| {
        let target = model.shapes.get(&member.target);
        matches!(target.map(|target| &target.kind), Some(Kind::String))
    };
    let part = |member: &Member| Part {
        of: PartOf::Member(member.name.clone()),
        rule: Rule::Length(Length {
            min: None,
            max: Some(max),
        }),
        when: Vec::new(),
    };
    let parts: Vec<Part> = members.iter().filter(is_string).map(part).collect();
    (!parts.is_empty()).then_some((parts, sentence))
}

#[cfg(test)]
mod tests {
    use super::*;
    use touchmark_model::model::{Source, parse};

    #[test]
    fn every_string_of_an_item() {
        let model = r#"{"metadata": {"apiVersion": "2026-01-01", "endpointPrefix": "forge", "protocol": "query",
            "serviceId": "Forge", "serviceFullName": "Forge", "signatureVersion": "v4",
            "xmlNamespace": "https://forge.example/"}, "operations": {}, "shapes": {
            "Mark": {"type": "structure", "members": {"Key": {"shape": "Text"}, "Depth": {"shape": "Number"}}},
            "Text": {"type": "string"}, "Number": {"type": "integer"}}}"#;
        let model = parse(&Source {
            name: "forge.json",
            bytes: model.as_bytes(),
        })
        .unwrap();
        let Kind::Structure(members) = &model.shapes["Mark"].kind else {
            panic!("no structure");
        };
        let found = |text: &str| {
            let documentation = Documentation::read(&format!("<p>{text}</p>"));
            read(&model, members, &documentation).map(|(parts, _)| parts)
        };
        let length = Length {
            min: None,
            max: Some(40),
        };
        let expected = Part {
            of: PartOf::Member("Key".to_owned()),
            rule: Rule::Length(length),
            when: Vec::new(),
        };
        assert_eq!(
            found("The marks. The maximum length of each string is 40 characters."),
            Some(vec![expected])
        );
        assert_eq!(
            found("The marks. The maximum length is 40 characters."),
            None
        );
    }
}
