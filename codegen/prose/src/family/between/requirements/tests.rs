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
fn needs() {
    assert_eq!(
        found("If you specify <code>Weight</code>, you must also specify <code>MinHeat</code>."),
        ["If you specify `Weight` needs `MinHeat` is specified"]
    );
    assert_eq!(
        found("Must be specified if <code>Weight</code> isn't provided."),
        ["if `Weight` isn't provided needs it"]
    );
    assert_eq!(
        found("This parameter is valid only if <code>Polished</code> is true."),
        ["it needs only if `Polished` is true"]
    );
    assert_eq!(
        found("If the furnace is hot, you must set <code>MinHeat</code> to 5."),
        ["If the furnace is hot needs `MinHeat` is set to 5"]
    );
    assert_eq!(
        found("Required if Polished is true and can't be used otherwise."),
        [
            "if Polished is true needs it",
            "it needs if Polished is true"
        ]
    );
}

#[test]
fn what_needs_what() {
    assert_eq!(
        of(
            Holds::String,
            "You must specify a weight in order to specify a min heat."
        ),
        "`MinHeat` is specified needs `Weight` is specified"
    );
    assert_eq!(
        of(
            Holds::String,
            "If this parameter is provided, <code>Polished</code> must be <code>false</code>."
        ),
        "it needs `Polished` is set to `false`"
    );
    assert_eq!(
        of(
            Holds::String,
            "<code>MouldName</code> can be specified only on casts where <code>Polished</code> is <code>true</code>."
        ),
        "it needs `Polished` is `true`"
    );
    assert_eq!(
        of(
            Holds::Strings,
            "If <code>Polished</code> is <code>false</code>, you must specify the name of at least one mould to cast."
        ),
        "If `Polished` is `false` needs it"
    );
    assert_eq!(
        of(Holds::String, "The furnace must be <code>hot</code>."),
        ""
    );
}

#[test]
fn names() {
    assert_eq!(
        of(
            Holds::String,
            "If you specify a name, you must also specify the <code>PreferredCoolingWindow</code>."
        ),
        "If you specify a name needs `PreferredCoolingWindow` is specified; it needs `PreferredCoolingWindow` is specified + `MouldName` begins with `arn:`"
    );
    assert_eq!(
        of(
            Holds::String,
            "Required if the preferred cooling window is the name of an old window."
        ),
        "if the preferred cooling window is the name of an old window needs it; `PreferredCoolingWindow` is specified needs it + `PreferredCoolingWindow` begins with `arn:`"
    );
}

#[test]
fn needs_another() {
    assert_eq!(
        found("This parameter requires that you also specify <code>Weight</code>."),
        ["it needs `Weight` is specified"]
    );
    assert_eq!(
        found("Can only be used in combination with <code>Weight</code>."),
        ["it needs `Weight` is specified"]
    );
    assert_eq!(
        found("You must specify the <code>MinHeat</code> with the <code>MaxHeat</code>."),
        ["`MaxHeat` is specified needs `MinHeat` is specified"]
    );
    assert_eq!(
        found("The foundry rejects a <code>Cast</code> that doesn't specify this role."),
        [" needs it"]
    );
}

#[test]
fn kinds_that_it_works_with() {
    assert_eq!(
        of(
            Holds::String,
            "Mould names are supported for Steam and Diesel engines only."
        ),
        "it needs Steam and Diesel engines"
    );
    assert_eq!(
        of(
            Holds::String,
            "The mould name is currently supported only by Steam."
        ),
        "it needs Steam"
    );
    assert_eq!(
        of(Holds::String, "Furnaces are supported only by Steam."),
        ""
    );
}
