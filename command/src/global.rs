//! The options that every command has.

use std::time::Duration;

use touchmark::client::Timeouts;

use crate::argument::settle::Binary;
use crate::grammar::{Opt, Parsed, Takes};
use crate::output::{FORMATS, Format};
use crate::query::Query;
use crate::stop::Stop;

/// The options in the order in which they are read: each with whether a word follows it, and what it is for, if help and
/// completion show it.
const OPTIONS: [(&str, bool, &str); 18] = [
    (
        "--debug",
        false,
        "Shows requests and answers, without secrets.",
    ),
    (
        "--endpoint-url",
        true,
        "Where requests are sent, in place of AWS's endpoint.",
    ),
    (
        "--no-verify-ssl",
        false,
        "Takes any certificate: whoever answers may be someone else.",
    ),
    ("--no-paginate", false, "Asks for the first page only."),
    (
        "--output",
        true,
        "The format of what is printed: json, text, table, yaml or yaml-stream.",
    ),
    (
        "--query",
        true,
        "What of the answer is printed, in JMESPath.",
    ),
    (
        "--profile",
        true,
        "The profile of the shared files with credentials and settings.",
    ),
    ("--region", true, "The region."),
    ("--version", false, "Prints the program's version."),
    (
        "--color",
        true,
        "Whether tables have colours: on, off or auto, which is on a terminal.",
    ),
    ("--no-sign-request", false, "Asks without credentials."),
    (
        "--ca-bundle",
        true,
        "A file of certificates, in PEM encoding, that are trusted in place of others.",
    ),
    (
        "--cli-read-timeout",
        true,
        "How long an answer may take, in seconds: 60 without it, no limit for 0.",
    ),
    (
        "--cli-connect-timeout",
        true,
        "How long a connection may take, likewise.",
    ),
    (
        "--cli-binary-format",
        true,
        "How bytes are written: base64 or raw-in-base64-out.",
    ),
    ("--no-cli-pager", false, "Prints without a pager."),
    ("--cli-auto-prompt", false, ""),
    ("--no-cli-auto-prompt", false, ""),
];

/// Options that the AWS CLI has and this program has not, with what to do instead.
const ABSENT: [(&str, &str); 1] = [(
    "--cli-auto-prompt",
    "complete words with Tab instead: see the help for completion",
)];

/// When tables and lists have colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Colour {
    On,
    Off,
    /// On a terminal.
    Auto,
}

/// What the options of every command say.
#[derive(Debug)]
pub(crate) struct Globals {
    pub(crate) debug: bool,
    pub(crate) endpoint_url: Option<String>,
    pub(crate) paginate: bool,
    pub(crate) output: Option<Format>,
    pub(crate) query: Option<Query>,
    pub(crate) profile: Option<String>,
    pub(crate) region: Option<String>,
    pub(crate) version: bool,
    pub(crate) colour: Colour,
    pub(crate) sign: bool,
    /// The file with the certificates that are trusted.
    pub(crate) ca_bundle: Option<String>,
    /// Whether certificates are verified.
    pub(crate) verify: bool,
    pub(crate) timeouts: Timeouts,
    pub(crate) binary: Option<Binary>,
    pub(crate) pager: bool,
}

/// The options, for the grammar.
pub(crate) fn options() -> Vec<Opt> {
    let all = OPTIONS.iter();
    all.map(|(name, has_word, _)| Opt {
        name: (*name).to_owned(),
        takes: if *has_word {
            Takes::One
        } else {
            Takes::Nothing
        },
        required: false,
    })
    .collect()
}

/// The options that help and completion show, each with what it is for.
pub(crate) fn shown() -> impl Iterator<Item = (Opt, &'static str)> {
    let all = options().into_iter().zip(OPTIONS);
    all.map(|(option, (_, _, about))| (option, about))
        .filter(|(_, about)| !about.is_empty())
}

/// What the options say that were taken out of a command line.
///
/// # Errors
/// A word that an option cannot have, and an option that this program has not.
pub(crate) fn read(parsed: &Parsed) -> Result<Globals, Stop> {
    let index = |name: &str| OPTIONS.iter().position(|(known, ..)| *known == name);
    let words = |name: &str| parsed.values(index(name)?);
    let word = |name: &str| words(name).and_then(<[String]>::first).map(String::as_str);
    let is_set = |name: &str| words(name).is_some();
    for (name, instead) in ABSENT {
        if is_set(name) {
            return Err(Stop::words(format!("{name} is not supported: {instead}")));
        }
    }
    let output = chosen("--output", word("--output"), &FORMATS)?;
    let colours = [
        ("on", Colour::On),
        ("off", Colour::Off),
        ("auto", Colour::Auto),
    ];
    let colour = chosen("--color", word("--color"), &colours)?;
    let binaries = [
        ("base64", Binary::Base64),
        ("raw-in-base64-out", Binary::Raw),
    ];
    let binary = chosen(
        "--cli-binary-format",
        word("--cli-binary-format"),
        &binaries,
    )?;
    let timeouts = Timeouts::new()
        .connect(seconds(
            "--cli-connect-timeout",
            word("--cli-connect-timeout"),
        )?)
        .attempt(seconds("--cli-read-timeout", word("--cli-read-timeout"))?);
    Ok(Globals {
        debug: is_set("--debug"),
        endpoint_url: word("--endpoint-url").map(url).transpose()?,
        paginate: !is_set("--no-paginate"),
        output,
        query: word("--query").map(Query::read).transpose()?,
        profile: word("--profile").map(str::to_owned),
        region: word("--region").map(str::to_owned),
        version: is_set("--version"),
        colour: colour.unwrap_or(Colour::Auto),
        sign: !is_set("--no-sign-request"),
        ca_bundle: word("--ca-bundle").map(str::to_owned),
        verify: !is_set("--no-verify-ssl"),
        timeouts,
        binary,
        pager: !is_set("--no-cli-pager"),
    })
}

/// One of several words.
pub(crate) fn chosen<T: Copy>(
    option: &str,
    word: Option<&str>,
    known: &[(&str, T)],
) -> Result<Option<T>, Stop> {
    let Some(word) = word else {
        return Ok(None);
    };
    if let Some((_, found)) = known.iter().find(|(name, _)| *name == word) {
        return Ok(Some(*found));
    }
    let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
    Err(Stop::words(format!(
        "argument {option}: Invalid choice, valid choices are: {}; not `{}`",
        names.join(", "),
        word.escape_debug()
    )))
}

/// A number of seconds: 60 without a word, and no limit for 0.
fn seconds(option: &str, word: Option<&str>) -> Result<Option<Duration>, Stop> {
    let Some(word) = word else {
        return Ok(Some(Duration::from_secs(60)));
    };
    match word.trim().parse() {
        Ok(0) => Ok(None),
        Ok(seconds) => Ok(Some(Duration::from_secs(seconds))),
        Err(_) => Err(Stop::other(format!(
            "{option} takes a number of seconds, not `{word}`"
        ))),
    }
}

fn url(url: &str) -> Result<String, Stop> {
    match url.split_once(':') {
        Some((scheme, _)) if scheme.starts_with(|letter: char| letter.is_ascii_alphabetic()) => {
            Ok(url.to_owned())
        }
        _ => Err(Stop::words(format!(
            "Bad value for --endpoint-url \"{url}\": scheme is missing.  Must be of the form http://<hostname>/ or https://<hostname>/"
        ))),
    }
}
