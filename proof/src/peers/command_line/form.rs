//! Forms as decoded pairs, and what two of them differ in.

use std::collections::BTreeMap;

/// The pairs of a form, by name.
pub(super) type Pairs = BTreeMap<String, Vec<String>>;

/// A pair that only one side has, or whose value differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) name: String,
    pub(super) ours: Option<String>,
    pub(super) theirs: Option<String>,
}

/// The pairs of a form, whose order means nothing. A signed URL in a form is without what differs from one second to the next.
pub(super) fn pairs(body: &str) -> Pairs {
    /// Signatures of Version 2, which are compared elsewhere.
    const SIGNATURE: [&str; 5] = [
        "AWSAccessKeyId",
        "Signature",
        "SignatureMethod",
        "SignatureVersion",
        "Timestamp",
    ];
    let mut found = Pairs::new();
    for (name, value) in form_urlencoded::parse(body.as_bytes()).into_owned() {
        if body.contains("&SignatureVersion=2") && SIGNATURE.contains(&name.as_str()) {
            continue;
        }
        let value = match name.as_str() {
            "PreSignedUrl" | "PresignedUrl" => unsigned(&value),
            _ => value,
        };
        found.entry(name).or_default().push(value);
    }
    found
}

/// What two forms differ in.
pub(super) fn difference(ours: &Pairs, theirs: &Pairs) -> Vec<Pair> {
    let mut names: Vec<&String> = ours.keys().chain(theirs.keys()).collect();
    names.sort_unstable();
    names.dedup();
    let joined = |pairs: &Pairs, name: &String| pairs.get(name).map(|values| values.join("\u{1f}"));
    names
        .into_iter()
        .filter_map(|name| {
            let (ours, theirs) = (joined(ours, name), joined(theirs, name));
            let is_same = ours == theirs || both_are_tokens(ours.as_deref(), theirs.as_deref());
            (!is_same).then(|| Pair {
                name: name.clone(),
                ours,
                theirs,
            })
        })
        .collect()
}

/// Whether both are the same moment, with other numbers of digits.
pub(super) fn are_one_moment(pair: &Pair) -> bool {
    let moment = |text: &Option<String>| touchmark::DateTime::parse(text.as_deref()?).ok();
    match (moment(&pair.ours), moment(&pair.theirs)) {
        (Some(ours), Some(theirs)) => ours == theirs,
        _ => false,
    }
}

/// Whether both are random tokens, which each side makes for itself.
fn both_are_tokens(ours: Option<&str>, theirs: Option<&str>) -> bool {
    let is_token = |text: &str| {
        let parts: Vec<&str> = text.split('-').collect();
        let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
        let is_hexadecimal = |part: &&str| part.bytes().all(|byte| byte.is_ascii_hexdigit());
        lengths == [8, 4, 4, 4, 12] && parts.iter().all(is_hexadecimal)
    };
    ours.is_some_and(is_token) && theirs.is_some_and(is_token)
}

/// A text without what differs in a signed URL from one second to the next, if it is one.
pub(super) fn of_any_moment(text: &str) -> String {
    match text.contains("&X-Amz-Signature=") {
        true => unsigned(text.trim()),
        false => text.to_owned(),
    }
}

/// A signed URL with its parameters in order, and without the time, the signature, and the host of an address: that is the
/// service's, or that of our server.
fn unsigned(url: &str) -> String {
    const OF_THE_MOMENT: [&str; 2] = ["X-Amz-Date", "X-Amz-Signature"];
    let (target, query) = url.split_once('?').unwrap_or((url, ""));
    let target = match target.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => target,
    };
    let mut parameters: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .filter(|(name, _)| !OF_THE_MOMENT.contains(&name.as_str()))
        .map(|(name, value)| match name.as_str() {
            "X-Amz-Credential" => (name, without_day(&value)),
            _ => (name, value),
        })
        .collect();
    parameters.sort_unstable();
    let parameters: Vec<String> = parameters
        .into_iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    format!("{target}?{}", parameters.join("&"))
}

/// A credential's scope without its day.
fn without_day(scope: &str) -> String {
    let parts = scope.split('/').enumerate();
    let kept = parts.filter(|(index, _)| *index != 1);
    kept.map(|(_, part)| part).collect::<Vec<_>>().join("/")
}

/// What an entry of a map holds: the rest of each pair's name, and its values.
type Entry = Vec<(String, Vec<String>)>;

