//! Puts what a text means in its place.

use serde_json::Value as Json;

use crate::custom::{Coded, Coding};
use crate::words::base64;

/// Replaces the texts that are something else. One that is not what it should be stays.
pub(crate) fn decode(value: &mut Json, coded: &Coded) {
    match value {
        Json::Array(items) => items.iter_mut().for_each(|item| decode(item, coded)),
        Json::Object(members) => {
            for (name, value) in members {
                match value {
                    Json::String(text) if coded.members.contains(&name.as_str()) => {
                        if let Some(found) = meaning(text, coded.coding) {
                            *value = found;
                        }
                    }
                    _ => decode(value, coded),
                }
            }
        }
        _ => {}
    }
}

fn meaning(text: &str, coding: Coding) -> Option<Json> {
    match coding {
        Coding::Json => serde_json::from_str(text).ok(),
        Coding::QuotedJson => serde_json::from_str(&unquoted(text)).ok(),
        Coding::Base64 => {
            let bytes = base64::decoded(text)?;
            Some(Json::from(String::from_utf8_lossy(&bytes)))
        }
    }
}

/// A text without the escapes of a URL.
fn unquoted(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|digits| {
            let digits = std::str::from_utf8(digits).ok()?;
            u8::from_str_radix(digits, 16).ok()
        });
        match code.filter(|_| *byte == b'%') {
            Some(code) => {
                bytes.push(code);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::custom::coded;
    use serde_json::json;

    #[test]
    fn texts_become_what_they_are() {
        let decoded = |service: &str, operation: &str, mut value: Json| {
            if let Some(coded) = coded(service, operation) {
                decode(&mut value, coded);
            }
            value
        };
        let policy = "%7B%22Version%22%3A%20%222012-10-17%22%2C%20%22A%22%3A1%7D";
        let role = json!({"Roles": [{"RoleName": "Document", "AssumeRolePolicyDocument": policy}]});
        let expected = json!({"Roles": [{
            "RoleName": "Document", "AssumeRolePolicyDocument": {"Version": "2012-10-17", "A": 1},
        }]});
        assert_eq!(decoded("iam", "ListRoles", role.clone()), expected);
        assert_eq!(decoded("sts", "ListRoles", role.clone()), role);
        let broken = json!({"PolicyDocument": "%7B100%"});
        assert_eq!(decoded("iam", "GetRolePolicy", broken.clone()), broken);
        let template = json!({"TemplateBody": "{\"Resources\": {}}"});
        assert_eq!(
            decoded("cloudformation", "GetTemplate", template.clone()),
            json!({"TemplateBody": {"Resources": {}}})
        );
        assert_eq!(
            decoded("cloudformation", "GetTemplateSummary", template.clone()),
            template
        );
        let console = json!({"Output": "aGk="});
        assert_eq!(
            decoded("ec2", "GetConsoleOutput", console),
            json!({"Output": "hi"})
        );
    }
}
