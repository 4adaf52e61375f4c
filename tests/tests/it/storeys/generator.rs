//! The generator, the programs around it, and what stands above the runtime: no circles in any of these crates.

use std::path::Path;

use super::imports;

fn check(folder: &str, files: usize) {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let report = imports::check(&source, &[]);
    assert!(report.files > files, "{report}");
    assert_eq!(report.unread, [""; 0]);
    let cycles = report.cycles.join("\n");
    assert!(cycles.is_empty(), "{cycles}");
}

#[test]
fn the_model_goes_in_no_circles() {
    check("../codegen/model/src", 40);
}

#[test]
fn prose_goes_in_no_circles() {
    check("../codegen/prose/src", 60);
}

#[test]
fn the_generator_goes_in_no_circles() {
    check("../codegen/src", 40);
}

#[test]
fn the_program_goes_in_no_circles() {
    check("../cli/src", 40);
}

#[test]
fn proof_goes_in_no_circles() {
    check("../proof/src", 50);
}

#[test]
fn credentials_go_in_no_circles() {
    check("../credentials/src", 30);
}

#[test]
fn command_lines_go_in_no_circles() {
    check("../command/src", 30);
}

#[test]
fn the_tasks_go_in_no_circles() {
    check("../xtask/src", 8);
}
