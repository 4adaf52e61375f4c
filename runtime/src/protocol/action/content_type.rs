//! Whether the body of a request is a form.

use crate::protocol::http::Request;

const FORM: &str = "application/x-www-form-urlencoded";

/// Whether the body is a form in UTF-8, as far as the header says. A request without a body or without the header, as old
/// clients send it, is not refused for it.
pub(super) fn is_form(request: &Request) -> bool {
    if request.body.is_empty() {
        return true;
    }
    let Some(value) = request.header_value("content-type") else {
        return true;
    };
    std::str::from_utf8(value).is_ok_and(is_form_type)
}

fn is_form_type(value: &str) -> bool {
    let mut parts = value.split(';').map(str::trim);
    let is_form = parts
        .next()
        .is_some_and(|essence| essence.eq_ignore_ascii_case(FORM));
    is_form && parts.all(is_known_parameter)
}

/// Whether a parameter of the type is of no importance, or says that characters are in UTF-8.
fn is_known_parameter(parameter: &str) -> bool {
    match parameter.split_once('=') {
        Some((name, charset)) if name.eq_ignore_ascii_case("charset") => {
            charset.trim_matches('"').eq_ignore_ascii_case("utf-8")
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_in_utf_8_whatever_the_header_looks_like() {
        for (value, expected) in [
            ("application/x-www-form-urlencoded", true),
            ("Application/X-WWW-Form-Urlencoded", true),
            ("application/x-www-form-urlencoded; charset=utf-8", true),
            (
                "application/x-www-form-urlencoded;charset=\"UTF-8\";a=b",
                true,
            ),
            ("application/x-www-form-urlencoded; charset=utf-16", false),
            ("application/json", false),
            ("text/plain; charset=utf-8", false),
            ("", false),
        ] {
            let request = Request::new("POST", "/")
                .header("Content-Type", value)
                .body("a=b");
            assert_eq!(is_form(&request), expected, "{value}");
        }
        let request = Request::new("POST", "/");
        assert!(is_form(&request.clone().body("a=b")));
        assert!(is_form(&request.header("content-type", "text/plain")));
    }
}
