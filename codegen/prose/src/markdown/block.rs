//! Finds paragraphs, lists, notes, tables and code in a tree of HTML.

use super::escape;
use super::inline::{Content, Line, Piece, Style, is_invisible};
use crate::html::{self, Element, Node};

/// A part of a document that stands apart from its neighbours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// Text; never empty.
    Paragraph(Vec<Piece>),
    /// Items, none of them empty.
    List {
        ordered: bool,
        items: Vec<Vec<Block>>,
    },
    /// What is set apart, such as a note.
    Quote(Vec<Block>),
    /// Text as it stands, without an empty line at either end.
    Code(String),
    /// Cells of one line each.
    Table {
        header: Vec<Vec<Piece>>,
        rows: Vec<Vec<Vec<Piece>>>,
    },
    /// A line across.
    Rule,
}

/// The blocks of a document.
pub(super) fn blocks(nodes: &[Node]) -> Vec<Block> {
    let mut counter = 0;
    flow(nodes, &Style::default(), &mut counter)
}

/// Blocks of which all text is in `style`. `counter` tells code elements apart.
fn flow(nodes: &[Node], style: &Style, counter: &mut usize) -> Vec<Block> {
    let mut flow = Flow {
        blocks: Vec::new(),
        line: Line::default(),
        counter,
    };
    flow.nodes(nodes, style);
    flow.end_line();
    flow.blocks
}

/// Blocks, and the line of text that is to become the next one.
struct Flow<'a> {
    blocks: Vec<Block>,
    line: Line,
    counter: &'a mut usize,
}

impl Flow<'_> {
    fn nodes(&mut self, nodes: &[Node], style: &Style) {
        for node in nodes {
            match node {
                Node::Text(text) => self.line.push_text(text, style),
                Node::Element(element) => self.element(element, style),
            }
        }
    }

    fn end_line(&mut self) {
        let pieces = self.line.take();
        if !pieces.is_empty() {
            self.blocks.push(Block::Paragraph(pieces));
        }
    }

    fn element(&mut self, element: &Element, style: &Style) {
        match element.name.as_str() {
            // The service's full name is part of the model elsewhere.
            "fullname" => {}
            "br" => {
                if self.line.push_break() {
                    self.end_line();
                }
            }
            "ul" | "ol" => {
                let items = self.items(&element.children, style);
                self.push(items, |items| Block::List {
                    ordered: element.name == "ol",
                    items,
                });
            }
            "dl" => {
                let items = self.definitions(&element.children, style);
                self.push(items, |items| Block::List {
                    ordered: false,
                    items,
                });
            }
            "note" => self.note("Note", element, style),
            "important" => self.note("Important", element, style),
            "caution" => self.note("Caution", element, style),
            "warning" => self.note("Warning", element, style),
            "tip" => self.note("Tip", element, style),
            "blockquote" => {
                let blocks = flow(&element.children, style, self.counter);
                self.push(blocks, Block::Quote);
            }
            "pre" => {
                self.end_line();
                self.blocks.extend(code_block(&element.children));
            }
            "table" => self.table(element, style),
            "hr" => {
                self.end_line();
                self.blocks.push(Block::Rule);
            }
            // Headings would be part of the outline of the page that the text ends up on.
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "caption" | "title" => {
                self.apart(
                    &element.children,
                    &Style {
                        strong: true,
                        ..style.clone()
                    },
                );
            }
            name if html::is_block(name) => self.apart(&element.children, style),
            _ => self.inline(element, style),
        }
    }

    fn inline(&mut self, element: &Element, style: &Style) {
        let mut style = style.clone();
        match element.name.as_str() {
            // Markdown's code knows no emphasis inside.
            _ if style.code.is_some() && element.name != "a" => {}
            "code" | "tt" | "kbd" | "samp" => {
                *self.counter += 1;
                style.code = Some(*self.counter);
            }
            "b" | "strong" => style.strong = true,
            "i" | "em" => style.emphasis = true,
            "a" => {
                style.link = element
                    .href
                    .clone()
                    .filter(|href| escape::is_absolute(href))
            }
            _ => {}
        }
        self.nodes(&element.children, &style);
    }

    /// Adds what stands in lines of its own.
    fn apart(&mut self, nodes: &[Node], style: &Style) {
        self.end_line();
        self.nodes(nodes, style);
        self.end_line();
    }

    /// Adds a block of these parts, unless there are none.
    fn push<T>(&mut self, parts: Vec<T>, block: impl FnOnce(Vec<T>) -> Block) {
        self.end_line();
        if !parts.is_empty() {
            self.blocks.push(block(parts));
        }
    }

    fn note(&mut self, title: &str, element: &Element, style: &Style) {
        let mut blocks = flow(&element.children, style, self.counter);
        if !blocks.is_empty() {
            blocks.insert(0, Block::Paragraph(strong(title)));
        }
        self.push(blocks, Block::Quote);
    }

    /// The items of a list; what is between them belongs to the one before.
    fn items(&mut self, nodes: &[Node], style: &Style) -> Vec<Vec<Block>> {
        let mut items: Vec<Vec<Block>> = Vec::new();
        for node in nodes {
            let (new, blocks) = match node {
                Node::Element(element) if element.name == "li" => {
                    (true, flow(&element.children, style, self.counter))
                }
                other => (
                    false,
                    flow(std::slice::from_ref(other), style, self.counter),
                ),
            };
            match items.last_mut() {
                Some(last) if !new => last.extend(blocks),
                _ if blocks.is_empty() => {}
                _ => items.push(blocks),
            }
        }
        items
    }

    /// Terms and their descriptions, as items that begin with the term.
    fn definitions(&mut self, nodes: &[Node], style: &Style) -> Vec<Vec<Block>> {
        let mut items: Vec<Vec<Block>> = Vec::new();
        let mut described = true;
        for node in nodes {
            match node {
                Node::Element(term) if term.name == "dt" => {
                    let blocks = flow(
                        &term.children,
                        &Style {
                            strong: true,
                            ..style.clone()
                        },
                        self.counter,
                    );
                    items.extend(Some(blocks).filter(|blocks| !blocks.is_empty()));
                    described = false;
                }
                other => {
                    let mut blocks = flow(std::slice::from_ref(other), style, self.counter);
                    if blocks.is_empty() {
                        continue;
                    }
                    match items.last_mut() {
                        Some(item) => {
                            if !described {
                                describe(item, &mut blocks);
                            }
                            item.extend(blocks);
                        }
                        None => items.push(blocks),
                    }
                    described = true;
                }
            }
        }
        items
    }

    /// A table; a list of its rows where a cell holds more than a line.
    fn table(&mut self, element: &Element, style: &Style) {
        let mut header = None;
        let mut rows = Vec::new();
        self.end_line();
        let mut parts = vec![element.children.iter()];
        while let Some(part) = parts.last_mut() {
            let Some(node) = part.next() else {
                parts.pop();
                continue;
            };
            match node {
                Node::Element(part)
                    if matches!(part.name.as_str(), "thead" | "tbody" | "tfoot") =>
                {
                    parts.push(part.children.iter());
                }
                Node::Element(row) if row.name == "tr" => {
                    let titles = row
                        .children
                        .iter()
                        .all(|cell| !matches!(cell, Node::Element(e) if e.name == "td"));
                    let cells = self.cells(row, style);
                    if cells.iter().all(Vec::is_empty) {
                        continue;
                    }
                    if titles && header.is_none() && rows.is_empty() {
                        header = Some(cells);
                    } else {
                        rows.push(cells);
                    }
                }
                other => self.nodes(std::slice::from_ref(other), style),
            }
        }
        self.end_line();
        self.blocks.extend(table(header.unwrap_or_default(), rows));
    }

    fn cells(&mut self, row: &Element, style: &Style) -> Vec<Vec<Block>> {
        let cells = row.children.iter().filter_map(|node| match node {
            Node::Element(cell) => Some(cell),
            Node::Text(_) => None,
        });
        cells
            .map(|cell| flow(&cell.children, style, self.counter))
            .collect()
    }
}

