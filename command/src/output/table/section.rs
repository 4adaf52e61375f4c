//! Boxes of a table: a title, headers and rows, drawn as wide as the widest of them.

use super::wide;
use crate::output::look::Look;

/// The space around a cell.
const PADDING: usize = 4;

/// A box.
#[derive(Debug, Clone, Default)]
pub(super) struct Section {
    title: String,
    headers: Vec<String>,
    rows: Vec<Vec<String>>,
    indent: usize,
    /// How many cells a row has, once there is one.
    count: Option<usize>,
    /// The widest of each column.
    widths: Vec<usize>,
}

impl Section {
    pub(super) fn new(title: &str, indent: usize) -> Self {
        Self {
            title: title.to_owned(),
            indent,
            ..Self::default()
        }
    }

    pub(super) fn headers(&mut self, headers: Vec<String>) {
        self.widen(&headers);
        self.count.get_or_insert(headers.len());
        self.headers = headers;
    }

    /// # Errors
    /// A row that is longer or shorter than those before it.
    pub(super) fn row(&mut self, cells: Vec<String>) -> Result<(), String> {
        let count = *self.count.get_or_insert(cells.len());
        if cells.len() != count {
            return Err(format!(
                "a table's rows must be equally long: one has {} cells in place of {count}; choose another --output or --query",
                cells.len()
            ));
        }
        self.widen(&cells);
        self.rows.push(cells);
        Ok(())
    }

    fn widen(&mut self, cells: &[String]) {
        if self.widths.is_empty() {
            self.widths = cells.iter().map(|cell| width(cell)).collect();
            return;
        }
        for (widest, cell) in self.widths.iter_mut().zip(cells) {
            *widest = width(cell).max(*widest);
        }
    }

    /// As wide as this box needs the whole table to be.
    fn total(&self) -> usize {
        let around = 2 * self.indent;
        let cells: usize = self.widths.iter().map(|width| width + PADDING).sum();
        (width(&self.title) + 2 + around).max(cells + 2 + around)
    }

    /// The widths of the columns, scaled to fill a box of this width.
    fn columns(&self, whole: usize) -> Vec<usize> {
        let needed: Vec<usize> = self.widths.iter().map(|width| width + PADDING).collect();
        let sum: usize = needed.iter().sum();
        if sum == 0 {
            return Vec::new();
        }
        let factor = whole as f64 / sum as f64;
        let scaled = needed
            .iter()
            .map(|width| (factor * *width as f64).round_ties_even() as usize);
        let mut scaled: Vec<usize> = scaled.collect();
        let mut total: usize = scaled.iter().sum();
        // What rounding has added too much is taken from the first columns; what it has taken goes to the last.
        while total > whole {
            for column in scaled.iter_mut().take(total - whole) {
                *column = column.saturating_sub(1);
                total -= 1;
            }
        }
        while total < whole {
            for column in scaled.iter_mut().rev().take(whole - total) {
                *column += 1;
                total += 1;
            }
        }
        scaled
    }

    /// The only row as a column beside the headers, if there is one row.
    fn turned(self) -> Self {
        let [row] = self.rows.as_slice() else {
            return self;
        };
        if self.headers.is_empty() {
            return self;
        }
        let mut turned = Self::new(&self.title, self.indent);
        for (header, cell) in self.headers.iter().zip(row) {
            // Every row has two cells.
            let added = turned.row(vec![header.clone(), cell.clone()]);
            debug_assert!(added.is_ok());
        }
        turned
    }
}

/// The columns of a terminal that a text takes: two for letters of East Asia.
fn width(text: &str) -> usize {
    text.chars().map(wide::columns).sum()
}

/// Draws the boxes.
pub(super) fn render(mut sections: Vec<Section>, look: Look) -> String {
    let widest = |sections: &[Section]| sections.iter().map(Section::total).max().unwrap_or(0);
    let mut whole = widest(&sections);
    if whole > look.width {
        sections = sections.into_iter().map(Section::turned).collect();
        whole = widest(&sections);
    }
    let mut lines = ["-".repeat(whole), "\n".to_owned()].concat();
    for section in &sections {
        let drawing = Drawing {
            section,
            whole: whole - section.indent * 2,
            look,
        };
        drawing.draw(&mut lines);
    }
    lines
}

struct Drawing<'s> {
    section: &'s Section,
    whole: usize,
    look: Look,
}

impl Drawing<'_> {
    fn draw(&self, lines: &mut String) {
        let Section {
            title,
            headers,
            rows,
            ..
        } = self.section;
        if !title.is_empty() {
            self.line(&centred(title, self.whole, "|"), lines);
            if headers.is_empty() && rows.is_empty() {
                self.line(
                    &format!("+{}+", "-".repeat(self.whole.saturating_sub(2))),
                    lines,
                );
            }
        }
        let columns = self.section.columns(self.whole);
        if !headers.is_empty() {
            self.rule(&columns, lines);
            let cells = headers.iter().zip(&columns).enumerate();
            let cells = cells.map(|(index, (cell, width))| centred(cell, *width, edge(index)));
            self.line(&cells.collect::<String>(), lines);
        }
        if rows.is_empty() || columns.is_empty() {
            return;
        }
        self.rule(&columns, lines);
        for row in rows {
            let cells = row.iter().zip(&columns).enumerate();
            let cells = cells.map(|(index, (cell, width))| self.cell(cell, *width, edge(index)));
            self.line(&cells.collect::<String>(), lines);
        }
        self.rule(&columns, lines);
    }

    fn rule(&self, columns: &[usize], lines: &mut String) {
        let parts = columns
            .iter()
            .enumerate()
            .map(|(index, width)| match index {
                0 => format!("+{}+", "-".repeat(width.saturating_sub(2))),
                _ => format!("{}+", "-".repeat(width.saturating_sub(1))),
            });
        self.line(&parts.collect::<String>(), lines);
    }

    /// A line, with the edges of the boxes around.
    fn line(&self, text: &str, lines: &mut String) {
        let edge = match self.look.colours {
            true => "\u{1b}[2m\u{1b}[33m|\u{1b}[0m",
            false => "|",
        };
        let edges = edge.repeat(self.section.indent);
        lines.extend([&edges, text, &edges, "\n"]);
    }

    fn cell(&self, text: &str, length: usize, left: &str) -> String {
        let own = width(text);
        let padding = match length > own + 2 + left.len() {
            true => 2,
            false => 0,
        };
        let right = length.saturating_sub(left.len() + padding + own + 1);
        let text = match self.look.colours {
            true => format!("\u{1b}[1m\u{1b}[34m{text}\u{1b}[0m"),
            false => text.to_owned(),
        };
        format!("{left}{}{text}{}|", " ".repeat(padding), " ".repeat(right))
    }
}

/// The left edge of a cell, which only the first has.
fn edge(index: usize) -> &'static str {
    match index {
        0 => "|",
        _ => "",
    }
}

fn centred(text: &str, length: usize, left: &str) -> String {
    let own = width(text);
    let before = (length / 2).saturating_sub(own / 2 + 1);
    let after = length.saturating_sub(1 + left.len() + before + own);
    format!("{left}{}{text}{}|", " ".repeat(before), " ".repeat(after))
}
