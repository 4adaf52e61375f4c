//! Cold builds of one crate, with their time and the compiler's memory.

use std::fmt;
use std::process::{Child, Command, Stdio};
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

/// A build: how long it took, or until it was stopped.
#[derive(Debug, Clone, Copy)]
pub(super) struct Build {
    pub(super) time: Duration,
    /// The peak memory of a compiler, if the system reports it.
    pub(super) kilobytes: Option<u64>,
}

/// How a build ended.
#[derive(Debug, Clone, Copy)]
pub(super) enum Built {
    Done(Build),
    /// It took more than it may.
    Stopped(Build),
}

/// What a build may take.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limit {
    pub(super) time: Duration,
    pub(super) kilobytes: u64,
}

impl Limit {
    /// Whether a build takes more.
    fn is_exceeded(self, time: Duration, kilobytes: Option<u64>) -> bool {
        time > self.time || kilobytes.is_some_and(|kilobytes| kilobytes > self.kilobytes)
    }
}

/// The measurements of a subject.
#[derive(Default)]
pub(super) struct Figures {
    debug: Vec<Duration>,
    release: Vec<Duration>,
    kilobytes: Option<u64>,
    /// Builds that were stopped.
    pub(super) stopped: Vec<(Profile, Build)>,
}

impl Figures {
    pub(super) fn add(&mut self, profile: Profile, built: Built) {
        let build = match built {
            Built::Stopped(build) => return self.stopped.push((profile, build)),
            Built::Done(build) => build,
        };
        match profile {
            Profile::Debug => self.debug.push(build.time),
            Profile::Release => self.release.push(build.time),
        }
        self.kilobytes = self.kilobytes.max(build.kilobytes);
    }

    /// Whether a build in this profile was stopped, so that another would be, too.
    pub(super) fn is_stopped(&self, profile: Profile) -> bool {
        let mut stopped = self.stopped.iter();
        stopped.any(|(stopped, _)| *stopped == profile)
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

/// Builds a subject once, so that its dependencies are built. Its own package is one of them: a build that is stopped here
/// would be stopped in every round.
pub(super) fn dependencies(subject: &Subject, profile: Profile, limit: Limit) -> Result<Built> {
    cargo(subject, "build", &[], profile, limit)
}

/// Builds only a subject's package, from scratch.
pub(super) fn cold_build(subject: &Subject, profile: Profile, limit: Limit) -> Result<Built> {
    let package = ["--package", &subject.package];
    cargo(subject, "clean", &package, profile, limit)?;
    cargo(subject, "build", &package, profile, limit)
}

fn cargo(
    subject: &Subject,
    command: &str,
    arguments: &[&str],
    profile: Profile,
    limit: Limit,
) -> Result<Built> {
    let start = Instant::now();
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .arg(command)
        .arg("--quiet")
        .args(arguments)
        .args(profile.arguments())
        .current_dir(&subject.folder)
        .env("CARGO_TARGET_DIR", "target")
        // Cargo keeps no incremental state for crates from a registry. The program would have it, but what is measured
        // is a first build, which incremental state only makes slower.
        .env("CARGO_INCREMENTAL", "0")
        .stdin(Stdio::null());
    // Compilers are told by the group, and stopped with it.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut cargo, 0);
    let mut child = cargo.spawn().context("cannot run cargo")?;
    let mut kilobytes = None;
    let status = loop {
        if let Some(status) = child.try_wait().context("cannot wait for cargo")? {
            break status;
        }
        kilobytes = kilobytes.max(memory::of_compilers(child.id()));
        let time = start.elapsed();
        if subject.is_theirs && limit.is_exceeded(time, kilobytes) {
            stop(&mut child)?;
            return Ok(Built::Stopped(Build { time, kilobytes }));
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    let time = start.elapsed();
    if !status.success() {
        bail!("cargo {command} failed in {}", subject.folder.display());
    }
    Ok(Built::Done(Build { time, kilobytes }))
}

/// Ends cargo and its compilers.
fn stop(child: &mut Child) -> Result<()> {
    #[cfg(unix)]
    {
        let group = format!("-{}", child.id());
        let killed = Command::new("kill").args(["-KILL", "--", &group]).status();
        killed.context("cannot run kill")?;
    }
    let _ = child.kill();
    child.wait().context("cannot wait for cargo")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle() {
        let mut figures = Figures::default();
        for seconds in [3, 1, 2] {
            let build = Build {
                time: Duration::from_secs(seconds),
                kilobytes: Some(seconds * 1024),
            };
            figures.add(Profile::Debug, Built::Done(build));
        }
        assert!((figures.seconds(Profile::Debug) - 2.0).abs() < f64::EPSILON);
        assert!(figures.seconds(Profile::Release).is_nan());
        assert_eq!(figures.megabytes(), Some(3));
    }

    #[test]
    fn a_build_that_was_stopped_is_no_figure() {
        let limit = Limit {
            time: Duration::from_secs(60),
            kilobytes: 1000,
        };
        let second = Duration::from_secs(1);
        assert!(limit.is_exceeded(60 * second + second, None));
        assert!(limit.is_exceeded(second, Some(1001)));
        assert!(!limit.is_exceeded(60 * second, Some(1000)));
        let mut figures = Figures::default();
        let build = Build {
            time: second,
            kilobytes: Some(1001),
        };
        figures.add(Profile::Release, Built::Stopped(build));
        assert!(figures.is_stopped(Profile::Release) && !figures.is_stopped(Profile::Debug));
        assert!(figures.seconds(Profile::Release).is_nan());
        assert_eq!(figures.megabytes(), None);
    }
}
