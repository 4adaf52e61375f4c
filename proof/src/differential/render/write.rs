//! Writes elements as a document, with the variations of its dress.

use std::fmt::Write;

use fastrand::Rng;

use super::scalar;
use super::tree::{Content, Element, Scalar};
use crate::differential::dress::{Dress, Liberty, Spot};

/// The document with this root.
pub(super) fn document(root: &Element, namespace: &str, dress: &Dress) -> String {
    let mut writer = Writer {
        dress,
        out: String::new(),
    };
    let spot = Spot::ROOT.below("prolog");
    let mut prolog = dress.at(spot, Liberty::Prolog);
    if let Some(rng) = &mut prolog {
        writer.prolog(rng);
    }
    let mut attributes = String::new();
    if dress.takes(Liberty::Namespace) {
        attributes.push_str(&format!(" xmlns=\"{namespace}\""));
    }
    if dress.takes(Liberty::Prefixes) {
        attributes.push_str(&format!(" xmlns:t='{namespace}' xmlns:u=\"urn:u\""));
    }
    writer.element(root, &attributes);
    if prolog.is_some_and(|mut rng| rng.bool()) {
        writer.out.push_str("\n<!-- behind --><?behind?>\r\n");
    }
    writer.out
}

struct Writer<'d> {
    dress: &'d Dress,
    out: String,
}

/// Names that no model has.
const UNKNOWN: [&str; 5] = ["Unheard.Of-1", "Überzählig", "_new", "entry", "member"];

