//! Generated crates as a user has them, and laws of this repository: one program, which is linked once.

mod accepted;
mod constraints;
mod documented;
mod example;
mod examples;
mod faults;
mod foundry_faults;
mod foundry_formats;
mod foundry_json;
mod foundry_query;
mod foundry_rules;
mod foundry_xml;
mod globs;
mod json;
mod laws;
mod names;
mod outside;
mod pages;
mod properties;
mod prose;
mod responses;
mod schemas;
mod secrets;
mod snapshots;
mod storeys;
mod traits;
