//! Whose certificates are trusted: `--ca-bundle`, `AWS_CA_BUNDLE`, the profile, `--no-verify-ssl`.

use std::fs;
use std::io::Write;
use std::net::TcpListener;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::peer::{Ended, read};

const NONE: &str = "<DescribeDBClustersResponse><DescribeDBClustersResult><DBClusters/>\
    </DescribeDBClustersResult></DescribeDBClustersResponse>";

/// A service with a certificate that it signed itself, and a folder with that.
struct Secure {
    url: String,
    folder: tempfile::TempDir,
    /// How many requests came.
    requests: Arc<AtomicUsize>,
}

impl Secure {
    fn new() -> Self {
        let CertifiedKey { cert, signing_key } =
            generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let key = PrivateKeyDer::try_from(signing_key.serialize_der()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], key)
            .unwrap();
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("mine.pem"), cert.pem()).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!(
            "https://localhost:{}",
            listener.local_addr().unwrap().port()
        );
        let requests = Arc::new(AtomicUsize::new(0));
        let (tls, seen) = (Arc::new(tls), Arc::clone(&requests));
        // It ends with the test's process.
        thread::spawn(move || {
            for stream in listener.incoming() {
                let connection = ServerConnection::new(Arc::clone(&tls)).unwrap();
                let mut stream = StreamOwned::new(connection, stream.unwrap());
                // Nothing comes from who does not trust it.
                if read(&mut stream).is_empty() {
                    continue;
                }
                seen.fetch_add(1, Ordering::SeqCst);
                let head = format!(
                    "HTTP/1.1 200 X\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
                    NONE.len()
                );
                stream.write_all((head + NONE).as_bytes()).unwrap();
                stream.conn.send_close_notify();
                stream.flush().unwrap();
            }
        });
        Self {
            url,
            folder,
            requests,
        }
    }

    /// The file with the certificate, and the path of another file beside it.
    fn file(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn line(&self, options: &str) -> String {
        let url = &self.url;
        format!(
            "rds describe-db-clusters --endpoint-url {url} --region us-west-2 --no-sign-request --no-cli-pager \
             --output text {options}"
        )
    }

    fn run(&self, options: &str) -> Ended {
        self.with(&[], options)
    }

    /// Calls the service in a process of its own, with these variables and none of this machine's.
    fn with(&self, variables: &[(&str, &str)], options: &str) -> Ended {
        let output = Command::new(env!("CARGO_BIN_EXE_touchmark-example-command"))
            .args(self.line(options).split_whitespace())
            .env_remove("AWS_CA_BUNDLE")
            .env_remove("AWS_PROFILE")
            .env("AWS_CONFIG_FILE", self.file("no-config"))
            .envs(variables.iter().copied())
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ended {
            out: text(output.stdout),
            errors: text(output.stderr),
            code: u8::try_from(output.status.code().unwrap()).unwrap(),
        }
    }

    fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }
}

#[track_caller]
fn refused(ended: &Ended, parts: &[&str]) {
    assert_eq!((ended.code, ended.out.as_str()), (255, ""), "{ended:?}");
    for part in parts {
        assert!(ended.errors.contains(part), "{part}: {}", ended.errors);
    }
}

#[track_caller]
fn answered(ended: &Ended) {
    let all = (ended.code, ended.out.as_str(), ended.errors.as_str());
    assert_eq!(all, (0, "", ""));
}

#[test]
fn only_who_is_named_is_trusted() {
    let peer = Secure::new();
    let parts = [
        format!("SSL validation failed for {}", peer.url),
        "invalid peer certificate: UnknownIssuer; name a file of".to_owned(),
    ];
    refused(&peer.run(""), &parts.each_ref().map(String::as_str));
    answered(&peer.run(&format!("--ca-bundle {}", peer.file("mine.pem"))));
    let other = Secure::new();
    let ended = peer.run(&format!("--ca-bundle {}", other.file("mine.pem")));
    refused(&ended, &["SSL validation failed for "]);
    assert_eq!((peer.requests(), other.requests()), (1, 0));
}

#[test]
fn a_file_that_is_none_is_named_before_anything_is_sent() {
    let peer = Secure::new();
    fs::write(peer.file("empty.pem"), "").unwrap();
    for (name, what) in [
        ("none.pem", "name a file of certificates in PEM encoding"),
        ("empty.pem", "the text holds no certificate"),
    ] {
        let ended = peer.run(&format!("--ca-bundle {}", peer.file(name)));
        let named = format!("--ca-bundle, {}: ", peer.file(name));
        refused(&ended, &[&named, what]);
    }
    assert_eq!(peer.requests(), 0);
}

#[test]
fn the_environment_and_the_profile_name_a_file_too() {
    let peer = Secure::new();
    let (mine, none) = (peer.file("mine.pem"), peer.file("none.pem"));
    let config = peer.file("config");
    fs::write(
        &config,
        format!("[default]\nca_bundle = {mine}\n[profile wrong]\nca_bundle = {none}\n"),
    )
    .unwrap();
    let config = ("AWS_CONFIG_FILE", config.as_str());
    answered(&peer.with(&[("AWS_CA_BUNDLE", &mine)], ""));
    answered(&peer.with(&[config], ""));
    // The variable counts before the profile, and the option before both.
    answered(&peer.with(&[config, ("AWS_CA_BUNDLE", &mine)], "--profile wrong"));
    answered(&peer.with(
        &[config, ("AWS_CA_BUNDLE", &none)],
        &format!("--ca-bundle {mine}"),
    ));
    assert_eq!(peer.requests(), 4);
    refused(
        &peer.with(&[config], "--profile wrong"),
        &["ca_bundle of the profile, ", "none.pem: "],
    );
    refused(
        &peer.with(&[config, ("AWS_CA_BUNDLE", &none)], ""),
        &["AWS_CA_BUNDLE, "],
    );
    // A blank one names nothing.
    refused(
        &peer.with(&[("AWS_CA_BUNDLE", "")], ""),
        &["SSL validation failed for "],
    );
    assert_eq!(peer.requests(), 4);
}

#[test]
fn who_does_not_verify_is_warned() {
    let peer = Secure::new();
    let bundle = peer.file("none.pem");
    for options in [
        "--no-verify-ssl",
        &format!("--no-verify-ssl --ca-bundle {bundle}"),
    ] {
        let ended = peer.run(options);
        assert_eq!((ended.code, ended.out.as_str()), (0, ""), "{ended:?}");
        assert!(
            ended
                .errors
                .starts_with("warning: certificates are not verified: "),
            "{}",
            ended.errors
        );
    }
    assert_eq!(peer.requests(), 2);
}
