//! What is known of a string's characters, as patterns.

use crate::family::fact::Fact;
use crate::pattern::class::Class;
use crate::pattern::edges::{Set, with_edges, without_pairs};
use crate::pattern::literal::quoted;

/// What is known of a string's characters.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Form {
    characters: Option<Class>,
    /// Whether it is a name of letters and digits, so that marks between words are taken unless a statement says which.
    alphanumeric: bool,
    without: Option<Class>,
    first: Option<Class>,
    not_first: Option<Class>,
    last: Option<Class>,
    not_last: Option<Class>,
    not_twice: Vec<char>,
    contains: Vec<Class>,
    lowercase: bool,
    prefix: Option<String>,
    suffix: Option<String>,
    not_values: Vec<String>,
    not_blank: bool,
    worded: Vec<Worded>,
    /// How a string of a special case ends.
    may_end: Vec<String>,
}

/// What stands between the words of a name.
const MARKS: [char; 3] = ['_', '-', '.'];

/// A pattern with its words.
pub(crate) type Worded = (String, String);

impl Form {
    /// Takes a fact up; whether it is one about characters.
    ///
    /// Of two statements about one thing, the wider counts.
    pub(crate) fn add(&mut self, fact: &Fact) -> bool {
        let union = |slot: &mut Option<Class>, class: &Class| {
            *slot = Some(match slot.take() {
                Some(known) => known.union(class),
                None => class.clone(),
            });
        };
        match fact {
            Fact::Characters(class) => {
                union(&mut self.characters, class);
                // "Only lowercase letters" says so beside a sentence that counts letters of both cases.
                self.lowercase |= class.contains('a') && !class.contains('A');
            }
            Fact::Alphanumeric(class) => {
                union(&mut self.characters, class);
                self.alphanumeric = true;
            }
            Fact::First(class) => union(&mut self.first, class),
            Fact::Without(class) => union(&mut self.without, class),
            Fact::NotFirst(class) => union(&mut self.not_first, class),
            Fact::Last(class) => union(&mut self.last, class),
            Fact::NotLast(class) => union(&mut self.not_last, class),
            Fact::NotTwice(c) if self.not_twice.contains(c) => {}
            Fact::NotTwice(c) => self.not_twice.push(*c),
            Fact::Contains(class) if self.contains.contains(class) => {}
            Fact::Contains(class) => self.contains.push(class.clone()),
            Fact::Lowercase => self.lowercase = true,
            Fact::Prefixed(prefix) => self.prefix = Some(prefix.clone()),
            Fact::Suffixed(suffix) => self.suffix = Some(suffix.clone()),
            Fact::NotValues(values) => {
                let new = values
                    .iter()
                    .filter(|value| !self.not_values.contains(value));
                let new: Vec<String> = new.cloned().collect();
                self.not_values.extend(new);
            }
            Fact::NotBlank => self.not_blank = true,
            Fact::Worded(regex, words) => {
                let worded = (regex.clone(), words.clone());
                if !self.worded.contains(&worded) {
                    self.worded.push(worded);
                }
            }
            _ => return false,
        }
        true
    }

    fn widen_by(&mut self, characters: &Class) {
        if let Some(known) = self.characters.take() {
            self.characters = Some(known.union(characters));
        }
    }

    /// Allows more characters: what is said of a special case.
    pub(crate) fn widen(&mut self, characters: &Class) {
        if let Some(known) = self.characters.take() {
            self.characters = Some(known.union(characters));
            self.lowercase &= !characters.contains('A');
        }
    }

    /// Allows a string to end so, whatever else is said: what is said of a special case.
    pub(crate) fn widen_end(&mut self, suffix: &str) {
        self.may_end.push(quoted(suffix));
    }

    /// What is said of the ends of a string, of pairs, and of notations alone: what a pattern of the model leaves open, for which
    /// characters there are it says itself.
    pub(crate) fn ends(self) -> Self {
        Self {
            not_last: self.not_last,
            not_twice: self.not_twice,
            not_values: self.not_values,
            worded: self.worded,
            ..Self::default()
        }
    }

