//! What the files of this workspace's crates import.

#[cfg(test)]
mod examples;
mod imports;
#[cfg(test)]
mod runtime;
mod words;
