//! The text of `touchmark.toml` with one more service.

use touchmark_codegen::Operations;

use crate::config::package::{CrateDir, CrateName};
use crate::config::runtime::RuntimeSource;
use crate::config::{ModelId, Prose};

/// What the file's first lines explain.
const HEAD: &str = "\
# What `touchmark generate` generates.
#   runtime     where the crates find the crate touchmark: by path, git (and rev) or version, as in Cargo.toml
#   prose       \"keep\": models hold the service's documentation, which becomes that of the crate; \"drop\": facts only
# One [[service]] for each crate:
#   model       its folder below models/, as `touchmark update` writes it
#   crate       the crate's name
#   version     the crate's version, which `touchmark update` raises
#   dir         the crate's folder; everything in it belongs to touchmark
#   operations  names, or \"all\"; what they use comes with them
#   cli         if the crate is to have a program with its commands: the name that the AWS CLI has for the service
# One [[program]] for each program with the commands of several services:
#   crate, version, dir     as above
#   services    [[service]]s, each by the name that the AWS CLI has for it: `cli`, or else the model's folder
";

/// A new file, without a service.
pub(super) fn head(runtime: &RuntimeSource, prose: Prose) -> String {
    let prose = match prose {
        Prose::Keep => "keep",
        Prose::Drop => "drop",
    };
    format!("{HEAD}\nruntime = {runtime}\nprose = \"{prose}\"\n")
}

/// The entry of a service.
pub(super) struct Entry<'e> {
    pub(super) model: &'e ModelId,
    pub(super) crate_name: &'e CrateName,
    pub(super) dir: &'e CrateDir,
    pub(super) operations: &'e Operations,
}

impl Entry<'_> {
    /// A file's text with the entry at its end.
    pub(super) fn added_to(&self, text: &str) -> String {
        let string = |text: &str| toml::Value::String(text.to_owned()).to_string();
        let operations = match self.operations {
            Operations::All => string("all"),
            Operations::Only(names) => {
                let names: Vec<String> = names.iter().map(|name| string(name)).collect();
                format!("[{}]", names.join(", "))
            }
        };
        format!(
            "{}\n\n[[service]]\nmodel = {}\ncrate = {}\nversion = \"0.1.0\"\ndir = {}\noperations = {operations}\n",
            text.trim_end(),
            string(&self.model.to_string()),
            string(&self.crate_name.to_string()),
            string(&self.dir.0),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn what_is_written_reads_as_what_was_asked_for() {
        let runtime: RuntimeSource = "git=https://example.com/t#4f1a2b".parse().unwrap();
        let head = head(&runtime, Prose::Keep);
        let empty = Config::parse(&head).unwrap();
        assert_eq!(empty.runtime, Some(runtime));
        assert_eq!((empty.prose, empty.services.len()), (Prose::Keep, 0));

        let model = ModelId::new("sns", "2010-03-31").unwrap();
        let entry = Entry {
            model: &model,
            crate_name: &"touchmark-sns".parse().unwrap(),
            dir: &CrateDir::try_from("generated/sns".to_owned()).unwrap(),
            operations: &Operations::only(["Publish", "PublishBatch"]),
        };
        let text = entry.added_to(&head);
        assert!(text.starts_with(&head), "{text}");
        let config = Config::parse(&text).unwrap();
        assert_eq!(config.services[0].model, model);
        assert_eq!(config.operations_of(&model), ["Publish", "PublishBatch"]);

        let other = Entry {
            crate_name: &"all-sns".parse().unwrap(),
            dir: &CrateDir::try_from("generated/all".to_owned()).unwrap(),
            operations: &Operations::All,
            ..entry
        };
        let config = Config::parse(&other.added_to(&text)).unwrap();
        assert_eq!(config.services.len(), 2);
        assert_eq!(config.services[1].operations.0, Operations::All);
    }
}
