//! What was found about rules: as text, JSON, HTML, and data that is checked in.

mod facts;
mod html;
mod json;
pub(super) mod sums;
mod text;

use std::path::Path;

use anyhow::{Context, Result};
use touchmark_cli::ui::{self, Paint};

use super::args::EvidenceArgs;
use sums::Report;

/// Prints everything, and writes the facts that are checked in below `root` if that is asked for.
pub(super) fn print(report: &Report, root: &Path, args: &EvidenceArgs, paint: Paint) -> Result<()> {
    if let Some(path) = &args.html {
        std::fs::write(path, html::page(report))
            .with_context(|| format!("cannot write {}", path.display()))?;
        ui::err(&format!("wrote {}", path.display()));
    }
    if args.write {
        facts::write(report, root)?;
    }
    if args.json {
        ui::out(&serde_json::to_string_pretty(&json::document(report))?);
    } else {
        ui::out(&text::table(report, paint));
    }
    Ok(())
}
