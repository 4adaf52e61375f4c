//! Generates the module `sts`: two operations of one service, from a model file next to this script.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use touchmark_codegen::{Operations, Options, Origin, Source, generate};

const MODEL: &str = "models/sts.json";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={MODEL}");
    let options = Options {
        operations: Operations::only(["AssumeRole", "GetCallerIdentity"]),
        origin: Origin {
            model: "STS 2011-06-15".to_owned(),
            command: "cargo build".to_owned(),
        },
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
