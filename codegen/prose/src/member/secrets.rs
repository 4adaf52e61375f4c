//! Members that may be secrets which the model forgot to mark: told by their names, decided by a person.

use touchmark_model::model::{Member, Model};

use crate::words::subject::Holds;

/// Parts of the names of secrets.
const SECRET: &[&str] = &[
    "password",
    "secretkey",
    "secretaccesskey",
    "authtoken",
    "accesstoken",
    "clientsecret",
    "privatekey",
    "sessiontoken",
    "presignedurl",
];

/// Parts of the names of what is said about a secret.
const ABOUT: &[&str] = &[
    "policy", "arn", "kms", "manage", "length", "require", "update", "strategy", "age", "reuse",
    "status", "enabled", "lastused", "type", "expire", "change", "name", "remove", "keyid",
];

/// Whether a member may be a secret that is not marked as one.
pub(crate) fn may_be_secret(model: &Model, member: &Member, holds: Holds) -> bool {
    let target = model.shapes.get(&member.target);
    let marked = member.sensitive || target.is_some_and(|target| target.sensitive);
    matches!(holds, Holds::String | Holds::Strings | Holds::Blob)
        && !marked
        && is_secret_by_name(&member.name)
}

fn is_secret_by_name(name: &str) -> bool {
    let name = name.to_lowercase();
    SECRET.iter().any(|word| name.contains(word)) && !ABOUT.iter().any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_secrets_and_of_what_is_about_them() {
        for name in ["MasterUserPassword", "AuthToken", "PrivateKey"] {
            assert!(is_secret_by_name(name), "{name}");
        }
        for name in [
            "PasswordPolicy",
            "MouldName",
            "RemovePrivateKey",
            "AuthTokenUpdateStrategy",
        ] {
            assert!(!is_secret_by_name(name), "{name}");
        }
    }
}
