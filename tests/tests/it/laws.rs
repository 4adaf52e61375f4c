//! The laws hold for the fuzzer's seeds and for its earlier findings.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeSet;
use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use touchmark_tests::laws::{LAWS, Law};

fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz")
}

/// The inputs of a law in this folder.
fn inputs(folder: &str, law: &Law) -> Vec<PathBuf> {
    let folder = fuzz().join(folder).join(law.name);
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
}

/// The inputs that break their laws.
fn breaking(folder: &str) -> (usize, Vec<PathBuf>) {
    let (mut count, mut breaking) = (0, Vec::new());
    for law in LAWS {
        for file in inputs(folder, law) {
            let input = fs::read(&file).unwrap();
            count += 1;
            if catch_unwind(|| (law.check)(&input)).is_err() {
                breaking.push(file);
            }
        }
    }
    (count, breaking)
}

#[test]
fn they_hold_for_the_seeds() {
    for law in LAWS {
        assert!(!inputs("seeds", law).is_empty(), "{}", law.name);
    }
    assert_eq!(breaking("seeds").1, [] as [PathBuf; 0]);
}

#[test]
fn they_hold_for_what_was_found() {
    assert_eq!(breaking("regressions").1, [] as [PathBuf; 0]);
}

/// A folder of inputs that belongs to no law would never be tested.
#[test]
fn every_folder_and_target_is_of_a_law() {
    let laws: BTreeSet<String> = LAWS.iter().map(|law| law.name.to_owned()).collect();
    let names = |folder: &str| -> BTreeSet<String> {
        let entries = fs::read_dir(fuzz().join(folder)).into_iter().flatten();
        let stem = |path: PathBuf| path.file_stem().unwrap().to_string_lossy().into_owned();
        entries.map(|entry| stem(entry.unwrap().path())).collect()
    };
    assert_eq!(names("fuzz_targets"), laws);
    assert_eq!(names("seeds"), laws);
    assert!(names("regressions").is_subset(&laws));
    assert!(names("dictionaries").is_subset(&laws));
}
