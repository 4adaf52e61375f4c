//! Checks the imports in this workspace's crates.

#[cfg(test)]
mod examples;
#[cfg(test)]
mod generator;
mod imports;
#[cfg(test)]
mod runtime;
mod words;
