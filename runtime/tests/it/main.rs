//! The runtime as crates use it, with hand-written shapes in place of generated ones: one program, which is linked once.

mod across;
mod across_words;
mod bounds;
mod common;
mod derived;
mod faults;
mod json;
mod json_errors;
mod json_served;
mod levels;
mod parts;
mod properties;
mod query;
mod requests;
mod rules;
mod served;
mod validate;
mod windows;
mod xml;
mod xml_errors;
