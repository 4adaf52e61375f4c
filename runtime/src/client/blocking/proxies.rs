//! Which proxy a host is reached through, as the environment's variables say.
//!
//! The agent reads them as well, but takes one proxy for URLs of both schemes, knows fewer forms of `NO_PROXY`, and connects
//! directly if it cannot use the proxy, which nobody asks for who names one.

use std::fmt;
use std::net::IpAddr;

use ureq::http::Uri;
use ureq::{Proxy, ProxyProtocol};

use crate::client::transport::{TransportError, TransportErrorKind};

/// The proxies that the environment names.
#[derive(Debug, Clone, Default)]
pub(super) struct Proxies {
    http: Option<Way>,
    https: Option<Way>,
    direct: Vec<Pattern>,
}

/// What a variable names.
#[derive(Debug, Clone)]
enum Way {
    Proxy(Proxy),
    /// A proxy that cannot be used, and why.
    None(Unusable),
}

/// Why a proxy cannot be used. The value of the variable may hold a password, and is not shown.
#[derive(Debug, Clone)]
enum Unusable {
    /// The variable does not have the URL of a proxy.
    Malformed(&'static str),
    /// It is reached by this protocol.
    Protocol(&'static str, ProxyProtocol),
}

/// Hosts that are reached without a proxy.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Pattern {
    All,
    /// This host, and those below it.
    Domain(String),
    /// Addresses that begin with as many bits of this one.
    Network(IpAddr, u32),
}

impl Proxies {
    /// Those that the environment's variables name.
    pub(super) fn of_environment() -> Self {
        Self::of(|name| std::env::var(name).ok())
    }

    fn of(variable: impl Fn(&str) -> Option<String>) -> Self {
        let first = |names: [&'static str; 2]| {
            names.into_iter().find_map(|name| {
                let value = variable(name)?;
                let value = value.trim();
                (!value.is_empty()).then(|| (name, value.to_owned()))
            })
        };
        // Who sends a request to a CGI program can set `HTTP_PROXY` by a header.
        if variable("REQUEST_METHOD").is_some() {
            return Self::default();
        }
        let all = || first(["ALL_PROXY", "all_proxy"]);
        let way = |names| {
            first(names)
                .or_else(all)
                .map(|(name, value)| way(name, &value))
        };
        let direct = first(["NO_PROXY", "no_proxy"]).map(|(_, value)| patterns(&value));
        Self {
            http: way(["HTTP_PROXY", "http_proxy"]),
            https: way(["HTTPS_PROXY", "https_proxy"]),
            direct: direct.unwrap_or_default(),
        }
    }

    /// The proxy that a URL is reached through; `None` if it is reached directly.
    pub(super) fn of_url(&self, url: &Uri) -> Result<Option<Proxy>, TransportError> {
        let way = match url.scheme_str() {
            Some("https") => &self.https,
            _ => &self.http,
        };
        let host = url.host().unwrap_or_default();
        match way {
            Some(_) if self.direct.iter().any(|pattern| pattern.matches(host)) => Ok(None),
            Some(Way::Proxy(proxy)) => Ok(Some(proxy.clone())),
            Some(Way::None(why)) => {
                Err(TransportError::new(TransportErrorKind::Connect).cause(why.to_string()))
            }
            None => Ok(None),
        }
    }
}

fn way(name: &'static str, value: &str) -> Way {
    match Proxy::new(value) {
        Err(_) => Way::None(Unusable::Malformed(name)),
        Ok(proxy) => match proxy.protocol() {
            ProxyProtocol::Http | ProxyProtocol::Https => Way::Proxy(proxy),
            other => Way::None(Unusable::Protocol(name, other)),
        },
    }
}

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(name) => write!(
                f,
                "the variable {name} is not the URL of a proxy, like `http://host:port`"
            ),
            Self::Protocol(name, protocol) => write!(
                f,
                "a proxy that is reached by {protocol} is not supported, only by HTTP; {name} names one"
            ),
        }
    }
}

/// The hosts in a list with commas or spaces.
fn patterns(list: &str) -> Vec<Pattern> {
    let parts = list.split([',', ' ']).map(str::trim);
    let parts = parts.filter(|part| !part.is_empty());
    parts.map(pattern).collect()
}

fn pattern(part: &str) -> Pattern {
    if part == "*" {
        return Pattern::All;
    }
    let (address, bits) = match part.split_once('/') {
        Some((address, bits)) => (address, bits.parse().ok()),
        None => (part, Some(u32::MAX)),
    };
    if let (Some(address), Some(bits)) = (address_of(address), bits) {
        return Pattern::Network(address, bits);
    }
    let domain = part.strip_prefix('*').unwrap_or(part);
    let domain = domain.strip_prefix('.').unwrap_or(domain);
    Pattern::Domain(domain.to_ascii_lowercase())
}

/// The address that a host is, if it is none with a name.
fn address_of(host: &str) -> Option<IpAddr> {
    let inner = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'));
    inner.unwrap_or(host).parse().ok()
}

