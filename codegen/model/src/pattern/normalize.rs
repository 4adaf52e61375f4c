//! The normal form of a pattern, in which botocore's and Smithy's models agree.

/// `pattern` without an anchor at its beginning and one at its end: services match whole values.
///
/// Each is removed on its own, since Smithy models have both where botocore's of the same release have none or one
/// (`DatabaseArn` of RDS): AWS takes a pattern with one outer anchor for one that must match the whole value, too.
/// They stay where a top-level `|` gives them to different branches, and where there are more anchors within: without
/// the outer ones, such a pattern would match more.
#[must_use]
pub fn normalize(pattern: &str) -> &str {
    let body = pattern.strip_prefix('^').unwrap_or(pattern);
    let bodies = [body.strip_suffix('$'), Some(body)];
    bodies
        .into_iter()
        .flatten()
        .find_map(|body| Some((body, outline(body)?)))
        .filter(|(_, outline)| !outline.branches && !outline.anchors)
        .map_or(pattern, |(body, _)| body)
}

/// A pattern in the normal form as Smithy has it, searched for: with the anchors that say what the normal form means.
#[must_use]
pub fn anchored(normal: &str) -> String {
    let plain = format!("^{normal}$");
    if normalize(&plain) == normal {
        return plain;
    }
    match super::syntax::parse(normal) {
        // Anchors around branches would be those of the first and of the last.
        Ok(parsed) if !parsed.anchored => format!("^(?:{normal})$"),
        _ => normal.to_owned(),
    }
}

/// The normal form of a pattern that is searched for, as Smithy's are: one that the whole value matches.
///
/// AWS makes its Smithy models from the ones that botocore has: `p` becomes `^p$`, also where it has branches, but a `.*` at
/// either end is left out together with the anchor.
pub fn searched(pattern: &str) -> String {
    let (start, body) = match pattern.strip_prefix('^') {
        Some(body) => ("", body),
        None => (".*", pattern),
    };
    let bodies = [
        body.strip_suffix('$').map(|body| (body, "")),
        Some((body, ".*")),
    ];
    let complete = |(body, end)| Some((outline(body)?, body, end));
    let Some((outline, body, end)) = bodies.into_iter().flatten().find_map(complete) else {
        return pattern.to_owned();
    };
    if body.is_empty() && (start, end) != ("", "") {
        return ".*".to_owned();
    }
    let open = if body.starts_with(".*") { "" } else { start };
    let close = if body.ends_with(".*") { "" } else { end };
    match (outline.anchors, outline.branches, start, end) {
        (false, false, ..) => format!("{open}{body}{close}"),
        (false, true, "", "") => body.to_owned(),
        (false, true, ".*", ".*") => format!(".*(?:{body}).*"),
        _ => normalize(pattern).to_owned(),
    }
}

/// What anchors around a pattern depend on.
struct Outline {
    /// Whether it has a `|` outside of groups and classes.
    branches: bool,
    /// Whether it has an anchor.
    anchors: bool,
}

/// The outline of a pattern. None for one that is not complete: a group or class is open, or a `\` takes what follows the
/// pattern.
fn outline(pattern: &str) -> Option<Outline> {
    let (mut depth, mut in_class) = (0_usize, false);
    let mut outline = Outline {
        branches: false,
        anchors: false,
    };
    let mut chars = pattern.chars();
    while let Some(char) = chars.next() {
        match char {
            // `\Q` quotes up to `\E`: rare enough to be left as it is.
            '\\' => chars.next().filter(|escaped| *escaped != 'Q').map(drop)?,
            // A `[` within a class is taken literally: at worst, anchors that could go stay.
            '[' => in_class = true,
            ']' => in_class = false,
            _ if in_class => {}
            '(' => depth += 1,
            ')' => depth = depth.checked_sub(1)?,
            '|' => outline.branches |= depth == 0,
            '^' | '$' => outline.anchors = true,
            _ => {}
        }
    }
    (depth == 0 && !in_class).then_some(outline)
}

