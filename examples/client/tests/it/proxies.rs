//! Proxies of the environment, which a process of its own has: an example is run with them.

use std::process::Command;

use crate::peer::{Answer, Peer, whole};

/// A response without instances.
const NONE: &str =
    "<DescribeDBInstancesResponse><DescribeDBInstancesResult/></DescribeDBInstancesResponse>";

fn run(variable: &str, proxy: &str, url: &str) -> std::process::Output {
    Command::new(env!("CARGO_BIN_EXE_list_instances"))
        .arg(url)
        .env_clear()
        .env(variable, proxy)
        .output()
        .unwrap()
}

#[test]
fn a_request_without_tls_is_told_the_proxy_whole() {
    let peer = Peer::new(|_, _| Answer::Bytes(whole(200, NONE)));
    let proxy = peer.url.replace("http://", "http://user:word@");
    let output = run("HTTP_PROXY", &proxy, "http://rds.example.com");
    assert!(output.status.success(), "{output:?}");
    let seen = peer.seen();
    assert_eq!(seen.len(), 1);
    assert!(
        seen[0].starts_with("POST http://rds.example.com/ HTTP/1.1\r\n"),
        "{}",
        seen[0]
    );
    assert!(
        seen[0].contains("proxy-authorization: Basic dXNlcjp3b3Jk\r\n"),
        "{}",
        seen[0]
    );
}

#[test]
fn with_tls_there_is_a_tunnel() {
    let peer = Peer::new(|_, _| Answer::Last(b"HTTP/1.1 403 No\r\n\r\n".to_vec()));
    let output = run("HTTPS_PROXY", &peer.url, "https://rds.example.com");
    assert!(!output.status.success());
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(
        error.contains("kind: Connect") && error.contains("Tunnel"),
        "{error}"
    );
    assert_eq!(peer.seen().len(), 3);
    assert!(peer.seen()[0].starts_with("CONNECT rds.example.com:443 HTTP/1.1\r\n"));
}

#[test]
fn a_proxy_that_cannot_be_used_is_not_gone_around() {
    let peer = Peer::new(|_, _| Answer::Bytes(whole(200, NONE)));
    for (value, expected) in [
        (
            "hunter2 hunter2",
            "the variable HTTP_PROXY is not the URL of a proxy",
        ),
        (
            "socks5://u:hunter2@127.0.0.1:1",
            "is not supported, only by",
        ),
    ] {
        for program in [
            env!("CARGO_BIN_EXE_list_instances"),
            env!("CARGO_BIN_EXE_blocking"),
        ] {
            let run = |exception: &str| {
                let mut command = Command::new(program);
                let command = command.arg(&peer.url).env_clear();
                let command = command.env("HTTP_PROXY", value).env("NO_PROXY", exception);
                command.output().unwrap()
            };
            let output = run("elsewhere");
            let error = String::from_utf8(output.stderr).unwrap();
            assert!(error.contains(expected), "{error}");
            assert!(!error.contains("hunter2"), "{error}");
            assert!(peer.seen().is_empty());
            run("127.0.0.1");
            assert_eq!(peer.seen().len(), 1);
            peer.forget();
        }
    }
}

#[test]
fn hosts_of_no_proxy_are_reached_directly() {
    let peer = Peer::new(|_, _| Answer::Bytes(whole(200, NONE)));
    let output = Command::new(env!("CARGO_BIN_EXE_list_instances"))
        .arg(&peer.url)
        .env_clear()
        .env("HTTP_PROXY", "http://127.0.0.1:1")
        .env("NO_PROXY", "127.0.0.1")
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(peer.seen()[0].starts_with("POST / HTTP/1.1\r\n"));
}