impl Pattern {
    fn matches(&self, host: &str) -> bool {
        match self {
            Self::All => true,
            Self::Domain(domain) => {
                let host = host.to_ascii_lowercase();
                let above = host.strip_suffix(domain.as_str());
                above.is_some_and(|above| above.is_empty() || above.ends_with('.'))
            }
            Self::Network(network, bits) => match (network, address_of(host)) {
                (IpAddr::V4(network), Some(IpAddr::V4(host))) => {
                    let different = u32::from(*network) ^ u32::from(host);
                    different.leading_zeros() >= (*bits).min(u32::BITS)
                }
                (IpAddr::V6(network), Some(IpAddr::V6(host))) => {
                    let different = u128::from(*network) ^ u128::from(host);
                    different.leading_zeros() >= (*bits).min(u128::BITS)
                }
                _ => false,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use std::error::Error;

    use super::*;

    /// Where a URL is reached: a proxy, directly, or not at all.
    fn way_of(variables: &[(&str, &str)], url: &str) -> String {
        let get = |name: &str| {
            let found = variables.iter().find(|(other, _)| *other == name)?;
            Some(found.1.to_owned())
        };
        match Proxies::of(get).of_url(&url.parse().unwrap()) {
            Ok(None) => "directly".to_owned(),
            Ok(Some(proxy)) => format!("{}:{}", proxy.host(), proxy.port()),
            Err(error) => error.source().unwrap().to_string(),
        }
    }

    const HTTP: (&str, &str) = ("HTTP_PROXY", "http://u:hunter2@plain:1");
    const HTTPS: (&str, &str) = ("https_proxy", "secure:2");

    #[test]
    fn each_scheme_has_its_proxy() {
        let all = ("all_proxy", "http://all:3");
        for (variables, http, https) in [
            (&[][..], "directly", "directly"),
            (&[HTTP], "plain:1", "directly"),
            (&[HTTPS], "directly", "secure:2"),
            (&[HTTP, HTTPS, all], "plain:1", "secure:2"),
            (&[HTTP, all], "plain:1", "all:3"),
            (&[HTTP, ("HTTP_PROXY", "")], "plain:1", "directly"),
            (&[("HTTP_PROXY", " "), all], "all:3", "all:3"),
            (
                &[HTTP, HTTPS, ("REQUEST_METHOD", "GET")],
                "directly",
                "directly",
            ),
        ] {
            assert_eq!(way_of(variables, "http://h/"), http, "{variables:?}");
            assert_eq!(way_of(variables, "https://h/"), https, "{variables:?}");
        }
    }

    #[test]
    fn a_proxy_that_cannot_be_used_is_not_gone_around() {
        for (value, expected) in [
            (
                "socks5://u:hunter2@h:1",
                "a proxy that is reached by SOCKS5 is not supported, only by HTTP; HTTPS_PROXY names one",
            ),
            (
                "hunter2 hunter2",
                "the variable HTTPS_PROXY is not the URL of a proxy, like `http://host:port`",
            ),
        ] {
            let variables = [("HTTPS_PROXY", value), ("NO_PROXY", "near")];
            assert_eq!(way_of(&variables, "https://far/"), expected);
            assert_eq!(way_of(&variables, "https://near/"), "directly");
            assert_eq!(way_of(&variables, "http://far/"), "directly");
        }
    }

    #[test]
    fn hosts_without_a_proxy() {
        for (list, yes, no) in [
            ("*", &["a.b", "127.0.0.1", "[::1]"][..], &[][..]),
            (
                "localhost, Amazonaws.com",
                &["localhost", "amazonaws.com", "rds.us-east-1.AMAZONAWS.com"],
                &["notamazonaws.com", "amazonaws.com.cn", "127.0.0.1"],
            ),
            (".a.b *.c", &["a.b", "x.a.b", "c", "x.y.c"], &["b", "xa.b"]),
            (
                "10.0.0.0/8,127.0.0.1,169.254.169.254/32",
                &["10.1.2.3", "127.0.0.1", "169.254.169.254"],
                &["11.0.0.1", "127.0.0.2", "[::1]", "10.example"],
            ),
            (
                "fd00::/8,[::1]",
                &["[fd12::3]", "[::1]"],
                &["[fe80::1]", "[::2]"],
            ),
            ("0.0.0.0/0", &["1.2.3.4"], &["[::1]", "a"]),
            (" , ,10.0.0.0/x", &[], &["10.0.0.0", "a"]),
        ] {
            let variables = [("ALL_PROXY", "http://proxy:1"), ("no_proxy", list)];
            for (hosts, expected) in [(yes, "directly"), (no, "proxy:1")] {
                for host in hosts {
                    let way = way_of(&variables, &format!("http://{host}:8080/"));
                    assert_eq!(way, expected, "{list} {host}");
                }
            }
        }
    }
}
