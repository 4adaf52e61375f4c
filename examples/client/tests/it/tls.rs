//! TLS: certificates that nobody trusts, or that are another's, and a choice of roots.

use std::net::TcpStream;
use std::sync::Arc;

use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use touchmark_rds::operation::DescribeDbClustersInput;
use touchmark_rds::touchmark::client::Failure;
use touchmark_rds::touchmark::client::error::{Cause, Error};
use touchmark_rds::touchmark::client::tower::{Hyper, Roots};
use touchmark_rds::touchmark::client::transport::TransportErrorKind;
use touchmark_rds::{BlockingClient, Client};

use crate::peer::{Answer, NONE, Peer, config, run, whole};

/// A peer with a certificate for `name`, in PEM encoding.
fn peer(name: &str) -> (Peer, String) {
    let made = generate_simple_self_signed([name.to_owned()]).unwrap();
    let CertifiedKey { cert, signing_key } = made;
    let key = PrivateKeyDer::try_from(signing_key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![cert.der().clone()], key)
        .unwrap();
    let tls = Arc::new(tls);
    let open = move |stream: TcpStream| -> Box<dyn crate::peer::Stream> {
        let connection = ServerConnection::new(Arc::clone(&tls)).unwrap();
        Box::new(StreamOwned::new(connection, stream))
    };
    let mut peer = Peer::over(|_, _| Answer::Bytes(whole(200, NONE)), open);
    peer.url = peer.url.replace("http://127.0.0.1", "https://localhost");
    (peer, cert.pem())
}

fn kind<F>(error: Error<F>) -> (u32, TransportErrorKind) {
    match error.cause {
        Cause::Failure(Failure::Transport(cause)) => (error.attempts, cause.kind),
        _ => panic!("there was a response, or nothing was sent"),
    }
}

fn send(peer: &Peer, roots: Roots) -> Result<u32, (u32, TransportErrorKind)> {
    let client = Client::with_hyper(config(&peer.url), Hyper::builder().direct().roots(roots));
    let result = run(client.send(DescribeDbClustersInput::default()));
    result.map(|reply| reply.attempts).map_err(kind)
}

#[test]
fn who_is_trusted() {
    const WRONG: Result<u32, (u32, TransportErrorKind)> = Err((1, TransportErrorKind::Tls));
    let (mine, pem) = peer("localhost");
    assert_eq!(send(&mine, Roots::mozilla()), WRONG);
    assert_eq!(send(&mine, Roots::pem(pem.as_bytes()).unwrap()), Ok(1));
    assert_eq!(mine.seen().len(), 1);
    let (other, pem) = peer("elsewhere");
    assert_eq!(send(&other, Roots::pem(pem.as_bytes()).unwrap()), WRONG);
    assert_eq!(other.seen().len(), 0);
}

#[test]
fn who_waits_trusts_nobody_unknown_either() {
    let (peer, _) = peer("localhost");
    let transport = touchmark_rds::touchmark::client::blocking::Ureq::direct();
    let client = BlockingClient::with_transport(config(&peer.url), transport);
    let error = client.send(DescribeDbClustersInput::default()).unwrap_err();
    assert_eq!(kind(error), (1, TransportErrorKind::Tls));
}

#[test]
fn texts_without_certificates_are_no_roots() {
    for text in [
        "",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
    ] {
        let error = Roots::pem(text.as_bytes()).unwrap_err().to_string();
        assert!(
            error.starts_with("no certificate can be trusted: "),
            "{error}"
        );
    }
}
