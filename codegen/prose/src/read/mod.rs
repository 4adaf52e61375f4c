//! HTML of a documentation in, statements out: what each sentence states, under which label and conditions.
//!
//! Markup becomes text (`text`), that becomes passages with what they stand under (`passage`), those become sentences
//! (`sentence`), and each becomes a statement (`statement`): labels (`label`) and conditions (`scope`) are taken off (`peel`,
//! `trailing`). A list can complete the sentence that stands in front of it (`completed`). `documentation` keeps what was read. `screen` tells which sentences look like constraints.

pub(crate) mod completed;
pub(crate) mod documentation;
pub(crate) mod label;
pub(crate) mod passage;
pub(crate) mod peel;
pub(crate) mod scope;
pub(crate) mod screen;
pub(crate) mod sentence;
pub(crate) mod statement;
pub(crate) mod text;
pub(crate) mod trailing;
