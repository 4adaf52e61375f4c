//! Bounds of numbers.

#[cfg(test)]
mod tests;

use touchmark_model::model::{Number, Range};

use crate::family::clause::Clause;
use crate::family::fact::{Fact, Finding};
use crate::read::label::Section;
use crate::words::name::without_brackets;
use crate::words::number::{number, whole};
use crate::words::phrase::{Phrase, group};
use crate::words::subject::Holds;

static SPAN: Phrase = Phrase::new(
    r"(?i)(?:\bfrom |\bbetween |\brange(?: is| of|s)?(?: from)? ?|\bvalues?(?: are| is)? |\bis |\bare |\bbe |\binteger |^)(?:one |a value )?({number})(?: [a-z]+)?{to}({number})\b(.*)$",
);
static MINIMUM: Phrase = Phrase::new(r"(?i)\bminimum(?: value)?(?: of| is|:)? ({number})\b");
static MAXIMUM: Phrase = Phrase::new(
    r"(?i)\bmaximum(?: value| permitted value| allowed value)?(?: allowed)?(?: for [A-Za-z`]+)?(?: of| is|:)? ({number})\b",
);
static LEAST: Phrase = Phrase::new(r"(?i)\b{at_least} ({number})\b(.*)$");
static MOST: Phrase = Phrase::new(r"(?i)\b(?:{at_most}|(?:can\'t|not) exceed) ({number})\b(.*)$");
static ABOVE: Phrase = Phrase::new(r"(?i)\bgreater than ({number})\b(.*)$");
static BELOW: Phrase = Phrase::new(r"(?i)\bless than ({number})\b(.*)$");
static BELOW_NAMED: Phrase = Phrase::new(r"(?i)\bless than the [a-z ]+ of ({number})\b");
static DURATION: Phrase =
    Phrase::new(r"(?i)^how long,? in {unit},? from ({number}){to}({number})\b");
static PERCENTAGE: Phrase = Phrase::new(r"(?i)\bpercentage \(({number}){to}({number})\)");
static SMALLEST: Phrase = Phrase::new(r"(?i)^the smallest value that you can use is ({number})$");
static LARGEST: Phrase =
    Phrase::new(r"(?i)^the largest value that you can use is ({number})\b(.*)$");
static LARGEST_MORE: Phrase = Phrase::new(r"(?i)\bor ({number}) for\b");
static SPANS: Phrase =
    Phrase::new(r"(?i)\branges? ({number})-({number}) (?:or|and) ({number})-({number})\b");
/// A range for each of two kinds of the number: which of them it is, the number itself tells.
static SPANS_OF_KINDS: Phrase = Phrase::new(
    r"(?i)\brange is ({number}){to}({number}) for [a-z0-9 -]+? (?:or|and) ({number}){to}({number}) for [a-z0-9 -]+$",
);
static BOUND: Phrase = Phrase::new(r"^The {bound} is {number}(?: [A-Za-z]+)?$");
/// A sentence that is nothing but the bounds: "a value between 2 and 30".
static VALUE: Phrase =
    Phrase::new(r"(?i)^a value (?:between {number} and {number}|{at_least} {number})$");
/// Numbers that nobody else may use.
static RESERVED: Phrase = Phrase::new(r"(?i)\b{is} reserved\b");
/// A bound as a label in front of its number.
static LABELLED: Phrase = Phrase::new(r"(?i)^({bound})(?: value)?: ({number})$");
static POSITIVE: Phrase = Phrase::new(r"(?i)\b{must} be (?:specify )?a positive {number_noun}\b");
static NON_NEGATIVE: Phrase = Phrase::new(r"(?i)\bnon-negative {number_noun}\b");
/// What a number is compared with if it stands behind it.
static RELATIVE: Phrase = Phrase::new(
    r"(?i)^ ?(?:%|percent|of the|times|days? in the future|in the future|days? before|more than|minutes? (?:before|after))",
);

static OR_LESS: Phrase =
    Phrase::new(r"(?i)^must be ({number})(?: [a-z]+)? or (?:({more})|{fewer})$");
static EXACTLY: Phrase = Phrase::new(r"(?i)^must be ([0-9]+)$");
static CONSTRAINTS: Phrase =
    Phrase::new(r"(?i)\bconstraints are an? ({bound})(?: value)? of ({number})$");
static BRACKET: Phrase =
    Phrase::new(r"(?i)\((?:an? )?{number_noun} {between} ({number}){to}({number})\)$");

static FROM: Phrase = Phrase::new(
    r"(?i)\b(?:can range|value) from ({number})(?: [a-z]+)? up to the maximum [a-z ]+?(?: of ({number})\b.*| set(?:ting)? for .*)?$",
);

