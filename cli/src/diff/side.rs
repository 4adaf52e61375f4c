//! A side of a comparison: a release of botocore, a model file, or the models of this repository at a revision.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use touchmark_codegen::{Document, Rules, Source};
use touchmark_model::model::{self, Model};

use super::git;
use crate::codegen::{CONSTRAINTS, OVERRIDES};
use crate::config::{Config, ModelId};
use crate::source::{self, Opened, Origin, Provenance, RawModel, Wheel};
use crate::workspace::Workspace;

/// One of the two sides.
pub(super) enum Side {
    /// A release with the models of many services.
    Release(Box<Wheel>),
    /// A model.
    File(RawModel),
    /// The models in `models/`, by service.
    Models(BTreeMap<String, Folder>),
}

/// The folder of a model below `models/`.
pub(super) struct Folder {
    id: ModelId,
    /// Its path, as in `HEAD~3:models/rds/2014-10-31`, or only the folder.
    label: String,
    files: BTreeMap<String, Vec<u8>>,
}

/// A model of one side, with the files next to it.
#[derive(Clone)]
pub(super) struct Input {
    /// The release or file, for people.
    pub(super) label: String,
    /// Its name in error messages.
    pub(super) name: String,
    pub(super) json: Vec<u8>,
    pub(super) rules: Rules,
    pub(super) overrides: Option<Document>,
    /// Its folder below `models/`, if it is one of those.
    pub(super) id: Option<ModelId>,
}

impl Input {
    /// The model with its rules.
    pub(super) fn load(&self) -> Result<Model> {
        let source = self.source();
        let overrides = self.overrides.as_ref();
        Ok(touchmark_codegen::load(&source, &self.rules, overrides)?)
    }

    /// The model's file.
    pub(super) fn source(&self) -> Source<'_> {
        Source {
            name: &self.name,
            bytes: &self.json,
        }
    }

    /// The SDK id of the model's service.
    pub(super) fn sdk_id(&self) -> Result<String> {
        Ok(model::parse(&self.source())?.service.sdk_id)
    }

    /// Whether both have the same content.
    pub(super) fn equals(&self, other: &Self) -> bool {
        let content = |document: &Option<Document>| document.as_ref().map(|d| d.bytes.clone());
        // What the overlay is called does not matter.
        let rules = |input: &Self| match &input.rules {
            Rules::Overlay(overlay) => Err(overlay.bytes.clone()),
            other => Ok(other.clone()),
        };
        self.json == other.json
            && rules(self) == rules(other)
            && content(&self.overrides) == content(&other.overrides)
    }
}

impl Side {
    /// The models in the working tree.
    pub(super) fn checkout(workspace: &Workspace) -> Result<Self> {
        let mut folders = BTreeMap::new();
        for id in listed(&Config::load(&workspace.root)?) {
            let dir = workspace.models().join(id.to_string());
            let mut files = BTreeMap::new();
            for file in FILES {
                match std::fs::read(dir.join(file)) {
                    Ok(bytes) => drop(files.insert(file.to_owned(), bytes)),
                    Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                    Err(error) => {
                        let path = workspace.label(&dir.join(file));
                        return Err(error).with_context(|| format!("cannot read {path}"));
                    }
                }
            }
            insert(&mut folders, id, &workspace.label(&dir), files);
        }
        Ok(Self::Models(folders))
    }

    /// Reads what `text` names.
    pub(super) fn open(workspace: &Workspace, text: &str) -> Result<Self> {
        let is_botocore = text == "botocore" || text.starts_with("botocore==");
        if is_botocore || Path::new(text).is_file() {
            let origin: Origin = text.parse().map_err(anyhow::Error::msg)?;
            return Ok(match source::open(&origin)? {
                Opened::Wheel(wheel) => Self::Release(wheel),
                Opened::Model(raw) => Self::File(raw),
            });
        }
        let Some(revision) = git::revision(workspace, text)? else {
            bail!(
                "`{text}` is neither a file nor a revision of this repository; \
                 name a model's file, a botocore wheel, botocore==VERSION, or a revision such as HEAD~3"
            );
        };
        Self::at(workspace, text, &revision)
    }

