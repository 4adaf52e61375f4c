//! TLS: certificates that nobody trusts, or that are another's, and a choice of roots.

use std::net::TcpStream;
use std::sync::Arc;

use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use touchmark_rds::operation::DescribeDbClustersInput;
use touchmark_rds::touchmark::client::Failure;
use touchmark_rds::touchmark::client::blocking::{Ureq, UreqBuilder};
use touchmark_rds::touchmark::client::error::{Cause, Error};
use touchmark_rds::touchmark::client::roots::Roots;
use touchmark_rds::touchmark::client::tower::Hyper;
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

const WRONG: Result<u32, (u32, TransportErrorKind)> = Err((1, TransportErrorKind::Tls));

#[test]
fn who_is_trusted() {
    let (mine, pem) = peer("localhost");
    assert_eq!(send(&mine, Roots::mozilla()), WRONG);
    assert_eq!(send(&mine, Roots::pem(pem.as_bytes()).unwrap()), Ok(1));
    assert_eq!(mine.seen().len(), 1);
    let (other, pem) = peer("elsewhere");
    assert_eq!(send(&other, Roots::pem(pem.as_bytes()).unwrap()), WRONG);
    assert_eq!(other.seen().len(), 0);
}

/// The same by a client that waits.
fn send_and_wait(peer: &Peer, builder: UreqBuilder) -> Result<u32, (u32, TransportErrorKind)> {
    let transport = builder.direct().build().unwrap();
    let client = BlockingClient::with_transport(config(&peer.url), transport);
    let result = client.send(DescribeDbClustersInput::default());
    result.map(|reply| reply.attempts).map_err(kind)
}

#[test]
fn who_waits_trusts_the_same() {
    let (mine, pem) = peer("localhost");
    assert_eq!(send_and_wait(&mine, Ureq::builder()), WRONG);
    let roots = |pem: &str| Ureq::builder().roots(Roots::pem(pem.as_bytes()).unwrap());
    assert_eq!(send_and_wait(&mine, roots(&pem)), Ok(1));
    let (other, pem) = peer("elsewhere");
    assert_eq!(send_and_wait(&other, roots(&pem)), WRONG);
    assert_eq!((mine.seen().len(), other.seen().len()), (1, 0));
}

#[test]
fn who_does_not_verify_trusts_anyone() {
    let (other, _) = peer("elsewhere");
    let builder = Ureq::builder().without_verification();
    assert_eq!(send_and_wait(&other, builder), Ok(1));
    assert_eq!(other.seen().len(), 1);
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
