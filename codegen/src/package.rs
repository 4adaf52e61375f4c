//! A generated crate or module, and how a build script writes it to its folder.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use crate::error::Error;

/// A generated crate.
#[derive(Debug, Clone)]
pub struct Package {
    /// Contents by path below the folder that is theirs, with `/` between folders: `Cargo.toml`, `src/lib.rs`, ...
    pub files: BTreeMap<String, String>,
    /// The operation or type that a file is made for, as the model names it, by the file's path.
    pub shapes: BTreeMap<String, String>,
    /// The lines of a program that make and check a request of the first operation; empty if there is none.
    pub example: Vec<String>,
    /// What a user should know of: parts of the model that were left out on purpose, with the reason.
    pub notes: Vec<String>,
    /// How many operations were generated.
    pub operations: usize,
    /// How many types were generated, the operations' inputs and outputs among them.
    pub types: usize,
    /// Whether the crate has what command lines need, under its feature `catalog`: a model without rules for endpoints has
    /// not, nor does one without operations.
    pub has_catalog: bool,
}

impl Package {
    /// Writes the files below a folder, which is made if it is not there: in a build script, one in `OUT_DIR`.
    ///
    /// A file that is there and has the content already is left as it is, so that nothing is built again for it.
    /// Nothing is removed: what an earlier run wrote and this one did not is in the folder still, but no file names it.
    ///
    /// # Errors
    /// [`Error::Write`] with the file or folder that could not be written.
    pub fn write_to(&self, folder: impl AsRef<Path>) -> Result<(), Error> {
        for (path, text) in &self.files {
            let file = folder.as_ref().join(path);
            write(&file, text).map_err(|error| Error::Write { file, error })?;
        }
        Ok(())
    }
}

fn write(file: &Path, text: &str) -> io::Result<()> {
    if fs::read(file).is_ok_and(|present| present == text.as_bytes()) {
        return Ok(());
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, text)
}
