//! The tokens that a command prints for the next one to go on from (`NextToken`, `--starting-token`): the service's own
//! token, and how many items of that page were printed, in JSON in base64.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value as Json;

use crate::stop::Stop;
use crate::words::ascii::in_ascii;

/// Where to go on.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Start {
    /// The service's token; none for the first page.
    pub(super) token: Option<String>,
    /// How many items of that page are left out.
    pub(super) skip: usize,
}

const AMOUNT: &str = "boto_truncate_amount";

impl Start {
    /// Reads a token: one of these, or the service's own, which an older form has a number behind.
    ///
    /// # Errors
    /// One that is neither.
    pub(super) fn read(word: &str, name: &str) -> Result<Self, Stop> {
        let read = STANDARD.decode(word).ok();
        let read = read.and_then(|bytes| serde_json::from_slice::<Json>(&bytes).ok());
        if let Some(Json::Object(members)) = read {
            let amount = members.get(AMOUNT).and_then(Json::as_u64).unwrap_or(0);
            // One that begins with the first page is that of any command.
            let says_nothing = |value: &Json| value.is_null() || value == "None";
            let is_known = |(key, value): (&String, &Json)| {
                key == name || key == AMOUNT || says_nothing(value)
            };
            if !members.iter().all(is_known) {
                return Err(Stop::words(format!(
                    "Bad starting token: {word}: it is of another command"
                )));
            }
            return Ok(Self {
                token: members.get(name).and_then(Json::as_str).map(str::to_owned),
                skip: usize::try_from(amount).unwrap_or(usize::MAX),
            });
        }
        let (token, skip) = match word.split_once("___") {
            Some((token, amount)) => match amount.parse() {
                Ok(skip) => (token, skip),
                Err(_) => return Err(Stop::other(format!("Bad starting token: {word}"))),
            },
            None => (word, 0),
        };
        Ok(Self {
            token: Some(token.to_owned()).filter(|token| token != "None"),
            skip,
        })
    }
}

/// The token to go on from the page that has `token`, behind `amount` of its items.
pub(super) fn encode(name: &str, token: Option<&str>, amount: Option<usize>) -> String {
    let token = token.map_or_else(|| "null".to_owned(), quoted);
    let amount = amount.map(|amount| format!(", \"{AMOUNT}\": {amount}"));
    let json = format!(
        "{{{}: {token}{}}}",
        quoted(name),
        amount.unwrap_or_default()
    );
    STANDARD.encode(json)
}

/// A text in JSON, in ASCII.
fn quoted(text: &str) -> String {
    in_ascii(&Json::from(text).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_read_as_they_are_written() {
        for (token, amount) in [(Some("a\"ü"), Some(3)), (None, Some(1)), (Some("x"), None)] {
            let word = encode("Marker", token, amount);
            let start = Start::read(&word, "Marker").unwrap();
            assert_eq!(
                (start.token.as_deref(), start.skip),
                (token, amount.unwrap_or(0))
            );
        }
        let start = |word| Start::read(word, "Marker").unwrap();
        assert_eq!(start("abc___5").skip, 5);
        assert_eq!(start("None___5").token, None);
        assert_eq!(start("own-token").token.as_deref(), Some("own-token"));
        assert!(Start::read(&encode("Token", Some("a"), None), "Marker").is_err());
        assert_eq!(start(&encode("Token", None, Some(2))).skip, 2);
    }
}
