//! Sources of raw models: a botocore wheel, downloaded or local, or a single file.

mod pip;
mod protocol;
mod provenance;
mod raw;
mod wheel;

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Instant;

use anyhow::{Context, Result, bail};

pub use provenance::{Provenance, WheelFacts};
pub use raw::{RawModel, model_file};
pub use wheel::Wheel;
#[cfg(test)]
pub(crate) use wheel::tests::zip;

use crate::ui;
use raw::{read, read_model};

/// The argument of `--from`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A release of botocore, by default the newest.
    Botocore(Option<String>),
    /// A wheel, or a model file.
    File(PathBuf),
}

impl FromStr for Origin {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text == "botocore" {
            return Ok(Self::Botocore(None));
        }
        match text.split_once("==") {
            // The version goes to pip's command line, so it must be nothing else.
            Some(("botocore", version)) if wheel::is_version(version) => {
                Ok(Self::Botocore(Some(version.to_owned())))
            }
            Some(("botocore", version)) => Err(format!(
                "`{version}` is not a version; expected one as in botocore==1.44.5"
            )),
            Some((package, _)) if !Path::new(text).exists() => Err(format!(
                "models come from botocore, not from {package}: botocore==VERSION, or a file"
            )),
            _ => Ok(Self::File(text.into())),
        }
    }
}

/// An opened source.
#[derive(Debug)]
pub enum Opened {
    /// The models of many services.
    Wheel(Box<Wheel>),
    /// One model.
    Model(RawModel),
}

/// Fetches or reads a source.
pub fn open(origin: &Origin) -> Result<Opened> {
    match origin {
        Origin::Botocore(version) => {
            let dir =
                tempfile::tempdir().context("cannot make a temporary folder for the download")?;
            let release = version.as_deref().unwrap_or("(the newest)");
            ui::err(&format!(
                "downloading botocore {release} with pip, some 16 MB ..."
            ));
            let start = Instant::now();
            let path = pip::download(version.as_deref(), dir.path())?;
            let wheel = Wheel::open(&path, read(&path)?)?;
            ui::err(&format!(
                "downloaded {} in {:.1} s",
                wheel.facts.file,
                start.elapsed().as_secs_f64()
            ));
            Ok(Opened::Wheel(Box::new(wheel)))
        }
        Origin::File(path) => {
            if !path.exists() {
                bail!(
                    "{}: no such file; --from accepts `botocore`, `botocore==VERSION` or a file",
                    path.display()
                );
            }
            let bytes = read(path)?;
            if bytes.starts_with(b"PK\x03\x04") {
                return Ok(Opened::Wheel(Box::new(Wheel::open(path, bytes)?)));
            }
            Ok(Opened::Model(read_model(path, bytes)?))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_are_distinguished() {
        assert_eq!("botocore".parse(), Ok(Origin::Botocore(None)));
        assert_eq!(
            "botocore==1.44.5".parse(),
            Ok(Origin::Botocore(Some("1.44.5".into())))
        );
        assert_eq!(
            "a/service-2.json".parse(),
            Ok(Origin::File("a/service-2.json".into()))
        );
        assert!(
            "botocore==1 --index-url=x"
                .parse::<Origin>()
                .unwrap_err()
                .contains("is not a version")
        );
        assert!(
            "botocore=="
                .parse::<Origin>()
                .unwrap_err()
                .contains("is not a version")
        );
        assert!(
            "boto3==1.0"
                .parse::<Origin>()
                .unwrap_err()
                .contains("not from boto3")
        );
    }
}
