//! Generates the crate's modules as any build script can: from model files to `OUT_DIR`. And gathers the examples on the pages
//! of inputs, which are no doctests since hundreds of those take minutes, for one test to compile.

use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use touchmark_codegen::{Document, Options, Origin, Rules, Source, generate};

const FOUNDRY: &str = "models/foundry.json";
const CONSTRAINTS: &str = "models/foundry.constraints.json";
const OVERRIDES: &str = "models/foundry.overrides.json";
const QUARRY: &str = "models/quarry.json";
const RDS: &str = "../generated/rds/src/operation";
/// How an example begins on a page.
const EXAMPLE: &str = r#"#[cfg_attr(not(doctest), doc = "```rust")]"#;

fn main() -> Result<(), Box<dyn Error>> {
    for file in [FOUNDRY, CONSTRAINTS, OVERRIDES, QUARRY, RDS] {
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
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    for (name, model, options) in [("foundry", FOUNDRY, foundry), ("quarry", QUARRY, quarry)] {
        let bytes = fs::read(model)?;
        let source = Source {
            name: model,
            bytes: &bytes,
        };
        let folder = out.join(name);
        generate(&source, &options)?.write_to(&folder)?;
        // In a module, examples name nothing of where it is.
        let uses = format!("use touchmark_tests::{name}::{{operation::*, types::{{self, *}}}};");
        let pages = pages(&folder.join("operation"), &uses)?;
        fs::write(out.join(format!("{name}_pages.rs")), pages)?;
    }
    fs::write(out.join("rds_pages.rs"), pages(Path::new(RDS), "")?)?;
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
        if line.trim() == EXAMPLE {
            open = Some(String::new());
            continue;
        }
        let Some(line) = line.trim_start().strip_prefix("///") else {
            continue;
        };
        match (line.trim(), &mut open) {
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
