//! Documentation: from the HTML of models to rustdoc Markdown.
//!
//! Four steps: `html` reads the tree, `block` finds paragraphs, lists and the like in it and `inline` the
//! pieces of each line of text, `render` and `span` write them down. No step but the first meets HTML as a
//! string, and no step but the last Markdown.

mod block;
mod escape;
mod inline;
mod render;
mod span;
#[cfg(test)]
mod tests;

use crate::html;

/// Writes documentation of a model, which is HTML, as Markdown for rustdoc.
///
/// Paragraphs are separated by an empty line and wrapped at about 100 columns; there is no newline at the end, and
/// nothing at all where there is no text. Two fragments that a browser shows alike give the same Markdown. Nothing in
/// it is by accident a link, a heading, a code block or HTML, so that neither rustdoc nor clippy have cause to warn;
/// blocks of code are `text`, which rustdoc does not compile.
#[must_use]
pub fn to_markdown(html: &str) -> String {
    render::document(&block::blocks(&html::parse(html)))
}
