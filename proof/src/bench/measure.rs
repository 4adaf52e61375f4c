//! Cold builds of one crate, with their time and the compiler's memory.

use std::fmt;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::subject::Subject;
use crate::memory;

/// How a crate is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Profile {
    Debug,
    Release,
}

impl Profile {
    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Debug => &[],
            Self::Release => &["--release"],
        }
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Debug => "debug",
            Self::Release => "release",
        })
    }
}

/// One cold build.
pub(super) struct Build {
    time: Duration,
    /// The peak memory of a compiler, if the system reports it.
    kilobytes: Option<u64>,
}

/// The measurements of a subject.
#[derive(Default)]
pub(super) struct Figures {
    debug: Vec<Duration>,
    release: Vec<Duration>,
    kilobytes: Option<u64>,
}

impl Figures {
    pub(super) fn add(&mut self, profile: Profile, build: Build) {
        match profile {
            Profile::Debug => self.debug.push(build.time),
            Profile::Release => self.release.push(build.time),
        }
        self.kilobytes = self.kilobytes.max(build.kilobytes);
    }

    /// The median time of a profile's builds.
    pub(super) fn seconds(&self, profile: Profile) -> f64 {
        let mut times = match profile {
            Profile::Debug => self.debug.clone(),
            Profile::Release => self.release.clone(),
        };
        times.sort();
        times
            .get(times.len() / 2)
            .map_or(f64::NAN, Duration::as_secs_f64)
    }

    pub(super) fn megabytes(&self) -> Option<u64> {
        self.kilobytes.map(|kilobytes| kilobytes / 1024)
    }
}

/// Builds a subject once, so that its dependencies are built.
pub(super) fn dependencies(subject: &Subject, profile: Profile) -> Result<()> {
    cargo(subject, "build", &[], profile).map(drop)
}

/// Builds only a subject's package, from scratch.
pub(super) fn cold_build(subject: &Subject, profile: Profile) -> Result<Build> {
    cargo(subject, "clean", &["--package", &subject.package], profile)?;
    cargo(subject, "build", &["--package", &subject.package], profile)
}

fn cargo(subject: &Subject, command: &str, arguments: &[&str], profile: Profile) -> Result<Build> {
    let start = Instant::now();
    let mut child = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .arg(command)
        .arg("--quiet")
        .args(arguments)
        .args(profile.arguments())
        .current_dir(&subject.folder)
        .env("CARGO_TARGET_DIR", "target")
        // Cargo keeps no incremental state for crates from a registry. The program would have it, but what is measured
        // is a first build, which incremental state only makes slower.
        .env("CARGO_INCREMENTAL", "0")
        .stdin(Stdio::null())
        .spawn()
        .context("cannot run cargo")?;
    let mut kilobytes = None;
    let status = loop {
        if let Some(status) = child.try_wait().context("cannot wait for cargo")? {
            break status;
        }
        kilobytes = kilobytes.max(memory::of_compilers());
        std::thread::sleep(Duration::from_millis(20));
    };
    let time = start.elapsed();
    if !status.success() {
        bail!("cargo {command} failed in {}", subject.folder.display());
    }
    Ok(Build { time, kilobytes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle() {
        let mut figures = Figures::default();
        for seconds in [3, 1, 2] {
            figures.add(
                Profile::Debug,
                Build {
                    time: Duration::from_secs(seconds),
                    kilobytes: Some(seconds * 1024),
                },
            );
        }
        assert!((figures.seconds(Profile::Debug) - 2.0).abs() < f64::EPSILON);
        assert!(figures.seconds(Profile::Release).is_nan());
        assert_eq!(figures.megabytes(), Some(3));
    }
}
