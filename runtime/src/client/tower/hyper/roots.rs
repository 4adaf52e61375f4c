//! Whose certificates are trusted.

use std::fmt;
use std::sync::Arc;

use rustls::crypto::ring;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};

use crate::client::transport::{TransportError, TransportErrorKind};

/// Whose certificates are trusted.
#[derive(Debug, Clone)]
pub struct Roots(Choice);

#[derive(Debug, Clone)]
enum Choice {
    Mozilla,
    Own(Arc<RootCertStore>),
    #[cfg(feature = "native-roots")]
    System,
}

impl Roots {
    /// Those of Mozilla's list, as they were when this crate's dependencies were released.
    #[must_use]
    pub const fn mozilla() -> Self {
        Self(Choice::Mozilla)
    }

    /// Those that the system trusts; they are read when the transport is made.
    #[cfg(feature = "native-roots")]
    #[must_use]
    pub const fn system() -> Self {
        Self(Choice::System)
    }

    /// The certificates in a text in PEM encoding, and no others.
    ///
    /// # Errors
    /// A text without certificates, or with one that is malformed.
    pub fn pem(text: &[u8]) -> Result<Self, RootsError> {
        let mut store = RootCertStore::empty();
        for certificate in CertificateDer::pem_slice_iter(text) {
            let certificate = certificate.map_err(|error| RootsError(error.to_string()))?;
            let added = store.add(certificate);
            added.map_err(|error| RootsError(error.to_string()))?;
        }
        if store.is_empty() {
            return Err(RootsError("the text holds no certificate".to_owned()));
        }
        Ok(Self(Choice::Own(Arc::new(store))))
    }

    /// The configuration of TLS that trusts them.
    pub(super) fn trusting(&self) -> Result<ClientConfig, TransportError> {
        let store = self.store().map_err(untrusting)?;
        let provider = Arc::new(ring::default_provider());
        let versions = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| untrusting(RootsError(error.to_string())))?;
        Ok(versions.with_root_certificates(store).with_no_client_auth())
    }

    fn store(&self) -> Result<Arc<RootCertStore>, RootsError> {
        match &self.0 {
            Choice::Mozilla => {
                let mut store = RootCertStore::empty();
                store.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
                Ok(Arc::new(store))
            }
            Choice::Own(store) => Ok(Arc::clone(store)),
            #[cfg(feature = "native-roots")]
            Choice::System => system(),
        }
    }
}

/// What is wrong with the roots, as the transport's error.
fn untrusting(error: RootsError) -> TransportError {
    TransportError::new(TransportErrorKind::Tls).cause(error)
}

#[cfg(feature = "native-roots")]
fn system() -> Result<Arc<RootCertStore>, RootsError> {
    let found = rustls_native_certs::load_native_certs();
    let mut store = RootCertStore::empty();
    // Systems keep certificates that nobody can read any more; the others are as good without them.
    store.add_parsable_certificates(found.certs);
    if !store.is_empty() {
        return Ok(Arc::new(store));
    }
    let errors: Vec<String> = found.errors.iter().map(ToString::to_string).collect();
    let mut text = "the system has no trusted certificates; install them (`ca-certificates`), name a file with \
                    SSL_CERT_FILE, or choose `Roots::mozilla`"
        .to_owned();
    if !errors.is_empty() {
        text = [&text, ": ", &errors.join(", ")].concat();
    }
    Err(RootsError(text))
}

/// There is nobody whose certificates are trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RootsError(String);

impl fmt::Display for RootsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no certificate can be trusted: {}", self.0)
    }
}

impl std::error::Error for RootsError {}
