//! URLs of endpoints, of which only the parts exist that an endpoint may have.

use std::borrow::Cow;
use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::str::FromStr;
use std::sync::Arc;

/// The URL of an endpoint: a scheme, a host, perhaps a port and a path, and nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Url {
    scheme: Scheme,
    /// Without the port of the scheme. Shared, since the end of every call has a URL.
    host: Arc<str>,
    /// Empty, or begins with a slash.
    path: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Scheme {
    Http,
    Https,
}

/// Why a text is not the URL of an endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum UrlError {
    /// It does not begin with `http://` or `https://`.
    Scheme,
    /// The host is absent, or has characters that no host has.
    Host,
    /// The port is not a number from 1 to 65535.
    Port,
    /// The path has characters that must be escaped.
    Path,
    /// It has a user name or password.
    User,
    /// It has parameters or a fragment.
    Parameters,
}

impl Url {
    /// The scheme: `http` or `https`.
    #[must_use]
    pub fn scheme(&self) -> &'static str {
        match self.scheme {
            Scheme::Http => "http",
            Scheme::Https => "https",
        }
    }

    /// The host with its port, as in the header `host`: without the port if it is the one of the scheme.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The path: empty, or with a slash at its beginning.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Whether the host is an address.
    #[must_use]
    pub fn is_ip(&self) -> bool {
        let (name, _) = split_port(&self.host);
        self.host.starts_with('[') || name.parse::<Ipv4Addr>().is_ok()
    }

    /// The whole URL of a request with this target, to which the path already belongs: see [`target`](Self::target).
    #[must_use]
    pub fn with_target(&self, target: &str) -> String {
        [self.scheme(), "://", &self.host, target].concat()
    }

    /// The target of a request to this endpoint whose own target is `target`.
    #[must_use]
    pub fn target<'t>(&self, target: impl Into<Cow<'t, str>>) -> Cow<'t, str> {
        let target = target.into();
        match (self.path.as_str(), &*target) {
            ("", _) => target,
            (path, "/") => path.to_owned().into(),
            (path, target) => [path.trim_end_matches('/'), target].concat().into(),
        }
    }
}

/// A text that should be a URL, with asterisks for a user name and password in it.
pub(super) fn without_user(text: &str) -> String {
    let (scheme, rest) = text.split_once("://").unwrap_or(("", text));
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at_checked(end).unwrap_or((rest, ""));
    match authority.rsplit_once('@') {
        Some((_, host)) => [scheme, "://********@", host, path].concat(),
        None => text.to_owned(),
    }
}

impl FromStr for Url {
    type Err = UrlError;

    fn from_str(text: &str) -> Result<Self, UrlError> {
        let (scheme, rest) = text.split_once("://").ok_or(UrlError::Scheme)?;
        let scheme = match scheme.to_ascii_lowercase().as_str() {
            "http" => Scheme::Http,
            "https" => Scheme::Https,
            _ => return Err(UrlError::Scheme),
        };
        if rest.contains(['?', '#']) {
            return Err(UrlError::Parameters);
        }
        let end = rest.find('/').unwrap_or(rest.len());
        let (authority, path) = rest.split_at_checked(end).unwrap_or((rest, ""));
        if authority.contains('@') {
            return Err(UrlError::User);
        }
        if !path
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte))
        {
            return Err(UrlError::Path);
        }
        Ok(Self {
            scheme,
            host: host(authority, scheme)?.into(),
            path: path.to_owned(),
        })
    }
}

/// The host in lower case, with its port if it is not the scheme's.
fn host(authority: &str, scheme: Scheme) -> Result<String, UrlError> {
    let (name, port) = split_port(authority);
    if !is_host(name) {
        return Err(UrlError::Host);
    }
    let mut host = name.to_ascii_lowercase();
    if let Some(port) = port {
        let is_number = port.bytes().all(|byte| byte.is_ascii_digit());
        let number: Option<u16> = port.parse().ok().filter(|port| is_number && *port > 0);
        let number = number.ok_or(UrlError::Port)?;
        let default = match scheme {
            Scheme::Http => 80,
            Scheme::Https => 443,
        };
        if number != default {
            host.push(':');
            host.push_str(itoa::Buffer::new().format(number));
        }
    }
    Ok(host)
}

