//! What a request has, or has otherwise, when all options are read.

use serde_json::{Value as Json, json};

use super::members::Members;
use crate::custom::{Moved, defaults, moved, respelt};

/// Adds what a command's request always has, and puts what was given where the service expects it.
pub(super) fn complete(service: &str, command: &str, members: &mut Members) {
    for (name, value) in members.iter_mut() {
        let number = value
            .as_str()
            .and_then(|text| respelt(service, command, name, text));
        if let Some(number) = number {
            *value = Json::from(number);
        }
    }
    for (member, value) in defaults(service, command) {
        members.entry(member).or_insert(Json::from(value));
    }
    if let Some(moved) = moved(service, command) {
        move_below(moved, members);
    }
}

fn move_below(moved: &Moved, members: &mut Members) {
    let Some(mut list) = members.remove(moved.into) else {
        return;
    };
    let first = list.get_mut(0).and_then(Json::as_object_mut);
    let is_asked = |item: &&mut Members| moved.when.iter().any(|name| item.contains_key(*name));
    if let Some(item) = first.filter(is_asked) {
        for (from, to) in moved.members {
            if let Some(value) = members.remove(*from) {
                item.insert((*to).to_owned(), value);
            }
        }
        let (name, whole, mark) = moved.first;
        if let Some(value) = members.remove(name) {
            item.insert(whole.to_owned(), json!([{ name: value, mark: true }]));
        }
    }
    members.insert(moved.into.to_owned(), list);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn completed(service: &str, command: &str, members: Json) -> Json {
        let Json::Object(mut members) = members else {
            panic!("no members")
        };
        complete(service, command, &mut members);
        Json::Object(members)
    }

    #[test]
    fn what_no_option_says_is_added() {
        let run = |members| completed("ec2", "run-instances", members);
        assert_eq!(run(json!({})), json!({"MinCount": 1, "MaxCount": 1}));
        let given = json!({"MinCount": 2, "MaxCount": 3});
        assert_eq!(run(given.clone()), given);
        let entry = completed(
            "ec2",
            "create-network-acl-entry",
            json!({"Protocol": "udp", "Egress": true}),
        );
        assert_eq!(entry["Protocol"], "17");
        assert_eq!(
            completed("rds", "x", json!({"Protocol": "udp"})),
            json!({"Protocol": "udp"})
        );
    }

    #[test]
    fn what_is_said_of_an_instance_moves_to_its_interface() {
        let run = |members| completed("ec2", "run-instances", members);
        let given = json!({
            "NetworkInterfaces": [{"DeviceIndex": 0, "AssociatePublicIpAddress": true}],
            "SubnetId": "s", "SecurityGroupIds": ["g"], "PrivateIpAddress": "10.0.0.1", "KeyName": "k",
        });
        let found = run(given);
        let interface = json!([{
            "DeviceIndex": 0, "AssociatePublicIpAddress": true, "SubnetId": "s", "Groups": ["g"],
            "PrivateIpAddresses": [{"PrivateIpAddress": "10.0.0.1", "Primary": true}],
        }]);
        assert_eq!(found["NetworkInterfaces"], interface);
        assert_eq!(
            (found.get("SubnetId"), found.get("KeyName")),
            (None, Some(&json!("k")))
        );
        let given = json!({"NetworkInterfaces": [{"DeviceIndex": 0}], "SubnetId": "s"});
        assert_eq!(run(given)["SubnetId"], "s");
    }
}
