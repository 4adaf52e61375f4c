//! Generates the module `sts`: two operations of one service, from a model file next to this script.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use touchmark_codegen::{Document, Operations, Options, Origin, Source, generate};

const MODEL: &str = "models/sts.json";
const OVERRIDES: &str = "models/sts.overrides.json";

fn main() -> Result<(), Box<dyn Error>> {
    for file in [MODEL, OVERRIDES] {
        println!("cargo::rerun-if-changed={file}");
    }
    let options = Options {
        operations: Operations::only(["AssumeRole", "GetCallerIdentity"]),
        origin: Origin {
            model: "STS 2011-06-15".to_owned(),
            command: "cargo build".to_owned(),
        },
        overrides: Some(Document {
            name: OVERRIDES.to_owned(),
            bytes: fs::read(OVERRIDES)?,
        }),
        ..Options::default()
    };
    let bytes = fs::read(MODEL)?;
    let source = Source {
        name: MODEL,
        bytes: &bytes,
    };
    let folder = Path::new(&env::var("OUT_DIR")?).join("sts");
    generate(&source, &options)?.write_to(folder)?;
    Ok(())
}
