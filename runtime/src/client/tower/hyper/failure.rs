//! What an error of hyper's means.

use std::error::Error;
use std::io;

use hyper_util::client::legacy;

use crate::client::transport::{TransportError, TransportErrorKind};

/// The error with what went wrong.
pub(super) fn kind(error: legacy::Error) -> TransportError {
    let kind = if is_of_tls(&error) {
        TransportErrorKind::Tls
    } else if error.is_connect() {
        TransportErrorKind::Connect
    } else {
        TransportErrorKind::Broken
    };
    TransportError::new(kind).cause(error)
}

/// Whether rustls is one of the causes: a connection that is cut off in a handshake is not.
fn is_of_tls(error: &(dyn Error + 'static)) -> bool {
    let mut next = Some(error);
    while let Some(error) = next {
        if error.is::<rustls::Error>() {
            return true;
        }
        // An error of input and output hides its own, and tells only the cause of that.
        let hidden = error
            .downcast_ref::<io::Error>()
            .and_then(io::Error::get_ref);
        if hidden.is_some_and(|hidden| is_of_tls(hidden)) {
            return true;
        }
        next = error.source();
    }
    false
}
