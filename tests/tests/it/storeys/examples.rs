//! Small crates with one error each, which the check of imports must find.

use std::fs;

use super::imports::{self, Report};

/// The report on a crate with these files, whose storeys are `low`, `middle` and `high`.
fn report(files: &[(&str, &str)]) -> Report {
    check(files, &["low", "middle", "high"])
}

fn check(files: &[(&str, &str)], storeys: &[&str]) -> Report {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    imports::check(folder.path(), storeys)
}

/// A crate in which `low/mod.rs` contains `text`, and `high` owns `Thing` and the function `make`.
fn low(text: &str) -> Report {
    report(&[
        ("lib.rs", "mod low;\nmod high;\npub const LIMIT: usize = 1;"),
        ("low/mod.rs", text),
        ("high/mod.rs", "mod inner;\npub use inner::{Thing, make};"),
        (
            "high/inner.rs",
            "pub struct Thing;\npub enum Kind { A }\npub fn make() {}\n",
        ),
    ])
}

#[test]
fn a_crate_in_order_is_clean() {
    let report = report(&[
        (
            "lib.rs",
            "mod low;\nmod high;\nmod macros;\npub use high::High;",
        ),
        (
            "macros.rs",
            "use crate::high::High;\nmacro_rules! m { () => { $crate::nothing::of::ours() } }",
        ),
        (
            "low/mod.rs",
            "mod one;\nmod two;\npub use one::One;\npub(crate) use two::Two;",
        ),
        (
            "low/one.rs",
            "use super::two::Two;\nuse std::fmt;\npub struct One(Two);\nimpl fmt::Debug for One {}",
        ),
        (
            "low/two.rs",
            "/// See [`High`](crate::High).\npub struct Two;",
        ),
        (
            "high/mod.rs",
            "mod parts;\npub use parts::Part;\nuse crate::low::{self, One};\npub struct High(One, low::Two);",
        ),
        ("high/parts.rs", "use super::High;\npub struct Part(High);"),
    ]);
    assert!(report.is_clean(), "{report}");
    assert_eq!(report.files, 7);
}

#[test]
fn imports_from_above_are_found_however_they_are_written() {
    for (text, line, path) in [
        ("use crate::high::Thing;", 1, "crate::high::Thing"),
        ("use super::high::Thing;", 1, "super::high::Thing"),
        ("pub use crate::high::Thing;", 1, "crate::high::Thing"),
        ("use crate::high::Thing as Other;", 1, "crate::high::Thing"),
        ("use crate::high::Thing as _;", 1, "crate::high::Thing"),
        (
            "use crate::high as up;\nstruct A(up::Thing);",
            2,
            "up::Thing",
        ),
        (
            "use crate::{high::{self, inner::{Kind, Thing}}};",
            1,
            "crate::high::inner::Kind",
        ),
        ("use crate::high::*;", 1, "crate::high"),
        ("use crate::high::*;\nstruct A(Thing);", 2, "Thing"),
        ("use crate::high::*;\nfn a() { make() }", 2, "make"),
        (
            "use crate::high::inner::Kind::*;",
            1,
            "crate::high::inner::Kind",
        ),
        ("struct A(crate::high::Thing);", 1, "crate::high::Thing"),
        ("\nfn a() { crate::high::make() }", 2, "crate::high::make"),
        (
            "fn a() {\n  use crate::high::make;\n  make()\n}",
            2,
            "crate::high::make",
        ),
        (
            "#[cfg(feature = \"x\")]\nuse crate::high::Thing;",
            2,
            "crate::high::Thing",
        ),
        (
            "#[cfg(not(test))]\nuse crate::high::Thing;",
            2,
            "crate::high::Thing",
        ),
        (
            "mod inline {\n  use super::super::high::Thing;\n}",
            2,
            "super::super::high::Thing",
        ),
        (
            "fn a() { println!(\"{}\", (1, crate::high::make())) }",
            1,
            "crate::high::make",
        ),
        (
            "use crate::high;\nfn a() { vec![high::make()]; }",
            2,
            "high::make",
        ),
        ("impl crate::high::Thing {}", 1, "crate::high::Thing"),
        (
            "fn a() -> impl Iterator<Item = crate::high::Thing> {}",
            1,
            "crate::high::Thing",
        ),
        ("const A: usize = crate::LIMIT;", 1, "crate::LIMIT"),
        (
            "use crate::high::made_by_a_macro;",
            1,
            "crate::high::made_by_a_macro",
        ),
    ] {
        let report = low(text);
        let start = format!("low/mod.rs:{line}: {path} of ");
        let found = report
            .upward
            .iter()
            .any(|finding| finding.starts_with(&start));
        assert!(found, "{text}\n{start}\n{report}");
    }
}

