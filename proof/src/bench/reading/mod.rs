//! How long both sides take to read one large response: `DescribeInstances` of EC2, with this many instances.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use touchmark_cli::ui;

use super::given::Given;
use super::subject::Subject;
use crate::alone;

/// How often each side reads, in turns: where a program comes to lie in memory moves its time by some percent.
const ROUNDS: usize = 7;

/// The operation whose response is read.
const OPERATION: &str = "DescribeInstances";

/// What the SDK's program needs besides its crate: a transport in memory.
pub(super) const THEIR_DEPENDENCIES: &str = "aws-smithy-runtime-api = { version = \"1\", features = [\"client\"] }\n\
     aws-smithy-types = \"1\"\n\
     tokio = { version = \"1\", default-features = false, features = [\"macros\", \"rt\"] }\n";

/// Writes the programs that read a response, of the crate of a few operations and of the SDK's, and returns which they are.
pub(super) fn programs<'s>(subjects: &'s [Subject], given: &Given) -> Result<Vec<&'s Subject>> {
    if !given.few.iter().any(|name| name == OPERATION) {
        bail!("--instances is for EC2: name {OPERATION} in --operations");
    }
    let theirs = subjects.last().filter(|subject| subject.is_theirs);
    let readers: Vec<&Subject> = subjects.first().into_iter().chain(theirs).collect();
    readers.iter().copied().try_for_each(write)?;
    Ok(readers)
}

/// Writes the program of one side: it reads the response in a file, and prints the median of its nanoseconds.
fn write(subject: &Subject) -> Result<()> {
    let template = if subject.is_theirs {
        include_str!("theirs.rs.in")
    } else {
        include_str!("ours.rs.in")
    };
    let library = subject.package.replace('-', "_");
    let program = template.replace("{library}", &library);
    alone::write_file(&subject.folder.join("src/bin/reading.rs"), &program)
}

/// Builds and runs the programs in turns, and prints how long each took.
pub(super) fn run(root: &Path, subjects: &[&Subject], instances: usize) -> Result<()> {
    let file = root.join("instances.xml");
    alone::write_file(&file, &response(instances))?;
    for subject in subjects {
        ui::err(&format!(
            "building the program that reads with {}",
            subject.name
        ));
        cargo(subject, &["build"])?;
    }
    let mut times = vec![Vec::new(); subjects.len()];
    for _ in 0..ROUNDS {
        for (subject, times) in subjects.iter().zip(&mut times) {
            times.push(time(subject, &file)?);
        }
    }
    let medians: Vec<f64> = times.iter_mut().map(|times| median(times)).collect();
    for (subject, milliseconds) in subjects.iter().zip(&medians) {
        ui::out(&format!(
            "{}: {instances} instances read in {milliseconds:.2} ms",
            subject.name
        ));
    }
    if let [ours, theirs] = medians[..] {
        ui::out(&format!("reading is {:.1} times faster", theirs / ours));
    }
    Ok(())
}

/// How many milliseconds the program of one side takes to read the response in the file.
fn time(subject: &Subject, file: &Path) -> Result<f64> {
    let output = Command::new(subject.folder.join("target/release/reading"))
        .arg(file)
        .output()
        .context("cannot run the program that was built")?;
    let text = String::from_utf8_lossy(&output.stdout);
    let Ok(nanoseconds) = text.trim().parse::<f64>() else {
        bail!(
            "{} does not read the response: {}",
            subject.name,
            String::from_utf8_lossy(&output.stderr)
        );
    };
    Ok(nanoseconds / 1e6)
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

fn cargo(subject: &Subject, arguments: &[&str]) -> Result<()> {
    let status = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(arguments)
        .args(["--quiet", "--release", "--bin", "reading"])
        .current_dir(&subject.folder)
        .env("CARGO_TARGET_DIR", "target")
        .env("CARGO_INCREMENTAL", "0")
        .stdin(Stdio::null())
        .status()
        .context("cannot run cargo")?;
    if !status.success() {
        bail!("cargo failed in {}", subject.folder.display());
    }
    Ok(())
}

/// A response with this many instances, ten to a reservation, each with what an instance that runs has.
fn response(instances: usize) -> String {
    const IN_A_RESERVATION: usize = 10;
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <DescribeInstancesResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">\n\
         <requestId>8f7724cf-496f-496e-8fe3-example</requestId>\n<reservationSet>\n",
    );
    for first in (0..instances).step_by(IN_A_RESERVATION) {
        let _ = write!(
            xml,
            "<item><reservationId>r-{first:017x}</reservationId><ownerId>123456789012</ownerId><groupSet/><instancesSet>"
        );
        for number in first..instances.min(first.saturating_add(IN_A_RESERVATION)) {
            instance(&mut xml, number);
        }
        xml.push_str("</instancesSet></item>\n");
    }
    xml.push_str("</reservationSet>\n</DescribeInstancesResponse>\n");
    xml
}

fn instance(xml: &mut String, number: usize) {
    const INSTANCE: &str = include_str!("instance.xml.in");
    let number = format!("{number:017x}");
    xml.push_str(&INSTANCE.replace("{number}", &number));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_is_the_one_in_the_middle() {
        assert_eq!(median(&mut [3.0, 1.0, 9.0]), 3.0);
    }

    #[test]
    fn the_response_has_all_instances() {
        let xml = response(23);
        assert_eq!(xml.matches("<instanceId>").count(), 23);
        assert_eq!(xml.matches("<reservationId>").count(), 3);
        assert!(!xml.contains('{'));
    }
}
