//! Generates the crate's module `foundry` as any build script can: from a model file to `OUT_DIR`.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use touchmark_codegen::{Document, Options, Origin, Rules, Source, generate};

const MODEL: &str = "models/foundry.json";
const CONSTRAINTS: &str = "models/foundry.constraints.json";
const OVERRIDES: &str = "models/foundry.overrides.json";

fn main() -> Result<(), Box<dyn Error>> {
    for file in [MODEL, CONSTRAINTS, OVERRIDES] {
        println!("cargo::rerun-if-changed={file}");
    }
    let options = Options {
        origin: Origin {
            model: "foundry 2026-01-01".to_owned(),
            command: "cargo build".to_owned(),
        },
        rules: Rules::Overlay(document(CONSTRAINTS)?),
        overrides: Some(document(OVERRIDES)?),
        ..Options::default()
    };
    let bytes = fs::read(MODEL)?;
    let source = Source {
        name: MODEL,
        bytes: &bytes,
    };
    let folder = Path::new(&env::var("OUT_DIR")?).join("foundry");
    generate(&source, &options)?.write_to(folder)?;
    Ok(())
}

fn document(name: &str) -> Result<Document, Box<dyn Error>> {
    Ok(Document {
        name: name.to_owned(),
        bytes: fs::read(name)?,
    })
}
