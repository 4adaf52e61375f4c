//! Reads elements and text from XML events.

use std::borrow::Cow;

use quick_xml::errors::IllFormedError;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Error, Reader};

use crate::codec::decode_error::{DecodeError, DecodeErrorKind};
use crate::shape::MAX_DEPTH;
use crate::value::Content;

/// The body as text, without a byte order mark.
pub(crate) fn text(body: &[u8]) -> Result<&str, DecodeError> {
    match std::str::from_utf8(body) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => Err(DecodeError::new(DecodeErrorKind::InvalidUtf8 {
            valid_up_to: error.valid_up_to(),
        })),
    }
}

/// What follows inside an element.
pub(crate) enum Next<'a> {
    /// An element begins; everything up to its end has to be read.
    Element(Name<'a>),
    /// The element that is being read ends.
    End,
}

/// An element's name.
pub(crate) struct Name<'a>(BytesStart<'a>);

impl Name<'_> {
    /// The name without a namespace prefix.
    pub(crate) fn local(&self) -> &str {
        let name: &str = self.0.name().into_inner();
        // Names are short: a plain loop is faster than a search that is optimized for long strings.
        let prefix = name.bytes().position(|byte| byte == b':');
        let local = prefix.and_then(|prefix| name.get(prefix.saturating_add(1)..));
        local.unwrap_or(name)
    }
}

/// Reads a document element by element.
pub(crate) struct Elements<'a> {
    document: &'a str,
    /// Where in the document `events` began to read.
    start: u64,
    events: Reader<&'a [u8]>,
    depth: usize,
}

/// A position between two elements, from which to read again.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    position: u64,
    depth: usize,
}

impl<'a> Elements<'a> {
    pub(crate) fn new(document: &'a str) -> Self {
        let start = Place {
            position: 0,
            depth: 0,
        };
        Self::at(document, start)
    }

    fn at(document: &'a str, place: Place) -> Self {
        let rest = usize::try_from(place.position).ok();
        let rest = rest.and_then(|start| document.get(start..)).unwrap_or("");
        let mut events = Reader::from_str(rest);
        events.config_mut().expand_empty_elements = true;
        Self {
            document,
            start: place.position,
            events,
            depth: place.depth,
        }
    }

    /// The position after the last start tag, whose element is not empty.
    pub(crate) fn place(&self) -> Place {
        Place {
            position: self.start.saturating_add(self.events.buffer_position()),
            depth: self.depth,
        }
    }

    /// Another reader of the same document, up to the end of the element that `place` is in. It is a new one, since a
    /// copy of this one would copy the names of all elements that are open.
    pub(crate) fn from(&self, place: Place) -> Self {
        Self::at(self.document, place)
    }

