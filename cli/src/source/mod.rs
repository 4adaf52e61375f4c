//! Sources of raw models: a botocore wheel, downloaded or local, or a single file.

mod pip;
mod protocol;
mod provenance;
mod wheel;

use std::io::Read;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

pub use provenance::{Provenance, WheelFacts};
pub use wheel::Wheel;
#[cfg(test)]
pub(crate) use wheel::tests::zip;

use crate::ui;

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

/// A raw model: JSON, with its origin.
#[derive(Debug)]
pub struct RawModel {
    /// Its name in messages.
    pub name: String,
    /// The JSON, unpacked.
    pub json: Vec<u8>,
    /// SHA-256 of the file as found, still packed if it was.
    pub sha256: String,
    /// The file's name, without its folders.
    pub file: String,
    /// The path inside the wheel, for one from a wheel.
    pub path: Option<String>,
    /// The wheel's file of additions to the model, which are not merged.
    pub extras: Option<String>,
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

/// Reads a model file that the user named, packed or not.
pub fn model_file(path: &Path) -> Result<RawModel> {
    read_model(path, read(path)?)
}

fn read_model(path: &Path, bytes: Vec<u8>) -> Result<RawModel> {
    let name = path.display().to_string();
    let sha256 = sha256(&bytes);
    let beside = path.with_file_name(wheel::EXTRAS);
    Ok(RawModel {
        json: gunzip(bytes)
            .with_context(|| format!("{name}: damaged gzip file; fetch it again"))?,
        name,
        sha256,
        file: file_name(path),
        path: None,
        extras: beside.exists().then(|| beside.display().to_string()),
    })
}

fn read(path: &Path) -> Result<Vec<u8>> {
    if path.is_dir() {
        bail!(
            "{}: a folder; name the file in it (service-2.json or service-2.json.gz)",
            path.display()
        );
    }
    std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Decompresses gzip, recognised by its first bytes, since names may be wrong.
fn gunzip(bytes: Vec<u8>) -> std::io::Result<Vec<u8>> {
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(bytes);
    }
    let mut unpacked = Vec::new();
    flate2::read::MultiGzDecoder::new(bytes.as_slice()).read_to_end(&mut unpacked)?;
    Ok(unpacked)
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

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

    #[test]
    fn packed_and_plain_files_read_alike() {
        let dir = tempfile::tempdir().unwrap();
        let plain = dir.path().join("service-2.json");
        std::fs::write(&plain, "{}").unwrap();
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(b"{}").unwrap();
        let bytes = packed.finish().unwrap();
        let gz = dir.path().join("service-2.json.gz");
        std::fs::write(&gz, &bytes).unwrap();
        let (plain, packed) = (model_file(&plain).unwrap(), model_file(&gz).unwrap());
        assert_eq!(plain.json, packed.json);
        assert_eq!(
            plain.sha256,
            "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
        );
        assert_ne!(plain.sha256, packed.sha256);

        std::fs::write(&gz, &bytes[..bytes.len() - 4]).unwrap();
        let error = format!("{:#}", model_file(&gz).unwrap_err());
        assert!(
            error.contains("service-2.json.gz: damaged gzip file"),
            "{error}"
        );
    }

    #[test]
    fn unreadable_files_are_named() {
        let dir = tempfile::tempdir().unwrap();
        let error = format!(
            "{:#}",
            model_file(&dir.path().join("none.json")).unwrap_err()
        );
        assert!(
            error.contains("none.json") && error.contains("No such file"),
            "{error}"
        );
        let error = format!("{:#}", model_file(dir.path()).unwrap_err());
        assert!(error.contains("a folder; name the file in it"), "{error}");
    }

    #[test]
    fn additions_beside_a_model_are_seen() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("service-2.json"), "{}").unwrap();
        std::fs::write(dir.path().join(wheel::EXTRAS), "{}").unwrap();
        assert!(
            model_file(&dir.path().join("service-2.json"))
                .unwrap()
                .extras
                .is_some()
        );
    }
}
