//! The invented service in both formats, which result in the same files.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;

use touchmark_codegen::{Layout, Operations, Options, Origin, Rules, Source, generate};

fn files(name: &str, bytes: &[u8], layout: Layout) -> BTreeMap<String, String> {
    let options = Options {
        crate_name: "foundry".to_owned(),
        crate_version: "0.1.0".to_owned(),
        service: None,
        operations: Operations::All,
        runtime: touchmark_codegen::Runtime::default(),
        origin: Origin {
            model: "foundry".to_owned(),
            command: "cargo test".to_owned(),
        },
        layout,
        rules: Rules::None,
        overrides: None,
        docs: None,
        ..Options::default()
    };
    let source = Source { name, bytes };
    generate(&source, &options).unwrap().files
}

#[test]
fn both_formats_give_the_same_files() {
    for layout in [Layout::Module, Layout::Crate] {
        let botocore = files(
            "botocore",
            include_bytes!("../../models/foundry.json"),
            layout,
        );
        let smithy = files(
            "smithy",
            include_bytes!("../../models/foundry.smithy.json"),
            layout,
        );
        assert!(botocore.len() > 20);
        assert_eq!(
            botocore.keys().collect::<Vec<_>>(),
            smithy.keys().collect::<Vec<_>>()
        );
        for (path, text) in &botocore {
            assert_eq!(*text, smithy[path], "{path}");
        }
    }
}
