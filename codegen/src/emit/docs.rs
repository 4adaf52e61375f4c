//! Documentation: a line of our own and the model's prose where there are some, and what follows from its facts.

mod across;
mod alone;
mod clause;
mod fact;
mod field;
mod merge;
mod phrase;
mod rule;
#[cfg(test)]
mod tests;
mod text;
mod voice;

pub(super) use across::is_required;
pub(super) use field::{field, setter};
pub(crate) use rule::{across_rule, value_rule};
pub(crate) use text::code;
pub(super) use text::sentence;
pub(super) use text::wrap;
pub(crate) use voice::conditions;

use proc_macro2::TokenStream;
use quote::quote;
use text::escaped;
use touchmark_model::model::Deprecated;

use crate::ir::{Docs, FaultVariant};
use crate::render::one_line;

/// Lines of documentation as attributes.
pub(super) fn attributes(lines: &[String]) -> TokenStream {
    lines.iter().map(|line| attribute(line)).collect()
}

/// How an example begins that is no doctest.
pub(super) const EXAMPLE: &str = "```rust";

fn attribute(line: &str) -> TokenStream {
    if line == EXAMPLE {
        // Tests of documentation see a text. An example that they ignore would be said not to be tested, on its page too.
        return quote! {
            #[cfg_attr(not(doctest), doc = "```rust")]
            #[cfg_attr(doctest, doc = "```text")]
        };
    }
    // A space behind the slashes, as people write it.
    let line = if line.is_empty() {
        String::new()
    } else {
        format!(" {}", one_line(line))
    };
    quote!(#[doc = #line])
}

/// The summary, then the prose, each ended by an empty line; nothing for none.
pub(super) fn prose(docs: &Docs) -> Vec<String> {
    let mut lines = summary(docs.summary.as_deref());
    if !docs.prose.is_empty() {
        lines.extend(docs.prose.lines().map(str::to_owned));
        lines.push(String::new());
    }
    lines
}

/// A line in words of our own, ended by an empty line; nothing for none. It comes first: tables of items show the first
/// paragraph.
pub(super) fn summary(line: Option<&str>) -> Vec<String> {
    let text = line.map(|text| sentence(&escaped(text)));
    let mut lines: Vec<String> = text.iter().flat_map(|text| wrap("", text)).collect();
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

/// The first sentence about something, in Markdown without a full stop; nothing without one.
pub(super) fn first_sentence(docs: &Docs) -> Option<String> {
    let text = match &docs.summary {
        Some(line) => escaped(line),
        None => text::first_paragraph(&docs.prose).replace('\n', " "),
    };
    let sentence = text::first_sentence(&text).trim_end_matches('.').trim();
    (!sentence.is_empty()).then(|| sentence.to_owned())
}

/// The lines of a fault.
pub(super) fn fault(variant: &FaultVariant) -> Vec<String> {
    let mut lines = prose(&variant.docs);
    let (fault, name) = (&variant.fault, code(&variant.name));
    let side = if fault.sender { "client" } else { "server" };
    let sent = match fault.code == variant.name {
        true => String::new(),
        false => format!(", sent with the code {}", code(&fault.code)),
    };
    let retryable = match fault.retryable.map(|retryable| retryable.throttling) {
        None => "",
        Some(false) => "; retryable",
        Some(true) => "; retryable, as the service throttles requests",
    };
    let status = format!("HTTP status {}, a {side} error{retryable}", fault.status);
    lines.extend(wrap("", &format!("{name}{sent}: {status}.")));
    lines.extend(deprecation_paragraph(variant.docs.deprecated.as_ref()));
    lines
}

/// That a thing is deprecated, as the last paragraph of its documentation; nothing for what is not.
pub(super) fn deprecation_paragraph(deprecated: Option<&Deprecated>) -> Vec<String> {
    let line = deprecation(deprecated);
    line.map(|line| vec![String::new(), line])
        .unwrap_or_default()
}

/// That a thing is deprecated, why and since when.
fn deprecation(deprecated: Option<&Deprecated>) -> Option<String> {
    let deprecated = deprecated?;
    let since = deprecated
        .since
        .as_ref()
        .map(|since| format!(" since {since}"))
        .unwrap_or_default();
    Some(match deprecated.message.as_deref().map(str::trim) {
        Some(message) if message.starts_with("Deprecated") => message.to_owned(),
        Some(message) => format!("Deprecated{since}: {message}"),
        None => format!("Deprecated{since}."),
    })
}

/// The address of an operation's or type's page in the API reference.
pub(super) fn reference(service: &str, name: &str) -> String {
    format!("<https://docs.aws.amazon.com/goto/WebAPI/{service}/{name}>")
}
