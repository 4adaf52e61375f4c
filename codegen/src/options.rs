//! What to generate, beside the model.

use touchmark_model::model::Source;
use touchmark_model::model::client;

use crate::runtime::Runtime;

/// What to generate, beside the model.
#[derive(Debug, Clone)]
pub struct Options {
    /// The crate's name, as in `touchmark-rds`; of use in [`Layout::Crate`] only.
    pub crate_name: String,
    /// The crate's version, as in `0.1.0`; of use in [`Layout::Crate`] only.
    pub crate_version: String,
    /// Which service of the model to generate, by its shape's id or the name that SDKs use; none: the only one.
    pub service: Option<String>,
    /// Which operations to generate.
    pub operations: Operations,
    /// Where the crate finds the runtime; of use in [`Layout::Crate`] only.
    pub runtime: Runtime,
    /// What the files' headers say of their origin.
    pub origin: Origin,
    /// What the files are to be part of.
    pub layout: Layout,
    /// Where the rules come from that no trait of the model states.
    pub rules: Rules,
    /// The rules to switch off or to correct, each with the reason.
    pub overrides: Option<Document>,
    /// One plain line for operations, types and members, which becomes the first of their documentation.
    pub docs: Option<Document>,
    /// What stands beside a model of botocore about clients; a Smithy model holds it itself.
    pub beside: Beside,
    /// Whether a module has what clients need, for which the crate around it turns on the runtime's feature `client`; of use
    /// in [`Layout::Module`] only: in a crate it is a feature.
    pub client: bool,
    /// Whether a module has what command lines need, for which it must have what clients need; of use in [`Layout::Module`]
    /// only: in a crate it is a feature.
    pub catalog: bool,
    /// The name that the AWS CLI has for the service, as in `rds`, if the crate is to have a program with its commands; of
    /// use in [`Layout::Crate`] only.
    pub cli: Option<String>,
}

/// All operations as a module in a build script, with the rules that the model's traits state.
impl Default for Options {
    fn default() -> Self {
        Self {
            crate_name: String::new(),
            crate_version: "0.1.0".to_owned(),
            service: None,
            operations: Operations::All,
            runtime: Runtime::default(),
            origin: Origin::default(),
            layout: Layout::Module,
            rules: Rules::None,
            overrides: None,
            docs: None,
            beside: Beside::default(),
            client: false,
            catalog: false,
            cli: None,
        }
    }
}

/// Where the rules come from that no trait of the model states.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rules {
    /// From nowhere: those of the model's traits are all. If the model has documentation, a note says so.
    #[default]
    None,
    /// From an overlay, as [`touchmark_model::overlay::write`] makes it.
    Overlay(Document),
    /// From the model's own documentation.
    #[cfg(feature = "prose")]
    Prose,
}

impl Rules {
    /// Those of a file that may stand beside the model; none without one.
    #[must_use]
    pub fn beside(overlay: Option<Document>) -> Self {
        overlay.map_or(Self::None, Self::Overlay)
    }
}

/// A JSON file beside the model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The file, as the user named it.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Document {
    /// The same, to be read.
    #[must_use]
    pub fn source(&self) -> Source<'_> {
        Source {
            name: &self.name,
            bytes: &self.bytes,
        }
    }
}

/// botocore's files about a client of a service, which stand beside the model.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Beside {
    /// `endpoint-rule-set-1.json`: where requests are sent.
    pub endpoints: Option<Document>,
    /// `paginators-1.json`: which outputs come in pages.
    pub paginators: Option<Document>,
    /// `waiters-2.json`: what can be waited for.
    pub waiters: Option<Document>,
}

impl Beside {
    /// The files, each by its name, of which any may be absent.
    ///
    /// # Errors
    /// Those of `file`.
    pub fn of<E>(mut file: impl FnMut(&str) -> Result<Option<Document>, E>) -> Result<Self, E> {
        Ok(Self {
            endpoints: file(Self::ENDPOINTS)?,
            paginators: file(Self::PAGINATORS)?,
            waiters: file(Self::WAITERS)?,
        })
    }

    /// The file with the rules for endpoints.
    pub const ENDPOINTS: &'static str = "endpoint-rule-set-1.json";
    /// The file with the outputs that come in pages.
    pub const PAGINATORS: &'static str = "paginators-1.json";
    /// The file with what can be waited for.
    pub const WAITERS: &'static str = "waiters-2.json";
    /// All of them.
    pub const FILES: [&'static str; 3] = [Self::ENDPOINTS, Self::PAGINATORS, Self::WAITERS];

    /// The same, to be read.
    #[must_use]
    pub fn sources(&self) -> client::Beside<'_> {
        client::Beside {
            endpoints: self.endpoints.as_ref().map(Document::source),
            paginators: self.paginators.as_ref().map(Document::source),
            waiters: self.waiters.as_ref().map(Document::source),
        }
    }
}

/// What generated files are part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// A crate of their own: `Cargo.toml`, `src/lib.rs` and what is below.
    Crate,
    /// A module of another crate, as a build script makes it: `mod.rs`, for `include!`, and what is below.
    ///
    /// The crate around it depends on `touchmark` by that name. Where the module is not part of a library's public API,
    /// what is not used is reported, unless it has `#[allow(dead_code, unused_imports)]`, with `unreachable_pub` where that
    /// lint is on.
    Module,
}

/// A choice of operations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operations {
    /// Every operation of the service.
    All,
    /// These, by name.
    Only(Vec<String>),
}

impl Operations {
    /// These, by name.
    pub fn only<N: Into<String>>(names: impl IntoIterator<Item = N>) -> Self {
        Self::Only(names.into_iter().map(Into::into).collect())
    }
}

/// What the headers of generated files say of their origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The model and its release, as in `botocore 1.44.5, rds 2014-10-31`; named once, in the crate's root.
    pub model: String,
    /// The command that generates the files again; named in each.
    pub command: String,
}

/// What a build script generates.
impl Default for Origin {
    fn default() -> Self {
        Self {
            model: "the build script's model".to_owned(),
            command: "cargo build".to_owned(),
        }
    }
}
