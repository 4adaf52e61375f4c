//! The service that is measured: the first of this repository, or one from its raw model.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use touchmark_codegen::{
    Beside, Document, Layout, Operations, Options, Origin, Package, Rules, Source, generate,
};

use super::args::BenchArgs;
use touchmark_cli::codegen::{CONSTRAINTS, DOCS, OVERRIDES, document};
use touchmark_cli::config::Config;
use touchmark_cli::source::{self, Opened, RawModel};
use touchmark_cli::workspace::Workspace;

/// A service to generate crates of.
pub(super) struct Given {
    /// The name of its crates.
    pub(super) crate_name: String,
    version: String,
    /// The model, as headers call it.
    model: String,
    bytes: Vec<u8>,
    rules: Rules,
    overrides: Option<Document>,
    docs: Option<Document>,
    beside: Beside,
    /// The operations of the small crate.
    pub(super) few: Vec<String>,
}

impl Given {
    /// Loads what the arguments ask for.
    pub(super) fn load(workspace: &Workspace, args: &BenchArgs) -> Result<Self> {
        let mut given = match &args.from {
            Some(origin) => Self::of_raw(raw(source::open(origin)?, args.service.as_deref())?)?,
            None => Self::of_repository(workspace)?,
        };
        if !args.operations.is_empty() {
            given.few.clone_from(&args.operations);
        }
        Ok(given)
    }

    /// The first service of `touchmark.toml`.
    fn of_repository(workspace: &Workspace) -> Result<Self> {
        let config = Config::load(&workspace.root)?;
        let service = config
            .services
            .first()
            .context("touchmark.toml lists no service")?;
        let source = workspace.models().join(service.model.to_string());
        let model = source.join("model.json");
        let bytes =
            fs::read(&model).with_context(|| format!("cannot read {}", workspace.label(&model)))?;
        let few = match &service.operations.0 {
            Operations::Only(listed) => listed.first().cloned().into_iter().collect(),
            Operations::All => vec![first(&bytes)?],
        };
        Ok(Self {
            crate_name: service.crate_name.to_string(),
            version: service.version.0.clone(),
            model: service.model.to_string(),
            bytes,
            rules: Rules::beside(document(workspace, &source, CONSTRAINTS)?),
            overrides: document(workspace, &source, OVERRIDES)?,
            docs: document(workspace, &source, DOCS)?,
            beside: Beside::of(|file| document(workspace, &source, file))?,
            few,
        })
    }

    /// A raw model, with its prose.
    fn of_raw((service, raw): (String, RawModel)) -> Result<Self> {
        let beside = raw.beside();
        Ok(Self {
            crate_name: format!("touchmark-{service}"),
            version: "0.1.0".to_owned(),
            model: raw.name,
            few: vec![first(&raw.json)?],
            bytes: raw.json,
            rules: Rules::Prose,
            overrides: None,
            docs: None,
            beside,
        })
    }

    /// The crate of these operations, to be written to a folder.
    pub(super) fn package(
        &self,
        workspace: &Workspace,
        folder: &Path,
        operations: Operations,
    ) -> Result<Package> {
        let options = Options {
            crate_name: self.crate_name.clone(),
            crate_version: self.version.clone(),
            service: None,
            operations,
            runtime: workspace.runtime_dependency(folder)?,
            origin: Origin {
                model: self.model.clone(),
                command: "cargo xtask bench".to_owned(),
            },
            layout: Layout::Crate,
            rules: self.rules.clone(),
            overrides: self.overrides.clone(),
            docs: self.docs.clone(),
            beside: self.beside.clone(),
            client: false,
            catalog: false,
            cli: None,
        };
        let source = Source {
            name: "model.json",
            bytes: &self.bytes,
        };
        Ok(generate(&source, &options)?)
    }
}

/// The model of a service, and its name.
fn raw(opened: Opened, service: Option<&str>) -> Result<(String, RawModel)> {
    match (opened, service) {
        (Opened::Wheel(mut wheel), Some(service)) => {
            let version = wheel.newest(service)?.to_owned();
            Ok((service.to_owned(), wheel.model(service, &version)?))
        }
        (Opened::Wheel(_), None) => bail!("name one of the release's services with --service"),
        (Opened::Model(raw), service) => {
            let name = match service {
                Some(service) => service.to_owned(),
                None => {
                    let model = touchmark_model::model::parse(&Source {
                        name: &raw.name,
                        bytes: &raw.json,
                    })?;
                    model.service.sdk_id.to_lowercase().replace(' ', "-")
                }
            };
            Ok((name, raw))
        }
    }
}

/// The first operation of a model.
fn first(bytes: &[u8]) -> Result<String> {
    let name = "model.json";
    let model = touchmark_model::model::parse(&Source { name, bytes })?;
    let first = model.operations.keys().next().cloned();
    first.context("the service has no operation")
}
