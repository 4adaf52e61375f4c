//! Random requests to sign: what all signers take to mean the same.

use fastrand::Rng;
use serde_json::{Value, json};

/// What names and values consist of before they are encoded.
const LETTERS: [char; 24] = [
    'a', 'b', 'Z', '0', '9', '-', '_', '.', '~', ' ', '+', '/', '%', '&', '=', '?', '#', '*', ':',
    ',', '"', 'ä', '語', '🦀',
];

/// What a path may have beside escapes.
const PATH: [char; 16] = [
    'a', 'B', '7', '-', '_', '.', '~', '!', '$', '\'', '(', ')', '*', ',', ';', '@',
];

/// Headers to sign, and two that no signer signs. A name in capitals is the same name.
const HEADERS: [&str; 8] = [
    "accept",
    "Content-Type",
    "x-amz-target",
    "X-Amz-Meta-A",
    "x-amz-meta-b",
    "x-custom",
    "User-Agent",
    "X-Amzn-Trace-Id",
];

const PLACES: [&str; 3] = ["header", "url", "form"];
const METHODS: [&str; 5] = ["GET", "POST", "PUT", "DELETE", "HEAD"];
const REGIONS: [&str; 4] = ["us-east-1", "cn-north-1", "us-gov-west-1", "eusc-de-east-1"];
const SERVICES: [&str; 5] = ["rds", "iam", "sts", "monitoring", "elasticloadbalancing"];

/// A request, with what it is signed with, and where its signature is to be: in a header, in the URL, or in the form, as
/// Version 2 has it.
pub(super) fn case(random: &mut Rng, index: usize) -> Value {
    let place = PLACES
        .get(index % PLACES.len())
        .copied()
        .unwrap_or_default();
    if place == "form" {
        return form(random);
    }
    let is_url = place == "url";
    let method = if is_url { "GET" } else { one(random, &METHODS) };
    let body = if matches!(method, "POST" | "PUT") {
        encoded(random, 40, "&=")
    } else {
        String::new()
    };
    let host = format!(
        "{}.example",
        text(random, &['a', 'b', '1', '.'], 1..6).replace('.', "-x")
    );
    json!({
        "place": place,
        "method": method,
        "host": if random.bool() { format!("{host}:8443") } else { host },
        "target": target(random, is_url),
        "headers": headers(random, is_url),
        "body": body,
        "key": format!("AKID{}", text(random, &['A', 'Z', '2', '7'], 12..13)),
        "secret": text(random, &['a', 'Z', '0', '+', '/', '='], 1..80),
        "token": random.bool().then(|| text(random, &['a', 'Z', '0', '+', '/', '='], 1..200)),
        "region": one(random, &REGIONS),
        "service": one(random, &SERVICES),
        "time": random.i64(0..4_000_000_000),
        "expires": is_url.then(|| random.u64(1..=604_800)),
    })
}

/// A request with a form of parameters, each name once.
fn form(random: &mut Rng) -> Value {
    let count = random.usize(0..8);
    let parameters = (0..count).map(|index| {
        let [name, value] = [4, 12].map(|most| encoded(random, most, ""));
        format!("&n.{index}.{name}={value}")
    });
    let body: String = parameters.collect();
    json!({
        "place": "form",
        "method": "POST",
        "host": "sdb.example",
        "target": one(random, &["", "/", "/a/b"]),
        "headers": [],
        "body": format!("Action=Put{body}"),
        "key": "AKIDEXAMPLE",
        "secret": text(random, &['a', 'Z', '0', '+', '/', '='], 1..80),
        "token": random.bool().then(|| text(random, &['a', 'Z', '0', '+', '/', '='], 1..200)),
        "region": "us-east-1",
        "service": "sdb",
        "time": random.i64(0..4_000_000_000),
    })
}

/// A path and parameters. Signers of URLs do not know parameters of the same name.
fn target(random: &mut Rng, is_url: bool) -> String {
    let mut target = String::new();
    for _ in 0..random.usize(0..5) {
        target.push('/');
        match random.u8(0..8) {
            0 => {}
            1 => target.push('.'),
            2 => target.push_str(".."),
            3 | 4 => target.push_str(&encoded(random, 6, "")),
            _ => target.push_str(&text(random, &PATH, 1..6)),
        }
    }
    if target.is_empty() || random.bool() {
        target.push('/');
    }
    for index in 0..random.usize(0..6) {
        target.push(if index == 0 { '?' } else { '&' });
        let name = encoded(random, 4, "");
        if is_url {
            target.push_str(&format!("n{index}"));
        }
        // botocore takes a parameter without a name for none.
        target.push_str(if name.is_empty() { "n" } else { &name });
        target.push('=');
        target.push_str(&encoded(random, 8, ""));
    }
    target
}

/// Headers, some of them more than once, with values that have more spaces than count.
fn headers(random: &mut Rng, is_url: bool) -> Value {
    let mut headers = Vec::new();
    for _ in 0..random.usize(0..6) {
        let value = text(
            random,
            &['a', 'Z', '7', ' ', ' ', ';', '=', ',', '"'],
            1..16,
        );
        headers.push(json!([one(random, &HEADERS), value]));
    }
    if is_url {
        // Ours drops the type of a body that is not sent.
        headers.retain(|header| header.get(0) != Some(&json!("Content-Type")));
    }
    headers.into()
}

/// Random text as AWS's clients encode it, of fewer characters than `most`; those in `plain` are left as they are.
fn encoded(random: &mut Rng, most: usize, plain: &str) -> String {
    let mut encoded = String::new();
    for c in text(random, &LETTERS, 0..most).chars() {
        let is_plain = c.is_ascii_alphanumeric() || "-_.~".contains(c);
        if is_plain || plain.contains(c) {
            encoded.push(c);
            continue;
        }
        let mut buffer = [0; 4];
        for byte in c.encode_utf8(&mut buffer).bytes() {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

fn text(random: &mut Rng, letters: &[char], length: std::ops::Range<usize>) -> String {
    let length = random.usize(length);
    (0..length).filter_map(|_| random.choice(letters)).collect()
}

fn one<'a>(random: &mut Rng, all: &[&'a str]) -> &'a str {
    random.choice(all).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_results_in_the_same_requests() {
        let cases = |seed| {
            let mut random = Rng::with_seed(seed);
            (0..100)
                .map(|index| case(&mut random, index))
                .collect::<Vec<_>>()
        };
        assert_eq!(cases(1), cases(1));
        assert_ne!(cases(1), cases(2));
        let of = |place: &str| -> Vec<Value> {
            let mut found = cases(1);
            found.retain(|case| case["place"] == place);
            assert_eq!(found.len(), if place == "header" { 34 } else { 33 });
            found
        };
        assert!(
            of("url")
                .iter()
                .all(|case| case["method"] == "GET" && case["body"] == "")
        );
        assert!(of("header").iter().any(|case| case["body"] != ""));
        assert!(
            of("form")
                .iter()
                .all(|case| case["method"] == "POST" && case["body"] != "")
        );
    }
}
