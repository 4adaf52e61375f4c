//! The path of a value in a request.

use std::fmt;

use crate::schema::{self, Element, Map, Member};
use crate::shape::Structure;

/// The number of characters of an offending value, or of a key, that a message shows.
pub(super) const MAX_DISPLAYED: usize = 64;

/// A path on the stack while a request is walked; it becomes a string only for a violation.
pub(super) struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    segment: Segment<'a>,
    depth: usize,
    /// Whether the value, or one that it is part of, is a secret.
    sensitive: bool,
}

enum Segment<'a> {
    Root,
    /// A member of this structure.
    Member(&'a str, &'a dyn Structure),
    /// A member of a union.
    Variant(&'a str),
    Item(usize),
    Entry(Key<'a>),
    /// The entry's key instead of its value.
    KeyOf(Key<'a>),
}

/// The key of a map's entry; `None` if it is a secret.
#[derive(Clone, Copy)]
struct Key<'a>(Option<&'a str>);

impl<'a> Path<'a> {
    pub(super) const ROOT: Path<'static> = Path {
        parent: None,
        segment: Segment::Root,
        depth: 0,
        sensitive: false,
    };

    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    pub(super) fn sensitive(&self) -> bool {
        self.sensitive
    }

    /// Whether this is the path of an entry's key, and not of its value.
    pub(super) fn is_key(&self) -> bool {
        matches!(self.segment, Segment::KeyOf(_))
    }

    /// The structure that the value is in: as a member of it, or as a part of a member's list or map.
    pub(super) fn holder(&'a self) -> Option<Holder<'a>> {
        match self.segment {
            Segment::Root | Segment::Variant(_) => None,
            Segment::Member(_, structure) => self.parent.map(|path| Holder::new(structure, path)),
            Segment::Item(_) | Segment::Entry(_) | Segment::KeyOf(_) => {
                self.parent.and_then(Path::holder)
            }
        }
    }

    pub(super) fn variant(&'a self, member: &'a Member) -> Path<'a> {
        self.below(Segment::Variant(&member.name), member.element.sensitive)
    }

    pub(super) fn item(&'a self, index: usize, element: &Element) -> Path<'a> {
        self.below(Segment::Item(index), element.sensitive)
    }

    /// The path of the value of the entry `key`.
    pub(super) fn entry(&'a self, key: &'a str, schema: &Map) -> Path<'a> {
        let segment = Segment::Entry(self.unless_secret(key, schema));
        self.below(segment, schema.value.sensitive)
    }

    /// The path of the key of the entry `key`.
    pub(super) fn key(&'a self, key: &'a str, schema: &Map) -> Path<'a> {
        let segment = Segment::KeyOf(self.unless_secret(key, schema));
        self.below(segment, schema.key.sensitive)
    }

    fn unless_secret<'k>(&self, key: &'k str, schema: &Map) -> Key<'k> {
        let sensitive = self.sensitive || schema.key.sensitive;
        Key((!sensitive).then_some(key))
    }

    /// Every part of a secret is a secret.
    fn below(&'a self, segment: Segment<'a>, sensitive: bool) -> Path<'a> {
        Path {
            parent: Some(self),
            segment,
            depth: self.depth.saturating_add(1),
            sensitive: self.sensitive || sensitive,
        }
    }

    /// Whether `pattern` is this path, with `[*]` for any item or entry.
    pub(super) fn matches(&self, pattern: &str) -> bool {
        self.strip_from(pattern).is_some_and(str::is_empty)
    }

    /// The rest of `pattern` after this path; `None` if `pattern` begins with another path.
    fn strip_from<'p>(&self, pattern: &'p str) -> Option<&'p str> {
        let Some(parent) = self.parent else {
            return Some(pattern);
        };
        let rest = parent.strip_from(pattern)?;
        if let Segment::Item(_) | Segment::Entry(_) | Segment::KeyOf(_) = self.segment
            && let Some(rest) = rest.strip_prefix("[*]")
        {
            return Some(rest);
        }
        match self.segment {
            Segment::Member(name, _) | Segment::Variant(name) if parent.parent.is_none() => {
                rest.strip_prefix(name)
            }
            Segment::Member(name, _) | Segment::Variant(name) => {
                rest.strip_prefix('.')?.strip_prefix(name)
            }
            _ => rest.strip_prefix(self.segment.to_string().as_str()),
        }
    }
}

/// As in `Tags[2].Key`, items counted from 0; a map's entry as in `Attributes["color"]`, `Attributes["long..."...]`
/// where its key is long, or `Attributes[*]` where its key is a secret.
impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(parent) = self.parent else {
            return Ok(());
        };
        parent.fmt(f)?;
        match self.segment {
            Segment::Member(_, _) | Segment::Variant(_) if parent.parent.is_some() => {
                write!(f, ".{}", self.segment)
            }
            _ => self.segment.fmt(f),
        }
    }
}

impl fmt::Display for Segment<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Member(name, _) | Self::Variant(name) => f.write_str(name),
            Self::Item(index) => write!(f, "[{index}]"),
            Self::Entry(Key(Some(key))) | Self::KeyOf(Key(Some(key))) => {
                // Each violation below a key repeats the key, so a long one is truncated.
                match key
                    .char_indices()
                    .nth(MAX_DISPLAYED)
                    .and_then(|(end, _)| key.get(..end))
                {
                    Some(start) => write!(f, "[{start:?}...]"),
                    None => write!(f, "[{key:?}]"),
                }
            }
            Self::Entry(Key(None)) | Self::KeyOf(Key(None)) => f.write_str("[*]"),
        }
    }
}

/// A structure of a request, and its path.
#[derive(Clone, Copy)]
pub(super) struct Holder<'a> {
    structure: &'a dyn Structure,
    schema: &'static schema::Structure,
    path: &'a Path<'a>,
}

impl<'a> Holder<'a> {
    pub(super) fn new(structure: &'a dyn Structure, path: &'a Path<'a>) -> Self {
        Self {
            structure,
            schema: structure.schema(),
            path,
        }
    }

    pub(super) fn structure(&self) -> &'a dyn Structure {
        self.structure
    }

    pub(super) fn schema(&self) -> &'static schema::Structure {
        self.schema
    }

    /// The path of one of its members.
    pub(super) fn path(&self, member: &'a Member) -> Path<'a> {
        let segment = Segment::Member(&member.name, self.structure);
        self.path.below(segment, member.element.sensitive)
    }

    /// The path of the member `index` of its schema.
    pub(super) fn sibling(&self, index: usize) -> Option<Path<'a>> {
        let member = self.schema.members().get(index)?;
        Some(self.path(member))
    }
}
