//! Generates the crate's modules as any build script can: from model files to `OUT_DIR`.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use touchmark_codegen::{Document, Options, Origin, Rules, Source, generate};

const FOUNDRY: &str = "models/foundry.json";
const CONSTRAINTS: &str = "models/foundry.constraints.json";
const OVERRIDES: &str = "models/foundry.overrides.json";
const QUARRY: &str = "models/quarry.json";

fn main() -> Result<(), Box<dyn Error>> {
    for file in [FOUNDRY, CONSTRAINTS, OVERRIDES, QUARRY] {
        println!("cargo::rerun-if-changed={file}");
    }
    let foundry = Options {
        origin: origin("foundry 2026-01-01"),
        rules: Rules::Overlay(document(CONSTRAINTS)?),
        overrides: Some(document(OVERRIDES)?),
        ..Options::default()
    };
    let quarry = Options {
        origin: origin("quarry 2026-02-02"),
        rules: Rules::None,
        ..Options::default()
    };
    for (name, model, options) in [("foundry", FOUNDRY, foundry), ("quarry", QUARRY, quarry)] {
        let bytes = fs::read(model)?;
        let source = Source {
            name: model,
            bytes: &bytes,
        };
        let folder = Path::new(&env::var("OUT_DIR")?).join(name);
        generate(&source, &options)?.write_to(folder)?;
    }
    Ok(())
}

fn origin(model: &str) -> Origin {
    Origin {
        model: model.to_owned(),
        command: "cargo build".to_owned(),
    }
}

fn document(name: &str) -> Result<Document, Box<dyn Error>> {
    Ok(Document {
        name: name.to_owned(),
        bytes: fs::read(name)?,
    })
}
