//! Writes blocks as lines of Markdown.

use super::block::Block;
use super::escape;
use super::inline::Piece;
use super::span::{self, Unit};

/// Columns of text, as far as it can be wrapped.
const WIDTH: usize = 100;
/// Columns that even deeply nested text has.
const MIN_WIDTH: usize = 40;

/// Writes a whole document.
pub(super) fn document(blocks: &[Block]) -> String {
    lines(blocks, WIDTH, Spacing::Loose).join("\n")
}

/// Whether an empty line is between blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spacing {
    Loose,
    Tight,
}

fn lines(blocks: &[Block], width: usize, spacing: Spacing) -> Vec<String> {
    let mut out = Vec::new();
    let mut before: Option<&Block> = None;
    // A list directly behind another would continue it, were it not for different markers.
    let mut alternate = false;
    for block in blocks {
        if before.is_some() && spacing == Spacing::Loose {
            out.push(String::new());
        }
        alternate = match (before, block) {
            (Some(Block::List { ordered: a, .. }), Block::List { ordered: b, .. }) => {
                a == b && !alternate
            }
            _ => false,
        };
        out.extend(match block {
            Block::Paragraph(pieces) => fill(span::units(pieces, false), width),
            Block::List { ordered, items } => list(*ordered, items, alternate, width),
            Block::Quote(blocks) => prefixed(
                lines(blocks, narrower(width, 2), Spacing::Loose),
                "> ",
                "> ",
            ),
            Block::Code(text) => code(text),
            Block::Table { header, rows } => table(header, rows),
            Block::Rule => vec!["___".to_owned()],
        });
        before = Some(block);
    }
    out
}

fn narrower(width: usize, indent: usize) -> usize {
    width.saturating_sub(indent).max(MIN_WIDTH)
}

/// Puts one prefix before the first line and another before the others.
fn prefixed(lines: Vec<String>, first: &str, others: &str) -> Vec<String> {
    let prefixes = std::iter::once(first).chain(std::iter::repeat(others));
    lines
        .into_iter()
        .zip(prefixes)
        .map(|(line, prefix)| format!("{prefix}{line}").trim_end().to_owned())
        .collect()
}

fn list(ordered: bool, items: &[Vec<Block>], alternate: bool, width: usize) -> Vec<String> {
    let is_list = |block: &Block| matches!(block, Block::List { .. });
    let tight = |item: &Vec<Block>| match item.as_slice() {
        [Block::Paragraph(_), rest @ ..] => rest.iter().all(is_list),
        [one] => is_list(one),
        _ => false,
    };
    let spacing = if items.iter().all(tight) {
        Spacing::Tight
    } else {
        Spacing::Loose
    };
    let mut out = Vec::new();
    for (at, item) in items.iter().enumerate() {
        if at > 0 && spacing == Spacing::Loose {
            out.push(String::new());
        }
        let marker = match (ordered, alternate) {
            (true, false) => format!("{}. ", at + 1),
            (true, true) => format!("{}) ", at + 1),
            (false, false) => "- ".to_owned(),
            (false, true) => "* ".to_owned(),
        };
        let indent = marker.len();
        out.extend(prefixed(
            lines(item, narrower(width, indent), spacing),
            &marker,
            &" ".repeat(indent),
        ));
    }
    out
}

fn code(text: &str) -> Vec<String> {
    let fence = "`".repeat(3.max(escape::longest_run(text, '`') + 1));
    let mut out = vec![format!("{fence}text")];
    out.extend(text.lines().map(str::to_owned));
    out.push(fence);
    out
}

/// A table, which has a header in Markdown even if it has none.
fn table(header: &[Vec<Piece>], rows: &[Vec<Vec<Piece>>]) -> Vec<String> {
    let columns = rows
        .iter()
        .map(Vec::len)
        .chain([header.len()])
        .max()
        .unwrap_or(0);
    let row = |cells: &[Vec<Piece>]| {
        let texts = (0..columns).map(|column| {
            let units = cells
                .get(column)
                .map(|pieces| span::units(pieces, true))
                .unwrap_or_default();
            let texts: Vec<_> = units.iter().map(|unit| unit.text.as_str()).collect();
            format!(" {} |", texts.join(" "))
        });
        format!("|{}", texts.collect::<String>())
    };
    let rule = format!("|{}", " --- |".repeat(columns));
    [row(header), rule]
        .into_iter()
        .chain(rows.iter().map(|cells| row(cells)))
        .collect()
}

/// Fills lines with units. None of them begins with what would mean something at the start of a line.
fn fill(units: Vec<Unit>, width: usize) -> Vec<String> {
    let mut out = Vec::new();
    let mut line = String::new();
    let mut columns = 0;
    for Unit { mut text, breaks } in units {
        let special = escape::line_start(&text);
        let length = text.chars().count();
        if columns > 0 && columns + 1 + length > width && special.is_none() {
            out.push(std::mem::take(&mut line));
            columns = 0;
        }
        if columns > 0 {
            line.push(' ');
            columns += 1;
        } else if let Some(at) = special {
            text.insert(at, '\\');
        }
        line.push_str(&text);
        columns += length;
        if breaks {
            line.push('\\');
            out.push(std::mem::take(&mut line));
            columns = 0;
        }
    }
    if !line.is_empty() {
        out.push(line);
    }
    out
}
