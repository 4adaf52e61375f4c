//! What both sides read as the user's configuration.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::alone;

/// Timestamps as services write them, no words that are fetched, and the commands of a service that is off by default.
const CONFIG: &str = "[default]\nregion = us-east-1\ncli_timestamp_format = wire\ncli_follow_urlparam = false\n[preview]\nsdb = true\n";

/// The file with the configuration, below the part's folder.
pub(super) fn config(folder: &Path) -> Result<PathBuf> {
    let path = folder.join("config");
    alone::write_file(&path, CONFIG)?;
    Ok(path)
}
