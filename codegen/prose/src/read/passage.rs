//! Documentation as passages: runs of text, each with what it stands under.

use crate::html::{self, Element, Node};
use crate::read::statement::{Lead, Sentence, Statement, statements, stating};
use crate::read::text;

/// A paragraph, a list item's text, or a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Passage {
    /// The text, as [`text::inline`] writes it.
    pub(crate) text: String,
    /// Its sentences.
    pub(crate) sentences: Vec<Sentence>,
    /// What it stands under: headings, terms, and the text before a list that ends in a colon; outermost first.
    pub(crate) leads: Vec<Lead>,
    /// The list that it is the first text of an item of.
    pub(crate) list: Option<usize>,
    /// The code that opens the list item that it stands in, where the item explains it: `` `red` - warm ``.
    pub(crate) entry: Option<String>,
}

impl Passage {
    /// A sentence on its own.
    pub(crate) fn of(sentence: Sentence) -> Self {
        Self {
            text: sentence.text.clone(),
            sentences: vec![sentence.opening()],
            leads: Vec::new(),
            list: None,
            entry: None,
        }
    }

    /// A text under leads, in no list.
    fn new(text: String, leads: Vec<Lead>) -> Self {
        Self {
            sentences: stating(&text),
            text,
            leads,
            list: None,
            entry: None,
        }
    }

    /// What its sentences state.
    pub(crate) fn statements(&self) -> Vec<Statement> {
        statements(&self.sentences, &self.leads, self.list)
    }
}

/// Reads the passages of a text.
pub(crate) fn passages(documentation: &str) -> Vec<Passage> {
    let mut reader = Reader::default();
    reader.container(&html::parse(documentation), &[], None);
    reader.passages
}

#[derive(Default)]
struct Reader {
    passages: Vec<Passage>,
    lists: usize,
    entry: Option<String>,
}

/// What is known of the text before a node, inside of one container.
#[derive(Default)]
struct Before {
    /// A heading: it holds until the next.
    heading: Option<Lead>,
    /// A text that ended in a colon: it holds for what is next.
    announced: Option<Lead>,
}

impl Reader {
    /// Reads the children of an element that holds blocks. `list` is the list of which they are an item.
    fn container(&mut self, nodes: &[Node], leads: &[Lead], list: Option<usize>) {
        let mut before = Before::default();
        let mut item = list;
        let mut rest = nodes;
        while let Some((first, tail)) = rest.split_first() {
            if let Node::Element(element) = first
                && html::is_block(&element.name)
            {
                self.block(element, leads, &mut before, &mut item);
                rest = tail;
            } else {
                let length = rest
                    .iter()
                    .position(|node| matches!(node, Node::Element(element) if html::is_block(&element.name)))
                    .unwrap_or(rest.len());
                let (line, tail) = rest.split_at(length);
                self.line(line, leads, &mut before, &mut item);
                rest = tail;
            }
        }
    }

