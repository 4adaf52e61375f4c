//! What the files of this workspace's crates import.

#[cfg(test)]
mod examples;
mod imports;
mod words;
