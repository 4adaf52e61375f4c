//! Generates the crate's module `foundry` as any build script can: from a model file to `OUT_DIR`.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use touchmark_codegen::{Document, Layout, Operations, Options, Origin, Source, generate};

const MODEL: &str = "models/foundry.json";
const CONSTRAINTS: &str = "models/foundry.constraints.json";
const OVERRIDES: &str = "models/foundry.overrides.json";

fn main() -> Result<(), Box<dyn Error>> {
    for file in [MODEL, CONSTRAINTS, OVERRIDES] {
        println!("cargo::rerun-if-changed={file}");
    }
    let bytes = fs::read(MODEL)?;
    let source = Source {
        name: MODEL,
        bytes: &bytes,
    };
    let package = generate(&source, &options()?)?;
    let folder = PathBuf::from(env::var("OUT_DIR")?).join("foundry");
    write(&folder, &package.files)
}

fn options() -> Result<Options, Box<dyn Error>> {
    Ok(Options {
        crate_name: "foundry".to_owned(),
        crate_version: "0.0.0".to_owned(),
        service: None,
        operations: Operations::All,
        runtime: touchmark_codegen::Runtime::default(),
        origin: Origin {
            model: "foundry 2026-01-01".to_owned(),
            command: "cargo build".to_owned(),
        },
        layout: Layout::Module,
        overlay: Some(document(CONSTRAINTS)?),
        overrides: Some(document(OVERRIDES)?),
        docs: None,
    })
}

fn document(name: &str) -> Result<Document, Box<dyn Error>> {
    Ok(Document {
        name: name.to_owned(),
        bytes: fs::read(name)?,
    })
}

fn write<'a>(
    folder: &Path,
    files: impl IntoIterator<Item = (&'a String, &'a String)>,
) -> Result<(), Box<dyn Error>> {
    for (path, text) in files {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, text)?;
    }
    Ok(())
}
