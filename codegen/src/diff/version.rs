//! The next version of a crate.

use super::Step;

/// The version after `version`, by Cargo's reading of semantic versioning: of `0.x.y`, a step that breaks something
/// raises `x`, any other raises `y`; of `0.0.z`, every step raises `z`.
///
/// None for a version that is not three numbers: what follows a pre-release is for people to decide.
#[must_use]
pub fn next_version(version: &str, step: Step) -> Option<String> {
    let numbers: Option<Vec<u64>> = version
        .split('.')
        .map(|number| number.parse().ok())
        .collect();
    let [major, minor, patch] = *numbers?.as_slice() else {
        return None;
    };
    let next = |number: u64| number.checked_add(1);
    let (major, minor, patch) = match (step, major, minor) {
        (Step::None, ..) => (major, minor, patch),
        (_, 0, 0) => (0, 0, next(patch)?),
        (Step::Major, 0, _) => (0, next(minor)?, 0),
        (Step::Minor | Step::Patch, 0, _) => (0, minor, next(patch)?),
        (Step::Major, ..) => (next(major)?, 0, 0),
        (Step::Minor, ..) => (major, next(minor)?, 0),
        (Step::Patch, ..) => (major, minor, next(patch)?),
    };
    Some(format!("{major}.{minor}.{patch}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_step_as_cargo_reads_them() {
        for (version, step, expected) in [
            ("1.2.3", Step::Major, "2.0.0"),
            ("1.2.3", Step::Minor, "1.3.0"),
            ("1.2.3", Step::Patch, "1.2.4"),
            ("1.2.3", Step::None, "1.2.3"),
            ("0.2.3", Step::Major, "0.3.0"),
            ("0.2.3", Step::Minor, "0.2.4"),
            ("0.2.3", Step::Patch, "0.2.4"),
            ("0.0.3", Step::Major, "0.0.4"),
            ("0.0.3", Step::Patch, "0.0.4"),
        ] {
            assert_eq!(
                next_version(version, step).as_deref(),
                Some(expected),
                "{version} {step:?}"
            );
        }
        for version in ["1.0.0-rc.1", "1.0", "1.0.0+5", ""] {
            assert_eq!(next_version(version, Step::Minor), None, "{version}");
        }
    }
}