    fn block(
        &mut self,
        element: &Element,
        leads: &[Lead],
        before: &mut Before,
        item: &mut Option<usize>,
    ) {
        let under = |before: &Before| -> Vec<Lead> {
            let local = before.heading.iter().chain(&before.announced).cloned();
            leads.iter().cloned().chain(local).collect()
        };
        match element.name.as_str() {
            "ul" | "ol" | "table" => {
                self.lists += 1;
                let list = self.lists;
                let under = under(before);
                self.list(&element.children, &under, list);
                before.announced = None;
                *item = None;
            }
            "dl" => {
                let under = under(before);
                self.definitions(&element.children, &under);
                before.announced = None;
                *item = None;
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "title" | "fullname" | "caption" => {
                before.heading = Some(lead(&text::inline(&element.children)));
                before.announced = None;
            }
            "hr" => {}
            "p" | "para" | "pre" if !holds_blocks(&element.children) => {
                self.line(&element.children, leads, before, item);
            }
            _ => {
                let under = under(before);
                self.container(&element.children, &under, None);
            }
        }
    }

    fn list(&mut self, nodes: &[Node], leads: &[Lead], list: usize) {
        for node in nodes {
            match node {
                Node::Element(element)
                    if matches!(element.name.as_str(), "thead" | "tbody" | "tfoot") =>
                {
                    self.list(&element.children, leads, list);
                }
                Node::Element(element) => {
                    let outer = self.entry.clone();
                    self.container(&element.children, leads, Some(list));
                    self.entry = outer;
                }
                Node::Text(text) if text.trim().is_empty() => {}
                Node::Text(_) => self.container(std::slice::from_ref(node), leads, Some(list)),
            }
        }
    }

    fn definitions(&mut self, nodes: &[Node], leads: &[Lead]) {
        self.lists += 1;
        let list = self.lists;
        let mut term: Option<Lead> = None;
        for node in nodes {
            let Node::Element(element) = node else {
                continue;
            };
            if element.name == "dt" {
                let text = label(&all_text(&element.children));
                self.passages.push(Passage {
                    list: Some(list),
                    entry: self.entry.clone(),
                    ..Passage::new(text.clone(), leads.to_vec())
                });
                term = Some(Lead::new(text));
                continue;
            }
            let under: Vec<Lead> = leads.iter().cloned().chain(term.clone()).collect();
            self.container(&element.children, &under, None);
        }
    }

    /// A line of text: a heading, an announcement, or a passage.
    fn line(
        &mut self,
        nodes: &[Node],
        leads: &[Lead],
        before: &mut Before,
        item: &mut Option<usize>,
    ) {
        for text in text::inline(nodes)
            .split('\n')
            .map(str::trim)
            .filter(|text| !text.is_empty())
        {
            if is_heading(nodes) && !text.ends_with(':') {
                before.heading = Some(lead(text));
                before.announced = None;
                continue;
            }
            let local = before.heading.iter().chain(&before.announced).cloned();
            if item.is_some() && self.entry.is_none() {
                self.entry = entry(text).or_else(|| code_alone(text));
            } else if leads.is_empty()
                && let Some(next) = entry(text)
            {
                // Paragraphs that explain one thing after another.
                self.entry = Some(next);
            }
            let leads = leads.iter().cloned().chain(local).collect();
            self.passages.push(Passage {
                list: item.take(),
                entry: self.entry.clone(),
                ..Passage::new(text.to_owned(), leads)
            });
            before.announced = text.ends_with(':').then(|| lead(last_sentence(text)));
        }
    }
}

/// The code that a text explains.
fn entry(text: &str) -> Option<String> {
    let (code, rest) = text.strip_prefix('`')?.split_once('`')?;
    rest.starts_with(" - ").then(|| code.to_owned())
}

/// The code that is all of a text.
fn code_alone(text: &str) -> Option<String> {
    let code = text.strip_prefix('`')?.strip_suffix('`')?;
    (!code.contains('`')).then(|| code.to_owned())
}

/// The announcement at the end of a text: what is behind the last full stop.
fn last_sentence(text: &str) -> &str {
    text.rsplit(". ").next().unwrap_or(text)
}

/// A lead, without its colon.
fn lead(text: &str) -> Lead {
    Lead::new(label(text))
}

/// A label without its colon.
fn label(text: &str) -> String {
    text.trim_end_matches([':', ' ', '.']).to_owned()
}

fn holds_blocks(nodes: &[Node]) -> bool {
    nodes
        .iter()
        .any(|node| matches!(node, Node::Element(element) if html::is_block(&element.name)))
}

fn all_text(nodes: &[Node]) -> String {
    let mut text = text::inline(nodes);
    for node in nodes {
        if let Node::Element(element) = node
            && html::is_block(&element.name)
        {
            text.push(' ');
            text.push_str(&all_text(&element.children));
        }
    }
    text.trim().to_owned()
}

/// Whether a line is nothing but bold text.
fn is_heading(nodes: &[Node]) -> bool {
    let mut visible = nodes
        .iter()
        .filter(|node| !matches!(node, Node::Text(text) if text.trim().is_empty()));
    let bold = |node: &Node| matches!(node, Node::Element(element) if matches!(element.name.as_str(), "b" | "strong"));
    visible.next().is_some_and(bold) && visible.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> Vec<(String, Vec<String>)> {
        passages(html)
            .into_iter()
            .map(|passage| {
                let leads = passage.leads.into_iter().map(|lead| lead.text);
                (passage.text, leads.collect())
            })
            .collect()
    }

    #[test]
    fn lists_stand_under_what_announces_them() {
        let html = "<p>A mould.</p><p>Limits:</p><ul><li><p>At most 3.</p></li><li>Bronze:<ul><li>5</li></ul></li></ul><p>End.</p>";
        let owned = |text: &str, leads: &[&str]| {
            (
                text.to_owned(),
                leads.iter().map(|&lead| lead.to_owned()).collect(),
            )
        };
        assert_eq!(
            read(html),
            [
                owned("A mould.", &[]),
                owned("Limits:", &[]),
                owned("At most 3.", &["Limits"]),
                owned("Bronze:", &["Limits"]),
                owned("5", &["Limits", "Bronze"]),
                owned("End.", &[]),
            ]
        );
    }

    #[test]
    fn headings_hold_until_the_next_and_terms_for_their_definition() {
        let html = "<p><b>Bronze</b></p><p>One.</p><p><b>Iron</b> </p><p>Two.</p><dl><dt>Sand</dt><dd><p>Three.</p></dd></dl>";
        let leads: Vec<Vec<String>> = read(html).into_iter().map(|(_, leads)| leads).collect();
        assert_eq!(leads[0], ["Bronze"]);
        assert_eq!(leads[1], ["Iron"]);
        assert_eq!(leads[2], ["Iron"]);
        assert_eq!(leads[3], ["Iron", "Sand"]);
    }

    #[test]
    fn items_are_entries() {
        let html = "<ul><li><code>tin</code> - Soft.<ul><li>One</li></ul></li><li>Two</li></ul>";
        let entries: Vec<Option<String>> = passages(html).into_iter().map(|p| p.entry).collect();
        assert_eq!(
            entries,
            [Some("tin".to_owned()), Some("tin".to_owned()), None]
        );
    }

    #[test]
    fn broken_html_is_read_as_far_as_it_makes_sense() {
        assert_eq!(read("<p>1 < 2 <ul><li>a<li>b &amp; c").len(), 3);
        assert_eq!(read("</p></ul><b>"), []);
    }
}
