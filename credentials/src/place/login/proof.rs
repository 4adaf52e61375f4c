//! A proof that a request is sent by who has a key
//! ([RFC 9449](https://www.rfc-editor.org/rfc/rfc9449), DPoP): a token that is signed with the key.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::rand::{SecureRandom, SystemRandom};
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::json;
use touchmark::value::DateTime;

/// The proof for one request with the method `POST` to a URL. The key is one of the curve P-256, in the form of
/// [RFC 5915](https://www.rfc-editor.org/rfc/rfc5915) as text; `None` if it is not.
pub(super) fn proof(key: &str, url: &str, now: DateTime) -> Option<String> {
    let random = SystemRandom::new();
    let (private, public) = parts(&der(key)?)?;
    let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
    let key = EcdsaKeyPair::from_private_key_and_public_key(algorithm, &private, &public, &random)
        .ok()?;
    let mut id = [0; 16];
    random.fill(&mut id).ok()?;
    // The first byte says that both coordinates follow.
    let coordinates = key.public_key().as_ref().get(1..)?;
    let (x, y) = coordinates.split_at_checked(32)?;
    let encode = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    let header = json!({
        "typ": "dpop+jwt",
        "alg": "ES256",
        "jwk": {"kty": "EC", "crv": "P-256", "x": encode(x), "y": encode(y)},
    });
    let claims = json!({"jti": encode(&id), "htm": "POST", "htu": url, "iat": now.secs()});
    let part = |value: serde_json::Value| encode(value.to_string().as_bytes());
    let message = [part(header), part(claims)].join(".");
    let signature = key.sign(&random, message.as_bytes()).ok()?;
    Some([message, encode(signature.as_ref())].join("."))
}

/// The bytes between the lines that begin and end a key.
fn der(text: &str) -> Option<Vec<u8>> {
    let start = text.split_once("-----BEGIN EC PRIVATE KEY-----")?.1;
    let inner = start.split_once("-----END EC PRIVATE KEY-----")?.0;
    let inner: String = inner.split_whitespace().collect();
    STANDARD.decode(inner).ok()
}

/// The private and the public key: an octet string after the version, and a bit string in the element with the tag 1.
fn parts(der: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    const SEQUENCE: u8 = 0x30;
    const OCTETS: u8 = 0x04;
    const PUBLIC: u8 = 0xa1;
    const BITS: u8 = 0x03;
    let (tag, mut rest, _) = element(der)?;
    let (mut private, mut public) = (None, None);
    while !rest.is_empty() {
        let (tag, content, after) = element(rest)?;
        match tag {
            OCTETS => private = Some(content.to_vec()),
            PUBLIC => {
                let (tag, bits, _) = element(content)?;
                // The first byte says that no bits are unused.
                public = bits
                    .strip_prefix(&[0])
                    .filter(|_| tag == BITS)
                    .map(<[u8]>::to_vec);
            }
            _ => {}
        }
        rest = after;
    }
    (tag == SEQUENCE).then_some((private?, public?))
}

/// The tag and the content of the first element, and what follows it. Keys of this curve are shorter than 128 bytes, so
/// that a length is one byte.
fn element(der: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (tag, rest) = der.split_first()?;
    let (length, rest) = rest.split_first()?;
    let length = usize::from(*length);
    let (content, after) = rest.split_at_checked(length).filter(|_| length < 128)?;
    Some((*tag, content, after))
}

#[cfg(test)]
mod tests {
    use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
    use serde_json::Value;

    use super::*;

    /// A new key, in the form in which `aws login` keeps one.
    fn key() -> String {
        let random = SystemRandom::new();
        let document =
            EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
        // The document ends with the form that is wanted, a sequence that begins with its version and the private key.
        let start = [0x02, 0x01, 0x01, 0x04, 0x20];
        let mut windows = document.as_ref().windows(start.len());
        let start = windows.position(|window| window == start).unwrap() - 2;
        let inner = STANDARD.encode(&document.as_ref()[start..]);
        format!("-----BEGIN EC PRIVATE KEY-----\n{inner}\n-----END EC PRIVATE KEY-----\n")
    }

    fn decoded(part: &str) -> Value {
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
    }

    #[test]
    fn whoever_has_the_proof_can_check_it() {
        let now = DateTime::from_unix(1000, 0).unwrap();
        let proof = proof(&key(), "https://example.com/v1/token", now).unwrap();
        let parts: Vec<&str> = proof.split('.').collect();
        let [header, claims, signature] = parts[..] else {
            panic!("{proof}");
        };
        let claims = decoded(claims);
        assert_eq!(
            (&claims["htm"], &claims["htu"], &claims["iat"]),
            (
                &"POST".into(),
                &"https://example.com/v1/token".into(),
                &1000.into()
            )
        );
        let jwk = &decoded(header)["jwk"];
        let coordinate = |name: &str| URL_SAFE_NO_PAD.decode(jwk[name].as_str().unwrap()).unwrap();
        let public = [vec![4], coordinate("x"), coordinate("y")].concat();
        let message = proof.rsplit_once('.').unwrap().0;
        let signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
        let public = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, public);
        assert!(public.verify(message.as_bytes(), &signature).is_ok());
        assert!(public.verify(b"another", &signature).is_err());
    }

    #[test]
    fn what_is_no_key() {
        let now = DateTime::default();
        let mut broken = key();
        broken.replace_range(40..44, "AAAA");
        for key in [
            "",
            "key",
            "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----",
            &broken,
        ] {
            assert_eq!(proof(key, "https://example.com", now), None, "{key}");
        }
    }
}
