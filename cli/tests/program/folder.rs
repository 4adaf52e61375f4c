//! A folder of a user's, and the program in it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Runs the program with the words of a line.
pub(crate) fn touchmark(folder: &Path, line: &str) -> Output {
    command(folder, line).output().unwrap()
}

/// The same, not yet run.
pub(crate) fn command(folder: &Path, line: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_touchmark"));
    command.args(line.split(' ')).current_dir(folder);
    command
}

/// The one error that it ends with, without the lines before that say what it does.
pub(crate) fn error(folder: &Path, line: &str) -> String {
    failed(&touchmark(folder, line), line)
}

/// The one error of a run.
pub(crate) fn failed(output: &Output, line: &str) -> String {
    let text = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(output.status.code(), Some(1), "{line}: {text}");
    assert!(output.stdout.is_empty(), "{line}");
    let steps = text.lines().filter(|line| line.ends_with(" ...")).count();
    let error: Vec<&str> = text.lines().skip(steps).collect();
    assert_eq!(text.matches("error: ").count(), 1, "{text}");
    assert!(error[0].starts_with("error: "), "{text}");
    error.join("\n")
}

/// A cargo workspace with a program, `app`.
pub(crate) struct Home {
    dir: tempfile::TempDir,
}

/// The manifest of the workspace.
pub(crate) const MANIFEST: &str =
    "# Mine.\n[workspace]\nresolver = \"3\"\nmembers = [\n    \"app\", # the program\n]\n";

/// The manifest of the program.
const APP: &str = "[package]\nname = \"app\"\nversion = \"0.1.0\"\nedition = \"2024\"\n";

impl Home {
    pub(crate) fn new() -> Self {
        let home = Self {
            dir: tempfile::tempdir().unwrap(),
        };
        home.put("Cargo.toml", MANIFEST);
        home.put("app/Cargo.toml", APP);
        home.put("app/src/main.rs", "fn main() {}\n");
        home
    }

    pub(crate) fn path(&self, below: &str) -> PathBuf {
        self.dir.path().join(below)
    }

    pub(crate) fn put(&self, below: &str, text: &str) {
        let path = self.path(below);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, below: &str) -> String {
        std::fs::read_to_string(self.path(below)).unwrap()
    }

    /// What a run that succeeds writes to standard output.
    pub(crate) fn run(&self, line: &str) -> String {
        let output = touchmark(self.dir.path(), line);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{line}: {errors}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// The error of a run that changes nothing.
    pub(crate) fn refused(&self, line: &str) -> String {
        let before = self.files();
        let error = error(self.dir.path(), line);
        assert_eq!(self.files(), before, "{line}");
        error
    }

    /// Every file, hidden ones too.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        fn walk(root: &Path, dir: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
            for entry in std::fs::read_dir(dir).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    walk(root, &path, files);
                } else {
                    let name = path.strip_prefix(root).unwrap().to_str().unwrap();
                    files.insert(name.replace('\\', "/"), std::fs::read(&path).unwrap());
                }
            }
        }
        let mut files = BTreeMap::new();
        walk(self.dir.path(), self.dir.path(), &mut files);
        files
    }
}

/// A file or folder of this repository.
pub(crate) fn repository(below: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(below);
    let path = path.canonicalize().unwrap();
    path.to_str().unwrap().to_owned()
}

/// The line that adds RDS, from facts without documentation.
pub(crate) fn init_rds() -> String {
    format!(
        "init --service rds --operations CreateDBCluster,DescribeDBClusters,DeleteDBCluster --model {} --runtime path={}",
        repository("models/rds/2014-10-31/model.json"),
        repository("runtime")
    )
}

/// The line that adds a service with documentation, which exists only in tests.
pub(crate) fn init_foundry() -> String {
    let model = repository("tests/models/foundry.json");
    format!("init --service foundry --operations Cast --model {model}")
}
