//! Where aws-sigv4 is known to sign something else than botocore and ours, which agree. Such a request is not compared with it.

use serde_json::Value;

/// What requests are that have another signature by aws-sigv4.
pub(super) const REASON: &str =
    "a path that ends with dots: a folder by RFC 3986 and aws-sigv4, a file by botocore and ours";

/// Whether a request has another signature by aws-sigv4. Paths that dots lead back to the root are the same for all.
pub(super) fn differs(case: &Value) -> bool {
    let target = case.get("target").and_then(Value::as_str);
    let target = target.unwrap_or_default();
    let (path, _) = target.split_once('?').unwrap_or((target, ""));
    let mut depth = 0_usize;
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => depth = depth.saturating_sub(1),
            _ => depth = depth.saturating_add(1),
        }
    }
    depth > 0 && (path.ends_with("/.") || path.ends_with("/.."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn known_requests_are_these_alone() {
        for (target, is_known) in [
            ("/", false),
            ("/.", false),
            ("/a/..", false),
            ("//a/../..?b=/a/.", false),
            ("/a/./b", false),
            ("/a/../b/", false),
            ("/a/.b", false),
            ("/a/b..", false),
            ("/a/.", true),
            ("/a/b/..?b=c", true),
            ("/../a/.", true),
        ] {
            assert_eq!(differs(&json!({"target": target})), is_known, "{target}");
        }
    }
}