    /// The patterns that say all of it. Strings have at least one character if `non_empty`; where they need not, the
    /// empty text has neither a first nor a last character that could be wrong.
    pub(crate) fn patterns(&self, non_empty: bool) -> Vec<Worded> {
        let whole = self.with_marks();
        let mut out: Vec<Worded> = whole.shape(non_empty).into_iter().collect();
        for class in &self.contains {
            out.push((
                format!(".*{}.*", class.regex(false)),
                format!("at least one {}", singular(&class.words("or"))),
            ));
        }
        if let Some(prefix) = &self.prefix {
            out.push((
                format!("{}.*", quoted(prefix)),
                format!("starts with `{prefix}`"),
            ));
        }
        if let Some(suffix) = &self.suffix {
            out.push((
                format!(".*{}", quoted(suffix)),
                format!("ends with `{suffix}`"),
            ));
        }
        for value in &self.not_values {
            out.push((anything_but(value), format!("not `{value}`")));
        }
        if self.not_blank {
            out.push((r".*\S.*".to_owned(), "not blank".to_owned()));
        }
        out.extend(self.worded.iter().cloned());
        out
    }

    /// The same with the marks that names have between words, where no statement says which those are, and with what does
    /// not stand twice in a row: once it does.
    fn with_marks(&self) -> Self {
        let mut form = self.clone();
        if let Some(class) = &form.characters
            && form.alphanumeric
            && class.without(&Class::alphanumeric()).is_empty()
        {
            let all = MARKS
                .map(Class::of)
                .iter()
                .fold(class.clone(), |all, mark| all.union(mark));
            form.characters = Some(all);
        }
        for c in &self.not_twice {
            form.widen_by(&Class::of(*c));
        }
        form
    }

    /// The pattern of the characters and where they stand.
    fn shape(&self, non_empty: bool) -> Option<Worded> {
        let edges = [&self.first, &self.not_first, &self.last, &self.not_last]
            .iter()
            .any(|edge| edge.is_some());
        if self.characters.is_none()
            && self.without.is_none()
            && !edges
            && self.not_twice.is_empty()
            && !self.lowercase
        {
            return None;
        }
        let all = Set::of(self.characters.as_ref())
            .lowercase(self.lowercase)
            .minus(self.without.as_ref());
        let first = match &self.first {
            Some(class) => Set::of(Some(class)).lowercase(self.lowercase),
            None => all.clone(),
        }
        .minus(self.not_first.as_ref());
        let last = match &self.last {
            Some(class) => Set::of(Some(class)).lowercase(self.lowercase),
            None => all.clone(),
        }
        .minus(self.not_last.as_ref());
        let regex = match self.not_twice.as_slice() {
            [] => with_edges(&all, &first, &last),
            [c] => without_pairs(*c, &all, &first, &last),
            _ => return None,
        };
        let regex = match self.may_end.as_slice() {
            [] => regex,
            ends => format!("(?:{regex})(?:{})?", ends.join("|")),
        };
        let body = if edges && !non_empty {
            format!("(?:{regex})?")
        } else {
            regex
        };
        Some((body, self.words()))
    }

    fn words(&self) -> String {
        let mut words = Vec::new();
        match &self.characters {
            Some(class) if self.lowercase => words.push(class.lowercase().words("or")),
            Some(class) => words.push(class.words("or")),
            None if self.lowercase => words.push("no uppercase letters".to_owned()),
            None => {}
        }
        if let Some(class) = &self.without {
            words.push(format!("no {}", class.words("or")));
        }
        if let Some(class) = &self.first {
            words.push(format!(
                "starts with {}",
                article(&singular(&class.words("or")))
            ));
        }
        if let Some(class) = &self.not_first {
            words.push(format!(
                "doesn't start with {}",
                article(&singular(&class.words("or")))
            ));
        }
        if let Some(class) = &self.last {
            words.push(format!(
                "ends with {}",
                article(&singular(&class.words("or")))
            ));
        }
        if let Some(class) = &self.not_last {
            words.push(format!(
                "doesn't end with {}",
                article(&singular(&class.words("or")))
            ));
        }
        for c in &self.not_twice {
            words.push(format!("no two {} in a row", Class::of(*c).words("or")));
        }
        words.join("; ")
    }
}

/// A regex for every text but one. Regexes have no complement; this one follows the text until it differs.
fn anything_but(value: &str) -> String {
    let characters: Vec<char> = value.chars().collect();
    let mut regex = ".+".to_owned();
    for c in characters.iter().rev() {
        let (one, other) = (quoted(&c.to_string()), Class::of(*c).regex(true));
        regex = format!("(?:{other}.*|{one}(?:{regex}))?");
        // The outermost may be empty, as may each after its character: the text so far is shorter.
    }
    regex
}