/// The colons of an address in brackets do not come before a port.
fn split_port(authority: &str) -> (&str, Option<&str>) {
    match authority.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => (name, Some(port)),
        _ => (authority, None),
    }
}

fn is_host(name: &str) -> bool {
    let address = name
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    if let Some(address) = address {
        return address.parse::<Ipv6Addr>().is_ok();
    }
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    let labels = name.strip_suffix('.').unwrap_or(name).split('.');
    let mut labels = labels.map(|label| (1..=63).contains(&label.len()));
    name.bytes().all(is_part) && labels.all(|fits| fits)
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}{}", self.scheme(), self.host, self.path)
    }
}

impl fmt::Display for UrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Scheme => "it does not begin with `http://` or `https://`",
            Self::Host => "its host is absent or has characters that no host has",
            Self::Port => "its port is not a number from 1 to 65535",
            Self::Path => "its path has characters that must be escaped",
            Self::User => "it has a user name or password",
            Self::Parameters => "it has parameters or a fragment",
        })
    }
}

impl std::error::Error for UrlError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts() {
        for (text, scheme, host, path, is_ip) in [
            (
                "https://rds.amazonaws.com",
                "https",
                "rds.amazonaws.com",
                "",
                false,
            ),
            (
                "HTTP://LocalHost:5000/a/B/",
                "http",
                "localhost:5000",
                "/a/B/",
                false,
            ),
            (
                "https://example.com:443/",
                "https",
                "example.com",
                "/",
                false,
            ),
            (
                "http://example.com:443",
                "http",
                "example.com:443",
                "",
                false,
            ),
            ("http://127.0.0.1:80", "http", "127.0.0.1", "", true),
            ("http://[::1]", "http", "[::1]", "", true),
            ("http://[::1]:4566/%20", "http", "[::1]:4566", "/%20", true),
            (
                "https://a_b.example.com.",
                "https",
                "a_b.example.com.",
                "",
                false,
            ),
        ] {
            let url: Url = text.parse().unwrap();
            let parts = (url.scheme(), url.host(), url.path(), url.is_ip());
            assert_eq!(parts, (scheme, host, path, is_ip), "{text}");
            assert_eq!(url.to_string(), format!("{scheme}://{host}{path}"));
        }
    }

    #[test]
    fn what_is_no_endpoint() {
        let long = format!("https://{}.com", "a".repeat(64));
        for (text, error) in [
            ("", UrlError::Scheme),
            ("rds.amazonaws.com", UrlError::Scheme),
            ("ftp://example.com", UrlError::Scheme),
            ("https://", UrlError::Host),
            ("https:///path", UrlError::Host),
            ("https://a..b", UrlError::Host),
            ("https://a b", UrlError::Host),
            ("https://exämple.com", UrlError::Host),
            ("https://example.com\r\nx: y", UrlError::Host),
            ("https://[::1", UrlError::Host),
            ("https://::1", UrlError::Host),
            (&*long, UrlError::Host),
            ("https://a:", UrlError::Port),
            ("https://a:0", UrlError::Port),
            ("https://a:+1", UrlError::Port),
            ("https://a:65536", UrlError::Port),
            ("https://a/b c", UrlError::Path),
            ("https://a/\u{7f}", UrlError::Path),
            ("https://user:password@example.com", UrlError::User),
            ("https://a?b", UrlError::Parameters),
            ("https://a/#b", UrlError::Parameters),
        ] {
            assert_eq!(text.parse::<Url>(), Err(error), "{text}");
        }
    }

    #[test]
    fn the_path_comes_before_that_of_a_request() {
        for (url, target, expected) in [
            ("https://a", "/", "/"),
            ("https://a/", "/?b=1", "/?b=1"),
            ("https://a/b", "/", "/b"),
            ("https://a/b/", "/", "/b/"),
            ("https://a/b", "/?c=1", "/b/?c=1"),
            ("https://a/b/", "/c", "/b/c"),
        ] {
            let parsed: Url = url.parse().unwrap();
            assert_eq!(parsed.target(target), expected, "{url}");
            assert_eq!(parsed.with_target(expected), format!("https://a{expected}"));
        }
    }
}
