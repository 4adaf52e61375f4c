//! Which services of a wheel speak the query protocol, told by the first lines of their models.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use anyhow::{Context, Result, bail};
use flate2::read::MultiGzDecoder;
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use zip::ZipArchive;

/// The protocol that is looked for.
const QUERY: &str = "query";

/// The services whose newest model speaks the query protocol, by name.
pub(super) fn query_services(wheel: &Path) -> Result<Vec<String>> {
    let name = wheel.display();
    let damaged = || format!("{name}: damaged wheel; fetch it again");
    let file = File::open(wheel).with_context(|| format!("cannot read {name}"))?;
    let mut archive = ZipArchive::new(BufReader::new(file)).with_context(damaged)?;
    let mut newest: BTreeMap<String, (String, String)> = BTreeMap::new();
    for path in archive.file_names() {
        let path = path.with_context(damaged)?;
        let (service, version) = match path.split('/').collect::<Vec<_>>().as_slice() {
            [
                "botocore",
                "data",
                service,
                version,
                "service-2.json" | "service-2.json.gz",
            ] => ((*service).to_owned(), (*version).to_owned()),
            _ => continue,
        };
        let entry = newest.entry(service).or_default();
        *entry = entry.clone().max((version, path.into_owned()));
    }
    let mut services = Vec::new();
    for (service, (_, path)) in newest {
        let file = archive.by_name(&path).with_context(damaged)?;
        let metadata = if path.ends_with(".gz") {
            metadata(MultiGzDecoder::new(file))
        } else {
            metadata(file)
        };
        let metadata = metadata.with_context(|| format!("{name}: {path}: no `metadata` in it"))?;
        if metadata.speaks(QUERY) {
            services.push(service);
        }
    }
    if services.is_empty() {
        bail!("{name}: none of its services speaks the query protocol");
    }
    Ok(services)
}

/// What a model says of its protocols.
#[derive(Debug, Deserialize)]
struct Metadata {
    protocol: String,
    #[serde(default)]
    protocols: Vec<String>,
}

impl Metadata {
    /// `protocol` is the one that botocore prefers, `protocols` are all.
    fn speaks(&self, protocol: &str) -> bool {
        self.protocol == protocol || self.protocols.iter().any(|other| other == protocol)
    }
}

/// The metadata of a model, which stand in front: a wheel holds some 100 MB of models, most of them of other protocols.
fn metadata(model: impl Read) -> Option<Metadata> {
    let mut found = None;
    // An error it is in any case, since the rest stays unread.
    let _ = serde_json::Deserializer::from_reader(BufReader::new(model))
        .deserialize_map(UpToMetadata(&mut found));
    found
}

/// Reads an object as far as its `metadata`.
struct UpToMetadata<'a>(&'a mut Option<Metadata>);

impl<'de> Visitor<'de> for UpToMetadata<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a model")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if key == "metadata" {
                *self.0 = Some(map.next_value()?);
                break;
            }
            map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::zip;
    use std::io::Write;

    fn model(protocols: &str) -> Vec<u8> {
        format!(r#"{{"version": "2.0", "metadata": {{"a": {{}}, {protocols}}}, "shapes": {{"#)
            .into_bytes()
    }

    fn listed(files: &[(&str, &[u8])]) -> Result<Vec<String>, String> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("botocore-1.2.3-py3-none-any.whl");
        std::fs::write(&path, zip(files)).unwrap();
        query_services(&path).map_err(|error| format!("{error:#}"))
    }

    #[test]
    fn the_newest_model_decides() {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed
            .write_all(&model(
                r#""protocol": "json", "protocols": ["json", "query"]"#,
            ))
            .unwrap();
        let packed = packed.finish().unwrap();
        let query = model(r#""protocol": "query""#);
        let json = model(r#""protocol": "json", "protocols": ["json"]"#);
        let services = listed(&[
            ("botocore/data/forge/2020-01-01/service-2.json", &query),
            ("botocore/data/forge/2020-01-01/paginators-1.json", b"{}"),
            ("botocore/data/anvil/2020-01-01/service-2.json", &query),
            ("botocore/data/anvil/2021-01-01/service-2.json", &json),
            (
                "botocore/data/bellows/2020-01-01/service-2.json.gz",
                &packed,
            ),
        ]);
        assert_eq!(services.unwrap(), ["bellows", "forge"]);
    }

    #[test]
    fn what_cannot_be_told_is_an_error() {
        let path = "botocore/data/forge/2020-01-01/service-2.json";
        let error = listed(&[(path, b"{\"shapes\": {}}")]).unwrap_err();
        assert!(
            error.contains("forge/2020-01-01/service-2.json: no `metadata`"),
            "{error}"
        );
        let error = listed(&[(path, &model(r#""protocol": "json""#))]).unwrap_err();
        assert!(error.contains("none of its services speaks"), "{error}");
    }
}
