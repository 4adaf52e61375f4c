//! Checks the imports in this workspace's crates.

#[cfg(test)]
mod examples;
mod imports;
#[cfg(test)]
mod runtime;
mod words;