/// What a clause states.
pub(crate) fn find(clause: &Clause<'_>) -> Option<Finding> {
    if !matches!(
        clause.subject.holds,
        Holds::Integer | Holds::Decimal | Holds::Integers
    ) {
        return None;
    }
    let sentence = without_brackets(&clause.statement.sentence);
    if RESERVED.is_in(&sentence) {
        return None;
    }
    if let Some(found) = DURATION
        .groups(&sentence)
        .filter(|_| clause.statement.opens)
    {
        let (low, high) = (number(group(&found, 1))?, number(group(&found, 2))?);
        return Some(Finding::Whole(vec![range(Some(low), Some(high))]));
    }
    if let Some(found) = PERCENTAGE
        .groups(&clause.statement.sentence)
        .filter(|_| clause.statement.opens)
    {
        let (low, high) = (number(group(&found, 1))?, number(group(&found, 2))?);
        return Some(Finding::Whole(vec![range(Some(low), Some(high))]));
    }
    if let Some(found) = LABELLED.groups(sentence.trim_end_matches('.')) {
        let bound = number(group(&found, 2));
        let smallest = group(&found, 1).eq_ignore_ascii_case("minimum");
        let (least, most) = if smallest {
            (bound, None)
        } else {
            (None, bound)
        };
        return Some(Finding::Whole(vec![range(least, most)]));
    }
    let mut facts: Vec<Fact> = bounded(clause).into_iter().collect();
    if clause.subject.holds != Holds::Integers {
        facts.extend(up_to_named(clause));
        facts.extend(bounds(clause));
    }
    (!facts.is_empty()).then_some(Finding::Facts(facts))
}

/// "From 5 up to the longest casting time": up to a maximum that has a name.
fn up_to_named(clause: &Clause<'_>) -> Option<Fact> {
    let text = without_brackets(clause.text);
    let found = FROM.groups(&text)?;
    let head = text.split(group(&found, 0)).next().unwrap_or_default();
    let own = head.trim().is_empty() || head.starts_with("You ") || clause.predicate.is_some();
    own.then(|| range(number(group(&found, 1)), number(group(&found, 2))))
}

/// Bounds in front of "or less", in brackets, or behind "constraints".
fn bounds(clause: &Clause<'_>) -> Option<Fact> {
    let range = |min, max| Some(range(min, max));
    if let Some(found) = CONSTRAINTS.groups(clause.text) {
        let bound = number(group(&found, 2));
        return match group(&found, 1).to_lowercase().as_str() {
            "minimum" => range(bound, None),
            _ => range(None, bound),
        };
    }
    if let Some(found) = BRACKET
        .groups(clause.text)
        .filter(|_| clause.statement.opens)
    {
        let (low, high) = (whole(group(&found, 1))?, whole(group(&found, 2))?);
        return range(Some(Number::Integer(low)), Some(Number::Integer(high)));
    }
    if let Some(found) = EXACTLY.groups(clause.predicate?) {
        let only = whole(group(&found, 1))?;
        return Some(Fact::Spans(vec![(only, only)]));
    }
    let found = OR_LESS.groups(clause.predicate?)?;
    let bound = number(group(&found, 1));
    match found.get(2) {
        Some(_) => range(bound, None),
        None => range(None, bound),
    }
}

fn range(min: Option<Number>, max: Option<Number>) -> Fact {
    Fact::Range(Range { min, max })
}

static OR: Phrase = Phrase::new(
    r"(?i)\b(?:either )?({number}) or (?:a |an )?{number_noun}?(?: from| between| that is| in the range of?)? ?(?:({number}){to}({number})\b|{at_least} ({number})\b)",
);

/// One number, or one of a range: "either 0 or an integer from 5 to 9".
fn apart(text: &str) -> Option<Fact> {
    let found = OR.groups(text)?;
    let at = |index| whole(group(&found, index));
    let one = at(1)?;
    let (low, high) = match at(4) {
        Some(low) => (low, i64::MAX),
        None => (at(2)?, at(3)?),
    };
    (one < low && low <= high).then(|| Fact::Spans(vec![(one, one), (low, high)]))
}

