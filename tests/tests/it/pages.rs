//! The pages of inputs: the example on each compiles, and nothing refuses what it makes, at any level.

use std::error::Error;

use touchmark::schema::Level;
use touchmark::{Structure, Validation};

type Example = fn() -> Result<(), Box<dyn Error>>;

mod rds {
    #![allow(deprecated, reason = "a deprecated member may be required")]
    use super::{Example, documented};
    include!(concat!(env!("OUT_DIR"), "/rds_pages.rs"));
}

mod foundry {
    #![allow(
        deprecated,
        unused_imports,
        reason = "a deprecated member may be required, and not every example needs all types"
    )]
    use super::{Example, documented};
    include!(concat!(env!("OUT_DIR"), "/foundry_pages.rs"));
}

mod quarry {
    #![allow(
        deprecated,
        unused_imports,
        reason = "a deprecated member may be required, and not every example needs all types"
    )]
    use super::{Example, documented};
    include!(concat!(env!("OUT_DIR"), "/quarry_pages.rs"));
}

/// What the usual level does not refuse, the highest does not refuse either.
fn documented(input: &dyn Structure) -> Result<(), Box<dyn Error>> {
    Ok(Validation::new().level(Level::Documented).check(input)?)
}

/// What examples are wrong, and which operations have none.
fn check(pages: &[(&str, &[Example])]) -> (Vec<String>, Vec<String>) {
    let (mut wrong, mut without) = (Vec::new(), Vec::new());
    for (module, examples) in pages {
        if examples.is_empty() {
            without.push((*module).to_owned());
        }
        for example in *examples {
            wrong.extend(example().err().map(|error| format!("{module}: {error}")));
        }
    }
    (wrong, without)
}

#[test]
fn every_input_of_rds_has_an_example_that_validates() {
    let (wrong, without) = check(rds::PAGES);
    assert!(rds::PAGES.len() > 160);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(without, [""; 0]);
}

#[test]
fn examples_in_a_module_validate() {
    for pages in [foundry::PAGES, quarry::PAGES] {
        let (wrong, without) = check(pages);
        assert!(
            !pages.is_empty() && wrong.is_empty(),
            "{}",
            wrong.join("\n")
        );
        assert_eq!(without, [""; 0]);
    }
}
