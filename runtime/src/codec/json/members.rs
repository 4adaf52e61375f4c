//! Members by name, and errors with their place.

use std::fmt;

use serde::de::Error;

use crate::schema::{Element, Member, Structure};

/// The member with this name in the model.
pub(super) fn find(members: &'static [Member], name: &str) -> Option<(usize, &'static Member)> {
    members
        .iter()
        .enumerate()
        .find(|(_, member)| member.name == name)
}

/// The error for an unknown member, with a suggestion if a member has a similar name.
pub(super) fn unknown_member<E: Error>(schema: &Structure, name: &str) -> E {
    let structure = schema.name;
    let close = schema.members().iter().find(|member| {
        let letters =
            |text: &str| -> String { text.chars().filter(char::is_ascii_alphanumeric).collect() };
        letters(&member.name).eq_ignore_ascii_case(&letters(name))
    });
    match close {
        Some(member) => E::custom(format_args!(
            "{structure} has no member `{name}`; did you mean `{}`?",
            member.name
        )),
        None => E::custom(format_args!("{structure} has no member `{name}`")),
    }
}

/// Prepends a place inside a value to an error; the message is dropped if it is about a secret.
pub(super) fn within<E: Error>(place: impl fmt::Display, element: &Element, error: E) -> E {
    if element.sensitive {
        E::custom(format_args!("{place}: not a value of its type"))
    } else {
        E::custom(format_args!("{place}: {error}"))
    }
}
