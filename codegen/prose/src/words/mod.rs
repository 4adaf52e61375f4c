//! Words in, meanings out: numbers, names of members and forms of phrases, each written down once.
//!
//! `phrase` is the one way to write a recogniser, of the parts that `vocabulary` and `products` name; `literals` makes it
//! cheap to try many of them on one text. `grammar` lists words for texts that are read word by word. `number` reads numbers, `name` takes names apart, `subject` tells which member
//! a noun phrase names.

pub(crate) mod grammar;
pub(crate) mod literals;
pub(crate) mod name;
pub(crate) mod naming;
pub(crate) mod number;
pub(crate) mod phrase;
pub(crate) mod products;
pub(crate) mod subject;
pub(crate) mod vocabulary;
