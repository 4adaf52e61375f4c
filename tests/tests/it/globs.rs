//! Glob imports of a generated crate do not shadow the standard library.

mod rds {
    #[expect(unused_imports, reason = "they must not hide anything")]
    use touchmark_rds::operation::*;
    use touchmark_rds::types::*;

    pub(super) fn first(tags: Vec<Tag>) -> Result<Option<String>, Box<dyn std::error::Error>> {
        let mut keys = tags.into_iter().filter_map(|tag| tag.key);
        Ok(keys.next())
    }

    /// RDS has a type with this name, which is available by its path.
    pub(super) fn option(name: &str) -> touchmark_rds::types::option::Option {
        touchmark_rds::types::option::Option::default().option_name(name)
    }
}

mod foundry {
    use touchmark_tests::foundry::operation::*;
    #[expect(unused_imports, reason = "they must not hide anything")]
    use touchmark_tests::foundry::types::*;

    pub(super) fn assay(label: &str) -> Option<AssayInput> {
        let options: Vec<touchmark_tests::foundry::types::option::Option> =
            vec![Default::default()];
        Some(AssayInput::default().options(options).texts([label]))
    }
}

#[test]
fn nothing_of_the_prelude_is_hidden() {
    let tag = touchmark_rds::types::Tag::default().key("team");
    assert_eq!(
        rds::first(vec![tag]).expect("no error").as_deref(),
        Some("team")
    );
    assert_eq!(rds::option("a").option_name.as_deref(), Some("a"));
    let input = foundry::assay("b").expect("an input");
    assert_eq!(input.texts.as_deref(), Some(["b".to_owned()].as_slice()));
}
