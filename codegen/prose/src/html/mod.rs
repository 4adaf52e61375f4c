//! The HTML of models as a tree: what the documentation and the mining of constraints both read.
//!
//! Tokens are html5gum's (WHATWG rules, character references included). The tree is not the one a browser builds:
//! models hold XHTML-like fragments with elements of their own, so `<code/>` is an empty element here (a browser
//! would set everything behind it in code), and a missing end tag is supplied only where its absence is customary.

use html5gum::{DefaultEmitter, HtmlString, Token, Tokenizer};

/// Elements inside of each other, at most; what is deeper hangs flat from the last one.
///
/// It bounds every recursion over the tree.
const MAX_DEPTH: usize = 100;

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    /// An element and what it holds.
    Element(Element),
    /// Text, with character references resolved and white space as it was.
    Text(String),
}

/// An element and what it holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Element {
    /// The name, in lower case.
    pub(crate) name: String,
    /// Where an `a` leads, with character references resolved and the white space around it removed.
    ///
    /// No other attribute of the models' HTML carries meaning.
    pub(crate) href: Option<String>,
    /// What it holds, in order.
    pub(crate) children: Vec<Node>,
}

/// Reads a fragment of HTML.
///
/// There is no wrong input: end tags without a start tag are passed over, elements that are still open end with the
/// text, comments and declarations are dropped, and so are scripts and style sheets. What was meant as text is text:
/// a `<` that no `>` follows, and placeholders such as `<name>`, which are elements that nobody knows and nothing ends.
pub(crate) fn parse(html: &str) -> Vec<Node> {
    let html = prepared(html);
    let mut builder = Builder::default();
    for token in Tokenizer::new_with_emitter(&html, DefaultEmitter::<usize>::new_with_span()) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let href = tag
                    .attributes
                    .get(b"href".as_slice())
                    .map(|href| text(href).trim().to_owned());
                let element = Element {
                    name: text(&tag.name),
                    href,
                    children: Vec::new(),
                };
                let unknown = tag.attributes.is_empty()
                    && !is_block(&element.name)
                    && !is_inline(&element.name);
                let source = html.get(tag.span.start..tag.span.end).filter(|_| unknown);
                builder.start(
                    Open {
                        element,
                        placeholder: source.map(str::to_owned),
                    },
                    tag.self_closing,
                );
            }
            Token::EndTag(tag) => builder.end(&text(&tag.name)),
            Token::String(string) => builder.append(Node::Text(text(&string))),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    builder.finish()
}

