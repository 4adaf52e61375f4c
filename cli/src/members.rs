//! The members of a cargo workspace: whether a folder is one, and the manifest in which it is.

use std::path::Path;

use toml_edit::{Array, DocumentMut, Item, Table, TableLike, Value};

/// The manifest's text with a member, by its folder as seen from the manifest's. `None` if it is one already, also by a
/// pattern. Comments and layout stay.
///
/// A package without a workspace becomes the root of one.
pub(crate) fn with_member(text: &str, member: &str) -> Result<Option<String>, String> {
    let mut manifest = parsed(text)?;
    let workspace = manifest
        .entry("workspace")
        .or_insert_with(|| Item::Table(Table::new()))
        .as_table_like_mut()
        .ok_or("`workspace` is not a table; write `[workspace]`")?;
    if is_member(workspace, member) {
        return Ok(None);
    }
    let members = workspace
        .entry("members")
        .or_insert_with(|| Item::Value(Value::Array(Array::new())))
        .as_array_mut()
        .ok_or("`workspace.members` is not a list; write `members = [...]`")?;
    push(members, member);
    Ok(Some(manifest.to_string()))
}

/// The same, but `None` too if the workspace leaves the folder out on purpose.
pub(crate) fn with_member_unless_excluded(
    text: &str,
    member: &str,
) -> Result<Option<String>, String> {
    let manifest = parsed(text)?;
    let workspace = manifest.get("workspace").and_then(Item::as_table_like);
    match workspace {
        Some(workspace) if is_excluded(workspace, member) => Ok(None),
        _ => with_member(text, member),
    }
}

fn parsed(text: &str) -> Result<DocumentMut, String> {
    text.parse()
        .map_err(|error: toml_edit::TomlError| error.to_string().trim_end().to_owned())
}

/// As cargo sees it: a folder that is named is a member; one that matches a pattern is, unless it is excluded.
fn is_member(workspace: &dyn TableLike, member: &str) -> bool {
    let members = strings(workspace, "members");
    let is_named = members.iter().any(|name| normal(name) == member);
    let matches = |pattern: &String| {
        let options = glob::MatchOptions {
            require_literal_separator: true,
            ..glob::MatchOptions::default()
        };
        glob::Pattern::new(normal(pattern))
            .is_ok_and(|pattern| pattern.matches_with(member, options))
    };
    is_named || members.iter().any(matches) && !is_excluded(workspace, member)
}

fn is_excluded(workspace: &dyn TableLike, member: &str) -> bool {
    let excluded = strings(workspace, "exclude");
    excluded
        .iter()
        .any(|folder| Path::new(member).starts_with(normal(folder)))
}

fn strings(table: &dyn TableLike, key: &str) -> Vec<String> {
    let array = table.get(key).and_then(Item::as_array);
    let values = array.into_iter().flat_map(Array::iter);
    values
        .filter_map(|value| value.as_str().map(str::to_owned))
        .collect()
}

/// A folder without what says nothing.
fn normal(folder: &str) -> &str {
    folder.trim_start_matches("./").trim_end_matches('/')
}

