//! HTML of a documentation in, statements out: what each sentence states, under which label and conditions.
//!
//! Markup becomes text (`text`), that becomes passages with what they stand under (`passage`), those become sentences
//! (`sentence`), and each becomes a statement (`statement`, `trailing`). `screen` tells which sentences look like constraints.

pub(crate) mod passage;
pub(crate) mod screen;
pub(crate) mod sentence;
pub(crate) mod statement;
pub(crate) mod text;
pub(crate) mod trailing;
