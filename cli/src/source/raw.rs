//! A raw model: a file as it was found.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use touchmark_codegen::{Beside, Document};

/// The file of additions that botocore merges into a model, and we do not.
pub(super) const EXTRAS: &str = "service-2.sdk-extras.json";

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
    /// botocore's files about clients, which stand beside the model, by their names.
    pub beside: BTreeMap<String, Vec<u8>>,
}

impl RawModel {
    /// What stands beside the model, as the generator takes it.
    pub fn beside(&self) -> Beside {
        let folder = self.name.strip_suffix(&*self.file).unwrap_or_default();
        let beside = Beside::of(|file| {
            let bytes = self.beside.get(file).cloned();
            Ok::<_, Infallible>(bytes.map(|bytes| Document {
                name: format!("{folder}{file}"),
                bytes,
            }))
        });
        match beside {
            Ok(beside) => beside,
            Err(never) => match never {},
        }
    }
}

/// Reads the files about clients beside a model of botocore, packed or not.
fn files_beside(model: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    // A model with another name is not in a folder of botocore's.
    if !file_name(model).starts_with("service-2.json") {
        return Ok(files);
    }
    for name in Beside::FILES {
        let packed = format!("{name}.gz");
        let paths = [name, &packed].map(|file| model.with_file_name(file));
        if let Some(path) = paths.iter().find(|path| path.is_file()) {
            let bytes = gunzip(read(path)?);
            let bytes = bytes.with_context(|| damaged(&path.display().to_string()))?;
            files.insert(name.to_owned(), bytes);
        }
    }
    Ok(files)
}

fn damaged(name: &str) -> String {
    format!("{name}: damaged gzip file; fetch it again")
}

/// Reads a model file that the user named, packed or not.
pub fn model_file(path: &Path) -> Result<RawModel> {
    read_model(path, read(path)?)
}

pub(super) fn read_model(path: &Path, bytes: Vec<u8>) -> Result<RawModel> {
    let name = path.display().to_string();
    let sha256 = sha256(&bytes);
    let beside = path.with_file_name(EXTRAS);
    Ok(RawModel {
        json: gunzip(bytes).with_context(|| damaged(&name))?,
        name,
        sha256,
        file: file_name(path),
        path: None,
        extras: beside.exists().then(|| beside.display().to_string()),
        beside: files_beside(path)?,
    })
}

pub(super) fn read(path: &Path) -> Result<Vec<u8>> {
    if path.is_dir() {
        bail!(
            "{}: a folder; name the file in it (service-2.json or service-2.json.gz)",
            path.display()
        );
    }
    std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Decompresses gzip, recognised by its first bytes, since names may be wrong.
pub(super) fn gunzip(bytes: Vec<u8>) -> std::io::Result<Vec<u8>> {
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(bytes);
    }
    let mut unpacked = Vec::new();
    flate2::read::MultiGzDecoder::new(bytes.as_slice()).read_to_end(&mut unpacked)?;
    Ok(unpacked)
}

pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

pub(super) fn file_name(path: &Path) -> String {
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
        std::fs::write(dir.path().join(EXTRAS), "{}").unwrap();
        assert!(
            model_file(&dir.path().join("service-2.json"))
                .unwrap()
                .extras
                .is_some()
        );
    }
}
