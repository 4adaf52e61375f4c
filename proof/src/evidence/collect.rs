//! Collects what AWS accepted: runs `collect.py` in a virtual environment with the packages that it reads.

use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result, bail};

use super::line::{self, Line};
use crate::python;
use touchmark_cli::workspace::Workspace;

/// The program, below the root of the checkout.
const PROGRAM: &str = "proof/src/evidence/collect.py";

/// The packages whose examples and schemas are read, in releases that are known to be readable.
pub(crate) const AWSCLI: &str = "awscli==1.46.3";
const CFN_LINT: &str = "cfn-lint==1.58.0";

/// What was collected for these services with a release of botocore.
pub(super) fn collect(
    workspace: &Workspace,
    botocore: &str,
    services: &[String],
    smithy: Option<&Path>,
) -> Result<Vec<Line>> {
    let release = botocore.replace("==", "-").replace(['/', '\\'], "_");
    let folder = workspace.target().join("evidence").join(release);
    // Only the schemas of cfn-lint are read, so what it needs to run is left out.
    let installs: [&[&str]; 2] = [&[botocore, AWSCLI], &["--no-deps", CFN_LINT]];
    let python = python::environment(&folder, &installs)?;
    let mut command = python::program(&python, &workspace.root.join(PROGRAM));
    command.arg("--services").arg(services.join(","));
    if let Some(folder) = smithy {
        command.arg("--smithy").arg(folder);
    }
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot run {}", python.display()))?;
    if !output.status.success() {
        bail!("{PROGRAM} failed ({}); its output is above", output.status);
    }
    line::read(&String::from_utf8_lossy(&output.stdout))
}
