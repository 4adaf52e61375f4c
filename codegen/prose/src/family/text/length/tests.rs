use super::*;
use crate::family::fixture::facts;

fn found(text: &str) -> Vec<String> {
    facts(find, Holds::String, &format!("<p>{text}</p>"))
        .into_iter()
        .map(|fact| match fact {
            Fact::Length(Length { min, max }) => format!(
                "{}..{}",
                min.map(|min| min.to_string()).unwrap_or_default(),
                max.map(|max| max.to_string()).unwrap_or_default()
            ),
            Fact::Bytes(Length { min, max }) => format!(
                "{}..{} bytes",
                min.map(|min| min.to_string()).unwrap_or_default(),
                max.map(|max| max.to_string()).unwrap_or_default()
            ),
            Fact::Characters(class) => class.words("or"),
            Fact::Alphanumeric(class) => format!("a name of {}", class.words("or")),
            other => format!("{other:?}"),
        })
        .collect()
}

#[test]
fn maximum_stands_in_front() {
    let html = "<p>The maximum length is 41 characters.</p>";
    assert_eq!(facts(find, Holds::String, html), [length(None, Some(41))]);
    assert_eq!(
        facts(find, Holds::String, "<p>Must contain one digit.</p>"),
        []
    );
}

#[test]
fn a_count_alone_is_a_maximum() {
    assert_eq!(
        found("The length of the name is 128 characters."),
        ["..128"]
    );
    assert_eq!(found("Must be 12 digits."), ["..12", "digits"]);
    assert_eq!(found("Must be exactly 12 digits."), ["12..12", "digits"]);
}

#[test]
fn the_limit_of_a_kind_of_request() {
    assert_eq!(
        found("The maximum length is 31, and valid characters are A-Z."),
        ["..31"]
    );
    let several = |text: &str| facts(find, Holds::Strings, &format!("<p>{text}</p>"));
    let each = several(
        "A wax name is case-sensitive, can be up to 12 characters in length, and has a lid.",
    );
    assert_eq!(each.first(), Some(&length(None, Some(12))));
    assert_eq!(
        found(
            "The total size limit for a single FAX <code>Send</code> request is 1,600 characters."
        ),
        ["..1600"]
    );
    assert_eq!(
        found("The mould name, with a minimum length of 1 byte and a maximum length of 20 bytes."),
        ["1..20 bytes"]
    );
}

#[test]
fn spans() {
    assert_eq!(
        found("Must contain from 2 to 61 letters, numbers, or hyphens."),
        ["2..61", "letters, digits or hyphens"]
    );
    assert_eq!(
        found("Must be 2 to 17 letters or numbers"),
        ["2..17", "letters or digits"]
    );
    assert_eq!(
        found("The mould name must be between 8 and 64 characters in length."),
        ["8..64"]
    );
    assert_eq!(
        found("Must contain from 1 to 9 (for sand) or 1 to 5 (for clay) letters."),
        ["1..9", "letters"]
    );
    assert_eq!(
        found("Must be at least 3 and no more than 28 characters long"),
        ["3..28"]
    );
}

#[test]
fn one_bound() {
    assert_eq!(found("Can't be longer than 67 characters."), ["..67"]);
    assert_eq!(
        found("Must contain no more than 251 alphanumeric characters or hyphens."),
        ["..251", "letters, digits or hyphens"]
    );
    assert_eq!(
        found("The name must be less than 253 characters."),
        ["..253"]
    );
    assert_eq!(
        found("Mould names must be shorter than 40 characters."),
        ["..40"]
    );
    assert_eq!(found("Maximum length of 255."), ["..255"]);
    assert_eq!(found("The mould can't exceed 4 KB."), ["..4096 bytes"]);
    assert_eq!(found("Must be at least 16 characters."), ["16.."]);
    assert_eq!(found("This value can have up to 80 characters."), ["..80"]);
    assert_eq!(
        found("Must contain no more than 67 alphanumeric characters."),
        ["..67"]
    );
    assert_eq!(
        found("The name of your mould of up to 64 alphanumeric characters."),
        ["..64", "a name of letters or digits"]
    );
    assert_eq!(
        found("The name of a mould (up to 64 letters)."),
        ["..64", "letters"]
    );
    assert_eq!(found("Must contain 2048 characters or fewer"), ["..2048"]);
}

#[test]
fn what_the_reader_can_give() {
    assert_eq!(
        found("You can specify a maximum of 64 characters for a mould name."),
        ["..64"]
    );
    assert_eq!(
        found("You can only use up to 64 characters in the mould name."),
        ["..64"]
    );
    assert_eq!(
        found("You can specify a maximum of 64 characters for a furnace."),
        [""; 0]
    );
}

#[test]
fn other_things_are_not_counted() {
    assert_eq!(found("You can have up to 5 moulds."), [""; 0]);
    assert_eq!(found("Must be a value from 2 to 37."), [""; 0]);
    assert_eq!(found("The furnace must hold 1 to 63 letters."), [""; 0]);
}

#[test]
fn the_size_of_a_list_is_not_that_of_its_items() {
    let several = |text: &str| facts(find, Holds::Strings, &format!("<p>{text}</p>"));
    let text = "It is needed, with a maximum size of 1.";
    assert_eq!(several(text), []);
    assert_eq!(found(text), ["..1"]);
    let each = several("The maximum size of each name is 9 characters.");
    assert_eq!(each, [length(None, Some(9))]);
}