fn singular(words: &str) -> String {
    let one = |word: &str| {
        let plain = word.strip_suffix("es").filter(|stem| stem.ends_with("sh"));
        plain
            .or_else(|| word.strip_suffix('s').filter(|stem| !stem.ends_with('s')))
            .unwrap_or(word)
            .to_owned()
    };
    words
        .split(", ")
        .map(|part| part.split(" or ").map(one).collect::<Vec<_>>().join(" or "))
        .collect::<Vec<_>>()
        .join(", ")
}

fn article(words: &str) -> String {
    let vowel = words.starts_with(['a', 'e', 'i', 'o']) || words.starts_with("un");
    if words.starts_with('`') {
        words.to_owned()
    } else if vowel {
        format!("an {words}")
    } else {
        format!("a {words}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pattern::class;

    fn class(text: &str) -> Class {
        class::parse(text).unwrap()
    }

    fn one(facts: &[Fact], non_empty: bool) -> Worded {
        let mut form = Form::default();
        assert!(facts.iter().all(|fact| form.add(fact)));
        form.patterns(non_empty).remove(0)
    }

    fn accepts(regex: &str, text: &str) -> bool {
        regex::Regex::new(&format!("(?s)^(?:{regex})$"))
            .unwrap()
            .is_match(text)
    }

    #[test]
    fn a_usual_name() {
        let (regex, words) = one(
            &[
                Fact::Characters(class("letters, numbers, or hyphens")),
                Fact::First(class("letter")),
                Fact::NotLast(Class::of('-')),
                Fact::NotTwice('-'),
            ],
            true,
        );
        assert_eq!(
            words,
            "letters, digits or hyphens; starts with a letter; doesn't end with a hyphen; no two hyphens in a row"
        );
        for good in ["a", "a1", "a-1", "ab-c-d"] {
            assert!(accepts(&regex, good), "{good}");
        }
        for bad in ["", "1", "-a", "a-", "a--b", "a_b", "\u{e4}"] {
            assert!(!accepts(&regex, bad), "{bad}");
        }
    }

    #[test]
    fn what_does_not_stand_twice_is_among_the_characters() {
        let facts = [
            Fact::Characters(class("letters and numbers")),
            Fact::NotTwice('-'),
        ];
        let (regex, words) = one(&facts, true);
        assert_eq!(words, "letters, digits or hyphens; no two hyphens in a row");
        assert!(accepts(&regex, "a-b") && !accepts(&regex, "a--b"));
    }

    #[test]
    fn edges_on_their_own() {
        let (regex, _) = one(&[Fact::NotLast(Class::of('-'))], false);
        assert!(accepts(&regex, "") && accepts(&regex, "-a") && !accepts(&regex, "a-"));
        let (regex, _) = one(&[Fact::NotTwice('-')], true);
        assert!(accepts(&regex, "-a-") && !accepts(&regex, "a--b") && accepts(&regex, "\n"));
        let (regex, _) = one(&[Fact::First(class("letter"))], false);
        assert!(accepts(&regex, "") && accepts(&regex, "a!") && !accepts(&regex, "1"));
    }

    #[test]
    fn lower_case_and_what_is_left_out() {
        let (regex, words) = one(
            &[
                Fact::Characters(class("letters and numbers")),
                Fact::Lowercase,
            ],
            true,
        );
        assert!(accepts(&regex, "a1") && !accepts(&regex, "A"));
        assert_eq!(words, "lowercase letters or digits");
        let (regex, words) = one(
            &[
                Fact::Characters(class("printable ASCII characters")),
                Fact::Without(class(r#""/" or "@""#)),
            ],
            true,
        );
        assert!(accepts(&regex, "a b~") && !accepts(&regex, "a/b") && !accepts(&regex, "\u{e4}"));
        assert_eq!(words, "printable ASCII characters; no slashes or `@`");
    }

    #[test]
    fn single_values() {
        let (regex, _) = one(&[Fact::NotValues(vec!["tin".into()])], true);
        assert!(!accepts(&regex, "tin"));
        for other in ["", "t", "ti", "tina", "tan", "x", "Tin"] {
            assert!(accepts(&regex, other), "{other}");
        }
    }
}
