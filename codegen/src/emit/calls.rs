//! How an operation is called, in words: sent, page by page, and until a state has come.

use touchmark::schema::words;
use touchmark_model::model::client::{Pages, Waiter};
use touchmark_model::model::search::{Expression, Step};

use super::{docs, parts};
use crate::ir::{Crate, Operation};
use crate::options::Options;
use crate::passes::names;

/// Paragraphs about it, each after an empty line. Nothing is a link: what clients need may not be there.
pub(super) fn lines(of: &Crate, item: &Operation, options: &Options) -> Vec<String> {
    let has_clients = parts::rules(of, options).is_some();
    let mut texts = Vec::new();
    if has_clients {
        texts.push("Send it with `client.send(input).await?` (feature `client`).".to_owned());
    }
    if let Some(pages) = of.client.pages.get(&item.name) {
        texts.push(self::pages(pages, has_clients));
    }
    if has_clients {
        texts.extend(waits(of, item));
    }
    let paragraphs = texts.iter().flat_map(|text| {
        let mut lines = vec![String::new()];
        lines.extend(docs::wrap("", text));
        lines
    });
    paragraphs.collect()
}

fn pages(pages: &Pages, has_clients: bool) -> String {
    let limit = pages
        .limit
        .as_ref()
        .map(|limit| format!(" of at most {} items", docs::code(limit)));
    let limit = limit.unwrap_or_default();
    let token = docs::code(&pages.input_token);
    let next = match path(&pages.output_token) {
        Some(path) => format!(
            "{} of an output is {token} of the input for the next page",
            docs::code(&path)
        ),
        None => format!("{token} of an input says where the page begins"),
    };
    let mut text = format!("The output comes in pages{limit}: {next}.");
    if has_clients {
        text.push_str(" `client.pages(input)` asks for all of them");
        match &pages.items {
            Some(items) => text.push_str(&format!(
                ", `client.pages(input).items()` for what is in {}.",
                docs::code(&items.join("."))
            )),
            None => text.push('.'),
        }
    }
    text
}

/// An expression that is nothing but members, as a path.
fn path(of: &Expression) -> Option<String> {
    let Expression::Path(steps) = of else {
        return None;
    };
    let names = steps.iter().map(|step| match step {
        Step::Field(name) => Some(name.as_str()),
        _ => None,
    });
    Some(names.collect::<Option<Vec<_>>>()?.join("."))
}

/// The waiters that ask an operation, each by the name of its type.
pub(super) fn waiters<'i>(of: &'i Crate, item: &Operation) -> Vec<(String, &'i Waiter)> {
    let waiters = of.client.waiters.iter();
    let own = waiters.filter(|(_, waiter)| waiter.operation == item.name);
    own.map(|(name, waiter)| (names::type_name(name), waiter))
        .collect()
}

fn waits(of: &Crate, item: &Operation) -> Option<String> {
    let names = waiters(of, item).into_iter();
    let names: Vec<String> = names.map(|(name, _)| docs::code(&name)).collect();
    let (first, others) = names.split_first()?;
    let bare = first.trim_matches('`');
    let others = match others {
        [] => String::new(),
        others => format!(
            "; `client::waiters` also has {}",
            words::choice(others, "and")
        ),
    };
    Some(format!(
        "`client.wait_until({bare}, input).await?` asks until that state has come{others}."
    ))
}
