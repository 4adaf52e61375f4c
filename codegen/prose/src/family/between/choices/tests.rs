use super::{either, find};
use crate::family::clause::Clause;
use crate::family::fixture::{between, facts};
use crate::read::documentation::Documentation;
use crate::words::subject::{Holds, Sibling, Subject};

fn found(text: &str) -> Vec<String> {
    between(find, text)
}

#[test]
fn choices() {
    assert_eq!(
        found("You must specify either <code>Weight</code> or <code>MinHeat</code>, but not both."),
        [
            " needs `Weight` is specified + `MinHeat` is specified",
            "not `Weight` is specified + `MinHeat` is specified"
        ]
    );
    for request in ["", " in the request"] {
        let text = format!(
            "Either <code>Weight</code> or <code>MinHeat</code> must be specified{request}, but not both."
        );
        assert_eq!(
            found(&text),
            [
                " needs `Weight` is specified + `MinHeat` is specified",
                "not `Weight` is specified + `MinHeat` is specified"
            ]
        );
    }
    assert_eq!(
        found("Either <code>Weight</code> or <code>MinHeat</code> must be given."),
        [" needs `Weight` is specified + `MinHeat` is specified"]
    );
    assert_eq!(found("You must specify either sand or clay."), [""; 0]);
}

#[test]
fn one_of_two_kinds() {
    assert_eq!(
        found(
            "You must specify either a weight (<code>Weight</code> or <code>MaxHeat</code>) or a low heat (<code>MinHeat</code>)."
        ),
        [
            " needs `Weight` is specified + `MaxHeat` is specified + `MinHeat` is specified",
            "not `Weight` is specified + `MinHeat` is specified",
            "not `MaxHeat` is specified + `MinHeat` is specified"
        ]
    );
}

#[test]
fn one_is_needed() {
    assert_eq!(
        found("You must specify either this or a <code>Weight</code>."),
        [" needs it + `Weight` is specified"]
    );
    assert_eq!(
        found(
            "You must specify <code>MinHeat</code>, or <code>Weight</code> and <code>MaxHeat</code>."
        ),
        [
            " needs `MinHeat` is specified + `Weight` is specified",
            " needs `MinHeat` is specified + `MaxHeat` is specified"
        ]
    );
    assert_eq!(
        found(
            "Specify at least one of these parameters: <code>MinHeat</code>, <code>Weight</code>."
        ),
        [" needs `MinHeat` is specified + `Weight` is specified"]
    );
    assert_eq!(
        found("You can specify <code>MinHeat</code> or <code>Weight</code>."),
        [""; 0]
    );
    assert_eq!(found("You must specify sand or clay."), [""; 0]);
}

#[test]
fn only_one_is_possible() {
    assert_eq!(
        found("Specify either a weight or a min heat, but not both."),
        ["not `Weight` is specified + `MinHeat` is specified"]
    );
    assert_eq!(
        found("Give either a weight or a min heat."),
        [" needs `Weight` is specified + `MinHeat` is specified"]
    );
    assert_eq!(
        found("Both <code>MinHeat</code> and <code>MaxHeat</code> must be specified."),
        [
            "`MinHeat` is specified needs `MaxHeat` is specified",
            "`MaxHeat` is specified needs `MinHeat` is specified"
        ]
    );
    assert_eq!(
        found("Only one of <code>MinHeat</code> or <code>Weight</code> can be specified."),
        ["not `MinHeat` is specified + `Weight` is specified"]
    );
}

#[test]
fn one_by_the_end_of_its_name() {
    let found = |text: &str| facts(find, Holds::Nothing, &format!("<p>{text}</p>")).len();
    // A minimum and a maximum.
    assert_eq!(found("You must provide one, and only one, heat."), 2);
    assert_eq!(
        found("An instance of this data type can represent only one heat."),
        1
    );
    assert_eq!(found("You must provide exactly one furnace."), 0);
}

#[test]
fn one_of_two() {
    let either = [" needs `MinHeat` is specified + `MaxHeat` is specified"];
    assert_eq!(
        found("The min and max heat can't be null in the same mould."),
        either
    );
    assert_eq!(
        found("<code>MinHeat</code> and <code>MaxHeat</code> can't both be omitted."),
        either
    );
    assert_eq!(
        found("<code>MinHeat</code> and <code>MaxHeat</code> can't be null."),
        [""; 0]
    );
}

#[test]
fn an_id_or_a_name_of_one_thing() {
    let members = ["MouldId", "MouldName", "LidName"].map(|name| Sibling {
        name: name.to_owned(),
        holds: Holds::String,
        values: Vec::new(),
        ..Sibling::default()
    });
    let found = |text: &str| {
        let subject = Subject {
            structure: "CastInput",
            name: "LidName",
            holds: Holds::String,
            members: &members,
        };
        let read = Documentation::read(text);
        let clause = Clause {
            text: &read.statements[0].text,
            predicate: None,
            statement: &read.statements[0],
            subject: &subject,
        };
        either(&clause).unwrap().len()
    };
    let said = "You must specify either a <code>MouldId</code> or a <code>MouldName</code>";
    // One is needed, and both are one too many.
    assert_eq!(found(&format!("<p>{said}.</p>")), 2);
    assert_eq!(found(&format!("<p>{said}, or both.</p>")), 1);
    let said = "You must specify either a <code>MouldId</code> or a <code>LidName</code>";
    assert_eq!(found(&format!("<p>{said}.</p>")), 1);
}
