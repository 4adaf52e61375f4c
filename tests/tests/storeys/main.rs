//! What the files of this workspace's crates import.

#[cfg(test)]
mod examples;
#[cfg(test)]
mod generator;
mod imports;
#[cfg(test)]
mod runtime;
mod words;
