//! Reads elements and text from XML events.

use std::borrow::Cow;
use std::io::BufRead as _;

use quick_xml::errors::IllFormedError;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, BytesText, Event};
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
#[derive(Clone, Copy)]
pub(crate) struct Name<'a>(&'a str);

impl<'a> Name<'a> {
    /// The name without a namespace prefix.
    pub(crate) fn local(self) -> &'a str {
        // Names are short: a plain loop is faster than a search that is optimized for long strings.
        let prefix = self.0.bytes().position(|byte| byte == b':');
        let local = prefix.and_then(|prefix| self.0.get(prefix.saturating_add(1)..));
        local.unwrap_or(self.0)
    }
}

/// What a document consists of, in its order.
enum Part<'a> {
    Start(Name<'a>),
    End,
    /// Text, as it is written.
    Text(&'a str),
    /// The text of a CDATA section, as it is written.
    Section(&'a str),
    /// What stands between `&` and `;`.
    Reference(&'a str),
    Declaration,
    /// A comment, or an instruction to some program.
    Remark,
    EndOfDocument,
}

/// Reads a document element by element.
pub(crate) struct Elements<'a> {
    document: &'a str,
    /// What `events` reads: the document from `start` on.
    rest: &'a str,
    start: u64,
    events: Reader<&'a [u8]>,
    /// Whether the last tag was that of an empty element, which is the end of it, too.
    is_empty: bool,
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
        let behind = rest.and_then(|start| document.get(start..)).unwrap_or("");
        // The parser would leave it out as well, but not count it.
        let rest = behind.trim_start_matches('\u{feff}');
        let marks = u64::try_from(behind.len().saturating_sub(rest.len())).unwrap_or(0);
        Self {
            document,
            rest,
            start: place.position.saturating_add(marks),
            events: Reader::from_str(rest),
            is_empty: false,
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

    /// The next part, for which blanks before a tag are none.
    #[inline(always)] // see `part`
    fn tag(&mut self) -> Result<Part<'a>, DecodeError> {
        self.events.config_mut().trim_text_start = true;
        let part = self.part();
        self.events.config_mut().trim_text_start = false;
        part
    }

    /// The next part.
    ///
    /// The parser says of what kind and how long it is, and its text is taken from the document: moving the parser's own
    /// values from caller to caller takes a fifth of the time of reading. A call of this function takes a tenth.
    #[inline(always)]
    fn part(&mut self) -> Result<Part<'a>, DecodeError> {
        if std::mem::take(&mut self.is_empty) {
            return Ok(Part::End);
        }
        let event = self.events.read_event();
        self.is_empty = matches!(event, Ok(Event::Empty(_)));
        let part = match &event {
            Ok(Event::Start(start)) => self.name(start, ">").map(Part::Start),
            Ok(Event::Empty(start)) => self.name(start, "/>").map(Part::Start),
            Ok(Event::End(_)) => Some(Part::End),
            Ok(Event::Text(text)) => self.last(text.len(), "").map(Part::Text),
            Ok(Event::CData(text)) => self.last(text.len(), "]]>").map(Part::Section),
            Ok(Event::GeneralRef(name)) => self.last(name.len(), ";").map(Part::Reference),
            Ok(Event::Decl(_)) => Some(Part::Declaration),
            Ok(Event::Eof) => Some(Part::EndOfDocument),
            Ok(Event::Comment(_) | Event::PI(_)) => Some(Part::Remark),
            Ok(Event::DocType(_)) => return Err(DecodeError::new(DecodeErrorKind::DocumentType)),
            Err(error) => return Err(self.malformed(describe(error))),
        };
        // Only with a release of the parser that counts otherwise; an error is better than text that is silently lost.
        part.ok_or_else(|| self.malformed("the parser lost its place"))
    }

    /// The name in the tag that was just read, which ends with this mark.
    fn name(&self, tag: &BytesStart<'_>, mark: &str) -> Option<Name<'a>> {
        let length = tag.name().into_inner().len();
        self.last(tag.len(), mark)?.get(..length).map(Name)
    }

    /// How many bytes the parser has read so far.
    fn read(&self) -> usize {
        usize::try_from(self.events.buffer_position()).unwrap_or(usize::MAX)
    }

    /// The last bytes that the parser has read, as many as it says, before the mark that ends a part.
    fn last(&self, length: usize, mark: &str) -> Option<&'a str> {
        let end = self.read().checked_sub(mark.len())?;
        self.rest.get(end.checked_sub(length)?..end)
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
            match self.tag()? {
                Part::Start(name) => {
                    self.enter()?;
                    return Ok(name);
                }
                Part::Text(text) if is_blank(text) => {}
                Part::Declaration | Part::Remark => {}
                Part::EndOfDocument => return Err(DecodeError::new(DecodeErrorKind::Empty)),
                _ => return Err(self.malformed("there is text before the root element")),
            }
        }
    }

    /// Checks that only comments follow the root element.
    pub(crate) fn end_of_document(&mut self) -> Result<(), DecodeError> {
        loop {
            match self.tag()? {
                Part::EndOfDocument => return Ok(()),
                Part::Remark => {}
                Part::Text(text) if is_blank(text) => {}
                _ => return Err(self.malformed("there is content after the root element")),
            }
        }
    }

    /// The next element inside the current one. Text between elements is ignored.
    pub(crate) fn next(&mut self) -> Result<Next<'a>, DecodeError> {
        loop {
            match self.tag()? {
                Part::Start(name) => {
                    self.enter()?;
                    return Ok(Next::Element(name));
                }
                Part::End => {
                    self.leave();
                    return Ok(Next::End);
                }
                Part::EndOfDocument => return Err(self.truncated()),
                _ => {}
            }
        }
    }

    /// Skips the rest of the current element, however deeply it is nested.
    pub(crate) fn skip(&mut self) -> Result<(), DecodeError> {
        let mut open = 1_usize;
        while open > 0 {
            match self.tag()? {
                Part::Start(_) => {
                    self.enter()?;
                    open = open.saturating_add(1);
                }
                Part::End => {
                    self.leave();
                    open = open.saturating_sub(1);
                }
                Part::EndOfDocument => return Err(self.truncated()),
                _ => {}
            }
        }
        Ok(())
    }

    /// The text of the current element, up to its end.
    pub(crate) fn text(&mut self) -> Result<Cow<'a, str>, DecodeError> {
        let text = self.plain();
        match self.part()? {
            Part::End => {
                self.leave();
                Ok(line_ends(text))
            }
            part => self.joined(text, part).map(Cow::Owned),
        }
    }

    /// The text from the start tag that was just read to what comes first, a tag or a reference. The parser need not look
    /// at it: it would do no more than look for its end.
    fn plain(&mut self) -> &'a str {
        if self.is_empty {
            return "";
        }
        let unread = self.rest.get(self.read()..).unwrap_or_default();
        let end = unread.bytes().position(|byte| matches!(byte, b'<' | b'&'));
        let text = end.and_then(|end| unread.get(..end)).unwrap_or_default();
        self.events.stream().consume(text.len());
        text
    }

    /// The text that begins with this and goes on with a part that is not its end.
    fn joined(&mut self, first: &str, mut part: Part<'a>) -> Result<String, DecodeError> {
        let mut text = line_ends(first).into_owned();
        loop {
            match part {
                Part::Text(part) | Part::Section(part) => text.push_str(&line_ends(part)),
                Part::Reference(name) => text.push_str(&self.resolve(name)?),
                Part::End => {
                    self.leave();
                    return Ok(text);
                }
                Part::Start(name) => {
                    let name = name.local().to_owned();
                    return Err(DecodeError::new(DecodeErrorKind::UnexpectedElement {
                        name,
                    }));
                }
                Part::EndOfDocument => return Err(self.truncated()),
                Part::Declaration | Part::Remark => {}
            }
            part = self.part()?;
        }
    }

    fn resolve(&self, name: &str) -> Result<String, DecodeError> {
        match BytesRef::new(name).resolve_char_ref() {
            Ok(Some(character)) => Ok(character.into()),
            Ok(None) => resolve_xml_entity(name)
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
            match self.part()? {
                Part::Text(part) | Part::Section(part) => text.push_str(&line_ends(part)),
                Part::Reference(name) => text.push_str(&self.resolve(name)?),
                Part::Start(name) => {
                    self.enter()?;
                    let name = name.local().to_owned();
                    members.push((name, self.content()?));
                }
                Part::End => {
                    self.leave();
                    return Ok(if members.is_empty() {
                        Content::Text(text)
                    } else {
                        Content::Members(members)
                    });
                }
                Part::EndOfDocument => return Err(self.truncated()),
                _ => {}
            }
        }
    }
}

/// The text with every end of a line as a line feed (XML 1.0, section 2.11).
fn line_ends(text: &str) -> Cow<'_, str> {
    if text.as_bytes().contains(&b'\r') {
        BytesText::from_escaped(text).xml10_content()
    } else {
        Cow::Borrowed(text)
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