    /// The models at a revision.
    fn at(workspace: &Workspace, name: &str, revision: &str) -> Result<Self> {
        let mut found: BTreeMap<ModelId, BTreeMap<String, Vec<u8>>> = BTreeMap::new();
        for path in git::files(workspace, revision, "models/")? {
            let parts: Vec<&str> = path.split('/').collect();
            let [_, service, api_version, file] = parts.as_slice() else {
                continue;
            };
            if let Ok(id) = ModelId::new(service, api_version)
                && FILES.contains(file)
            {
                let bytes = git::content(workspace, revision, &path)?;
                found
                    .entry(id)
                    .or_default()
                    .insert((*file).to_owned(), bytes);
            }
        }
        let mut folders = BTreeMap::new();
        for (id, files) in found {
            let label = format!("{name}:models/{id}");
            insert(&mut folders, id, &label, files);
        }
        if folders.is_empty() {
            bail!("{name}: no models below models/ at this revision");
        }
        Ok(Self::Models(folders))
    }

    /// The services of this side with a protocol that Touchmark speaks; `None` for a file, which has one, without
    /// botocore's name for it.
    pub(super) fn services(&mut self) -> Result<Option<Vec<String>>> {
        Ok(match self {
            Self::Release(wheel) => Some(wheel.spoken_services()?),
            Self::File(_) => None,
            Self::Models(folders) => Some(folders.keys().cloned().collect()),
        })
    }

    /// The names of services that this side accepts; empty for a file.
    pub(super) fn names(&self) -> Vec<&str> {
        match self {
            Self::Release(wheel) => wheel.services().collect(),
            Self::File(_) => Vec::new(),
            Self::Models(folders) => folders.keys().map(String::as_str).collect(),
        }
    }

    /// The API version that this side uses.
    pub(super) fn api_version(&self, service: &str) -> Option<String> {
        match self {
            Self::Models(folders) => Some(folders.get(service)?.id.api_version.clone()),
            _ => None,
        }
    }

    /// The model of a service; `None` if this side does not have it.
    pub(super) fn input(&mut self, service: &str, version: Option<&str>) -> Result<Option<Input>> {
        Ok(match self {
            Self::Release(wheel) => {
                if !wheel.has(service) {
                    return Ok(None);
                }
                let version = match version {
                    Some(version) => version.to_owned(),
                    None => wheel.newest(service)?.to_owned(),
                };
                let raw = wheel.model(service, &version)?;
                Some(plain(format!("botocore {}", wheel.version), raw))
            }
            Self::File(raw) => Some(Input {
                label: raw.name.clone(),
                name: raw.name.clone(),
                json: raw.json.clone(),
                rules: Rules::Prose,
                overrides: None,
                id: None,
            }),
            Self::Models(folders) => match folders.get(service) {
                Some(folder) => Some(folder.input()?),
                None => None,
            },
        })
    }
}

/// The files of a model's folder that determine what is generated.
const FILES: [&str; 4] = ["model.json", "source.json", CONSTRAINTS, OVERRIDES];

/// The models that crates are generated from.
fn listed(config: &Config) -> Vec<ModelId> {
    let mut ids: Vec<ModelId> = config.services.iter().map(|s| s.model.clone()).collect();
    ids.sort();
    ids.dedup();
    ids
}

/// Inserts a model, keeping the newer of two API versions of a service.
fn insert(
    folders: &mut BTreeMap<String, Folder>,
    id: ModelId,
    label: &str,
    files: BTreeMap<String, Vec<u8>>,
) {
    if files.contains_key("model.json") {
        let label = label.to_owned();
        folders.insert(id.service.clone(), Folder { id, label, files });
    }
}

fn plain(label: String, raw: RawModel) -> Input {
    Input {
        label,
        name: raw.name,
        json: raw.json,
        rules: Rules::Prose,
        overrides: None,
        id: None,
    }
}

impl Folder {
    fn input(&self) -> Result<Input> {
        let document = |file: &str| {
            let bytes = self.files.get(file)?.clone();
            let name = format!("{}/{file}", self.label);
            Some(Document { name, bytes })
        };
        let revision = self.label.split_once(':').map(|(revision, _)| revision);
        let release = match document("source.json") {
            Some(source) => serde_json::from_slice::<Provenance>(&source.bytes)
                .with_context(|| source.name.clone())?
                .release(),
            None => "models/".to_owned(),
        };
        let model = document("model.json")
            .with_context(|| format!("{}: no model.json in it", self.label))?;
        Ok(Input {
            label: match revision {
                Some(revision) => format!("{revision} ({release})"),
                None => release,
            },
            name: model.name,
            json: model.bytes,
            rules: Rules::beside(document(CONSTRAINTS)),
            overrides: document(OVERRIDES),
            id: Some(self.id.clone()),
        })
    }
}
