//! What a build script does: few options, files that are written, and notes on what was not asked for.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use touchmark_codegen::{Error, Layout, Options, Package, Source, generate};

fn package(options: &Options, documentation: Option<&str>) -> Result<Package, Error> {
    let mut model = json!({
        "metadata": {
            "apiVersion": "2026-01-01", "endpointPrefix": "forge", "protocol": "query", "serviceId": "Forge",
            "serviceFullName": "Forge Service", "signatureVersion": "v4", "xmlNamespace": "https://forge.example/"
        },
        "operations": {"Strike": {"name": "Strike", "http": {"method": "POST", "requestUri": "/"}}},
        "shapes": {},
    });
    if let Some(text) = documentation {
        model["documentation"] = Value::from(text);
    }
    let bytes = model.to_string();
    let source = Source {
        name: "forge.json",
        bytes: bytes.as_bytes(),
    };
    generate(&source, options)
}

/// A folder that is not there yet.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    drop(fs::remove_dir_all(&folder));
    folder
}

#[test]
fn only_what_changed_is_written_and_nothing_is_removed() {
    let package = package(&Options::default(), None).unwrap();
    let folder = folder("written").join("deep");
    package.write_to(&folder).unwrap();
    for (path, text) in &package.files {
        assert_eq!(fs::read_to_string(folder.join(path)).unwrap(), *text);
    }
    let (same, other, strange) = ("mod.rs", "service.rs", "strange.rs");
    let written = |path: &str| fs::metadata(folder.join(path)).unwrap().modified().unwrap();
    let before = written(same);
    fs::write(folder.join(other), "changed").unwrap();
    fs::write(folder.join(strange), "of somebody").unwrap();
    package.write_to(&folder).unwrap();
    assert_eq!(written(same), before);
    let content = |path: &str| fs::read_to_string(folder.join(path)).unwrap();
    assert_eq!(content(other), package.files[other]);
    assert_eq!(content(strange), "of somebody");
}

#[test]
fn what_cannot_be_written_is_named() {
    let folder = folder("blocked");
    fs::create_dir_all(folder.join("mod.rs")).unwrap();
    let package = package(&Options::default(), None).unwrap();
    let error = package.write_to(&folder).unwrap_err();
    let path = folder.join("mod.rs");
    assert_eq!(
        error.to_string(),
        format!("cannot write {}", path.display())
    );
    assert!(std::error::Error::source(&error).is_some());
}

#[test]
fn documentation_that_nobody_asked_about_is_told() {
    assert_eq!(package(&Options::default(), None).unwrap().notes, [""; 0]);
    let notes = package(&Options::default(), Some("<p>Forges.</p>"))
        .unwrap()
        .notes;
    let unasked = "the model has documentation, and no rules were asked for: what it alone states is not checked";
    let left_out = "the model's documentation is left out: reading it takes the feature `prose` of touchmark-codegen";
    if cfg!(feature = "prose") {
        assert_eq!(notes, [unasked]);
    } else {
        assert_eq!(notes, [left_out, unasked]);
    }
}

#[test]
fn a_crate_without_a_name_is_refused() {
    let options = Options {
        layout: Layout::Crate,
        ..Options::default()
    };
    let error = package(&options, None).unwrap_err();
    assert_eq!(error.to_string(), "a crate needs a name");
}
