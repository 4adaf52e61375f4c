//! Small models for tests.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::client::Client;
use crate::model::{Auth, Model, Protocol, Service, Shape};

/// A model of these shapes, without operations.
pub(crate) fn model<'a>(shapes: impl IntoIterator<Item = (&'a str, Shape)>) -> Model {
    Model {
        service: Service {
            sdk_id: "Foundry".to_owned(),
            version: "2026-01-01".to_owned(),
            title: "Foundry Service".to_owned(),
            endpoint_prefix: "foundry".to_owned(),
            signing_name: "foundry".to_owned(),
            xml_namespace: "https://foundry.example/".to_owned(),
            auth: Auth::SigV4,
            protocol: Protocol::AwsQuery,
            documentation: None,
        },
        operations: BTreeMap::new(),
        shapes: shapes
            .into_iter()
            .map(|(name, shape)| (name.to_owned(), shape))
            .collect(),
        client: Client::default(),
        secrets: BTreeSet::new(),
        examples: BTreeMap::new(),
        notes: Vec::new(),
    }
}
