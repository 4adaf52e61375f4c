use super::find;
use crate::family::fixture::{between, facts, short};
use crate::words::subject::Holds;

fn found(text: &str) -> Vec<String> {
    between(find, text)
}

fn of(holds: Holds, text: &str) -> String {
    let facts = facts(find, holds, &format!("<p>{text}</p>"));
    facts.iter().map(short).collect::<Vec<_>>().join("; ")
}

#[test]
fn not_together() {
    assert_eq!(
        found("Can't be specified if <code>Polished</code> is turned on."),
        ["not it + if `Polished` is turned on"]
    );
    assert_eq!(
        found("You can't specify both <code>MinHeat</code> and <code>Weight</code>."),
        ["not `MinHeat` is specified + `Weight` is specified"]
    );
    assert_eq!(
        found("This parameter can't be used with the <code>Weight</code> parameter."),
        ["not it + `Weight` is specified"]
    );
    assert_eq!(
        found("<code>MinHeat</code> and <code>Weight</code> are mutually exclusive."),
        ["not `MinHeat` is specified + `Weight` is specified"]
    );
}

#[test]
fn not_together_with() {
    let text = "You can't use the <code>Weight</code> and <code>MinHeat</code> parameters together with the max heat \
        parameter.";
    assert_eq!(
        found(text),
        [
            "not `Weight` is specified + `MaxHeat` is specified",
            "not `MinHeat` is specified + `MaxHeat` is specified"
        ]
    );
    assert_eq!(
        found("You can't specify a weight and a min heat together in the same request."),
        ["not `Weight` is specified + `MinHeat` is specified"]
    );
}

#[test]
fn what_excludes_what() {
    assert_eq!(
        of(
            Holds::String,
            "If <code>Polished</code> is <code>true</code>, do not use <code>Weight</code>."
        ),
        "left out If `Polished` is `true` + `Weight` is specified"
    );
}

#[test]
fn switches() {
    assert_eq!(
        of(
            Holds::Boolean,
            "This parameter must be set to true when <code>Weight</code> is 5."
        ),
        "not `MouldName` is `false` + when `Weight` is 5"
    );
}

#[test]
fn not_beside_another() {
    assert_eq!(
        found("If you specify <code>Weight</code>, then don't specify <code>MinHeat</code>."),
        ["left out If you specify `Weight` + `MinHeat` is specified"]
    );
    assert_eq!(
        found("Don't specify <code>Weight</code> together with <code>MinHeat</code>."),
        ["left out `Weight` is specified + `MinHeat` is specified"]
    );
    assert_eq!(
        found(
            "An error is returned if you specify both <code>Weight</code> and <code>MinHeat</code>."
        ),
        ["not if you specify both `Weight` and `MinHeat`"]
    );
    assert_eq!(
        found("You can't specify both this and a min heat."),
        ["not it + `MinHeat` is specified"]
    );
    assert_eq!(found("Don't specify <code>Weight</code>."), [""; 0]);
    assert_eq!(
        found("Do not set this value."),
        ["it needs `MouldName` is not specified"]
    );
    assert_eq!(
        found("Don't specify the mould name for a polished cast with cooling turned on."),
        ["left out it + a polished cast with cooling turned on"]
    );
}

#[test]
fn both_at_once_fail() {
    assert_eq!(
        found(
            "Specifying this parameter and also setting the <code>Polished</code> parameter to <code>true</code> results in an error."
        ),
        ["not it + `Polished` is set to `true`"]
    );
    assert_eq!(
        found("If you enable this parameter and also enable Polished, the command fails."),
        ["not it + `Polished` is specified"]
    );
    assert_eq!(
        found("If you specify this parameter and also leave, the command fails."),
        [""; 0]
    );
}

#[test]
fn beside_the_member_at_hand() {
    assert_eq!(
        found(
            "If you pass this value, you can't also provide the <code>Weight</code> or <code>MinHeat</code> values."
        ),
        [
            "not it + `Weight` is specified",
            "not it + `MinHeat` is specified"
        ]
    );
    assert_eq!(
        found(
            "If you specify <code>MouldName</code>, you can't supply any other settings in the call except for <code>Weight</code>, <code>Polished</code> and <code>MinHeat</code>."
        ),
        [
            "not it + `MaxHeat` is specified",
            "not it + `PreferredCoolingWindow` is specified"
        ]
    );
    assert_eq!(
        found("If you specify <code>Weight</code>, you can't specify any other parameters."),
        [""; 0]
    );
}