    fn event(&mut self) -> Result<Event<'a>, DecodeError> {
        match self.events.read_event() {
            Ok(Event::DocType(_)) => Err(DecodeError::new(DecodeErrorKind::DocumentType)),
            Ok(event) => Ok(event),
            Err(error) => Err(self.malformed(describe(&error))),
        }
    }

    fn malformed(&self, message: impl Into<String>) -> DecodeError {
        DecodeError::new(DecodeErrorKind::Malformed {
            message: message.into(),
            position: self.start.saturating_add(
                self.events
                    .error_position()
                    .max(self.events.buffer_position()),
            ),
        })
    }

    fn truncated(&self) -> DecodeError {
        self.malformed("it ends inside an element")
    }

    fn enter(&mut self) -> Result<(), DecodeError> {
        self.depth = self.depth.saturating_add(1);
        if self.depth > MAX_DEPTH {
            return Err(DecodeError::new(DecodeErrorKind::TooDeep));
        }
        Ok(())
    }

    fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// The document's root element, after its prolog.
    pub(crate) fn root(&mut self) -> Result<Name<'a>, DecodeError> {
        loop {
            match self.event()? {
                Event::Start(start) => {
                    self.enter()?;
                    return Ok(Name(start));
                }
                Event::Text(text) if !is_blank(&text) => {
                    return Err(self.malformed("there is text before the root element"));
                }
                Event::Text(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
                Event::Eof => return Err(DecodeError::new(DecodeErrorKind::Empty)),
                _ => return Err(self.malformed("there is text before the root element")),
            }
        }
    }

    /// Checks that only comments follow the root element.
    pub(crate) fn end_of_document(&mut self) -> Result<(), DecodeError> {
        loop {
            match self.event()? {
                Event::Eof => return Ok(()),
                Event::Comment(_) | Event::PI(_) => {}
                Event::Text(text) if is_blank(&text) => {}
                _ => return Err(self.malformed("there is content after the root element")),
            }
        }
    }

    /// The next element inside the current one. Text between elements is ignored.
    pub(crate) fn next(&mut self) -> Result<Next<'a>, DecodeError> {
        loop {
            match self.event()? {
                Event::Start(start) => {
                    self.enter()?;
                    return Ok(Next::Element(Name(start)));
                }
                Event::End(_) => {
                    self.leave();
                    return Ok(Next::End);
                }
                Event::Eof => return Err(self.truncated()),
                _ => {}
            }
        }
    }

    /// Skips the rest of the current element, however deeply it is nested.
    pub(crate) fn skip(&mut self) -> Result<(), DecodeError> {
        let mut open = 1_usize;
        while open > 0 {
            match self.event()? {
                Event::Start(_) => {
                    self.enter()?;
                    open = open.saturating_add(1);
                }
                Event::End(_) => {
                    self.leave();
                    open = open.saturating_sub(1);
                }
                Event::Eof => return Err(self.truncated()),
                _ => {}
            }
        }
        Ok(())
    }

    /// The text of the current element, up to its end.
    pub(crate) fn text(&mut self) -> Result<Cow<'a, str>, DecodeError> {
        let mut text = Cow::Borrowed("");
        loop {
            match self.event()? {
                Event::Text(part) => append(&mut text, part.xml10_content()),
                Event::CData(part) => append(&mut text, part.xml10_content()),
                Event::GeneralRef(reference) => text.to_mut().push_str(&self.resolve(&reference)?),
                Event::End(_) => {
                    self.leave();
                    return Ok(text);
                }
                Event::Start(start) => {
                    let name = Name(start).local().to_owned();
                    return Err(DecodeError::new(DecodeErrorKind::UnexpectedElement {
                        name,
                    }));
                }
                Event::Eof => return Err(self.truncated()),
                _ => {}
            }
        }
    }

    fn resolve(&self, reference: &BytesRef<'_>) -> Result<String, DecodeError> {
        match reference.resolve_char_ref() {
            Ok(Some(character)) => Ok(character.into()),
            Ok(None) => resolve_xml_entity(reference)
                .map(str::to_owned)
                .ok_or_else(|| DecodeError::new(DecodeErrorKind::UnknownEntity)),
            Err(_) => Err(self.malformed("a reference to a character that does not exist")),
        }
    }
}

impl Elements<'_> {
    /// All content of the current element, without interpretation.
    pub(crate) fn content(&mut self) -> Result<Content, DecodeError> {
        let (mut text, mut members) = (String::new(), Vec::new());
        loop {
            match self.event()? {
                Event::Text(part) => text.push_str(&part.xml10_content()),
                Event::CData(part) => text.push_str(&part.xml10_content()),
                Event::GeneralRef(reference) => text.push_str(&self.resolve(&reference)?),
                Event::Start(start) => {
                    self.enter()?;
                    let name = Name(start).local().to_owned();
                    members.push((name, self.content()?));
                }
                Event::End(_) => {
                    self.leave();
                    return Ok(if members.is_empty() {
                        Content::Text(text)
                    } else {
                        Content::Members(members)
                    });
                }
                Event::Eof => return Err(self.truncated()),
                _ => {}
            }
        }
    }
}

/// Appends a part to the text, which stays borrowed as long as it has only one part.
fn append<'a>(text: &mut Cow<'a, str>, part: Cow<'a, str>) {
    if text.is_empty() {
        *text = part;
    } else {
        text.to_mut().push_str(&part);
    }
}

/// The parser's message without the names that some messages quote: if a secret is not escaped as it
/// should be, they are part of it.
fn describe(error: &Error) -> String {
    match error {
        Error::Syntax(error) => error.to_string(),
        Error::IllFormed(IllFormedError::UnclosedReference) => {
            "an `&` that does not begin a reference".to_owned()
        }
        Error::IllFormed(
            IllFormedError::MissingEndTag(_)
            | IllFormedError::UnmatchedEndTag(_)
            | IllFormedError::MismatchedEndTag { .. },
        ) => "a start tag and an end tag that do not match".to_owned(),
        _ => "it breaks the grammar of XML".to_owned(),
    }
}

fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_whitespace())
}
