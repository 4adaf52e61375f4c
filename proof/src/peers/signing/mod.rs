//! Signatures of random requests, beside those of botocore and of the crate aws-sigv4.

mod cases;
mod known;

use std::collections::BTreeMap;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};
use fastrand::Rng;
use serde_json::Value;
use touchmark_cli::ui::{self, Paint};
use touchmark_cli::workspace::{self, Workspace};

use super::lines::Lines;
use crate::alone;
use crate::differential::oracle::Unavailable;
use crate::differential::pinned_release;
use crate::python;

/// The program that signs with botocore, below the root of the checkout.
const BOTOCORE: &str = "proof/src/peers/signing/botocore_signer.py";

/// The program that signs with the runtime or with aws-sigv4.
const PROGRAM: &str = include_str!("program.rs.in");
const MANIFEST: &str = include_str!("program.toml.in");

/// How many requests are signed, unless the arguments say so.
pub(super) const CASES: usize = 2000;

/// How many differences are shown.
const SHOWN: usize = 10;

/// Signs so many requests, and compares.
pub(super) fn run(workspace: &Workspace, count: usize, seed: u64) -> Result<ExitCode> {
    let release = pinned_release(workspace)?;
    let home = workspace
        .target()
        .join(format!("differential/botocore-{release}"));
    let requirement = format!("botocore=={release}");
    let python = python::environment(&home, &[&[&requirement]]).context(Unavailable("botocore"))?;
    let mut botocore = Lines::start(&mut python::program(
        &python,
        &workspace.root.join(BOTOCORE),
    ))?;
    let program = build(workspace)?;
    let mut ours = Lines::start(Command::new(&program).arg("touchmark"))?;
    let mut aws = Lines::start(Command::new(&program).arg("aws-sigv4"))?;
    let mut random = Rng::with_seed(seed);
    let mut tally = Tally::default();
    for index in 0..count {
        let case = cases::case(&mut random, index);
        let found = signature(&ours.ask(&case)?)?;
        let expected = signature(&botocore.ask(&case)?)?;
        tally.compare("botocore", &case, &found, &expected);
        // Version 2 is not one of its.
        if case.get("place").and_then(Value::as_str) == Some("form") {
            continue;
        }
        if known::differs(&case) {
            tally.known += 1;
            continue;
        }
        let expected = signature(&aws.ask(&case)?)?;
        tally.compare("aws-sigv4", &case, &found, &expected);
    }
    ui::out(&format!(
        "{count} requests of seed {seed}; not compared with aws-sigv4: {}, with {}",
        tally.known,
        known::REASON
    ));
    let (same, different) = (&tally.same, tally.different);
    for (signer, same) in same {
        ui::out(&format!("{signer}: the same for {same}"));
    }
    ui::out(&ui::count(different, "difference"));
    // Each of both has said something, or nothing was compared.
    Ok(match different == 0 && same.len() == 2 {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

/// What came of comparisons.
#[derive(Default)]
struct Tally {
    same: BTreeMap<&'static str, usize>,
    known: usize,
    different: usize,
}

impl Tally {
    fn compare(&mut self, name: &'static str, case: &Value, found: &Signed, expected: &Signed) {
        if found == expected {
            *self.same.entry(name).or_default() += 1;
            return;
        }
        self.different += 1;
        if self.different <= SHOWN {
            let differs = Paint::stdout().red("differs:");
            ui::out(&format!(
                "{differs} {name}: {case}\n  ours   {found:?}\n  theirs {expected:?}"
            ));
        }
    }
}

/// What a signer adds, by name.
type Signed = BTreeMap<String, String>;

/// What a signer added: the header `authorization`, the parameters of the URL, or the whole form.
fn signature(answer: &Value) -> Result<Signed> {
    if let Some(header) = answer.get("authorization").and_then(Value::as_str) {
        return Ok([("authorization".to_owned(), header.to_owned())].into());
    }
    if let Some(form) = answer.get("form").and_then(Value::as_str) {
        let found: Signed = form_urlencoded::parse(form.as_bytes())
            .into_owned()
            .collect();
        if !found.contains_key("Signature") {
            bail!("no signature in {form}");
        }
        return Ok(found);
    }
    let url = answer.get("url").and_then(Value::as_str);
    let url = url.with_context(|| format!("neither a header nor a URL nor a form: {answer}"))?;
    let (_, query) = url.split_once('?').unwrap_or_default();
    let pairs = form_urlencoded::parse(query.as_bytes()).into_owned();
    let found: BTreeMap<_, _> = pairs
        .filter(|(name, _)| name.starts_with("X-Amz-"))
        .collect();
    if !found.contains_key("X-Amz-Signature") {
        bail!("no signature in {url}");
    }
    Ok(found)
}

/// Builds the program in a workspace of its own, since aws-sigv4 must not become a dependency of this one.
fn build(workspace: &Workspace) -> Result<std::path::PathBuf> {
    let folder = workspace::resolve(&workspace.target().join("peers/signing"))?;
    let runtime = workspace.runtime_dependency(&folder)?;
    let manifest = MANIFEST.replace("{runtime}", &runtime.dependency(&["client"]).to_string());
    alone::write_file(&folder.join("Cargo.toml"), &manifest)?;
    alone::write_file(&folder.join("src/main.rs"), PROGRAM)?;
    ui::err("building the program that signs with aws-sigv4");
    alone::build(&folder, &folder.join("target"), "signing")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn answers_are_headers_or_urls() {
        let found = signature(&json!({"authorization": "a"})).unwrap();
        assert_eq!(found["authorization"], "a");
        let url = json!({"url": "/?a=1&X-Amz-Date=2%2B&X-Amz-Signature=f"});
        let found = signature(&url).unwrap();
        assert_eq!(found.len(), 2);
        assert_eq!(found["X-Amz-Date"], "2+");
        assert!(signature(&json!({"url": "/?X-Amz-Date=2"})).is_err());
        let found = signature(&json!({"form": "a=1&Signature=f%3D"})).unwrap();
        assert_eq!((&*found["a"], &*found["Signature"]), ("1", "f="));
        assert!(signature(&json!({"form": "a=1"})).is_err());
        assert!(signature(&json!({})).is_err());
    }
}
