//! The configuration of TLS.

use std::sync::Arc;

use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};

use crate::client::roots::{Chosen, Roots};
use crate::client::transport::{TransportError, TransportErrorKind};

/// One that trusts these roots.
pub(super) fn trusting(roots: Roots) -> Result<ClientConfig, TransportError> {
    let mut store = RootCertStore::empty();
    match roots.chosen().map_err(untrusting)? {
        Chosen::Mozilla => store.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
        Chosen::These(certificates) => {
            store.add_parsable_certificates(certificates);
        }
    }
    let versions = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(untrusting)?;
    Ok(versions.with_root_certificates(store).with_no_client_auth())
}

/// What is wrong with the roots, as the transport's error.
fn untrusting(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> TransportError {
    TransportError::new(TransportErrorKind::Tls).cause(error)
}
