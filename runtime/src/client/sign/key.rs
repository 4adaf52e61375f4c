//! Keys of signatures, derived from a secret.

use std::sync::{Mutex, PoisonError};

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use super::signing::Signing;
use super::stamp::Day;
use crate::client::credentials::Credentials;

/// A SHA-256 hash or code.
pub(super) type Hash = [u8; 32];

/// The key of the last signature, for whoever signs next.
#[derive(Default)]
pub(super) struct KeptKey(Mutex<Option<Key>>);

struct Key {
    credentials: Credentials,
    day: Day,
    region: String,
    service: String,
    /// Already has the key, so that it is mixed in once only.
    code: Hmac<Sha256>,
}

impl KeptKey {
    pub(super) const fn new() -> Self {
        Self(Mutex::new(None))
    }

    /// Signs a text with the key of its day, region and service.
    pub(super) fn sign(&self, signing: &Signing<'_>, day: Day, text: &[u8]) -> Hash {
        self.code(signing, day)
            .chain_update(text)
            .finalize()
            .into_bytes()
            .into()
    }

    fn code(&self, signing: &Signing<'_>, day: Day) -> Hmac<Sha256> {
        // Nothing below leaves a key in halves.
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*kept {
            Some(key) if key.is_for(signing, day) => key.code.clone(),
            _ => kept.insert(Key::derive(signing, day)).code.clone(),
        }
    }
}

impl Key {
    fn is_for(&self, signing: &Signing<'_>, day: Day) -> bool {
        self.day == day
            && self.region == signing.region
            && self.service == signing.service
            && self.credentials.has_secret_of(signing.credentials)
    }

    fn derive(signing: &Signing<'_>, day: Day) -> Self {
        let secret = signing.credentials.secret_access_key();
        let mut key = hmac(&["AWS4".as_bytes(), secret.as_bytes()].concat(), &day);
        for part in [signing.region, signing.service, "aws4_request"] {
            key = hmac(&key, part.as_bytes());
        }
        Self {
            credentials: signing.credentials.clone(),
            day,
            region: signing.region.to_owned(),
            service: signing.service.to_owned(),
            code: keyed(&key),
        }
    }
}

/// The code of a text under a key.
pub(super) fn hmac(key: &[u8], text: &[u8]) -> Hash {
    keyed(key).chain_update(text).finalize().into_bytes().into()
}

/// RFC 2104: a key that is longer than a block is hashed, one that is shorter is followed by zeros.
fn keyed(key: &[u8]) -> Hmac<Sha256> {
    let hash;
    let key = if key.len() > BLOCK {
        hash = sha256(key);
        &hash
    } else {
        key
    };
    let mut block = [0; BLOCK];
    for (place, byte) in block.iter_mut().zip(key) {
        *place = *byte;
    }
    Hmac::new(&block.into())
}

const BLOCK: usize = 64;

pub(super) fn sha256(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}

/// The digits of the hexadecimal form.
pub(super) fn hex(hash: &Hash) -> [u8; 64] {
    let mut digits = [0; 64];
    for (place, byte) in digits.chunks_exact_mut(2).zip(hash) {
        place.copy_from_slice(&[digit(byte >> 4), digit(byte & 15)]);
    }
    digits
}

fn digit(half: u8) -> u8 {
    match half {
        ..10 => b'0'.wrapping_add(half),
        _ => b'W'.wrapping_add(half),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::DateTime;

    fn digits(hash: &Hash) -> String {
        String::from_utf8(hex(hash).to_vec()).unwrap()
    }

    #[test]
    fn hashes_of_rfc_6234_and_codes_of_rfc_4231() {
        assert_eq!(
            digits(&sha256(b"abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        for (key, text, code) in [
            (
                vec![0x0b; 20],
                "Hi There",
                "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
            ),
            (
                vec![0xaa; 131],
                "Test Using Larger Than Block-Size Key - Hash Key First",
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
            ),
        ] {
            assert_eq!(digits(&hmac(&key, text.as_bytes())), code);
        }
    }

    #[test]
    fn a_kept_key_is_only_used_for_what_it_was_derived_for() {
        let credentials = Credentials::new("AKID", "secret");
        let others = Credentials::new("AKID", "other");
        let same_secret = Credentials::new("AKID2", "secret").session_token("token");
        let signing = Signing {
            credentials: &credentials,
            host: "example.com",
            region: "us-east-1",
            service: "rds",
            time: DateTime::default(),
        };
        let kept = KeptKey::new();
        let fresh = |signing: &Signing<'_>, day| KeptKey::new().sign(signing, day, b"text");
        let first = kept.sign(&signing, *b"20150830", b"text");
        let mut seen = vec![first];
        for (signing, day) in [
            (signing, *b"20150831"),
            (
                Signing {
                    region: "eu-west-1",
                    ..signing
                },
                *b"20150830",
            ),
            (
                Signing {
                    service: "iam",
                    ..signing
                },
                *b"20150830",
            ),
            (
                Signing {
                    credentials: &others,
                    ..signing
                },
                *b"20150830",
            ),
        ] {
            let signed = kept.sign(&signing, day, b"text");
            assert_eq!(signed, fresh(&signing, day));
            assert!(!seen.contains(&signed));
            seen.push(signed);
            assert_eq!(kept.sign(&signing, day, b"text"), signed);
        }
        let renewed = Signing {
            credentials: &same_secret,
            ..signing
        };
        assert_eq!(kept.sign(&renewed, *b"20150830", b"text"), first);
    }
}
