//! Generates the crate's module `foundry` as any build script can: from a model file to `OUT_DIR`. And gathers the examples on
//! the pages of inputs, which are no doctests since hundreds of those take minutes, for one test to compile.

use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use touchmark_codegen::{Document, Options, Origin, Rules, Source, generate};

const MODEL: &str = "models/foundry.json";
const CONSTRAINTS: &str = "models/foundry.constraints.json";
const OVERRIDES: &str = "models/foundry.overrides.json";
const RDS: &str = "../generated/rds/src/operation";

fn main() -> Result<(), Box<dyn Error>> {
    for file in [MODEL, CONSTRAINTS, OVERRIDES, RDS] {
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
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    let folder = out.join("foundry");
    generate(&source, &options)?.write_to(&folder)?;
    fs::write(out.join("rds_pages.rs"), pages(Path::new(RDS), "")?)?;
    // In a module, examples name nothing of where it is.
    let uses = "use touchmark_tests::foundry::{operation::*, types::{self, *}};";
    let foundry = pages(&folder.join("operation"), uses)?;
    fs::write(out.join("foundry_pages.rs"), foundry)?;
    Ok(())
}

fn document(name: &str) -> Result<Document, Box<dyn Error>> {
    Ok(Document {
        name: name.to_owned(),
        bytes: fs::read(name)?,
    })
}

/// A table of functions, one for each operation in a folder: its module, and the examples on the pages there, which begin with
/// these imports.
fn pages(folder: &Path, uses: &str) -> Result<String, Box<dyn Error>> {
    let mut files: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    files.sort_by_key(fs::DirEntry::file_name);
    let mut text = "pub(super) static PAGES: &[(&str, &[Example])] = &[\n".to_owned();
    for file in files {
        let source = fs::read_to_string(file.path())?;
        let path = file.path();
        let name = path.file_stem().ok_or("a file without a name")?;
        writeln!(text, "({:?}, &[", name.to_string_lossy())?;
        for block in blocks(&source) {
            writeln!(text, "|| {{ {uses}\n{block}documented(&input) }},")?;
        }
        text.push_str("]),\n");
    }
    text.push_str("];\n");
    Ok(text)
}

/// The blocks of Rust in the documentation of a file's items that are no doctests.
fn blocks(source: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut open: Option<String> = None;
    for line in source.lines() {
        let Some(line) = line.trim_start().strip_prefix("///") else {
            continue;
        };
        match (line.trim(), &mut open) {
            ("```rust,ignore", None) => open = Some(String::new()),
            ("```", Some(_)) => blocks.extend(open.take()),
            (_, Some(block)) => {
                block.push_str(line);
                block.push('\n');
            }
            _ => {}
        }
    }
    blocks
}
