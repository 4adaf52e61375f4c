//! AWS's tests of Signature Version 4, in the folder `sigv4` of the folder that `TOUCHMARK_CLIENT_TESTS` names:
//! `cargo test -p touchmark --test it sigv4_suite -- --ignored`.

use std::fs;
use std::path::{Path, PathBuf};

use touchmark::DateTime;
use touchmark::client::credentials::Credentials;
use touchmark::client::sign::{Signer, Signing};
use touchmark::protocol::Request;

/// Every file below a folder whose name ends like this.
fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_str().unwrap().ends_with(end) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The request of a case, with what a signer adds or is given taken out of its headers.
struct Case {
    request: Request,
    host: String,
    date: String,
}

fn read(text: &str) -> Case {
    let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
    let mut lines = head.lines();
    let line = lines.next().unwrap().strip_suffix(" HTTP/1.1").unwrap();
    let (method, target) = line.split_once(' ').unwrap();
    let mut request = Request::new(method.to_owned(), target.to_owned()).body(body);
    let mut headers: Vec<(String, String)> = Vec::new();
    for line in lines {
        match line.split_once(':').filter(|_| !line.starts_with(' ')) {
            Some((name, value)) => headers.push((name.to_owned(), value.to_owned())),
            // A value goes on.
            None => headers.last_mut().unwrap().1.push_str(line),
        }
    }
    let (mut host, mut date) = (String::new(), String::new());
    for (name, value) in headers {
        match name.to_lowercase().as_str() {
            "host" => host = value,
            "x-amz-date" => date = value,
            "x-amz-security-token" => {}
            _ => request = request.header(name, value),
        }
    }
    Case {
        request,
        host,
        date,
    }
}

/// The session token that a signature includes.
fn token(canonical: &str) -> Option<&str> {
    let mut lines = canonical.lines();
    lines.find_map(|line| line.strip_prefix("x-amz-security-token:"))
}

/// `20150830T123600Z` as a time.
fn time(stamp: &str) -> DateTime {
    let part = |range: std::ops::Range<usize>| &stamp[range];
    let text = format!(
        "{}-{}-{}T{}:{}:{}Z",
        part(0..4),
        part(4..6),
        part(6..8),
        part(9..11),
        part(11..13),
        part(13..15)
    );
    DateTime::parse(&text).unwrap()
}

#[test]
#[ignore = "needs AWS's tests, in the folder that TOUCHMARK_CLIENT_TESTS names"]
fn every_case_has_its_signature() {
    let folder =
        std::env::var("TOUCHMARK_CLIENT_TESTS").expect("TOUCHMARK_CLIENT_TESTS is not set");
    let cases = files(&Path::new(&folder).join("sigv4"), ".req");
    assert!(!cases.is_empty(), "no cases in {folder}");
    let signer = Signer::new();
    let mut wrong = Vec::new();
    for path in &cases {
        let text = fs::read_to_string(path).unwrap();
        let mut case = read(text.trim_end_matches('\n'));
        let mut credentials =
            Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
        let canonical = fs::read_to_string(path.with_extension("creq")).unwrap();
        if let Some(token) = token(&canonical) {
            credentials = credentials.session_token(token);
        }
        signer.sign(
            &mut case.request,
            &Signing {
                credentials: &credentials,
                host: &case.host,
                region: "us-east-1",
                service: "service",
                time: time(&case.date),
            },
        );
        let (_, found) = case.request.headers.last().unwrap();
        let expected = fs::read_to_string(path.with_extension("authz")).unwrap();
        if std::str::from_utf8(found).unwrap() != expected.trim() {
            wrong.push(path.display().to_string());
        }
    }
    assert!(wrong.is_empty(), "of {}: {wrong:#?}", cases.len());
    println!("{} cases", cases.len());
}
