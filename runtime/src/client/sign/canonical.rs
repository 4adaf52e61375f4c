//! The canonical form of a request, of which a signature of version 4 is made
//! ([specification](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html)).

use std::borrow::Cow;

use super::key::{Hash, hex, sha256};
use super::parameters;
use crate::protocol::Request;

/// A canonical request.
pub(super) struct Canonical {
    text: Vec<u8>,
    /// The names of the headers that are signed.
    pub(super) signed_headers: String,
}

/// Whether a header is left out: the client's own signature, and those that a proxy or the HTTP client may add or change on
/// the way.
fn is_unsigned(name: &str) -> bool {
    matches!(
        name,
        "authorization"
            | "connection"
            | "expect"
            | "keep-alive"
            | "proxy-authenticate"
            | "proxy-authorization"
            | "te"
            | "trailer"
            | "transfer-encoding"
            | "upgrade"
            | "user-agent"
            | "x-amzn-trace-id"
    )
}

impl Canonical {
    pub(super) fn new(request: &Request, host: &str) -> Self {
        let headers = Headers::new(request, host);
        let signed_headers = headers.names();
        Self::of(request, &request.target, &headers, signed_headers)
    }

    /// The form of a request that a server received, of which these headers were signed, and this target.
    #[cfg(feature = "server")]
    pub(super) fn received(request: &Request, target: &str, signed_headers: &str) -> Self {
        let headers = Headers::listed(request, signed_headers);
        Self::of(request, target, &headers, signed_headers.to_owned())
    }

    fn of(request: &Request, target: &str, headers: &Headers<'_>, signed_headers: String) -> Self {
        let (path, sent) = target.split_once('?').unwrap_or((target, ""));
        let mut text = Vec::with_capacity(512);
        text.extend_from_slice(request.method.as_bytes());
        text.push(b'\n');
        text.extend_from_slice(canonical_path(path).as_bytes());
        text.push(b'\n');
        if !sent.is_empty() {
            text.extend_from_slice(parameters::canonical(sent).as_bytes());
        }
        text.push(b'\n');
        headers.write(&mut text);
        text.push(b'\n');
        text.extend_from_slice(signed_headers.as_bytes());
        text.push(b'\n');
        text.extend_from_slice(&hex(&sha256(&request.body)));
        Self {
            text,
            signed_headers,
        }
    }

    pub(super) fn hash(&self) -> Hash {
        sha256(&self.text)
    }

    #[cfg(test)]
    pub(super) fn text(&self) -> &str {
        std::str::from_utf8(&self.text).unwrap()
    }
}

/// The path without empty and dot segments, and with escapes of its own on top of those it has.
fn canonical_path(path: &str) -> Cow<'_, str> {
    if matches!(path, "" | "/") {
        return Cow::Borrowed("/");
    }
    let mut segments = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop();
            }
            segment => segments.push(segment),
        }
    }
    let is_folder = path.ends_with('/') && !segments.is_empty();
    let end = if is_folder { "/" } else { "" };
    let normal = format!("/{}{end}", segments.join("/"));
    Cow::Owned(parameters::escape_path(&normal))
}

/// A name in lower case and a value.
type Header<'a> = (Cow<'a, str>, &'a [u8]);

/// The headers that are signed, in the order of their names.
struct Headers<'a>(Vec<Header<'a>>);

impl<'a> Headers<'a> {
    fn new(request: &'a Request, host: &'a str) -> Self {
        let mut headers = Vec::with_capacity(request.headers.len().saturating_add(1));
        headers.push((Cow::Borrowed("host"), host.as_bytes()));
        for (name, value) in &request.headers {
            let name = lower(name);
            if name != "host" && !is_unsigned(&name) {
                headers.push((name, value));
            }
        }
        // Values of one name stay in their order.
        headers.sort_by(|(one, _), (other, _)| one.cmp(other));
        Self(headers)
    }

    /// Those with the names in a list, which is in order.
    #[cfg(feature = "server")]
    fn listed(request: &'a Request, names: &str) -> Self {
        let mut headers = Vec::with_capacity(request.headers.len());
        for (name, value) in &request.headers {
            let name = lower(name);
            if names.split(';').any(|listed| listed == name) {
                headers.push((name, &**value));
            }
        }
        headers.sort_by(|(one, _), (other, _)| one.cmp(other));
        Self(headers)
    }

    /// The headers by name: those with the same name are one.
    fn groups(&self) -> impl Iterator<Item = (&str, &[Header<'a>])> {
        let groups = self.0.chunk_by(|(one, _), (other, _)| one == other);
        groups.filter_map(|group| Some((&*group.first()?.0, group)))
    }

    fn names(&self) -> String {
        let mut names = String::with_capacity(64);
        for (name, _) in self.groups() {
            if !names.is_empty() {
                names.push(';');
            }
            names.push_str(name);
        }
        names
    }

    fn write(&self, output: &mut Vec<u8>) {
        for (name, values) in self.groups() {
            output.extend_from_slice(name.as_bytes());
            let mut separator = b':';
            for (_, value) in values {
                output.push(separator);
                write_value(output, value);
                separator = b',';
            }
            output.push(b'\n');
        }
    }
}

fn lower(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

/// Writes a value without white space around it, and with one space for each run of white space.
fn write_value(output: &mut Vec<u8>, value: &[u8]) {
    let words = value.split(u8::is_ascii_whitespace);
    for (index, word) in words.filter(|word| !word.is_empty()).enumerate() {
        if index > 0 {
            output.push(b' ');
        }
        output.extend_from_slice(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        for (path, expected) in [
            ("", "/"),
            ("/", "/"),
            ("//", "/"),
            ("/a/./b/../c", "/a/c"),
            ("/../../a/", "/a/"),
            ("/a/..", "/"),
            ("/a//b//", "/a/b/"),
            ("/a b/ሴ", "/a%20b/%E1%88%B4"),
            ("/a%20b", "/a%2520b"),
        ] {
            assert_eq!(canonical_path(path), expected, "{path}");
        }
    }

    #[test]
    fn headers_are_sorted_and_joined_and_those_of_proxies_left_out() {
        let request = Request::new("POST", "/")
            .header("User-Agent", "x")
            .header("b", " 1  2\t3 ")
            .header("Host", "other.example.com")
            .header("A", "2")
            .header("a", "1")
            .header("x-amzn-trace-id", "x");
        let canonical = Canonical::new(&request, "example.com");
        assert_eq!(canonical.signed_headers, "a;b;host");
        let head = "POST\n/\n\na:2,1\nb:1 2 3\nhost:example.com\n\na;b;host\n";
        assert!(canonical.text().starts_with(head), "{}", canonical.text());
    }
}
