//! Members: names, kinds and traits.

use std::borrow::Cow;

use super::super::structure::{Element, Kind, List, Map, Member};
use super::Reader;
use super::cursor::Result;
use crate::value::TimestampFormat;

impl<'t> Reader<'_, 't> {
    pub(super) fn member(&mut self) -> Result<Member> {
        let name = self.cursor.word().ok_or("a name")?;
        self.met(name.clone());
        let name = self.links.kept(name);
        if !self.cursor.symbol(":") {
            return Err("a colon");
        }
        let mut member = Member::new(name, self.element()?);
        while self.cursor.symbol(",") {
            match self.cursor.bare() {
                Some("required") => member.required = true,
                Some("token") => member.idempotency_token = true,
                Some("wire") => member.wire_name = self.name()?,
                Some("request") => member.request_name = Some(self.name()?),
                _ => return Err("a trait of a member"),
            }
        }
        Ok(member)
    }

    fn name(&mut self) -> Result<Cow<'static, str>> {
        let name = self.cursor.word().ok_or("a name")?;
        Ok(self.links.kept(name))
    }

    fn element(&mut self) -> Result<Element> {
        let word = self.cursor.bare().unwrap_or_default();
        if word == "secret" {
            let word = self.cursor.bare().unwrap_or_default();
            let mut element = Element::new(self.kind(word)?);
            element.sensitive = true;
            return Ok(element);
        }
        self.kind(word).map(Element::new)
    }

    /// A kind that begins with this word.
    fn kind(&mut self, word: &str) -> Result<Kind> {
        let flattened = word == "flat";
        let word = match flattened {
            true => self.cursor.bare().unwrap_or_default(),
            false => word,
        };
        Ok(match word {
            "string" if !flattened => Kind::String,
            "list" => Kind::List(Box::new(self.list(flattened)?)),
            "map" => Kind::Map(Box::new(self.map(flattened)?)),
            _ if flattened => return Err("a list or a map"),
            "boolean" => Kind::Boolean,
            "integer" => Kind::Integer,
            "long" => Kind::Long,
            "float" => Kind::Float,
            "double" => Kind::Double,
            "blob" => Kind::Blob,
            "date-time" => Kind::Timestamp(TimestampFormat::DateTime),
            "http-date" => Kind::Timestamp(TimestampFormat::HttpDate),
            "epoch-seconds" => Kind::Timestamp(TimestampFormat::EpochSeconds),
            "enumeration" => {
                let name = self.cursor.word().unwrap_or_default();
                let enumeration = self.links.enumeration(&name);
                Kind::Enumeration(enumeration.ok_or("an enumeration of the schema's")?)
            }
            shape @ ("structure" | "union") => {
                let name = self.cursor.word().unwrap_or_default();
                let structure = self.links.structure(&name);
                let structure = structure.ok_or("a structure of the schema's")?;
                match shape {
                    "union" => Kind::Union(structure),
                    _ => Kind::Structure(structure),
                }
            }
            _ => return Err("a kind"),
        })
    }

    fn list(&mut self, flattened: bool) -> Result<List> {
        let (name, item) = self.part("<")?;
        let mut list = List::new(item);
        list.flattened = flattened;
        if let Some(name) = name {
            list.item_name = self.links.kept(name);
        }
        self.close()?;
        Ok(list)
    }

    fn map(&mut self, flattened: bool) -> Result<Map> {
        let (key_name, key) = self.part("<")?;
        let (value_name, value) = self.part(",")?;
        let mut map = Map::new(key, value);
        map.flattened = flattened;
        if let (Some(key_name), Some(value_name)) = (key_name, value_name) {
            map.key_name = self.links.kept(key_name);
            map.value_name = self.links.kept(value_name);
        }
        self.close()?;
        Ok(map)
    }

    /// A part of a list or map behind a symbol, with its name if that is not the usual one.
    fn part(&mut self, symbol: &str) -> Result<(Option<Cow<'t, str>>, Element)> {
        if !self.cursor.symbol(symbol) {
            return Err("a part of a list or map");
        }
        let name = self.cursor.named();
        Ok((name, self.element()?))
    }

    fn close(&mut self) -> Result<()> {
        self.cursor.symbol(">").then_some(()).ok_or("`>`")
    }
}
