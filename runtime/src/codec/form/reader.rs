//! Fills structures from the pairs of a form.

use super::error::{ParameterError, ParameterErrorKind};
use super::pairs::Node;
use super::style::Style;
use crate::codec::decode_error::DecodeErrorKind;
use crate::codec::scalar;
use crate::shape::view::{self, ListPlace, MapPlace, Place, PlaceParts};
use crate::shape::{MAX_DEPTH, Structure, Union, ValueMut};
use crate::value::{Content, UnknownVariant};

type Result<T = ()> = std::result::Result<T, ParameterError>;

/// Fills structures from forms of a style.
#[derive(Clone, Copy)]
pub(crate) struct Reader {
    style: Style,
}

impl Reader {
    pub(crate) fn new(style: Style) -> Self {
        Self { style }
    }

    /// Fills the members of a structure. Parameters that are not members are ignored.
    pub(crate) fn structure(
        self,
        node: Node<'_>,
        structure: &mut dyn Structure,
        depth: usize,
    ) -> Result {
        node.parts_only()?;
        if !node.has_parts() {
            return Ok(());
        }
        for (index, member) in structure.schema().members().iter().enumerate() {
            let name = self.style.name(member);
            if let Some(child) = node.child(&name) {
                let field = view::field(structure, index)?;
                self.value(child, Place::of(field, member), depth)
                    .map_err(|error| error.within(&name))?;
            }
        }
        Ok(())
    }

    /// Reads the parameters at and below `node` into `place`, which is part of a value at nesting depth `depth`.
    fn value(self, node: Node<'_>, place: Place<'_>, depth: usize) -> Result {
        let depth = depth.saturating_add(1);
        let sensitive = place.element.sensitive;
        let result = if depth > MAX_DEPTH {
            Err(ParameterError::new(ParameterErrorKind::TooDeep))
        } else {
            self.fill(node, place, depth)
        };
        if sensitive {
            result.map_err(ParameterError::without_names)
        } else {
            result
        }
    }

    fn fill(self, node: Node<'_>, place: Place<'_>, depth: usize) -> Result {
        match place.parts()? {
            PlaceParts::Scalar(place) => read_scalar(node.text()?, place)
                .map_err(|kind| ParameterError::new(ParameterErrorKind::InvalidText(kind))),
            PlaceParts::Structure(place) => self.structure(node, place, depth),
            PlaceParts::Union(place) => self.union(node, place, depth),
            PlaceParts::List(place) => self.list(node, place, depth),
            PlaceParts::Map(place) => self.map(node, place, depth),
        }
    }

    fn union(self, node: Node<'_>, union: &mut dyn Union, depth: usize) -> Result {
        node.parts_only()?;
        let mut variants = node.children();
        let Some((name, child)) = variants.next() else {
            return Ok(());
        };
        if variants.next().is_some() {
            return Err(ParameterError::new(ParameterErrorKind::SeveralVariants));
        }
        let members = union.schema().members();
        let known = (0_usize..)
            .zip(members)
            .find(|(_, member)| self.style.name(member) == name);
        let result = match known {
            Some((index, member)) => {
                self.value(child, view::variant_place(union, index, member)?, depth)
            }
            None => content(child, depth)
                .map(|content| union.set_unknown(UnknownVariant::new(name, content))),
        };
        result.map_err(|error| error.within(name))
    }

    fn list(self, node: Node<'_>, mut list: ListPlace<'_>, depth: usize) -> Result {
        let schema = list.schema;
        let read = |node| {
            for (position, item) in positions(node)? {
                self.value(item, list.push()?, depth)
                    .map_err(|error| error.within(position))?;
            }
            Ok(())
        };
        let names = [&*schema.item_name, COMMON];
        unwrapped(node, self.style.is_flat(schema), names, read)
    }

    fn map(self, node: Node<'_>, mut map: MapPlace<'_>, depth: usize) -> Result {
        let schema = map.schema;
        let read = |node| {
            for (position, child) in positions(node)? {
                self.entry(child, &mut map, depth)
                    .map_err(|error| error.within(position))?;
            }
            Ok(())
        };
        unwrapped(node, schema.flattened, ["entry"; 2], read)
    }