#[test]
fn the_owner_is_named_not_the_folder_that_shows_it() {
    let report = low("use crate::high::Thing;");
    let finding = "low/mod.rs:1: crate::high::Thing of high/inner.rs; low is below high";
    assert_eq!(report.upward, [finding]);
    assert!(report.detours.is_empty(), "{report}");
}

#[test]
fn tests_may_look_up_and_are_listed() {
    for text in [
        "#[cfg(test)]\nmod tests { use crate::high::Thing; }",
        "#[cfg(all(test, feature = \"x\"))]\nmod tests { fn a() { crate::high::make() } }",
        "#[test]\nfn a() { crate::high::make() }",
    ] {
        let report = low(text);
        assert!(report.is_clean(), "{report}");
        assert_eq!(report.exempt.len(), 1, "{report}");
    }
    let report = report(&[
        ("lib.rs", "mod low; mod high;"),
        (
            "low/mod.rs",
            "#[cfg(test)] mod tests; #[cfg(test)] mod help; pub struct Low;",
        ),
        (
            "low/tests.rs",
            "use super::*;\nuse crate::high::High;\nstruct A(Low);",
        ),
        ("low/help.rs", "use crate::high::High;"),
        ("high/mod.rs", "use crate::low::Low;\npub struct High(Low);"),
    ]);
    assert!(report.is_clean(), "{report}");
    assert_eq!(report.exempt.len(), 2, "{report}");
}

#[test]
fn a_re_export_is_not_the_owner() {
    let files = |text| {
        report(&[
            (
                "lib.rs",
                "mod low;\nmod high;\npub use low::One;\nuse low as renamed;",
            ),
            (
                "low/mod.rs",
                "mod one;\nmod two;\npub use one::One;\nuse std::fmt;\npub struct Own;",
            ),
            ("low/one.rs", "pub struct One;"),
            ("low/two.rs", text),
            ("high/mod.rs", "pub use crate::low::One;"),
        ])
    };
    for (text, reason) in [
        ("use crate::One;", "crate::One through the crate's root"),
        (
            "use crate::{One as Two};",
            "crate::One through the crate's root",
        ),
        (
            "fn a(_: crate::One) {}",
            "crate::One through the crate's root",
        ),
        (
            "use crate::*;\nfn a(_: One) {}",
            "One through the crate's root",
        ),
        (
            "use super::One;",
            "super::One through low/mod.rs, which it is in",
        ),
        (
            "use super::*;\nfn a(_: One) {}",
            "One through low/mod.rs, which it is in",
        ),
        (
            "use crate::low::One;",
            "crate::low::One through low/mod.rs, which it is in",
        ),
        (
            "use crate::renamed::one::One;",
            "crate::renamed::one::One through the crate's root",
        ),
        (
            "use crate::high::One;",
            "crate::high::One through high/mod.rs, whose it is not",
        ),
    ] {
        let found = files(text);
        assert_eq!(found.detours.len(), 1, "{text}\n{found}");
        let finding = &found.detours[0];
        assert!(finding.contains(reason), "{text}\n{finding}");
        assert!(finding.ends_with("low/one.rs owns it"), "{finding}");
    }
    for text in [
        "use super::one::One;",
        "use super::Own;",
        "use super::one;\nfn a(_: one::One) {}",
    ] {
        let found = files(text);
        assert!(found.detours.is_empty(), "{text}\n{found}");
    }
}

