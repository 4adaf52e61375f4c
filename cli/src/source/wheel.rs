//! Finds models in a botocore wheel.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::path::Path;

use anyhow::{Context, Result, bail};
use flate2::read::MultiGzDecoder;
use touchmark_codegen::Beside;
use zip::ZipArchive;

use super::protocol;
use super::provenance::WheelFacts;
use super::raw::{EXTRAS, RawModel, file_name, gunzip, sha256};
use crate::nearest;
use crate::ui;

/// A file of a wheel.
#[derive(Debug)]
pub struct Found {
    /// Its content.
    pub bytes: Vec<u8>,
    /// SHA-256 of it.
    pub sha256: String,
}

/// A wheel and the models in it.
#[derive(Debug)]
pub struct Wheel {
    /// Its name and hash.
    pub facts: WheelFacts,
    /// Its version, as in `1.44.5`.
    pub version: String,
    archive: ZipArchive<Cursor<Vec<u8>>>,
    /// Paths of the models, by service, then API version.
    models: BTreeMap<String, BTreeMap<String, String>>,
    /// Paths of the additions.
    extras: BTreeSet<String>,
    /// Paths of the files about clients.
    beside: BTreeSet<String>,
}

impl Wheel {
    /// The path of AWS's partitions.
    pub const PARTITIONS: &str = "botocore/data/partitions.json";

    /// Reads the table of contents of the wheel with these bytes.
    pub(super) fn open(path: &Path, bytes: Vec<u8>) -> Result<Self> {
        let facts = WheelFacts {
            file: file_name(path),
            sha256: sha256(&bytes),
        };
        let name = path.display().to_string();
        let version = match facts.file.split('-').collect::<Vec<_>>().as_slice() {
            ["botocore", version, ..] if is_version(version) && facts.file.ends_with(".whl") => {
                (*version).to_owned()
            }
            _ => bail!(
                "{name}: not a wheel of botocore: expected a name such as botocore-1.44.5-py3-none-any.whl"
            ),
        };
        let archive = ZipArchive::new(Cursor::new(bytes))
            .with_context(|| format!("{name}: damaged wheel; fetch it again"))?;
        let mut models: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        let (mut extras, mut beside) = (BTreeSet::new(), BTreeSet::new());
        for path in archive.file_names() {
            let path = path.with_context(|| format!("{name}: damaged wheel; fetch it again"))?;
            match path.split('/').collect::<Vec<_>>().as_slice() {
                [
                    "botocore",
                    "data",
                    service,
                    version,
                    "service-2.json" | "service-2.json.gz",
                ] => {
                    let versions = models.entry((*service).to_owned()).or_default();
                    versions.insert((*version).to_owned(), path.clone().into_owned());
                }
                ["botocore", "data", _, _, file] if file.starts_with(EXTRAS) => {
                    extras.insert(path.into_owned());
                }
                ["botocore", "data", _, _, file]
                    if Beside::FILES.contains(&file.trim_end_matches(".gz")) =>
                {
                    beside.insert(path.into_owned());
                }
                _ => {}
            }
        }
        if models.is_empty() {
            bail!("{name}: no models in this wheel (botocore/data/SERVICE/VERSION/service-2.json)");
        }
        Ok(Self {
            facts,
            version,
            archive,
            models,
            extras,
            beside,
        })
    }

    /// Whether there is a model of a service.
    pub fn has(&self, service: &str) -> bool {
        self.models.contains_key(service)
    }

    /// The services with any protocol, by name.
    pub fn services(&self) -> impl Iterator<Item = &str> {
        self.models.keys().map(String::as_str)
    }

    /// The newest API version of a service.
    pub fn newest(&self, service: &str) -> Result<&str> {
        let newest = self.versions(service)?.keys().next_back();
        newest
            .map(String::as_str)
            .with_context(|| format!("botocore {} has no version of {service}", self.version))
    }

    /// The services whose newest model has a protocol that Touchmark speaks, by name.
    pub fn spoken_services(&mut self) -> Result<Vec<String>> {
        let name = self.facts.file.clone();
        let mut services = Vec::new();
        for (service, versions) in &self.models {
            let Some(path) = versions.values().next_back() else {
                continue;
            };
            let file = self
                .archive
                .by_name(path)
                .with_context(|| format!("{name}: {path}: damaged wheel; fetch it again"))?;
            let is_spoken = if path.ends_with(".gz") {
                protocol::is_spoken(MultiGzDecoder::new(file))
            } else {
                protocol::is_spoken(file)
            };
            if is_spoken.with_context(|| format!("{name}: {path}: no `metadata` in it"))? {
                services.push(service.clone());
            }
        }
        if services.is_empty() {
            bail!("{name}: none of its services speaks a protocol that Touchmark does");
        }
        Ok(services)
    }

