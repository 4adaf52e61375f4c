//! Modules of services, as build scripts make them: the same for every command, so that one program does for all.

use anyhow::Result;
use touchmark_cli::source::RawModel;
use touchmark_codegen::{Options, Origin, Rules, Source, generate};

use super::module::Module;

impl Module {
    /// The module of a service, with the rules of its prose.
    pub(crate) fn of_service(service: &str, raw: &RawModel) -> Result<Self> {
        let options = Options {
            origin: Origin {
                model: raw.name.clone(),
                command: "cargo xtask".to_owned(),
            },
            rules: Rules::Prose,
            ..Options::default()
        };
        let source = Source {
            name: &raw.name,
            bytes: &raw.json,
        };
        Ok(Self {
            name: name_of(service),
            package: generate(&source, &options)?,
        })
    }
}

/// The name of a service's module.
pub(crate) fn name_of(service: &str) -> String {
    let letters = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    format!("of_{}", service.chars().map(letters).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_have_names_of_rust() {
        assert_eq!(name_of("sns"), "of_sns");
        assert_eq!(name_of("cost-explorer"), "of_cost_explorer");
    }
}