fn bounded(clause: &Clause<'_>) -> Option<Fact> {
    // Bounds stand in the text as such, or in a list of values: "1 - 100".
    let plain = without_brackets(&clause.text.replace('`', ""));
    if let Some(fact) = extremes(&plain) {
        return Some(fact);
    }
    if BOUND.is_in(&plain) && clause.statement.list.is_none() {
        return both(&plain);
    }
    let is_whole = VALUE.is_in(&plain);
    let plain = plain
        .strip_prefix("A value ")
        .or_else(|| plain.strip_prefix("you must specify a "))
        .or_else(|| plain.strip_prefix("You must specify a "))
        .unwrap_or(&plain)
        .to_owned();
    let named = is_whole
        || named_range(&plain)
        || plain.starts_with("non-negative ")
        || plain.starts_with("from ")
        || plain.starts_with("minimum value");
    let text = match clause.predicate {
        // The noun says which bound it is.
        Some(predicate) if !(named && is_bound(&plain)) => {
            without_brackets(&predicate.replace('`', ""))
        }
        Some(_) => plain,
        None if clause.statement.section == Section::Values || named => plain,
        None => return None,
    };
    if let Some(found) = SPANS.groups(&text).or_else(|| SPANS_OF_KINDS.groups(&text)) {
        let one = |index| whole(group(&found, index));
        return Some(Fact::Spans(vec![(one(1)?, one(2)?), (one(3)?, one(4)?)]));
    }
    apart(&text)
        .or_else(|| both(&text))
        .or_else(|| spanned(&text))
        .or_else(|| single(&text))
}

/// Whether a sentence begins with a bound.
fn is_bound(text: &str) -> bool {
    let text = text.to_lowercase();
    text.starts_with("the maximum") || text.starts_with("the minimum")
}

/// Whether a sentence names a range itself: "the valid range is ...".
fn named_range(text: &str) -> bool {
    let text = text.to_lowercase();
    [
        "the range is",
        "the valid range is",
        "value range is",
        "valid range",
        "range is",
        "the range of valid",
        "valid values are",
        "possible values are",
        "the maximum value is",
        "the minimum value is",
        "the maximum permitted value",
        "the maximum value allowed",
        "the maximum value",
        "the default value is",
        "default value is",
        "range:",
        "you can specify values",
        "acceptable durations",
    ]
    .iter()
    .any(|start| text.starts_with(start))
}

/// The smallest or largest value, by those words.
fn extremes(text: &str) -> Option<Fact> {
    if let Some(found) = SMALLEST.groups(text) {
        return Some(range(number(group(&found, 1)), None));
    }
    let found = LARGEST.groups(text)?;
    let first = number(group(&found, 1))?;
    let other = LARGEST_MORE
        .groups(group(&found, 2))
        .and_then(|found| number(group(&found, 1)));
    let larger = |a: Number, b: Number| if float(a) >= float(b) { a } else { b };
    Some(range(
        None,
        Some(other.map_or(first, |other| larger(first, other))),
    ))
}

#[expect(clippy::cast_precision_loss, reason = "bounds in prose are small")]
fn float(number: Number) -> f64 {
    match number {
        Number::Integer(number) => number as f64,
        Number::Float(number) => number,
    }
}

/// A minimum and a maximum by those names.
fn both(text: &str) -> Option<Fact> {
    let min = MINIMUM
        .groups(text)
        .and_then(|found| number(group(&found, 1)));
    let max = MAXIMUM
        .groups(text)
        .and_then(|found| number(group(&found, 1)));
    (min.is_some() || max.is_some()).then(|| range(min, max))
}

/// From one number to another.
fn spanned(text: &str) -> Option<Fact> {
    let found = SPAN.groups(text)?;
    if relative(group(&found, 3)) {
        return None;
    }
    let (min, max) = (number(group(&found, 1))?, number(group(&found, 2))?);
    (float(min) < float(max)).then(|| range(Some(min), Some(max)))
}

/// One bound.
fn single(text: &str) -> Option<Fact> {
    let bound = |regex: &Phrase| {
        let found = regex.groups(text)?;
        (!relative(found.get(2).map_or("", |rest| rest.as_str())))
            .then(|| number(group(&found, 1)))?
    };
    let least = bound(&LEAST);
    let most = bound(&MOST);
    if least.is_some() || most.is_some() {
        return Some(range(least, most));
    }
    // Whether the number itself is still taken is not told: services take it, unless it is none at all.
    if let Some(above) = bound(&ABOVE) {
        let least = match above {
            Number::Integer(0) => Number::Integer(1),
            above => above,
        };
        return Some(range(Some(least), None));
    }
    if let Some(below) = bound(&BELOW).or_else(|| bound(&BELOW_NAMED)) {
        return Some(range(None, Some(below)));
    }
    if POSITIVE.is_in(text) {
        return Some(range(Some(Number::Integer(1)), None));
    }
    NON_NEGATIVE
        .is_in(text)
        .then(|| range(Some(Number::Integer(0)), None))
}

fn relative(rest: &str) -> bool {
    RELATIVE.is_in(rest)
}
