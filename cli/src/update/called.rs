//! What botocore may call the folder of a service.

use serde_json::Value;

/// Whether this may be the name of the folder in which botocore has the model with this `metadata`. It is the service's
/// id in lower case, the first letters of its words (`elb`, `elbv2`, `dms`), or the name of its endpoint (`sdb`); some
/// services share the endpoint of another, of whose name theirs has not the letters.
pub(super) fn may_be_called(metadata: &Value, name: &str) -> bool {
    let text = |key: &str| {
        metadata
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    let name = letters(name);
    let id = text("serviceId");
    let is_endpoint = ["endpointPrefix", "signingName"]
        .iter()
        .any(|key| letters(text(key)) == name);
    let full = letters(text("serviceFullName"));
    !name.is_empty()
        && (letters(id) == name
            || abbreviated(id, true) == name
            || abbreviated(id, false) == name
            || is_endpoint && has_in_order(&full, &name))
}

/// The different spellings of a service's name without their differences: `Auto Scaling`, `autoscaling`, `auto-scaling`.
pub(super) fn letters(name: &str) -> String {
    name.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// The first letter of each word, and all of a word with a digit: `elbv2` of `Elastic Load Balancing v2`.
fn abbreviated(id: &str, with_generic: bool) -> String {
    id.split(' ')
        .filter(|word| with_generic || *word != "Service")
        .map(letters)
        .map(|word| {
            let whole = word.contains(|c: char| c.is_ascii_digit());
            word.chars()
                .take(if whole { word.len() } else { 1 })
                .collect::<String>()
        })
        .collect()
}

/// Whether the letters of a name occur in a text, in their order.
fn has_in_order(text: &str, name: &str) -> bool {
    let mut rest = text.chars();
    name.chars().all(|letter| rest.any(|other| other == letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn folders_are_called_after_the_service() {
        for (id, endpoint, full, called, not) in [
            (
                "SNS",
                "sns",
                "Amazon Simple Notification Service",
                "sns",
                "ec2",
            ),
            (
                "SNS",
                "sns",
                "Amazon Simple Notification Service",
                "SNS",
                "sts",
            ),
            (
                "Auto Scaling",
                "autoscaling",
                "Auto Scaling",
                "auto-scaling",
                "ec2",
            ),
            (
                "Elastic Load Balancing",
                "elasticloadbalancing",
                "Elastic Load Balancing",
                "elb",
                "ecs",
            ),
            (
                "Elastic Load Balancing v2",
                "elasticloadbalancing",
                "Elastic Load Balancing",
                "elbv2",
                "ec2",
            ),
            (
                "Elastic Load Balancing v2",
                "elasticloadbalancing",
                "Elastic Load Balancing",
                "elbv2",
                "elb",
            ),
            (
                "Database Migration Service",
                "dms",
                "AWS Database Migration Service",
                "dms",
                "rds",
            ),
            ("SimpleDB", "sdb", "Amazon SimpleDB", "sdb", "rds"),
            (
                "CloudWatch",
                "monitoring",
                "Amazon CloudWatch",
                "cloudwatch",
                "logs",
            ),
            // Both have RDS's endpoint.
            ("Neptune", "rds", "Amazon Neptune", "neptune", "rds"),
            (
                "DocDB",
                "rds",
                "Amazon DocumentDB with MongoDB compatibility",
                "docdb",
                "rds",
            ),
        ] {
            let metadata =
                json!({"serviceId": id, "endpointPrefix": endpoint, "serviceFullName": full});
            assert!(may_be_called(&metadata, called), "{id}: {called}");
            assert!(!may_be_called(&metadata, not), "{id}: {not}");
            assert!(!may_be_called(&metadata, "-"), "{id}");
        }
    }
}
