//! Tables: a box with a title for each structure, with a box inside for each list of structures in it.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json};

use super::look::Look;
use super::scalar::{is_scalar, scalar};

mod section;
mod wide;

use section::{Section, render};

/// A value as a table.
///
/// # Errors
/// A list of unlike items, which is no table.
pub(super) fn print(title: &str, value: &Json, look: Look) -> Result<String, String> {
    let mut table = Table::default();
    if !table.any(Some(title), value, 0)? {
        return Ok(String::new());
    }
    Ok(render(table.sections, look))
}

#[derive(Default)]
struct Table {
    sections: Vec<Section>,
}

/// Whether Python would call it true.
fn is_something(value: &Json) -> bool {
    match value {
        Json::Null => false,
        Json::Bool(value) => *value,
        Json::Number(number) => number.as_f64() != Some(0.0),
        Json::String(text) => !text.is_empty(),
        Json::Array(items) => !items.is_empty(),
        Json::Object(members) => !members.is_empty(),
    }
}

impl Table {
    fn any(&mut self, title: Option<&str>, value: &Json, indent: usize) -> Result<bool, String> {
        if !is_something(value) {
            return Ok(false);
        }
        if let Some(title) = title {
            self.sections.push(Section::new(title, indent));
        }
        match value {
            Json::Array(items) if items.first().is_some_and(Json::is_object) => {
                self.structures(title.unwrap_or_default(), items, indent)?;
            }
            Json::Array(items) => {
                for item in items {
                    self.item(item)?;
                }
            }
            Json::Object(members) => self.structure(members, indent)?,
            _ => {}
        }
        Ok(true)
    }

    fn item(&mut self, item: &Json) -> Result<(), String> {
        match item {
            Json::Array(cells) if cells.iter().all(is_scalar) => {
                self.row(cells.iter().map(scalar).collect())
            }
            Json::Array(_) => self.any(None, item, 0).map(|_| ()),
            // The names of its members, in a list whose first item is none.
            Json::Object(members) => self.row(members.keys().cloned().collect()),
            item => self.row(vec![scalar(item)]),
        }
    }

    fn row(&mut self, cells: Vec<String>) -> Result<(), String> {
        match self.sections.last_mut() {
            Some(section) => section.row(cells),
            None => Ok(()),
        }
    }

    fn headers(&mut self, headers: Vec<String>) {
        if let Some(section) = self.sections.last_mut() {
            section.headers(headers);
        }
    }

    fn structure(&mut self, members: &Map<String, Json>, indent: usize) -> Result<(), String> {
        let (headers, more) = columns([members]);
        let value = |name: &str| members.get(name).map(scalar).unwrap_or_default();
        match headers.as_slice() {
            [] => {}
            [only] => self.row(vec![only.clone(), value(only)])?,
            several => {
                self.headers(several.to_vec());
                self.row(several.iter().map(|name| value(name)).collect())?;
            }
        }
        self.below(members, &more, indent)
    }

    fn structures(&mut self, title: &str, items: &[Json], indent: usize) -> Result<(), String> {
        let all = items
            .iter()
            .map(Json::as_object)
            .collect::<Option<Vec<_>>>();
        let all =
            all.ok_or("a list of unlike items is no table: choose another --output or --query")?;
        let (headers, more) = columns(all.iter().copied());
        self.headers(headers.clone());
        for (index, members) in all.into_iter().enumerate() {
            if index > 0 && !more.is_empty() {
                self.sections.push(Section::new(title, indent));
                self.headers(headers.clone());
            }
            let cells = headers.iter();
            let cells = cells.map(|name| members.get(name).map(scalar).unwrap_or_default());
            self.row(cells.collect())?;
            self.below(members, &more, indent)?;
        }
        Ok(())
    }

    /// What has parts, each in a box of its own.
    fn below(
        &mut self,
        members: &Map<String, Json>,
        more: &[String],
        indent: usize,
    ) -> Result<(), String> {
        for name in more {
            if let Some(value) = members.get(name) {
                self.any(Some(name), value, indent.saturating_add(1))?;
            }
        }
        Ok(())
    }
}

/// The names of members without parts, and of those with parts.
fn columns<'m>(all: impl IntoIterator<Item = &'m Map<String, Json>>) -> (Vec<String>, Vec<String>) {
    let (mut headers, mut more) = (BTreeSet::new(), BTreeSet::new());
    for (name, value) in all.into_iter().flatten() {
        match is_scalar(value) {
            true => headers.insert(name.clone()),
            false => more.insert(name.clone()),
        };
    }
    (headers.into_iter().collect(), more.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const LOOK: Look = Look {
        width: 80,
        colours: false,
    };

    #[test]
    fn structures_stand_in_boxes() {
        let value = json!({"Marks": [
            {"Id": "a", "Size": 1, "Tags": [{"Key": "k", "Value": "v"}]},
            {"Id": "bb", "Size": 10}
        ], "Owner": "me"});
        let expected = "\
----------------------
|        List        |
+-----------+--------+
|  Owner    |  me    |
+-----------+--------+
||       Marks      ||
|+-------+----------+|
||  Id   |  Size    ||
|+-------+----------+|
||  a    |  1       ||
|+-------+----------+|
|||      Tags      |||
||+------+---------+||
|||  Key |  Value  |||
||+------+---------+||
|||  k   |  v      |||
||+------+---------+||
||       Marks      ||
|+-------+----------+|
||  Id   |  Size    ||
|+-------+----------+|
||  bb   |  10      ||
|+-------+----------+|
";
        assert_eq!(print("List", &value, LOOK).unwrap(), expected);
        assert_eq!(print("List", &json!({}), LOOK).unwrap(), "");
    }

    #[test]
    fn a_table_that_is_too_wide_is_turned() {
        let narrow = Look { width: 20, ..LOOK };
        let value = json!({"Address": "here", "Name": "me", "Port": 5});
        let expected = "\
---------------------
|       List        |
+----------+--------+
|  Address |  here  |
|  Name    |  me    |
|  Port    |  5     |
+----------+--------+
";
        assert_eq!(print("List", &value, narrow).unwrap(), expected);
    }
}
