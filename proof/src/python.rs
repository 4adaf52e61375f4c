//! Python programs, in virtual environments of their own.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use anyhow::{Context, Result, bail};

use touchmark_cli::ui;

/// A Python program, without the user's environment variables, and with its own folder on its path.
pub(crate) fn program(python: &Path, program: &Path) -> Command {
    let mut command = Command::new(python);
    command
        .args(["-E", "-s", "-B"])
        .arg(program)
        .env("PYTHONUTF8", "1");
    command
}

/// The Python of the virtual environment in `home`, which is created if necessary. pip is called once for each list of
/// arguments.
pub(crate) fn environment(home: &Path, installs: &[&[&str]]) -> Result<PathBuf> {
    let python = home.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    // Written last: without it, the environment is incomplete.
    let mark = home.join("touchmark-ready");
    if mark.exists() && python.exists() {
        return Ok(python);
    }
    if home.exists() {
        fs::remove_dir_all(home).with_context(|| format!("cannot remove {}", home.display()))?;
    }
    let made = Command::new("python3")
        .args(["-m", "venv"])
        .arg(home)
        .output();
    let made = match made {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            bail!("python3 was not found; install Python 3 with venv and pip, and run this again")
        }
        made => made.context("cannot run python3")?,
    };
    succeeded(
        &made,
        "python3 -m venv failed; install Python's venv (Debian: python3-venv), and run this again",
    )?;
    for install in installs {
        let what = install.join(" ");
        ui::err(&format!("installing {what} in {}", home.display()));
        let installed = Command::new(&python)
            .args(["-m", "pip", "install", "--quiet", "--no-input"])
            .args(["--disable-pip-version-check", "--only-binary", ":all:"])
            .args(*install)
            .output()
            .with_context(|| format!("cannot run {}", python.display()))?;
        succeeded(
            &installed,
            &format!("pip could not install {what}; check the version and the network"),
        )?;
    }
    fs::write(&mark, "").with_context(|| format!("cannot write {}", mark.display()))?;
    Ok(python)
}

/// An error with the program's last output, unless it succeeded.
fn succeeded(output: &Output, what: &str) -> Result<()> {
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(if output.stderr.is_empty() {
        &output.stdout
    } else {
        &output.stderr
    })
    .trim()
    .to_owned();
    bail!("{what}\n{said}")
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_failure_comes_with_the_last_words() {
        let run = |line: &str| Command::new("sh").args(["-c", line]).output().unwrap();
        assert!(succeeded(&run("true"), "x").is_ok());
        let error = succeeded(&run("echo no network >&2; exit 1"), "pip failed").unwrap_err();
        assert_eq!(error.to_string(), "pip failed\nno network");
        let error = succeeded(&run("echo no ensurepip; exit 1"), "venv failed").unwrap_err();
        assert_eq!(error.to_string(), "venv failed\nno ensurepip");
    }
}
