//! A crate from a model of the user's own: `--model FILE --out DIR`.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use touchmark_codegen::{Layout, Operations, Options, Origin, Rules, Source};
use touchmark_model::model::{self, Service};

use super::args::CodegenArgs;
use super::folder::{Folder, refuse_foreign};
use super::rendered::Job;
use crate::config::Config;
use crate::config::package::CrateName;
use crate::source::{self, RawModel};
use crate::tree::Ownership;
use crate::workspace::{self, Workspace};

/// The crate, and notes for the user.
#[derive(Debug)]
pub(super) struct Own {
    pub(super) job: Job,
    /// The command that makes it, as the user gave it.
    pub(super) command: String,
    /// The workspace that the folder lies in.
    enclosing: Option<PathBuf>,
}

impl Own {
    /// Reads the model and looks at the folder; changes nothing.
    pub(super) fn new(
        workspace: &Workspace,
        model: &Path,
        out: &Path,
        args: &CodegenArgs,
    ) -> Result<Self> {
        let config = Config::load(&workspace.root)?;
        let raw = source::model_file(model)?;
        let dir = workspace::resolve(out)?;
        refuse_foreign(&dir, &out.display().to_string())?;
        let source = Source {
            name: &raw.name,
            bytes: &raw.json,
        };
        let service = model::parse_service(&source, args.service.as_deref())?.service;
        let crate_name = match &args.crate_name {
            Some(name) => name.to_string(),
            None => default_name(&service.sdk_id)?,
        };
        let operations = if args.operations.is_empty() {
            Operations::All
        } else {
            Operations::Only(args.operations.clone())
        };
        Ok(Self {
            command: command(
                config.command(),
                &model.display().to_string(),
                &out.display().to_string(),
                args,
            ),
            enclosing: workspace::enclosing(&dir),
            job: Job {
                options: Options {
                    crate_name,
                    crate_version: "0.1.0".to_owned(),
                    service: args.service.clone(),
                    operations,
                    runtime: workspace.dependency(&config, &dir)?,
                    origin: origin(config.command(), &raw, &service, &dir, args),
                    layout: Layout::Crate,
                    rules: Rules::Prose,
                    overrides: None,
                    docs: None,
                    beside: raw.beside(),
                    client: false,
                    catalog: false,
                    cli: None,
                },
                model_name: raw.name,
                model: raw.json,
                folder: Folder {
                    dir,
                    label: out.display().to_string(),
                    ownership: Ownership::Marked,
                },
            },
        })
    }

    /// What to do with the crate that was written.
    pub(super) fn next_steps(&self) -> String {
        let name = &self.job.options.crate_name;
        let dir = workspace::slashes(&self.job.folder.dir);
        let mut lines = vec![
            String::new(),
            "next:".to_owned(),
            format!("  build it:      cargo build --manifest-path {dir}/Cargo.toml"),
            format!("  read it:       cargo doc --open --no-deps --manifest-path {dir}/Cargo.toml"),
            format!(
                "  depend on it:  {name} = {{ path = {} }}",
                toml::Value::String(dir)
            ),
        ];
        if let Some(root) = &self.enclosing {
            let member = workspace::slashes(&workspace::relative(root, &self.job.folder.dir));
            lines.push(format!(
                "it lies in the workspace of {}: unless a member depends on it, add \"{member}\" to `members` or `exclude` there",
                workspace::slashes(&root.join("Cargo.toml"))
            ));
        }
        lines.join("\n")
    }
}

/// The origin in headers. It has only the names of files, not their folders, so that the same crate can be generated on
/// another machine.
fn origin(
    program: &str,
    raw: &RawModel,
    service: &Service,
    dir: &Path,
    args: &CodegenArgs,
) -> Origin {
    let out = dir.file_name().map_or_else(
        || "DIR".to_owned(),
        |name| name.to_string_lossy().into_owned(),
    );
    Origin {
        model: format!("{}, {} {}", raw.file, service.sdk_id, service.version),
        command: command(program, &raw.file, &out, args),
    }
}

fn command(program: &str, model: &str, out: &str, args: &CodegenArgs) -> String {
    let mut command = format!("{program} --model {model} --out {out}");
    if !args.operations.is_empty() {
        command.push_str(&format!(" --operations {}", args.operations.join(",")));
    }
    if let Some(service) = &args.service {
        command.push_str(&format!(" --service {service}"));
    }
    if let Some(name) = &args.crate_name {
        command.push_str(&format!(" --crate-name {name}"));
    }
    command
}

/// `touchmark-auto-scaling` for `Auto Scaling`.
fn default_name(sdk_id: &str) -> Result<String> {
    let words = sdk_id
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    let name = words.fold("touchmark".to_owned(), |name, word| {
        format!("{name}-{}", word.to_ascii_lowercase())
    });
    match CrateName::try_from(name) {
        Ok(name) => Ok(name.to_string()),
        _ => bail!(
            "the service's name, `{sdk_id}`, cannot be turned into a crate name; pass one with --crate-name"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codegen::rendered::tests::job;

    #[test]
    fn names_come_from_the_service() {
        for (id, name) in [
            ("RDS", "touchmark-rds"),
            ("Auto Scaling", "touchmark-auto-scaling"),
            ("DynamoDB", "touchmark-dynamodb"),
        ] {
            assert_eq!(default_name(id).unwrap(), name);
        }
        assert!(
            default_name("")
                .unwrap_err()
                .to_string()
                .contains("--crate-name")
        );
    }

    #[test]
    fn commands_repeat_what_was_asked_for() {
        let args = CodegenArgs {
            check: true,
            model: None,
            out: None,
            compare_model: None,
            service: Some("RDS".into()),
            operations: vec!["A".into(), "B".into()],
            crate_name: Some("my-rds".parse().unwrap()),
        };
        assert_eq!(
            command("make it", "service-2.json.gz", "my-rds", &args),
            "make it --model service-2.json.gz --out my-rds --operations A,B --service RDS --crate-name my-rds"
        );
    }

    #[test]
    fn the_next_steps_name_the_workspace_in_the_way() {
        let own = |enclosing: Option<&str>| Own {
            job: job(Path::new("/w/crates/x")),
            command: String::new(),
            enclosing: enclosing.map(PathBuf::from),
        };
        let steps = own(None).next_steps();
        assert!(
            steps.contains("cargo build --manifest-path /w/crates/x/Cargo.toml"),
            "{steps}"
        );
        assert!(
            steps.ends_with("touchmark-x = { path = \"/w/crates/x\" }"),
            "{steps}"
        );
        let steps = own(Some("/w")).next_steps();
        assert!(steps.contains("workspace of /w/Cargo.toml: unless a member depends on it, add \"crates/x\" to `members`"), "{steps}");
    }
}