/// Text of our own in bold letters.
fn strong(text: &str) -> Vec<Piece> {
    let mut line = Line::default();
    line.push_text(
        text,
        &Style {
            strong: true,
            ..Style::default()
        },
    );
    line.take()
}

/// Joins a term with the first line that describes it, which is taken out of the description.
fn describe(term: &mut [Block], description: &mut Vec<Block>) {
    let [Block::Paragraph(term)] = term else {
        return;
    };
    let Some(Block::Paragraph(line)) = description.first_mut() else {
        return;
    };
    let has_colon = matches!(term.last(), Some(Piece { content: Content::Word(word), .. }) if word.ends_with(':'));
    let colon = (!has_colon).then(|| Content::Word(":".into()));
    term.extend(
        colon
            .into_iter()
            .chain([Content::Space])
            .map(|content| Piece {
                content,
                style: Style::default(),
            }),
    );
    term.append(line);
    description.remove(0);
}

fn table(header: Vec<Vec<Block>>, rows: Vec<Vec<Vec<Block>>>) -> Option<Block> {
    let simple = |row: &Vec<Vec<Block>>| {
        row.iter()
            .all(|cell| matches!(cell.as_slice(), [] | [Block::Paragraph(_)]))
    };
    if header.is_empty() && rows.is_empty() {
        return None;
    }
    if rows.iter().all(simple) && simple(&header) {
        let line = |cell: Vec<Block>| match cell.into_iter().next() {
            Some(Block::Paragraph(pieces)) => pieces,
            _ => Vec::new(),
        };
        let lines = |row: Vec<Vec<Block>>| row.into_iter().map(line).collect();
        return Some(Block::Table {
            header: lines(header),
            rows: rows.into_iter().map(lines).collect(),
        });
    }
    let items = std::iter::once(header)
        .chain(rows)
        .map(|row| row.into_iter().flatten().collect::<Vec<_>>());
    Some(Block::List {
        ordered: false,
        items: items.filter(|item| !item.is_empty()).collect(),
    })
}

/// Text as it stands, without empty lines around it, and with spaces for tabs, which clippy denies in documentation.
fn code_block(nodes: &[Node]) -> Option<Block> {
    let mut text = String::new();
    html::text_content(nodes, &mut text);
    let text = text
        .replace('\t', "    ")
        .replace(|c| c != '\n' && is_invisible(c), "")
        .replace('\u{a0}', " ");
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let start = lines.iter().position(|line| !line.is_empty())?;
    let end = lines.iter().rposition(|line| !line.is_empty())?;
    Some(Block::Code(lines.get(start..=end)?.join("\n")))
}