/// Puts references where the tokenizer would not find the characters that were meant.
fn prepared(html: &str) -> String {
    let tags = html.rfind('>').unwrap_or(0);
    let mut out = String::with_capacity(html.len());
    for (at, c) in html.char_indices() {
        match c {
            // All that is behind the start of a tag that does not end would be lost.
            '<' if at >= tags => out.push_str("&lt;"),
            // Bytes of Windows-1252 that were taken for Unicode; as references they are read as what they are.
            '\u{80}'..='\u{9f}' => out.push_str(&format!("&#{};", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

/// Adds the text of these nodes, line breaks included, to `out`.
pub(crate) fn text_content(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Element(element) if element.name == "br" => out.push('\n'),
            Node::Element(element) => text_content(&element.children, out),
        }
    }
}

/// Whether an element stands apart from the text around it, as paragraphs do.
pub(crate) fn is_block(name: &str) -> bool {
    is_container(name)
        || matches!(
            name,
            "p" | "pre"
                | "h1"
                | "h2"
                | "h3"
                | "h4"
                | "h5"
                | "h6"
                | "hr"
                | "para"
                | "title"
                | "fullname"
                | "caption"
        )
}

/// Whether an element may hold paragraphs; an end tag in it never ends anything around it.
fn is_container(name: &str) -> bool {
    is_table_part(name)
        || matches!(
            name,
            "ul" | "ol"
                | "li"
                | "dl"
                | "dt"
                | "dd"
                | "div"
                | "section"
                | "article"
                | "blockquote"
                | "figure"
        )
        || matches!(name, "note" | "important" | "caution" | "warning" | "tip")
}

fn is_table_part(name: &str) -> bool {
    matches!(
        name,
        "table" | "thead" | "tbody" | "tfoot" | "tr" | "th" | "td"
    )
}

/// Whether HTML has an element of this name that is part of a line of text.
fn is_inline(name: &str) -> bool {
    is_void(name)
        || matches!(
            name,
            "a" | "b"
                | "strong"
                | "i"
                | "em"
                | "u"
                | "code"
                | "tt"
                | "kbd"
                | "samp"
                | "var"
                | "span"
        )
        || matches!(
            name,
            "sub"
                | "sup"
                | "small"
                | "big"
                | "cite"
                | "q"
                | "dfn"
                | "abbr"
                | "font"
                | "script"
                | "style"
        )
}

/// Elements that hold nothing and so have no end tag.
fn is_void(name: &str) -> bool {
    matches!(
        name,
        "br" | "hr" | "img" | "wbr" | "col" | "input" | "meta" | "link"
    )
}

/// For an element whose end tag may be left out: which elements its start ends, and which it does not look beyond.
fn implied_end(name: &str) -> Option<(&'static [&'static str], &'static [&'static str])> {
    match name {
        "li" => Some((&["li"], &["ul", "ol"])),
        "dt" | "dd" => Some((&["dt", "dd"], &["dl"])),
        "td" | "th" => Some((&["td", "th"], &["tr", "table"])),
        "tr" => Some((&["tr"], &["table"])),
        "thead" | "tbody" | "tfoot" => Some((&["thead", "tbody", "tfoot"], &["table"])),
        _ => None,
    }
}

/// An element whose end is still to come.
struct Open {
    element: Element,
    /// The start tag, if it may turn out to have been meant as text.
    placeholder: Option<String>,
}

/// The elements that are open while tokens come in.
#[derive(Default)]
struct Builder {
    /// What is finished and stands in no element.
    roots: Vec<Node>,
    /// The open elements, the innermost last.
    open: Vec<Open>,
    /// How many start tags were passed over since [`MAX_DEPTH`] was reached and await their end tags.
    beyond: usize,
}

impl Builder {
    fn append(&mut self, node: Node) {
        let siblings = self
            .open
            .last_mut()
            .map_or(&mut self.roots, |open| &mut open.element.children);
        match (siblings.last_mut(), node) {
            (Some(Node::Text(before)), Node::Text(text)) => before.push_str(&text),
            (_, node) => siblings.push(node),
        }
    }

    fn start(&mut self, open: Open, empty: bool) {
        let name = open.element.name.as_str();
        if is_block(name) {
            self.close_from(self.position("p", is_container));
        }
        if let Some((ended, scope)) = implied_end(name) {
            let within = |names: &[&str], open: &Open| names.contains(&open.element.name.as_str());
            let position = self
                .open
                .iter()
                .rposition(|open| within(ended, open) || within(scope, open));
            self.close_from(
                position.filter(|&at| self.open.get(at).is_some_and(|open| within(ended, open))),
            );
        }
        if empty || is_void(name) {
            self.append(Node::Element(open.element));
        } else if self.open.len() < MAX_DEPTH {
            self.open.push(open);
        } else {
            self.beyond += 1;
        }
    }

    fn end(&mut self, name: &str) {
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let barrier = match name {
            _ if is_container(name) => |_: &str| false,
            "p" => is_container,
            _ => is_block,
        };
        match self.position(name, barrier) {
            Some(at) => {
                if let Some(open) = self.open.get_mut(at) {
                    open.placeholder = None;
                }
                self.close_from(Some(at));
            }
            // An end without a start still separates what is before from what is behind.
            None if name == "p" || name == "br" => {
                self.append(Node::Element(Element {
                    name: name.to_owned(),
                    ..Element::default()
                }));
            }
            None => {}
        }
    }

    /// The innermost open element of this name, unless one that `barrier` holds for is in between.
    fn position(&self, name: &str, barrier: fn(&str) -> bool) -> Option<usize> {
        let relevant = |open: &Open| open.element.name == name || barrier(&open.element.name);
        let at = self.open.iter().rposition(relevant)?;
        self.open
            .get(at)
            .is_some_and(|open| open.element.name == name)
            .then_some(at)
    }

    /// Ends the open element at `position` and those in it.
    fn close_from(&mut self, position: Option<usize>) {
        let Some(position) = position else { return };
        self.beyond = 0;
        while self.open.len() > position {
            let Some(Open {
                element,
                placeholder,
            }) = self.open.pop()
            else {
                return;
            };
            match placeholder {
                Some(text) => {
                    self.append(Node::Text(text));
                    element
                        .children
                        .into_iter()
                        .for_each(|node| self.append(node));
                }
                None if matches!(element.name.as_str(), "script" | "style") => {}
                None => self.append(Node::Element(element)),
            }
        }
    }

    fn finish(mut self) -> Vec<Node> {
        self.close_from(Some(0));
        self.roots
    }
}

/// Text out of the tokenizer, which took it from a `str`.
fn text(bytes: &HtmlString) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests;
