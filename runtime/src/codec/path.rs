//! Paths in a document.

use std::fmt;

/// The path of an element, as in `DescribeThingsResponse/DescribeThingsResult/Things/Thing[2]/Port`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Path {
    /// Innermost first.
    segments: Vec<Segment>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Segment {
    Element(String),
    Item(usize),
}

impl Path {
    /// Prepends the element `name`.
    pub(super) fn within(&mut self, name: &str) {
        self.segments.push(Segment::Element(name.to_owned()));
    }

    /// Prepends the item `index` of a list.
    pub(super) fn within_item(&mut self, index: usize) {
        self.segments.push(Segment::Item(index));
    }

    /// The path with dots between names, as forms write it: `Tags.Tag.1.Key`.
    #[cfg(all(feature = "form", feature = "server"))]
    pub(super) fn dotted(&self) -> String {
        let segments = self.segments.iter().rev();
        let names: Vec<&str> = segments
            .filter_map(|segment| match segment {
                Segment::Element(name) => Some(name.as_str()),
                Segment::Item(_) => None,
            })
            .collect();
        names.join(".")
    }

    /// Writes the path as the prefix of a message.
    pub(super) fn before(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.segments.is_empty() {
            return Ok(());
        }
        write!(f, "{self}: ")
    }
}

/// Items of lists and maps are counted from 1, as XPath does.
impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, segment) in self.segments.iter().rev().enumerate() {
            match segment {
                Segment::Element(name) if index > 0 => write!(f, "/{name}")?,
                Segment::Element(name) => f.write_str(name)?,
                Segment::Item(index) => write!(f, "[{}]", index.saturating_add(1))?,
            }
        }
        Ok(())
    }
}