impl Writer<'_> {
    fn prolog(&mut self, rng: &mut Rng) {
        if rng.bool() {
            self.out.push('\u{feff}');
        }
        if rng.bool() {
            let encoding = [
                "",
                " encoding=\"UTF-8\"",
                " encoding='utf-8' standalone='yes'",
            ];
            let encoding = encoding[rng.usize(0..3)];
            let _ = writeln!(self.out, "<?xml version=\"1.0\"{encoding}?>");
        }
        if rng.bool() {
            self.out.push_str("<!-- in front --><?front a=\"b\"?>\n");
        }
    }

    fn element(&mut self, element: &Element, declarations: &str) {
        let spot = element.spot;
        let name = self.name(&element.name, spot);
        let attributes = match self.dress.at(spot.below("@"), Liberty::Attributes) {
            Some(mut rng) => ["", " a='&lt;tag>'", " b = \"1>0\""][rng.usize(0..3)],
            None => "",
        };
        let _ = write!(self.out, "<{name}{declarations}{attributes}>");
        let begin = self.out.len();
        self.content(&element.content, spot);
        if self.out.len() == begin
            && let Some(mut rng) = self.dress.at(spot.below("/"), Liberty::SelfClosed)
            && rng.u8(0..4) > 0
        {
            self.out.pop();
            self.out.push_str(if rng.bool() { "/>" } else { "\n/>" });
            return;
        }
        let space = self.dress.at_one_of(8, spot.below(">"), Liberty::Space);
        let _ = write!(self.out, "</{name}{}>", space.map_or("", |_| " "));
    }

    fn name(&self, name: &str, spot: Spot) -> String {
        let prefix = self.dress.at(spot.below(":"), Liberty::Prefixes);
        match prefix.map(|mut rng| rng.u8(0..4)) {
            Some(0) => format!("t:{name}"),
            Some(1) => format!("u:{name}"),
            _ => name.to_owned(),
        }
    }

    fn content(&mut self, content: &Content, spot: Spot) {
        match content {
            Content::Text(text) => self.text(text, spot),
            Content::Scalar(kind, text) => self.scalar(*kind, text, spot),
            Content::Members { children, known } => self.members(children, known, spot),
            Content::Items(children) => self.items(children, spot),
            Content::Closed(children) => self.closed(children, spot),
            Content::Variant(children) => self.variant(children, spot),
        }
    }

    fn children<'e>(&mut self, children: impl Iterator<Item = &'e Element>, spot: Spot) {
        for (index, child) in children.enumerate() {
            self.gap(spot.item(index));
            self.element(child, "");
        }
        self.gap(spot.below("end"));
    }

    fn members(&mut self, children: &[Element], known: &[String], spot: Spot) {
        let mut children: Vec<&Element> = children.iter().collect();
        if let Some(mut rng) = self.dress.at(spot, Liberty::Order) {
            rng.shuffle(&mut children);
        }
        let Some(mut rng) = self.dress.at(spot, Liberty::Unknown) else {
            return self.children(children.into_iter(), spot);
        };
        for (index, child) in children.into_iter().enumerate() {
            self.gap(spot.item(index));
            if rng.u8(0..8) == 0 {
                self.unknown(&mut rng, known);
            }
            self.element(child, "");
        }
        if rng.u8(0..4) == 0 {
            self.unknown(&mut rng, known);
        }
        self.gap(spot.below("end"));
    }

    /// An element that is not one of `known`, with others inside, also some whose names are known.
    fn unknown(&mut self, rng: &mut Rng, known: &[String]) {
        let name = UNKNOWN[rng.usize(0..UNKNOWN.len())];
        if known.iter().any(|each| each == name) {
            return;
        }
        let inner = rng.choice(known).map_or("a", String::as_str);
        let content = match rng.u8(0..6) {
            0 => String::new(),
            1 => "text &amp; more".to_owned(),
            2 => "<![CDATA[<not><read>]]>".to_owned(),
            3 => format!("<{inner}>1</{inner}><{inner}/>"),
            4 => format!(" <a><{inner}><b c='d'/>x</{inner}></a>\n<!-- > -->"),
            _ => "<member><member/></member><member>2</member>".to_owned(),
        };
        let _ = write!(self.out, "<{name}>{content}</{name}>");
    }

    fn items(&mut self, children: &[Element], spot: Spot) {
        let renamed = self.dress.at(spot, Liberty::ItemNames);
        let renamed = renamed.and_then(|mut rng| rng.choice(["member", "item", "any"]));
        for (index, child) in children.iter().enumerate() {
            self.gap(spot.item(index));
            match renamed {
                Some(name) => self.renamed(child, name),
                None => self.element(child, ""),
            }
        }
        self.gap(spot.below("end"));
    }

    /// The member of a union, or one that the model does not have.
    fn variant(&mut self, children: &[Element], spot: Spot) {
        match self.dress.at_one_of(4, spot, Liberty::UnknownVariants) {
            Some(mut rng) => {
                self.gap(spot.item(0));
                let content = ["", "text", "<a>1</a><b><c>&lt;</c></b>"][rng.usize(0..3)];
                let _ = write!(self.out, "<New>{content}</New>");
                self.gap(spot.below("end"));
            }
            None => self.children(children.iter(), spot),
        }
    }

    /// The element under another name.
    fn renamed(&mut self, child: &Element, name: &str) {
        let _ = write!(self.out, "<{name}>");
        self.content(&child.content, child.spot);
        let _ = write!(self.out, "</{name}>");
    }

    fn closed(&mut self, children: &[Element], spot: Spot) {
        let mut children: Vec<&Element> = children.iter().collect();
        if let Some(mut rng) = self.dress.at(spot, Liberty::Order) {
            rng.shuffle(&mut children);
        }
        if let Some(mut rng) = self.dress.at_one_of(4, spot, Liberty::UnknownInEntries) {
            let known: Vec<String> = children.iter().map(|each| each.name.clone()).collect();
            self.unknown(&mut rng, &known);
        }
        self.children(children.into_iter(), spot);
    }

    /// Comments and white space between elements.
    fn gap(&mut self, spot: Spot) {
        if let Some(mut rng) = self.dress.at(spot.below("gap"), Liberty::Space) {
            self.out
                .push_str(["", "\n  ", " ", "\r\n\t"][rng.usize(0..4)]);
        }
        if let Some(mut rng) = self.dress.at(spot.below("gap"), Liberty::Comments) {
            let between = ["<!-- between <a> & -->", "<?pi between?>", "<!---->"];
            self.out
                .push_str(between.get(rng.usize(0..12)).unwrap_or(&""));
        }
    }

    fn scalar(&mut self, kind: Scalar, text: &str, spot: Spot) {
        let respelled = self.dress.at(spot.below("spelling"), Liberty::Spellings);
        let text = match respelled {
            Some(mut rng) => scalar::respell(kind, text, &mut rng),
            None => text.to_owned(),
        };
        match self.dress.at_one_of(4, spot.below("space"), Liberty::Space) {
            Some(_) => self.text(&format!("\n {text}\t"), spot),
            None => self.text(&text, spot),
        }
    }

    /// Text in pieces, each written in one of the possible ways.
    fn text(&mut self, text: &str, spot: Spot) {
        let mut section = self.dress.at(spot.below("section"), Liberty::CData);
        let mut comment = self.dress.at(spot.below("comment"), Liberty::Comments);
        let mut reference = self.dress.at(spot.below("reference"), Liberty::References);
        let characters: Vec<char> = text.chars().collect();
        let mut rest = characters.as_slice();
        // Empty text may also be a CDATA section.
        if rest.is_empty() && section.as_mut().is_some_and(|rng| rng.u8(0..4) == 0) {
            self.out.push_str("<![CDATA[]]>");
        }
        while !rest.is_empty() {
            let choose = section.as_mut().or(comment.as_mut());
            let length = choose.map_or(rest.len(), |rng| rng.usize(1..=rest.len()));
            let (piece, behind) = rest.split_at(length);
            let piece: String = piece.iter().collect();
            if section.as_mut().is_some_and(|rng| rng.bool()) {
                // The end mark of a section is split over two sections.
                let piece = piece.replace("]]>", "]]]]><![CDATA[>");
                let _ = write!(self.out, "<![CDATA[{piece}]]>");
            } else {
                self.escaped(&piece, reference.as_mut());
            }
            if comment.as_mut().is_some_and(|rng| rng.u8(0..3) == 0) {
                self.out.push_str("<!-- <in> &text; -->");
            }
            rest = behind;
        }
    }

    fn escaped(&mut self, text: &str, mut reference: Option<&mut Rng>) {
        for character in text.chars() {
            let number = u32::from(character);
            let form = reference.as_mut().map_or(u8::MAX, |rng| rng.u8(0..12));
            let _ = match (form, character) {
                (0, _) => write!(self.out, "&#{number};"),
                (1, _) => write!(self.out, "&#x{number:x};"),
                (2, _) => write!(self.out, "&#x00{number:X};"),
                (_, '&') => write!(self.out, "&amp;"),
                (_, '<') => write!(self.out, "&lt;"),
                (_, '>') => write!(self.out, "&gt;"),
                (3..12, '"') => write!(self.out, "&quot;"),
                (3..12, '\'') => write!(self.out, "&apos;"),
                // Unescaped, it is read as a line feed, which is tested as well.
                (0..8 | u8::MAX, '\r') => write!(self.out, "&#13;"),
                _ => write!(self.out, "{character}"),
            };
        }
    }
}