#[cfg(test)]
mod tests {
    use super::{anchored, normalize, searched};

    #[test]
    fn outer_anchors() {
        let table = [
            ("^[a-z]+$", "[a-z]+"),
            ("[a-z]+", "[a-z]+"),
            ("^$", ""),
            ("", ""),
            ("^", ""),
            // One alone goes, too.
            ("^arn:.*", "arn:.*"),
            ("arn:.*$", "arn:.*"),
            // More anchors within.
            ("^^a$$", "^^a$$"),
            // Escaped, they are text.
            (r"^a\$", r"a\$"),
            (r"^a\\$", r"a\\"),
            (r"\^a", r"\^a"),
            (r"^a\$$", r"a\$"),
            // Each branch has its own.
            ("^a|b$", "^a|b$"),
            ("^(a|b)$", "(a|b)"),
            ("^[|]$", "[|]"),
            (r"^\|$", r"\|"),
            ("^a|^b$", "^a|^b$"),
            ("a|^b", "a|^b"),
            ("^(a)|(b)$", "^(a)|(b)$"),
            // Classes that look like groups, groups that are not closed.
            ("^[(]$", "[(]"),
            ("^[[]|a$", "^[[]|a$"),
            ("^(a$", "^(a$"),
            ("^a)$", "^a)$"),
            ("^[a$", "^[a$"),
            (r"^\Qa|b\E$", r"^\Qa|b\E$"),
            ("^[a[b]|]$", "^[a[b]|]$"),
            ("^[]|]$", "^[]|]$"),
            ("^(^(?!aws:).[\\p{L}]*)$", "^(^(?!aws:).[\\p{L}]*)$"),
        ];
        for (pattern, expected) in table {
            assert_eq!(normalize(pattern), expected, "{pattern}");
            assert_eq!(normalize(expected), normalize(normalize(expected)));
        }
    }

    #[test]
    fn what_is_searched_for() {
        let table = [
            ("^[a-z]+$", "[a-z]+"),
            // Branches of one pattern that anchors were put around.
            ("^a|b$", "a|b"),
            ("^(a)|(b)$", "(a)|(b)"),
            // What may be around a match was left out.
            (r"\S", r".*\S.*"),
            ("^[^:]", "[^:].*"),
            ("[^:]$", ".*[^:]"),
            ("a|b", ".*(?:a|b).*"),
            (".*", ".*"),
            ("", ".*"),
            ("^a.*", "a.*"),
            // Not known to be of that kind.
            ("^a|b", "^a|b"),
            ("a|^b", "a|^b"),
            ("^a|^b$", "^a|^b$"),
            (r"^a\$", r"a\$.*"),
            ("^(a$", "^(a$"),
        ];
        for (pattern, expected) in table {
            assert_eq!(searched(pattern), expected, "{pattern}");
        }
        // What was written to a file is read as it was.
        for normal in ["[a-z]+", ".*", "^a|b", "(^a)b", r"a\$.*"] {
            assert_eq!(searched(&anchored(normal)), normal);
        }
    }

    #[test]
    fn anchors_say_what_the_normal_form_means() {
        let table = [
            ("[a-z]+", "^[a-z]+$", "[a-z]+"),
            ("", "^$", ""),
            ("a|b", "^(?:a|b)$", "(?:a|b)"),
            ("(?:a|b)", "^(?:a|b)$", "(?:a|b)"),
            ("^a|b$", "^a|b$", "^a|b$"),
            ("(^a)b", "(^a)b", "(^a)b"),
            // Not complete, so that nothing is known of it.
            ("(a", "(a", "(a"),
        ];
        for (normal, written, read) in table {
            assert_eq!(anchored(normal), written);
            assert_eq!(normalize(written), read);
            assert_eq!(anchored(read), written);
        }
    }
}
