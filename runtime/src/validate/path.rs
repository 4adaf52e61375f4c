//! Where in a request a value stands.

use std::fmt;

use crate::schema::{Element, Map, Member};

/// A path that lives on the stack while a request is walked; it becomes text only for a violation.
pub(super) struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    segment: Segment<'a>,
    depth: usize,
    /// Whether the value, or one that it is part of, is a secret.
    sensitive: bool,
}

enum Segment<'a> {
    Root,
    Member(&'a str),
    Item(usize),
    Entry(&'a str),
    /// An entry whose key is a secret.
    HiddenEntry,
}

impl Path<'_> {
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

    pub(super) fn member<'a>(&'a self, member: &'a Member) -> Path<'a> {
        self.below(Segment::Member(member.name), member.element.sensitive)
    }

    pub(super) fn item(&self, index: usize, element: &Element) -> Path<'_> {
        self.below(Segment::Item(index), element.sensitive)
    }

    /// The path of the entry `key`: of its key or of its value, as `element` is that of the one or the other.
    pub(super) fn entry<'a>(&'a self, key: &'a str, schema: &Map, element: &Element) -> Path<'a> {
        let segment = if self.sensitive || schema.key.sensitive {
            Segment::HiddenEntry
        } else {
            Segment::Entry(key)
        };
        self.below(segment, element.sensitive)
    }

    /// What is part of a secret is a secret.
    fn below<'a>(&'a self, segment: Segment<'a>, sensitive: bool) -> Path<'a> {
        Path {
            parent: Some(self),
            segment,
            depth: self.depth.saturating_add(1),
            sensitive: self.sensitive || sensitive,
        }
    }
}

/// As in `Tags[2].Key`, items counted from 0; a map's entry as in `Attributes["color"]`, or `Attributes[*]` where
/// its key is a secret.
impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(parent) = self.parent else {
            return Ok(());
        };
        parent.fmt(f)?;
        match self.segment {
            Segment::Root => Ok(()),
            Segment::Member(name) if parent.parent.is_none() => f.write_str(name),
            Segment::Member(name) => write!(f, ".{name}"),
            Segment::Item(index) => write!(f, "[{index}]"),
            Segment::Entry(key) => write!(f, "[{key:?}]"),
            Segment::HiddenEntry => f.write_str("[*]"),
        }
    }
}
