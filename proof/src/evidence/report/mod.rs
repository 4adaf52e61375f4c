//! What was found about rules: as text, JSON, HTML, and data that is checked in.

mod facts;
mod html;
mod json;
pub(super) mod sums;
mod text;

use anyhow::{Context, Result};
use touchmark_cli::ui::{self, Paint};

use super::args::EvidenceArgs;
use sums::Report;

/// Prints everything.
pub(super) fn print(report: &Report, args: &EvidenceArgs, paint: Paint) -> Result<()> {
    if let Some(path) = &args.html {
        std::fs::write(path, html::page(report))
            .with_context(|| format!("cannot write {}", path.display()))?;
        ui::err(&format!("wrote {}", path.display()));
    }
    if let Some(folder) = &args.write {
        facts::write(report, folder)?;
    }
    if args.json {
        ui::out(&serde_json::to_string_pretty(&json::document(report))?);
    } else {
        ui::out(&text::table(report, paint));
    }
    Ok(())
}