/// Adds a string to a list: on a line of its own, as far in as the one before, if that has one.
fn push(list: &mut Array, text: &str) {
    let space = |raw: Option<&toml_edit::RawString>| {
        raw.and_then(toml_edit::RawString::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let Some(last) = list.len().checked_sub(1).and_then(|at| list.get_mut(at)) else {
        list.push(text);
        return;
    };
    let before = space(last.decor().prefix());
    // What stands behind the last item, mostly the line's end and perhaps a comment.
    let behind = space(last.decor().suffix());
    let Some((_, indent)) = before.rsplit_once('\n') else {
        list.push(text);
        return;
    };
    let indent = indent.to_owned();
    last.decor_mut().set_suffix("");
    let behind = format!("{behind}{}", space(Some(list.trailing())));
    let mut value = Value::from(text);
    value
        .decor_mut()
        .set_prefix(format!("{}\n{indent}", behind.trim_end()));
    list.push_formatted(value);
    list.set_trailing("\n");
    list.set_trailing_comma(true);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn added(text: &str) -> String {
        let text = with_member(text, "generated/sns").unwrap().unwrap();
        assert_eq!(with_member(&text, "generated/sns").unwrap(), None, "{text}");
        text
    }

    #[test]
    fn a_member_is_added_and_everything_else_stays() {
        for (from, to) in [
            (
                "# one\n[workspace] # two\nmembers = [\"app\"] # three\n\n[profile.dev]\n",
                "# one\n[workspace] # two\nmembers = [\"app\", \"generated/sns\"] # three\n\n[profile.dev]\n",
            ),
            (
                "[workspace]\nmembers = [\n    \"a\", # first\n    \"b\", # last\n    # end\n]\nresolver = \"3\"\n",
                "[workspace]\nmembers = [\n    \"a\", # first\n    \"b\", # last\n    # end\n    \"generated/sns\",\n]\nresolver = \"3\"\n",
            ),
            (
                "[workspace]\nmembers = [\n\t\"a\",\n\t\"b\" # last\n]\n",
                "[workspace]\nmembers = [\n\t\"a\",\n\t\"b\", # last\n\t\"generated/sns\",\n]\n",
            ),
            (
                "[workspace]\nmembers = []\n",
                "[workspace]\nmembers = [\"generated/sns\"]\n",
            ),
            (
                "[workspace]\nresolver = \"3\"\n",
                "[workspace]\nresolver = \"3\"\nmembers = [\"generated/sns\"]\n",
            ),
            (
                "workspace = { members = [\"a\"] }\n",
                "workspace = { members = [\"a\", \"generated/sns\"] }\n",
            ),
            (
                "workspace.members = [\"a\"]\n",
                "workspace.members = [\"a\", \"generated/sns\"]\n",
            ),
            (
                "[package]\nname = \"app\"\n\n[dependencies]\n",
                "[package]\nname = \"app\"\n\n[dependencies]\n\n[workspace]\nmembers = [\"generated/sns\"]\n",
            ),
            // A pattern that matches folders further up or down only.
            (
                "[workspace]\nmembers = [\"*\", \"generated\", \"generated/*/*\"]\n",
                "[workspace]\nmembers = [\"*\", \"generated\", \"generated/*/*\", \"generated/sns\"]\n",
            ),
            // What is named is a member although it is excluded.
            (
                "[workspace]\nmembers = [\"generated/*\"]\nexclude = [\"generated\"]\n",
                "[workspace]\nmembers = [\"generated/*\", \"generated/sns\"]\nexclude = [\"generated\"]\n",
            ),
        ] {
            assert_eq!(added(from), to);
        }
    }

    #[test]
    fn what_is_a_member_already_changes_nothing() {
        for members in [
            "\"generated/sns\"",
            "\"./generated/sns/\"",
            "\"generated/*\"",
            "\"app\", \"gen*/s?s\"",
            "\"**/sns\"",
        ] {
            let text = format!("[workspace]\nmembers = [{members}]\n");
            assert_eq!(with_member(&text, "generated/sns"), Ok(None), "{members}");
        }
    }

    #[test]
    fn what_is_left_out_on_purpose_stays_out() {
        let of = |text: &str| with_member_unless_excluded(text, "generated/sns").unwrap();
        let text = "[workspace]\nmembers = [\"app\"]\n";
        assert_eq!(of(text), with_member(text, "generated/sns").unwrap());
        for excluded in ["generated", "./generated/sns/"] {
            let text = format!("{text}exclude = [\"{excluded}\"]\n");
            assert_eq!(of(&text), None, "{excluded}");
        }
        assert!(with_member_unless_excluded("[workspace\n", "a").is_err());
    }

    #[test]
    fn what_cannot_be_edited_is_explained() {
        for (text, message) in [
            ("workspace = 1\n", "`workspace` is not a table"),
            (
                "[workspace]\nmembers = \"a\"\n",
                "`workspace.members` is not a list",
            ),
            ("[workspace\n", "line 1, column 11"),
        ] {
            let error = with_member(text, "generated/sns").unwrap_err();
            assert!(error.contains(message), "{error}");
        }
    }
}
