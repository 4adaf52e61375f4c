//! `rds generate-db-auth-token`: the password that a database takes in place of one of its own, made of credentials.

use std::time::{Duration, SystemTime};

use touchmark::DateTime;
use touchmark::client::blocking::Caller;
use touchmark::client::credentials::Credentials;
use touchmark::client::endpoint::EndpointError;
use touchmark::client::sign::{PresignError, Signer, Signing};
use touchmark::client::{Catalog, Failure};
use touchmark::protocol::Request;

use super::call::failed;
use crate::global::Globals;
use crate::grammar::{Opt, Parsed, Takes};
use crate::screen::Screen;
use crate::settings::Environment;
use crate::stop::Stop;

/// The options.
const OPTIONS: [&str; 3] = ["--hostname", "--port", "--username"];

/// What the signature is for.
const SERVICE: &str = "rds-db";

/// How long a database takes it.
const EXPIRES: Duration = Duration::from_secs(900);

/// The port that a URL of the scheme need not name.
const USUAL: i64 = 443;

/// The options, for the grammar.
pub(crate) fn options() -> Vec<Opt> {
    let all = OPTIONS.iter();
    all.map(|name| Opt {
        name: (*name).to_owned(),
        takes: Takes::One,
        required: true,
    })
    .collect()
}

/// Prints the password.
///
/// # Errors
/// A port that is no number, and a region or credentials that are missing.
pub(crate) fn run(
    catalog: &'static Catalog,
    parsed: &Parsed,
    globals: &Globals,
    screen: &mut Screen<'_>,
) -> Result<(), Stop> {
    let word = |index| {
        let words = parsed.values(index).and_then(<[String]>::first);
        words.map(String::as_str).unwrap_or_default()
    };
    let (host, port, user) = (word(0), word(1), word(2));
    let port: i64 = port.trim().parse().map_err(|_| {
        let port = port.escape_debug();
        Stop::words(format!(
            "argument --port: `{port}` is not a whole number such as 3306"
        ))
    })?;
    let environment = Environment::load(globals)?;
    let (config, transport) = environment.client(catalog.service, globals)?;
    let region = environment.endpoint(catalog.service, globals)?;
    let region = region
        .region_name()
        .map(str::to_owned)
        .ok_or_else(|| failed(&Failure::Endpoint(EndpointError::NoRegion), ""))?;
    let caller = Caller::with_transport(catalog, config, transport);
    let credentials = caller
        .credentials()
        .map_err(|error| failed(&Failure::Credentials(error), ""))?;
    let time = DateTime::try_from(SystemTime::now()).unwrap_or_default();
    let token = token(&credentials, &region, host, port, user, time);
    screen.write(&(token.map_err(|error| Stop::other(error.to_string()))? + "\n"))
}

/// The password: a signed URL without its scheme.
fn token(
    credentials: &Credentials,
    region: &str,
    host: &str,
    port: i64,
    user: &str,
    time: DateTime,
) -> Result<String, PresignError> {
    let authority = format!("{host}:{port}");
    let signing = Signing {
        credentials,
        host: if port == USUAL { host } else { &authority },
        region,
        service: SERVICE,
        time,
    };
    let request = Request::new("GET", target(user));
    let target = Signer::new().presign(request, &signing, EXPIRES)?;
    Ok(authority + &target)
}

/// What a database is asked for.
fn target(user: &str) -> String {
    let mut target = "/?Action=connect&DBUser=".to_owned();
    for byte in user.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            target.push(char::from(byte));
        } else {
            target.push_str(&format!("%{byte:02X}"));
        }
    }
    target
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_a_signed_url_without_its_scheme() {
        let credentials = Credentials::new("AKIDEXAMPLE", "secret");
        let time = DateTime::from_unix(1_440_938_160, 0).unwrap();
        let of = |port| token(&credentials, "us-west-2", "db.example", port, "a b", time).unwrap();
        let found = of(3306);
        let start = "db.example:3306/?Action=connect&DBUser=a%20b&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=\
             AKIDEXAMPLE%2F20150830%2Fus-west-2%2Frds-db%2Faws4_request&X-Amz-Date=20150830T123600Z&X-Amz-Expires=900&\
             X-Amz-SignedHeaders=host&X-Amz-Signature=";
        assert!(found.starts_with(start), "{found}");
        // The port is part of what is signed, unless it is the scheme's.
        let signature = |text: &str| text.rsplit('=').next().map(str::to_owned);
        assert_ne!(signature(&found), signature(&of(443)));
        assert!(of(443).starts_with("db.example:443/?"));
    }

    #[test]
    fn a_user_may_have_any_name() {
        assert_eq!(target("a b/ä~"), "/?Action=connect&DBUser=a%20b%2F%C3%A4~");
    }
}
