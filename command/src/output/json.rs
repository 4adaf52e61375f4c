//! JSON with four spaces for each level, and letters as they are.

use std::io;

use serde::Serialize;
use serde_json::Value as Json;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};

use super::number::decimal;
use crate::words::ascii::in_ascii;

/// A value with a line break behind it.
pub(super) fn print(value: &Json) -> String {
    let mut text = Vec::new();
    let mut serializer =
        Serializer::with_formatter(&mut text, Style(PrettyFormatter::with_indent(b"    ")));
    // Into memory: there is nothing that could fail.
    let written = value.serialize(&mut serializer);
    debug_assert!(written.is_ok());
    text.push(b'\n');
    String::from_utf8(text).unwrap_or_default()
}

/// A value on one line without spaces, in ASCII.
pub(crate) fn compact(value: &Json) -> String {
    let mut text = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut text, Compact);
    // Into memory, as above.
    let written = value.serialize(&mut serializer);
    debug_assert!(written.is_ok());
    in_ascii(&String::from_utf8(text).unwrap_or_default())
}

/// serde's, but numbers as Python prints them.
struct Compact;

impl Formatter for Compact {
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        write(writer, value)
    }
}

fn write<W: ?Sized + io::Write>(writer: &mut W, value: f64) -> io::Result<()> {
    match serde_json::Number::from_f64(value) {
        Some(number) => writer.write_all(decimal(&number).as_bytes()),
        None => writer.write_all(b"null"),
    }
}

/// The same with spaces.
struct Style(PrettyFormatter<'static>);

impl Formatter for Style {
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        write(writer, value)
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}