    fn entry(self, node: Node<'_>, map: &mut MapPlace<'_>, depth: usize) -> Result {
        let invalid = || ParameterError::new(ParameterErrorKind::InvalidEntry);
        let schema = map.schema;
        node.parts_only()?;
        let known = |name| name == schema.key_name || name == schema.value_name;
        if !node.children().all(|(name, _)| known(name)) {
            return Err(invalid());
        }
        let key = node.child(&schema.key_name).ok_or_else(invalid)?;
        let key = key.text().map_err(|error| error.within(&schema.key_name))?;
        let before = map.len();
        let place = map.insert(key);
        match node.child(&schema.value_name) {
            Some(child) => {
                self.value(child, place, depth)
                    .map_err(|error| error.within(&schema.value_name))?;
            }
            // An entry whose value has no parts is written without a value.
            None if !matches!(place.parts()?, PlaceParts::Scalar(_)) => {}
            None => return Err(invalid()),
        }
        if map.len() == before {
            return Err(ParameterError::new(ParameterErrorKind::RepeatedKey));
        }
        Ok(())
    }
}

/// Services read `1`, `0` and words in any case as booleans, too; what botocore writes for numbers that are not finite are
/// Python's words.
fn read_scalar(text: &str, place: ValueMut<'_>) -> std::result::Result<(), DecodeErrorKind> {
    match place {
        ValueMut::Boolean(place) if text == "1" || text.eq_ignore_ascii_case("true") => {
            *place = true;
        }
        ValueMut::Boolean(place) if text == "0" || text.eq_ignore_ascii_case("false") => {
            *place = false;
        }
        place @ (ValueMut::Float(_) | ValueMut::Double(_)) => {
            let text = match text {
                "nan" => "NaN",
                "inf" => "Infinity",
                "-inf" => "-Infinity",
                text => text,
            };
            return scalar::read(text, place);
        }
        place => return scalar::read(text, place),
    }
    Ok(())
}

/// All content at and below `node`, without interpretation; members in the order of their names.
fn content(node: Node<'_>, depth: usize) -> Result<Content> {
    let depth = depth.saturating_add(1);
    if depth > MAX_DEPTH {
        return Err(ParameterError::new(ParameterErrorKind::TooDeep));
    }
    if !node.has_parts() {
        return node.text().map(|text| Content::Text(text.to_owned()));
    }
    node.parts_only()?;
    let members = node.children().map(|(name, child)| {
        let content = content(child, depth).map_err(|error| error.within(name))?;
        Ok((name.to_owned(), content))
    });
    members.collect::<Result<_>>().map(Content::Members)
}

/// The name of items that services read in place of the model's, since older clients knew no other.
const COMMON: &str = "member";

/// Calls `read` with the node that holds the items of a list or map: `node` itself, or its only part, by one of two names.
fn unwrapped<'f>(
    node: Node<'f>,
    flattened: bool,
    [name, other]: [&'static str; 2],
    read: impl FnOnce(Node<'f>) -> Result,
) -> Result {
    node.parts_only()?;
    if flattened {
        return read(node);
    }
    let mut parts = node.children();
    match (parts.next(), parts.next()) {
        (None, _) => Ok(()),
        (Some((found, child)), None) if found == name || found == other => {
            read(child).map_err(|error| error.within(found))
        }
        _ => Err(ParameterError::new(ParameterErrorKind::UnexpectedPart {
            expected: Some(name),
        })),
    }
}

/// The items below `node`, in the order of their positions. Gaps between positions are ignored.
fn positions(node: Node<'_>) -> Result<impl Iterator<Item = (&str, Node<'_>)>> {
    if node.own()?.is_some_and(|text| !text.is_empty()) {
        return Err(ParameterError::new(ParameterErrorKind::UnexpectedValue));
    }
    let mut items = Vec::new();
    for (text, child) in node.children() {
        let position = position(text)
            .ok_or_else(|| ParameterError::new(ParameterErrorKind::InvalidPosition))?;
        items.push((position, text, child));
    }
    items.sort_unstable_by_key(|(position, _, _)| *position);
    Ok(items.into_iter().map(|(_, text, child)| (text, child)))
}

/// Parses a position: counted from 1, without leading zeros, so that each has only one spelling.
fn position(text: &str) -> Option<u64> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    (digits && !text.starts_with('0')).then(|| text.parse().ok())?
}