#[test]
fn cycles_of_any_length_are_found_with_their_lines() {
    let two = check(
        &[
            ("lib.rs", "mod a;\nmod b;"),
            ("a.rs", "use crate::b::B;\npub struct A(B);"),
            ("b.rs", "pub struct B;\nfn b() {\n  use crate::a::A;\n}"),
        ],
        &[],
    );
    let lines = "2 files\n    a.rs needs b.rs: a.rs:1: crate::b::B\n    b.rs needs a.rs: b.rs:3: crate::a::A";
    assert_eq!(two.cycles, [lines], "{two}");
    assert!(two.upward.is_empty() && two.homeless.is_empty(), "{two}");

    // A longer cycle next to a shorter one: the shorter is described, all files in the group are named.
    let many = check(
        &[
            ("lib.rs", "mod a; mod b; mod c; mod d; mod alone;"),
            ("a.rs", "pub struct A(crate::b::B);"),
            ("b.rs", "pub struct B(crate::c::C);"),
            ("c.rs", "pub struct C(crate::a::A, crate::d::D);"),
            ("d.rs", "pub struct D(crate::b::B, crate::a::A);"),
            ("alone.rs", "use crate::a::A;"),
        ],
        &[],
    );
    assert_eq!(many.cycles.len(), 1, "{many}");
    let start = "3 files, the shortest way among 4: a.rs, b.rs, c.rs, d.rs\n    a.rs needs b.rs";
    assert!(many.cycles[0].starts_with(start), "{many}");
}

#[test]
fn a_table_of_contents_closes_no_cycle_unless_its_file_uses_the_name() {
    let files = |text: &str| {
        check(
            &[
                ("lib.rs", "mod a;\npub use a::Child;"),
                ("a/mod.rs", text),
                ("a/child.rs", "use super::Own;\npub struct Child(Own);"),
            ],
            &[],
        )
    };
    for text in [
        "mod child;\npub use child::Child;\npub struct Own;",
        "mod child;\npub use self::child::*;\npub struct Own;",
        "mod child;\npub(crate) use child::Child as Other;\npub struct Own;",
    ] {
        assert!(files(text).is_clean(), "{text}\n{}", files(text));
    }
    for text in [
        "mod child;\nuse child::Child;\npub struct Own;",
        "mod child;\npub use child::Child;\npub struct Own;\nfn a(_: Child) {}",
        "mod child;\npub struct Own;\nfn a(_: self::child::Child) {}",
        "mod child;\npub struct Own;\nuse self::child::{Child};",
    ] {
        assert_eq!(files(text).cycles.len(), 1, "{text}\n{}", files(text));
    }
}

#[test]
fn files_that_cannot_be_checked_are_reported() {
    let report = report(&[
        ("lib.rs", "mod low; mod cellar;"),
        ("low/mod.rs", "fn ("),
        ("cellar/deep.rs", "\n#[path = \"other.rs\"]\nmod a;"),
    ]);
    assert_eq!(report.homeless, ["cellar"], "{report}");
    assert_eq!(report.unread.len(), 3, "{report}");
    assert!(report.unread[0].starts_with("low/mod.rs: "), "{report}");
    assert!(report.unread[2].starts_with("cellar: "), "{report}");
    assert!(
        report.unread[1].starts_with("cellar/deep.rs:2: "),
        "{report}"
    );
    assert!(!report.is_clean());
    let nothing = imports::check(std::path::Path::new("no such folder"), &[]);
    assert_eq!(nothing.unread.len(), 1, "{nothing}");
}

#[test]
fn imports_that_name_each_other_come_to_an_end() {
    let report = report(&[
        (
            "lib.rs",
            "mod low; pub use low::*; pub use self::x; use x as x;",
        ),
        (
            "low/mod.rs",
            "pub use crate::*; pub use super::y; fn a() { crate::z::b(); y::c(); x::d() }",
        ),
    ]);
    assert!(report.cycles.is_empty(), "{report}");
}
