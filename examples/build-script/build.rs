//! Generates the module `sts`: two operations of one service, from a model file next to this script.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use touchmark_codegen::{Document, Layout, Operations, Options, Origin, Source, generate};

const MODEL: &str = "models/sts.json";
const OVERRIDES: &str = "models/sts.overrides.json";

fn main() -> Result<(), Box<dyn Error>> {
    for file in [MODEL, OVERRIDES] {
        println!("cargo::rerun-if-changed={file}");
    }
    let bytes = fs::read(MODEL)?;
    let source = Source {
        name: MODEL,
        bytes: &bytes,
    };
    let operations = ["AssumeRole", "GetCallerIdentity"].map(str::to_owned);
    let package = generate(
        &source,
        &Options {
            crate_name: "sts".to_owned(),
            crate_version: "0.1.0".to_owned(),
            service: None,
            operations: Operations::Only(operations.to_vec()),
            runtime: touchmark_codegen::Runtime::default(), // for a crate's manifest, which a module does not have
            origin: Origin {
                model: "STS 2011-06-15".to_owned(),
                command: "cargo build".to_owned(),
            },
            layout: Layout::Module,
            overlay: None,
            docs: None,
            overrides: Some(Document {
                name: OVERRIDES.to_owned(),
                bytes: fs::read(OVERRIDES)?,
            }),
        },
    )?;
    let folder = Path::new(&env::var("OUT_DIR")?).join("sts");
    for (path, text) in &package.files {
        let file = folder.join(path);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(file, text)?;
    }
    Ok(())
}
