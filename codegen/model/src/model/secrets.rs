//! Secrets that a model does not mark: members that are told by their names and types.

use std::collections::BTreeMap;

use super::{Kind, Model, Shape};

/// How the names of secrets end, in lower case and in the singular.
const SECRETS: &[&str] = &[
    "password",
    "passphrase",
    "passcode",
    "secretkey",
    "secretaccesskey",
    "privatekey",
    "clientsecret",
    "authtoken",
    "sessiontoken",
    "accesstoken",
    "bearertoken",
    "refreshtoken",
    "identitytoken",
    // Codes of devices for authentication in several steps.
    "tokencode",
    "authenticationcode",
    // What a signed text says of who sends it lets anyone pass for them.
    "assertion",
    "presignedurl",
];

/// Words in the names of what is only about a secret: which one to remove, what it was made from.
const ABOUT: &[&str] = &["Remove", "From", "Without"];

/// Marks members with the names of secrets that the model does not mark, and lists them in the model.
///
/// A secret is a text, bytes, or a list of these. A value of an enumeration is none.
pub(super) fn mark(model: &mut Model) {
    let can_be = |shape: &Shape| matches!(shape.kind, Kind::String | Kind::Blob);
    // Of each shape that a secret can be of, whether it is marked, it or what it is a list of.
    let targets: BTreeMap<String, bool> = model
        .shapes
        .iter()
        .filter_map(|(name, shape)| match &shape.kind {
            _ if can_be(shape) => Some((name.clone(), shape.sensitive)),
            Kind::List(item) => {
                let inner = model.shapes.get(&item.target).filter(|item| can_be(item))?;
                let marked = shape.sensitive || item.sensitive || inner.sensitive;
                Some((name.clone(), marked))
            }
            _ => None,
        })
        .collect();
    let secrets = &mut model.secrets;
    for (name, shape) in &mut model.shapes {
        let (Kind::Structure(members) | Kind::Union(members)) = &mut shape.kind else {
            continue;
        };
        for member in members {
            let unmarked = targets.get(&member.target) == Some(&false) && !member.sensitive;
            if unmarked && is_secret(&member.name) {
                member.sensitive = true;
                secrets.insert((name.clone(), member.name.clone()));
            }
        }
    }
}

/// Whether a name is that of a secret.
fn is_secret(name: &str) -> bool {
    let squeezed = name.replace(['_', '-'], "").to_lowercase();
    let plain = squeezed.trim_end_matches(|c: char| c.is_ascii_digit());
    let singular = plain.strip_suffix('s').unwrap_or(plain);
    let ends = |end: &str| plain.ends_with(end) || singular.ends_with(end);
    SECRETS.iter().any(|end| ends(end)) && !ABOUT.iter().any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Source, parse};

    #[test]
    fn names_of_secrets_and_of_what_is_about_them() {
        for name in [
            "MasterUserPassword",
            "Passwords",
            "OneTimePassword",
            "AuthToken",
            "SessionToken",
            "ClientSecret",
            "SecretAccessKey",
            "private_key",
            "AuthenticationCode2",
            "PreSignedUrl",
        ] {
            assert!(is_secret(name), "{name}");
        }
        for name in [
            "NextToken",
            "ClientRequestToken",
            "AuthTokenEnabled",
            "AuthTokenUpdateStrategy",
            "MasterUserSecretKmsKeyId",
            "MasterUserSecretArn",
            "PasswordLastUsed",
            "PasswordPolicy",
            "RemovePrivateKey",
            "SubjectFromWebIdentityToken",
            "AccessKeyId",
            "DkimTokens",
            "MouldName",
        ] {
            assert!(!is_secret(name), "{name}");
        }
    }

    #[test]
    fn texts_bytes_and_lists_of_them_are_marked_once() {
        let model = r#"{
            "metadata": {
                "apiVersion": "2020-01-01", "endpointPrefix": "foundry", "protocol": "query",
                "serviceFullName": "Foundry", "serviceId": "Foundry", "signatureVersion": "v4",
                "xmlNamespace": "https://foundry.example/"
            },
            "operations": {"Cast": {"name": "Cast", "http": {"method": "POST", "requestUri": "/"},
                "input": {"shape": "CastInput"}}},
            "shapes": {
                "CastInput": {"type": "structure", "members": {
                    "Password": {"shape": "String"}, "Passwords": {"shape": "Strings"},
                    "PrivateKey": {"shape": "Bytes"}, "AuthToken": {"shape": "Hidden"},
                    "ExpirePasswords": {"shape": "Switch"}, "ClientPassword": {"shape": "Kind"}}},
                "String": {"type": "string"}, "Hidden": {"type": "string", "sensitive": true},
                "Strings": {"type": "list", "member": {"shape": "String"}},
                "Bytes": {"type": "blob"}, "Switch": {"type": "boolean"},
                "Kind": {"type": "string", "enum": ["short", "long"]}
            }
        }"#;
        let model = parse(&Source {
            name: "foundry.json",
            bytes: model.as_bytes(),
        })
        .unwrap();
        let marked = model.secrets.iter().map(|(_, member)| member.as_str());
        assert_eq!(
            marked.collect::<Vec<_>>(),
            ["Password", "Passwords", "PrivateKey"]
        );
        let Kind::Structure(members) = &model.shapes["CastInput"].kind else {
            panic!("no structure");
        };
        let sensitive = members.iter().filter(|member| member.sensitive);
        assert_eq!(sensitive.count(), 3);
    }
}
