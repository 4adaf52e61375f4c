//! Takes options and their values out of a list of words.

use super::word::{Word, classify};
use super::{GrammarError, Opt, Place, Takes};

/// What was taken, and what is left.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Parsed {
    /// The options in their order, by index, each with its values.
    pub(crate) options: Vec<(usize, Vec<String>)>,
    /// The word of the place.
    pub(crate) word: Option<String>,
    /// What was not known, in its order.
    pub(crate) rest: Vec<String>,
}

impl Parsed {
    /// The values of an option, which are those that were given last.
    pub(crate) fn values(&self, option: usize) -> Option<&[String]> {
        let mut all = self.options.iter().rev();
        all.find(|(index, _)| *index == option)
            .map(|(_, values)| values.as_slice())
    }
}

/// Takes the options, and the word of the place, if there is one, out of these words.
///
/// # Errors
/// Options that are ambiguous, have too few or too many values, or are missing, all of these at once.
pub(crate) fn parse(
    options: &[Opt],
    place: Option<Place>,
    words: &[String],
) -> Result<Parsed, GrammarError> {
    let kinds = classify(options, words)?;
    let mut walk = Walk {
        options,
        kinds: &kinds,
        words,
        place,
        parsed: Parsed::default(),
    };
    walk.walk()?;
    walk.missing()?;
    Ok(walk.parsed)
}

struct Walk<'w> {
    options: &'w [Opt],
    kinds: &'w [Word],
    words: &'w [String],
    /// The place, until its word was found.
    place: Option<Place>,
    parsed: Parsed,
}

impl Walk<'_> {
    fn walk(&mut self) -> Result<(), GrammarError> {
        let mut at = 0;
        while let Some(kind) = self.kinds.get(at) {
            let next = at.saturating_add(1);
            at = match kind {
                Word::Known(option, value) => self.option(*option, value.as_deref(), next)?,
                Word::Unknown => {
                    self.left(at);
                    next
                }
                // The dashes part options from words, and belong to neither.
                Word::Dashes if self.place.is_some() => next,
                Word::Dashes | Word::Value => {
                    self.word(at);
                    next
                }
            };
        }
        Ok(())
    }

    fn left(&mut self, at: usize) {
        self.parsed.rest.extend(self.words.get(at).cloned());
    }

    fn word(&mut self, at: usize) {
        match self.place.take() {
            Some(_) => self.parsed.word = self.words.get(at).cloned(),
            None => self.left(at),
        }
    }

    /// Takes an option's values; returns what comes after them.
    fn option(
        &mut self,
        index: usize,
        behind: Option<&str>,
        next: usize,
    ) -> Result<usize, GrammarError> {
        let Some(option) = self.options.get(index) else {
            return Ok(next);
        };
        if let Some(value) = behind {
            if option.takes == Takes::Nothing {
                // Who gives it one may mean an option of a secret.
                return Err(wrong(option, "takes no value, as in `=...`"));
            }
            self.parsed.options.push((index, vec![value.to_owned()]));
            return Ok(next);
        }
        let following = self.kinds.get(next..).unwrap_or_default();
        let following = following.iter().take_while(|kind| **kind == Word::Value);
        let count = match (option.takes, following.count()) {
            (Takes::Nothing, _) | (Takes::Maybe, 0) => 0,
            (Takes::One, 0) => return Err(wrong(option, "expected one argument")),
            (Takes::Some, 0) => return Err(wrong(option, "expected at least one argument")),
            (Takes::One | Takes::Maybe, _) => 1,
            (Takes::Any | Takes::Some, count) => count,
        };
        let end = next.saturating_add(count);
        let values = self.words.get(next..end).unwrap_or_default().to_vec();
        self.parsed.options.push((index, values));
        Ok(end)
    }

    /// Whether something that must be given is missing.
    fn missing(&self) -> Result<(), GrammarError> {
        let options = self.options.iter().enumerate();
        let missing = options
            .filter(|(index, option)| option.required && self.parsed.values(*index).is_none());
        let mut names: Vec<&str> = missing.map(|(_, option)| option.name.as_str()).collect();
        let place = self.place.filter(|place| place.required);
        names.extend(place.map(|place| place.name));
        if names.is_empty() {
            return Ok(());
        }
        Err(GrammarError(format!(
            "the following arguments are required: {}",
            names.join(", ")
        )))
    }
}

fn wrong(option: &Opt, what: &str) -> GrammarError {
    GrammarError(format!("argument {}: {what}", option.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options() -> Vec<Opt> {
        let option = |name: &str, takes, required| Opt {
            name: name.to_owned(),
            takes,
            required,
        };
        vec![
            option("--name", Takes::One, true),
            option("--names", Takes::Any, false),
            option("--public", Takes::Nothing, false),
            option("--skeleton", Takes::Maybe, false),
            option("--to", Takes::Some, true),
        ]
    }

    const PLACE: Place = Place {
        name: "operation",
        required: true,
    };

    fn of(line: &str) -> Result<Parsed, String> {
        let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
        parse(&options(), Some(PLACE), &words).map_err(|error| error.0)
    }

    #[test]
    fn options_stand_anywhere() {
        let parsed = of("--name=a=b make --to x y --public rest --other z --names").unwrap();
        let words = |text: &str| -> Vec<String> { text.split(' ').map(str::to_owned).collect() };
        assert_eq!(parsed.word.as_deref(), Some("make"));
        assert_eq!(parsed.values(0), Some(&words("a=b")[..]));
        assert_eq!(parsed.values(4), Some(&words("x y")[..]));
        assert_eq!(parsed.values(1), Some(&[][..]));
        assert_eq!(parsed.values(2), Some(&[][..]));
        assert_eq!(parsed.values(3), None);
        assert_eq!(parsed.rest, words("rest --other z"));
    }

    #[test]
    fn the_last_one_counts_and_numbers_are_values() {
        let parsed = of("make --name a --na b --to -1 -.5").err();
        assert_eq!(
            parsed.as_deref(),
            Some("ambiguous option: --na could match --name, --names")
        );
        let parsed = of("make --name a --name b --to -1 -.5 --pub --sk -- --x").unwrap();
        assert_eq!(parsed.values(0), Some(&["b".to_owned()][..]));
        assert_eq!(parsed.values(4).unwrap().len(), 2);
        assert_eq!(parsed.values(2), Some(&[][..]));
        assert_eq!(parsed.rest, ["--", "--x"]);
    }

    #[test]
    fn all_that_is_missing_is_named_at_once() {
        for (line, error) in [
            (
                "--public",
                "the following arguments are required: --name, --to, operation",
            ),
            ("make --name", "argument --name: expected one argument"),
            (
                "make --to --public",
                "argument --to: expected at least one argument",
            ),
            (
                "make --public=1",
                "argument --public: takes no value, as in `=...`",
            ),
        ] {
            assert_eq!(of(line).unwrap_err(), error, "{line}");
        }
    }
}
