//! Whose certificates are trusted.

use std::fmt;

use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

/// Whose certificates are trusted.
#[derive(Debug, Clone)]
pub struct Roots(Choice);

#[derive(Debug, Clone)]
enum Choice {
    Mozilla,
    Own(Vec<CertificateDer<'static>>),
    #[cfg(feature = "native-roots")]
    System,
}

/// The roots that were chosen.
pub(super) enum Chosen {
    /// Those of Mozilla's list, of which each transport has a copy.
    Mozilla,
    /// These.
    These(Vec<CertificateDer<'static>>),
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
        let mut certificates = Vec::new();
        for certificate in CertificateDer::pem_slice_iter(text) {
            let certificate = certificate.map_err(|error| RootsError(error.to_string()))?;
            let added = RootCertStore::empty().add(certificate.clone());
            added.map_err(|error| RootsError(error.to_string()))?;
            certificates.push(certificate);
        }
        if certificates.is_empty() {
            return Err(RootsError("the text holds no certificate".to_owned()));
        }
        Ok(Self(Choice::Own(certificates)))
    }

    /// The roots that were chosen.
    pub(super) fn chosen(self) -> Result<Chosen, RootsError> {
        match self.0 {
            Choice::Mozilla => Ok(Chosen::Mozilla),
            Choice::Own(certificates) => Ok(Chosen::These(certificates)),
            #[cfg(feature = "native-roots")]
            Choice::System => system().map(Chosen::These),
        }
    }
}

#[cfg(feature = "native-roots")]
fn system() -> Result<Vec<CertificateDer<'static>>, RootsError> {
    let found = rustls_native_certs::load_native_certs();
    // Systems keep certificates that nobody can read any more; the others are as good without them.
    let is_readable = |certificate: &CertificateDer<'static>| {
        RootCertStore::empty().add(certificate.clone()).is_ok()
    };
    let certificates: Vec<_> = found.certs.into_iter().filter(is_readable).collect();
    if !certificates.is_empty() {
        return Ok(certificates);
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
