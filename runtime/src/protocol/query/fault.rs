//! Reads error documents.

use crate::codec::xml::decode::Decoder;
use crate::codec::xml::reader::Next;
use crate::codec::{DecodeError, DecodeErrorKind};
use crate::{Structure, schema};

/// What an error document says.
pub(crate) struct ErrorDocument {
    pub(crate) code: String,
    pub(crate) message: Option<String>,
    pub(crate) side: Option<schema::Side>,
    pub(crate) request_id: Option<String>,
}

impl Decoder<'_> {
    /// Reads an error document: `ErrorResponse`, or `Response` with a list of errors as older services write it.
    pub(crate) fn error_document(mut self) -> Result<ErrorDocument, DecodeError> {
        let mut document = ErrorDocument {
            code: String::new(),
            message: None,
            side: None,
            request_id: None,
        };
        let mut found = false;
        self.in_error_root(|decoder, name| match name {
            // Of several errors the first is reported.
            "Error" if !found => {
                found = true;
                decoder.error(&mut document)
            }
            _ => decoder.metadata(name, &mut document.request_id),
        })?;
        let missing = if found { "Code" } else { "Error" };
        if document.code.is_empty() {
            return Err(DecodeError::new(DecodeErrorKind::MissingElement {
                name: missing.to_owned(),
            }));
        }
        Ok(document)
    }

    /// Reads an error document's `Error` as the structure that a fault has.
    pub(crate) fn fault_detail(mut self, detail: &mut dyn Structure) -> Result<(), DecodeError> {
        let mut found = false;
        self.in_error_root(|decoder, name| match name {
            "Error" if !found => {
                found = true;
                decoder.structure(detail)
            }
            _ => decoder.elements.skip(),
        })
    }

    /// Calls `read` for each element in the root of an error document, and in its `Errors`.
    fn in_error_root(
        &mut self,
        mut read: impl FnMut(&mut Self, &str) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        let root = self.elements.root()?;
        let name = root.local();
        if !matches!(name, "ErrorResponse" | "Response") {
            return Err(DecodeError::new(DecodeErrorKind::UnexpectedRoot {
                expected: "ErrorResponse".to_owned(),
                found: name.to_owned(),
            }));
        }
        while let Next::Element(child) = self.elements.next()? {
            let child = child.local();
            let result = if child == "Errors" {
                self.each(&mut read)
            } else {
                read(self, child)
            };
            result.map_err(|error| error.within(child).within(name))?;
        }
        self.elements.end_of_document()
    }

    fn each(
        &mut self,
        read: &mut impl FnMut(&mut Self, &str) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        while let Next::Element(name) = self.elements.next()? {
            read(self, name.local()).map_err(|error| error.within(name.local()))?;
        }
        Ok(())
    }

    fn error(&mut self, document: &mut ErrorDocument) -> Result<(), DecodeError> {
        while let Next::Element(name) = self.elements.next()? {
            match name.local() {
                "Code" => self.elements.text()?.trim().clone_into(&mut document.code),
                "Message" | "message" => {
                    document.message = Some(self.elements.text()?.into_owned())
                }
                "Type" => {
                    document.side = match self.elements.text()?.trim() {
                        "Sender" => Some(schema::Side::Sender),
                        "Receiver" => Some(schema::Side::Receiver),
                        _ => None,
                    }
                }
                _ => self.elements.skip()?,
            }
        }
        Ok(())
    }
}