    /// A model.
    pub fn model(&mut self, service: &str, api_version: &str) -> Result<RawModel> {
        let versions = self.versions(service)?;
        let Some(path) = versions.get(api_version).cloned() else {
            let known: Vec<&str> = versions.keys().map(String::as_str).collect();
            bail!(
                "botocore {} has no API version {api_version} of {service}; it has {}",
                self.version,
                ui::list(&known, 8)
            );
        };
        let name = format!("{}: {path}", self.facts.file);
        let bytes = self.file(&path)?;
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut beside = BTreeMap::new();
        for file in Beside::FILES {
            let path = format!("{folder}/{file}");
            let paths = [format!("{path}.gz"), path];
            if let Some(path) = paths.iter().find(|path| self.beside.contains(*path)) {
                let bytes = gunzip(self.file(path)?);
                let bytes = bytes.with_context(|| {
                    format!(
                        "{}: {path}: damaged gzip file; fetch the wheel again",
                        self.facts.file
                    )
                })?;
                beside.insert(file.to_owned(), bytes);
            }
        }
        Ok(RawModel {
            sha256: sha256(&bytes),
            json: gunzip(bytes)
                .with_context(|| format!("{name}: damaged gzip file; fetch the wheel again"))?,
            name,
            file: file_name(Path::new(&path)),
            extras: self
                .extras
                .iter()
                .find(|extra| extra.starts_with(&format!("{folder}/")))
                .cloned(),
            path: Some(path),
            beside,
        })
    }

    /// AWS's partitions: the regions, and what the names of their hosts end with.
    pub fn partitions(&mut self) -> Result<Found> {
        let bytes = self.file(Self::PARTITIONS)?;
        let sha256 = sha256(&bytes);
        Ok(Found { bytes, sha256 })
    }

    /// The bytes of a file in the wheel.
    fn file(&mut self, path: &str) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.archive
            .by_name(path)
            .map_err(anyhow::Error::from)
            .and_then(|mut file| Ok(file.read_to_end(&mut bytes)?))
            .with_context(|| {
                format!("{}: {path}: damaged wheel; fetch it again", self.facts.file)
            })?;
        Ok(bytes)
    }

    fn versions(&self, service: &str) -> Result<&BTreeMap<String, String>> {
        self.models.get(service).with_context(|| {
            format!(
                "botocore {} has no service {service} among its {}{}",
                self.version,
                self.models.len(),
                nearest::hint(service, self.models.keys().map(String::as_str))
            )
        })
    }
}

