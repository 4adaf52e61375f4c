//! The complete report as JSON: counts, members with their sentences, templates, secrets by name.

use serde_json::{Value, json};
use touchmark_prose::{MemberReport, SentenceReport};

use super::tally::{Template, templates};
use super::{Account, counts};

/// The document of `--json`.
pub(super) fn document(accounts: &[Account]) -> Value {
    json!({ "services": accounts.iter().map(service).collect::<Vec<_>>() })
}

fn service(account: &Account) -> Value {
    let report = &account.report;
    let operations = report
        .operations
        .iter()
        .map(|operation| json!({ "name": operation.name, "members": operation.members }));
    json!({
        "service": account.service,
        "apiVersion": account.api_version,
        "origin": account.origin,
        "counts": counts(report),
        "operations": operations.collect::<Vec<_>>(),
        "members": report.members.iter().map(member).collect::<Vec<_>>(),
        "unrecognised": templates([account.named()]).iter().map(template).collect::<Vec<_>>(),
        "secretsByName": report.secrets,
    })
}

fn member(member: &MemberReport) -> Value {
    json!({
        "shape": member.shape,
        "member": member.member,
        "traits": member.traits,
        "rules": member.rules,
        "secretByName": member.secret_by_name,
        "sentences": member.sentences.iter().map(sentence).collect::<Vec<_>>(),
    })
}

fn sentence(sentence: &SentenceReport) -> Value {
    json!({
        "text": sentence.text,
        "hash": sentence.hash,
        "class": sentence.class.name(),
        "family": sentence.family,
        "template": sentence.template,
    })
}

fn template(template: &Template<'_>) -> Value {
    let found = template
        .found
        .iter()
        .map(|found| json!({ "place": found.place, "text": found.text }));
    json!({
        "template": template.text,
        "count": template.found.len(),
        "found": found.collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::fixture;

    #[test]
    fn everything_is_there() {
        let account = fixture::account();
        let document = document(std::slice::from_ref(&account));
        let service = &document["services"][0];
        assert_eq!(service["service"], "foundry");
        assert_eq!(service["apiVersion"], "2020-01-01");
        assert_eq!(service["origin"], "botocore 1.2.3");
        assert_eq!(service["counts"], counts(&account.report));
        assert_eq!(
            service["operations"][1],
            json!({ "name": "QuenchFurnace", "members": [0] })
        );
        assert_eq!(
            service["members"][0],
            json!({
                "shape": "Blast", "member": "Heat", "traits": false, "rules": 0,
                "secretByName": false,
                "sentences": [
                    {
                        "text": "Must not be hotter than 90.", "hash": "0000001b",
                        "class": "unrecognised", "family": null,
                        "template": "Must not be hotter than N."
                    },
                    {
                        "text": "With `coke`: at most 70.", "hash": "00000018",
                        "class": "conditional", "family": "scope",
                        "template": "With CODE: at most N."
                    }
                ]
            })
        );
        assert_eq!(service["members"][4]["member"], Value::Null);
        assert_eq!(
            service["unrecognised"][0],
            json!({
                "template": "Must not be hotter than N.", "count": 2,
                "found": [
                    { "place": "Blast$Heat", "text": "Must not be hotter than 90." },
                    { "place": "CreateFurnaceInput$Fuel", "text": "Must not be hotter than 80." }
                ]
            })
        );
        assert_eq!(
            service["secretsByName"],
            json!(["CreateFurnaceInput$KeyPhrase"])
        );
    }
}
