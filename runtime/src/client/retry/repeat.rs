//! Which requests may be sent again after the service may have done what they ask for.

use crate::schema;

/// The first words of the names of operations that change nothing.
const READING: [&str; 10] = [
    "Check", "Decode", "Describe", "Download", "Estimate", "Get", "List", "Select", "Simulate",
    "Validate",
];

/// Whether it makes no difference if the service does what a request asks for twice: because it only reads, or because
/// a token tells the service that it is the same request. No other request is sent again after a success of which the
/// end was lost: creating what exists already, or deleting what is gone, would be reported as an error.
pub(crate) fn is_repeatable(operation: &schema::Operation) -> bool {
    let mut members = operation.input.members().iter();
    members.any(|member| member.idempotency_token)
        || READING.iter().any(|word| begins(operation.name, word))
}

/// Whether a name begins with a word: `GetUser` does with `Get`, `Getaway` does not.
fn begins(name: &str, word: &str) -> bool {
    let rest = name.strip_prefix(word);
    rest.is_some_and(|rest| !rest.starts_with(|next: char| next.is_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Operation, Service, Structure};

    static SERVICE: Service = Service::new("Kinds", "2020-01-08", "kinds", "kinds");
    static PLAIN: Structure = Structure::new("In", "In", "Name: string");
    static TOKEN: Structure =
        Structure::new("In", "In", "Name: string\nClientToken: string, token");

    #[test]
    fn what_reads_or_has_a_token() {
        for (name, input, repeatable) in [
            ("DescribeDBClusters", &PLAIN, true),
            ("GetUser", &PLAIN, true),
            ("List", &PLAIN, true),
            ("Getaway", &PLAIN, false),
            ("CreateDBCluster", &PLAIN, false),
            ("DeleteDBCluster", &PLAIN, false),
            ("CreateStackSet", &TOKEN, true),
        ] {
            let operation = Operation::new(name, &SERVICE, input, &PLAIN, &[]);
            assert_eq!(is_repeatable(&operation), repeatable, "{name}");
        }
    }
}