/// Whether this is a release's number, as in `1.44.5` or `1.0.0rc1`.
pub(super) fn is_version(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '.')
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn the_newest_model_determines_the_protocol() {
        let services = |files: &[(&str, &[u8])]| {
            let path = Path::new("botocore-1.2.3-py3-none-any.whl");
            let mut wheel = Wheel::open(path, zip(files)).unwrap();
            wheel.spoken_services().map_err(|error| error.to_string())
        };
        let model = |protocol: &str| format!(r#"{{"metadata": {{"protocol": "{protocol}"}}}}"#);
        let (query, json) = (model("query"), model("json"));
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(query.as_bytes()).unwrap();
        let packed = packed.finish().unwrap();
        let files: [(&str, &[u8]); 5] = [
            (
                "botocore/data/forge/2020-01-01/service-2.json",
                query.as_bytes(),
            ),
            ("botocore/data/forge/2020-01-01/paginators-1.json", b"{}"),
            (
                "botocore/data/anvil/2020-01-01/service-2.json",
                query.as_bytes(),
            ),
            (
                "botocore/data/anvil/2021-01-01/service-2.json",
                json.as_bytes(),
            ),
            (
                "botocore/data/bellows/2020-01-01/service-2.json.gz",
                &packed,
            ),
        ];
        assert_eq!(services(&files).unwrap(), ["bellows", "forge"]);
        let error = services(&files[3..4]).unwrap_err();
        assert!(error.contains("none of its services speaks"), "{error}");
        let error =
            services(&[("botocore/data/anvil/2021-01-01/service-2.json", b"{}")]).unwrap_err();
        assert!(
            error.contains("anvil/2021-01-01/service-2.json: no `metadata`"),
            "{error}"
        );
    }

    /// A wheel with these files.
    pub(crate) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (path, bytes) in files {
            writer
                .start_file(*path, zip::write::SimpleFileOptions::default())
                .unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    fn wheel() -> Wheel {
        let bytes = zip(&[
            ("botocore/__init__.py", b""),
            ("botocore/data/endpoints.json", b"{}"),
            ("botocore/data/rds/2014-09-01/service-2.json", b"\"old\""),
            (
                "botocore/data/rds/2014-10-31/service-2.json.gz",
                &gzip(b"\"new\""),
            ),
            (
                "botocore/data/rds/2014-10-31/service-2.sdk-extras.json",
                b"{}",
            ),
            ("botocore/data/rds/2014-10-31/paginators-1.json", b"{}"),
            (
                "botocore/data/rds/2014-10-31/paginators-1.sdk-extras.json",
                b"{}",
            ),
            (
                "botocore/data/rds-data/2018-08-01/service-2.json.gz",
                b"\x1f\x8b\x08 torn",
            ),
        ]);
        Wheel::open(Path::new("botocore-1.44.5-py3-none-any.whl"), bytes).unwrap()
    }

    #[test]
    fn models_are_picked_by_service_and_version() {
        let mut wheel = wheel();
        assert_eq!(wheel.version, "1.44.5");
        assert_eq!(wheel.facts.file, "botocore-1.44.5-py3-none-any.whl");
        assert_eq!(wheel.newest("rds").unwrap(), "2014-10-31");
        let new = wheel.model("rds", "2014-10-31").unwrap();
        assert_eq!(new.json, b"\"new\"");
        assert_eq!(new.sha256, sha256(&gzip(b"\"new\"")));
        assert_eq!(
            new.path.as_deref(),
            Some("botocore/data/rds/2014-10-31/service-2.json.gz")
        );
        assert_eq!(
            new.extras.as_deref(),
            Some("botocore/data/rds/2014-10-31/service-2.sdk-extras.json")
        );
        assert_eq!(new.beside[Beside::PAGINATORS], b"{}");
        let beside = new.beside().paginators.unwrap();
        let name =
            "botocore-1.44.5-py3-none-any.whl: botocore/data/rds/2014-10-31/paginators-1.json";
        assert_eq!(
            (beside.name.as_str(), beside.bytes.as_slice()),
            (name, b"{}".as_slice())
        );
        let old = wheel.model("rds", "2014-09-01").unwrap();
        assert!(old.beside.is_empty());
        assert_eq!(
            (old.json.as_slice(), old.extras),
            (b"\"old\"".as_slice(), None)
        );
    }

    #[test]
    fn missing_models_are_reported_with_those_that_exist() {
        let mut wheel = wheel();
        let error = wheel
            .model("rdsdata", "2018-08-01")
            .unwrap_err()
            .to_string();
        assert_eq!(
            error,
            "botocore 1.44.5 has no service rdsdata among its 2; did you mean rds-data or rds?"
        );
        let error = wheel.model("rds", "2015-01-01").unwrap_err().to_string();
        assert_eq!(
            error,
            "botocore 1.44.5 has no API version 2015-01-01 of rds; it has 2014-09-01, 2014-10-31"
        );
        let error = format!("{:#}", wheel.model("rds-data", "2018-08-01").unwrap_err());
        assert!(
            error.contains("rds-data/2018-08-01/service-2.json.gz: damaged gzip file"),
            "{error}"
        );
    }

    #[test]
    fn other_archives_are_refused() {
        let other = Wheel::open(Path::new("boto3-1.44.5-py3-none-any.whl"), zip(&[]))
            .unwrap_err()
            .to_string();
        assert!(other.contains("not a wheel of botocore"), "{other}");
        let empty = Wheel::open(Path::new("botocore-1.44.5-py3-none-any.whl"), zip(&[]))
            .unwrap_err()
            .to_string();
        assert!(empty.contains("no models in this wheel"), "{empty}");
        let torn = Wheel::open(
            Path::new("botocore-1.44.5-py3-none-any.whl"),
            b"PK\x03\x04".to_vec(),
        )
        .unwrap_err();
        assert!(torn.to_string().contains("damaged wheel"), "{torn}");
    }
}