/// The pairs with the entries of each map in the order of what they hold, since a map has none.
pub(super) fn in_order(pairs: &Pairs) -> Pairs {
    let mut entries: BTreeMap<(String, String), Entry> = BTreeMap::new();
    let mut whole = Pairs::new();
    for (name, values) in pairs {
        match entry(name) {
            Some((map, number, rest)) => entries
                .entry((map, number))
                .or_default()
                .push((rest, values.clone())),
            None => {
                whole.insert(name.clone(), values.clone());
            }
        }
    }
    let mut maps: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for ((map, _), content) in entries {
        maps.entry(map).or_default().push(content);
    }
    for (map, mut contents) in maps {
        contents.sort_unstable();
        for (number, content) in contents.into_iter().enumerate() {
            for (rest, values) in content {
                whole.insert(format!("{map}.{number}.{rest}"), values);
            }
        }
    }
    whole
}

/// The map, the number and the rest of the name of a pair that belongs to a map's entry: `Attributes.entry.1.key`.
fn entry(name: &str) -> Option<(String, String, String)> {
    let (map, rest) = name.split_once(".entry.")?;
    let (number, rest) = rest.split_once('.')?;
    Some((format!("{map}.entry"), number.to_owned(), rest.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_means_nothing_but_numbers_do() {
        let of = |body: &str| pairs(body);
        assert_eq!(difference(&of("a=1&b=x+y"), &of("b=x%20y&a=1")), []);
        let found = difference(&of("a=1&c=3"), &of("a=2&b="));
        let names: Vec<&str> = found.iter().map(|pair| pair.name.as_str()).collect();
        assert_eq!(names, ["a", "b", "c"]);
        assert_eq!(found[1].theirs.as_deref(), Some(""));
        let one = "m.entry.1.key=a&m.entry.1.value=1&m.entry.2.key=b&m.entry.2.value=2";
        let other = "m.entry.1.key=b&m.entry.1.value=2&m.entry.2.key=a&m.entry.2.value=1";
        assert_eq!(difference(&of(one), &of(other)).len(), 4);
        assert_eq!(difference(&in_order(&of(one)), &in_order(&of(other))), []);
        let third = "m.entry.1.key=b&m.entry.1.value=1&m.entry.2.key=a&m.entry.2.value=2";
        assert_eq!(
            difference(&in_order(&of(one)), &in_order(&of(third))).len(),
            2
        );
    }

    #[test]
    fn a_moment_has_several_texts() {
        let pair = |ours: &str, theirs: &str| Pair {
            name: "At".to_owned(),
            ours: Some(ours.to_owned()),
            theirs: Some(theirs.to_owned()),
        };
        assert!(are_one_moment(&pair(
            "2020-07-27T10:20:30.25Z",
            "2020-07-27T10:20:30.250000Z"
        )));
        assert!(!are_one_moment(&pair(
            "2020-07-27T10:20:30.25Z",
            "2020-07-27T10:20:31Z"
        )));
        assert!(!are_one_moment(&pair("a", "a")));
    }

    #[test]
    fn what_is_made_anew_each_time_is_not_compared() {
        let token = |end: &str| {
            pairs(&format!(
                "ClientToken=0f1d2c3b-1111-2222-3333-44445555666{end}"
            ))
        };
        assert_eq!(difference(&token("a"), &token("b")), []);
        assert_eq!(difference(&token("a"), &pairs("ClientToken=a")).len(), 1);
        let url = |host: &str, time: &str, day: &str| {
            let url = format!(
                "https://{host}/?Action=A&X-Amz-Date={time}&X-Amz-Credential=K/{day}/r/rds/aws4_request&X-Amz-Signature={time}"
            );
            let encoded: String = form_urlencoded::byte_serialize(url.as_bytes()).collect();
            pairs(&format!("PreSignedUrl={encoded}"))
        };
        assert_eq!(difference(&url("h", "1", "2"), &url("h", "3", "4")), []);
        assert_eq!(
            difference(&url("h", "1", "2"), &url("h/p", "1", "2")).len(),
            1
        );
        let token = |time: &str| {
            let url = format!("h:1/?a=b&X-Amz-Date={time}&X-Amz-Signature={time}\n");
            of_any_moment(&url)
        };
        assert_eq!(token("1"), token("2"));
        assert_eq!(of_any_moment("a "), "a ");
    }
}
