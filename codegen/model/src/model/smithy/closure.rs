//! Which shapes a service reaches, and their names without namespaces.

use std::collections::BTreeMap;

use super::super::Kind;
use super::super::json::{Fields, Log};
use super::mixins::Shapes;
use super::traits;

/// Follows targets from a service: each shape is read once, when its first user asks for its name.
pub(super) struct Closure<'a> {
    /// All shapes of the file.
    pub(super) file: &'a Shapes,
    /// Where the problems go.
    pub(super) log: &'a Log,
    /// The names that the service gives to shapes, by id.
    pub(super) renamed: BTreeMap<&'a str, &'a str>,
    /// The name of the prelude's `Unit`.
    unit: &'static str,
    ids: BTreeMap<String, &'a str>,
    unread: Vec<(String, &'a str)>,
}

impl<'a> Closure<'a> {
    pub(super) fn new(file: &'a Shapes, log: &'a Log) -> Self {
        Self {
            file,
            log,
            renamed: BTreeMap::new(),
            unit: free_name(file),
            ids: BTreeMap::new(),
            unread: Vec::new(),
        }
    }

    /// A reader of the shape with this id.
    pub(super) fn fields(&self, id: &'a str) -> Option<Fields<'a>> {
        self.file
            .get(id)
            .map(|shape| Fields::new(shape, id, self.log))
    }

    /// The type of the shape with this id, reported at `place` if no such shape can be a target.
    pub(super) fn type_of(&self, place: &str, id: &str) -> Option<&'a str> {
        let Some(shape) = self.file.get(id) else {
            let known = self.file.keys().map(String::as_str);
            self.log.push(
                place,
                format!("target {id:?} does not exist{}", self.log.hint(id, known)),
            );
            return None;
        };
        if traits::is_mixin(shape) {
            let message = format!("target {id:?} is a mixin, which only `mixins` can name");
            self.log.push(place, message);
            return None;
        }
        shape.get("type").and_then(serde_json::Value::as_str)
    }

    /// The name of the shape with this id, which `place` targets; empty, and reported, if it cannot be had.
    pub(super) fn target(&mut self, place: &str, id: &'a str) -> String {
        let name = match prelude(id) {
            Some(Ok(Kind::Structure(_))) => self.unit,
            // The prelude's simple types keep their namespace, so that they do not clash with the file's.
            Some(Ok(_)) => id,
            Some(Err(())) => {
                self.log.push(
                    place,
                    format!("not supported with the query protocol: {id}"),
                );
                return String::new();
            }
            None if self.type_of(place, id).is_none() => return String::new(),
            None => self
                .renamed
                .get(id)
                .copied()
                .unwrap_or_else(|| unqualified(id)),
        };
        match self.ids.get(name) {
            None => {
                self.ids.insert(name.to_owned(), id);
                self.unread.push((name.to_owned(), id));
            }
            Some(other) if *other != id => {
                let message = format!(
                    "{id} and {other} have the same name, `rename` one of them in the service"
                );
                self.log.push(place, message);
            }
            Some(_) => {}
        }
        name.to_owned()
    }

    /// The name and id of a shape that was asked for and has not been read.
    pub(super) fn unread(&mut self) -> Option<(String, &'a str)> {
        self.unread.pop()
    }

    /// Where a shape or one of its members is in the file.
    pub(super) fn place(&self, shape: &str, member: Option<&str>) -> String {
        let id = self.ids.get(shape).copied().unwrap_or(shape);
        member.map_or_else(|| id.to_owned(), |member| format!("{id}${member}"))
    }
}

/// A name for the prelude's `Unit`, which no service can rename: the first that no shape of the file has.
fn free_name(file: &Shapes) -> &'static str {
    const NAMES: [&str; 3] = ["Unit", "SmithyUnit", "SmithyApiUnit"];
    let is_free = |name: &&str| !file.keys().any(|id| unqualified(id) == *name);
    NAMES.into_iter().find(is_free).unwrap_or("Unit")
}

/// An id without its namespace.
pub(super) fn unqualified(id: &str) -> &str {
    id.split_once('#').map_or(id, |(_, name)| name)
}

/// The kind of a shape that every Smithy model has; an error for those that no form body can hold.
pub(super) fn prelude(id: &str) -> Option<Result<Kind, ()>> {
    Some(Ok(match id.strip_prefix("smithy.api#")? {
        "Unit" => Kind::Structure(Vec::new()),
        "String" => Kind::String,
        "Blob" => Kind::Blob,
        "Boolean" | "PrimitiveBoolean" => Kind::Boolean,
        "Byte" | "PrimitiveByte" | "Short" | "PrimitiveShort" | "Integer" | "PrimitiveInteger" => {
            Kind::Integer
        }
        "Long" | "PrimitiveLong" => Kind::Long,
        "Float" | "PrimitiveFloat" => Kind::Float,
        "Double" | "PrimitiveDouble" => Kind::Double,
        "Timestamp" => Kind::Timestamp,
        "BigInteger" | "BigDecimal" | "Document" => return Some(Err(())),
        _ => return None,
    }))
}
