//! Lines of text as pieces: words, code, spaces and breaks, each with its style.
//!
//! A style is a set rather than a nesting. So adjacent pieces of one style are one, a space is emphasised only between
//! emphasised words, and an element may begin and end anywhere.

use super::escape;

/// How a piece is set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Style {
    pub(super) strong: bool,
    pub(super) emphasis: bool,
    /// Where it leads.
    pub(super) link: Option<String>,
    /// The code element that it stands in, by number: two elements with a space in between are not one.
    pub(super) code: Option<usize>,
}

/// The number of code that no element makes it.
const ADDRESS: usize = usize::MAX;

/// What a piece is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Content {
    /// Characters other than white space; in code, also single spaces.
    Word(String),
    /// White space, of whatever length.
    Space,
    /// An end of line that is meant.
    Break,
}

/// A part of a line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) content: Content,
    pub(super) style: Style,
}

/// Takes up a line of text bit by bit.
#[derive(Debug, Default)]
pub(super) struct Line {
    pieces: Vec<Piece>,
}

impl Line {
    /// Adds text in which white space of any length is a space.
    pub(super) fn push_text(&mut self, text: &str, style: &Style) {
        for (at, word) in text.split(char::is_whitespace).enumerate() {
            if at > 0
                && matches!(
                    self.pieces.last(),
                    Some(Piece {
                        content: Content::Word(_),
                        ..
                    })
                )
            {
                self.pieces.push(Piece {
                    content: Content::Space,
                    style: Style::default(),
                });
            }
            let word: String = word.chars().filter(|c| !is_invisible(*c)).collect();
            if !word.is_empty() {
                self.push_word(word, style);
            }
        }
    }

    fn push_word(&mut self, word: String, style: &Style) {
        match self.pieces.last_mut() {
            Some(Piece {
                content: Content::Word(last),
                style: before,
            }) if before == style => last.push_str(&word),
            _ => self.pieces.push(Piece {
                content: Content::Word(word),
                style: style.clone(),
            }),
        }
    }

    /// Adds an end of line; two in a row are the end of the paragraph, which is for the caller to see to.
    #[must_use = "true: the paragraph ends here"]
    pub(super) fn push_break(&mut self) -> bool {
        while self
            .pieces
            .pop_if(|last| last.content == Content::Space)
            .is_some()
        {}
        match self.pieces.last() {
            Some(Piece {
                content: Content::Break,
                ..
            }) => return true,
            Some(_) => self.pieces.push(Piece {
                content: Content::Break,
                style: Style::default(),
            }),
            None => {}
        }
        false
    }

    /// The pieces so far, without space at the ends. Of two adjacent ones, at most one is a space or a break.
    pub(super) fn take(&mut self) -> Vec<Piece> {
        let mut pieces = std::mem::take(&mut self.pieces);
        while pieces
            .pop_if(|last| !matches!(last.content, Content::Word(_)))
            .is_some()
        {}
        style_spaces(&mut pieces);
        merge_code(pieces.into_iter().flat_map(with_addresses).collect())
    }
}

/// Web addresses in text are links, or code where they have parts for the reader to fill in.
fn with_addresses(piece: Piece) -> Vec<Piece> {
    let Content::Word(word) = &piece.content else {
        return vec![piece];
    };
    if piece.style.code.is_some() || piece.style.link.is_some() {
        return vec![piece];
    }
    let mut pieces = Vec::new();
    let mut push = |text: &str, style: Style| {
        if !text.is_empty() {
            pieces.push(Piece {
                content: Content::Word(text.to_owned()),
                style,
            });
        }
    };
    let mut rest = word.as_str();
    while let Some((before, address, after)) = escape::split_at_address(rest) {
        push(before, piece.style.clone());
        let mut style = piece.style.clone();
        if escape::is_autolink(address) {
            style.link = Some(address.to_owned());
        } else {
            style.code = Some(ADDRESS);
        }
        push(address, style);
        rest = after;
    }
    push(rest, piece.style.clone());
    pieces
}

/// Gives each space the styles that the words on both sides have.
fn style_spaces(pieces: &mut [Piece]) {
    for at in 1..pieces.len() {
        if let Some([before, space, after]) = pieces.get_mut(at - 1..=at + 1)
            && !matches!(space.content, Content::Word(_))
        {
            space.style = common(&before.style, &after.style);
        }
    }
}

fn common(a: &Style, b: &Style) -> Style {
    Style {
        strong: a.strong && b.strong,
        emphasis: a.emphasis && b.emphasis,
        link: a.link.clone().filter(|_| a.link == b.link),
        // Code stays in one piece only where all of it leads to one place.
        code: a.code.filter(|_| a == b),
    }
}

/// Makes code that is set alike one piece: Markdown cannot break it, and could not tell two adjacent ones apart.
fn merge_code(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut merged: Vec<Piece> = Vec::new();
    for mut piece in pieces {
        if piece.style.code.is_some() && piece.content == Content::Space {
            // The word behind it is of the same element, so that one of the two takes it up.
            piece.content = Content::Word(" ".into());
        }
        if let Some(Piece {
            content: Content::Word(before),
            style,
        }) = merged.last_mut()
            && let Content::Word(word) = &piece.content
            && style.code.is_some()
            && piece.style.code.is_some()
            && alike(style, &piece.style)
        {
            before.push_str(word);
        } else {
            merged.push(piece);
        }
    }
    merged
}

/// Whether two pieces of code differ in no more than their elements.
fn alike(a: &Style, b: &Style) -> bool {
    (a.strong, a.emphasis, &a.link) == (b.strong, b.emphasis, &b.link)
}

/// Characters that show nothing, or change the direction of what is behind them; rustc and clippy deny them in source.
pub(super) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_are_styled_as_their_neighbours() {
        let strong = Style {
            strong: true,
            ..Style::default()
        };
        let mut line = Line::default();
        line.push_text("  one ", &strong);
        line.push_text(" \n two", &strong);
        line.push_text(" three ", &Style::default());
        let shown: Vec<_> = line
            .take()
            .into_iter()
            .map(|piece| {
                let text = match piece.content {
                    Content::Word(word) => word,
                    Content::Space => " ".into(),
                    Content::Break => "/".into(),
                };
                (text, piece.style.strong)
            })
            .collect();
        let expected = [
            ("one", true),
            (" ", true),
            ("two", true),
            (" ", false),
            ("three", false),
        ];
        assert_eq!(
            shown,
            expected.map(|(text, strong)| (text.to_owned(), strong))
        );
    }

    #[test]
    fn breaks() {
        let mut line = Line::default();
        assert!(!line.push_break(), "nothing to end yet");
        line.push_text("one ", &Style::default());
        assert!(!line.push_break());
        line.push_text(" ", &Style::default());
        assert!(line.push_break());
        assert_eq!(line.take().len(), 1);
        assert!(line.take().is_empty());
    }

    #[test]
    fn code_is_one_piece_per_element() {
        let code = |element| Style {
            code: Some(element),
            ..Style::default()
        };
        let mut line = Line::default();
        line.push_text("a  b", &code(1));
        line.push_text("c", &code(2));
        line.push_text(" ", &Style::default());
        line.push_text("d", &code(3));
        let words: Vec<_> = line.take().into_iter().map(|piece| piece.content).collect();
        assert_eq!(
            words,
            [
                Content::Word("a bc".into()),
                Content::Space,
                Content::Word("d".into())
            ]
        );
    }
}
