//! Whose certificates are trusted: `--ca-bundle`, `AWS_CA_BUNDLE`, `ca_bundle` of the profile, `--no-verify-ssl`.

use std::fs;

use touchmark::client::blocking::{Ureq, UreqBuilder};
use touchmark::client::roots::{Roots, RootsError};

use crate::stop::Stop;

/// A file of certificates, and who named it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bundle {
    pub(crate) path: String,
    /// The option, variable or setting.
    pub(crate) named_by: &'static str,
}

/// Whom a connection trusts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Trust {
    /// The roots of Mozilla's list.
    Mozilla,
    /// The certificates of a file, and no others.
    Bundle(Bundle),
    /// Anyone.
    Anyone,
}

impl Trust {
    /// The certificates of a file, if there is one.
    pub(crate) fn of(bundle: Option<Bundle>) -> Self {
        bundle.map_or(Self::Mozilla, Self::Bundle)
    }

    /// Connections that trust so.
    ///
    /// # Errors
    /// A file that cannot be read, or holds no certificates.
    pub(crate) fn transport(&self) -> Result<Ureq, Stop> {
        let builder = match self {
            Self::Mozilla => return Ok(Ureq::new()),
            Self::Bundle(bundle) => bundle.trusted()?,
            Self::Anyone => Ureq::builder().without_verification(),
        };
        builder
            .build()
            .map_err(|error| Stop::other(error.to_string()))
    }
}

impl Bundle {
    fn trusted(&self) -> Result<UreqBuilder, Stop> {
        let text = fs::read(&self.path).map_err(|error| {
            self.wrong(&format!(
                "{error}; name a file of certificates in PEM encoding"
            ))
        })?;
        let roots = Roots::pem(&text);
        let roots = roots.map_err(|error: RootsError| self.wrong(&error.to_string()))?;
        Ok(Ureq::builder().roots(roots))
    }

    fn wrong(&self, what: &str) -> Stop {
        let Self { path, named_by } = self;
        Stop::other(format!("{named_by}, {path}: {what}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_without_certificates_are_named() {
        let bundle = |path: &str| Bundle {
            path: path.to_owned(),
            named_by: "--ca-bundle",
        };
        let error = |path: &str| {
            let stop = Trust::of(Some(bundle(path))).transport().unwrap_err();
            assert_eq!(stop.kind.code(), 255);
            stop.message
        };
        let text = error("/none.pem");
        assert!(text.starts_with("--ca-bundle, /none.pem: "), "{text}");
        assert!(
            text.ends_with("; name a file of certificates in PEM encoding"),
            "{text}"
        );
        let text = error(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"));
        assert!(text.ends_with("the text holds no certificate"), "{text}");
        assert!(Trust::Anyone.transport().is_ok() && Trust::of(None).transport().is_ok());
    }
}
