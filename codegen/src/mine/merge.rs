//! From what sentences state to rules: of two statements about one thing, the wider counts.

use std::collections::BTreeSet;

use super::condition::{self, Alternatives};
use super::fact::Fact;
use super::form::Form;
use super::gather::{Gathered, Stated};
use super::open_values;
use super::report::SentenceReport;
use super::subject::{Holds, Subject};
use crate::model::{
    Condition, Constraints, Documented, Format, Length, Number, Place, Range, Rule, RuleSource,
};

/// The rules of one member, and which sentences they account for.
#[derive(Debug, Default)]
pub(super) struct Merged {
    pub(super) rules: Vec<Documented>,
    /// Indices of sentences.
    pub(super) enforced: BTreeSet<usize>,
}

/// What the model's own traits already say.
#[derive(Debug, Clone, Default)]
pub(super) struct Traits {
    /// Of the member's value.
    pub(super) value: Constraints,
    /// Of each item.
    pub(super) item: Constraints,
    /// Whether the value, or each item, is out of a list.
    pub(super) enumerated: bool,
}

/// Makes rules of what was gathered for a member.
pub(super) fn merge(gathered: &Gathered, subject: &Subject<'_>, traits: &Traits) -> Merged {
    let mut merger = Merger {
        gathered,
        subject,
        traits,
        guards: gathered
            .stated
            .iter()
            .map(|stated| guard(stated, subject))
            .collect(),
        merged: Merged::default(),
    };
    merger.windows();
    if merger.merged.rules.is_empty() {
        merger.lengths();
        merger.items();
        merger.ranges();
        merger.spans();
        merger.values();
        merger.forms();
        merger.left_out();
        merger.others();
    }
    merger.merged
}

/// Under which conditions a fact holds.
#[derive(Debug, Clone)]
enum Guard {
    Always,
    /// Each of these, a request can tell.
    When(Alternatives),
    /// A request can't tell.
    Unknown,
}

fn guard(stated: &Stated, subject: &Subject<'_>) -> Guard {
    let mut all: Alternatives = vec![Vec::new()];
    for scope in &stated.scopes {
        let Some(read) = condition::read(scope, subject) else {
            return Guard::Unknown;
        };
        all = all
            .iter()
            .flat_map(|known| {
                read.iter()
                    .map(move |more| [known.as_slice(), more].concat())
            })
            .collect();
    }
    if stated.scopes.is_empty() {
        Guard::Always
    } else {
        Guard::When(all)
    }
}

struct Merger<'a> {
    gathered: &'a Gathered,
    subject: &'a Subject<'a>,
    traits: &'a Traits,
    guards: Vec<Guard>,
    merged: Merged,
}

/// Facts of one kind, each with its guard and its sentence.
type Kin<T> = Vec<(T, Guard, Vec<String>, usize)>;

impl Merger<'_> {
    fn of<T>(&self, pick: impl Fn(&Fact) -> Option<T>) -> Kin<T> {
        let guards = self.gathered.stated.iter().zip(&self.guards);
        guards
            .filter_map(|(stated, guard)| {
                Some((
                    pick(&stated.fact)?,
                    guard.clone(),
                    stated.scopes.clone(),
                    stated.sentence,
                ))
            })
            .collect()
    }

    fn place(&self) -> Place {
        match self.subject.holds {
            Holds::Texts | Holds::Wholes => Place::Item,
            _ => Place::Value,
        }
    }

    fn add(&mut self, place: Place, rule: Rule, when: Vec<Condition>, sentences: &BTreeSet<usize>) {
        let hashes = sentences
            .iter()
            .filter_map(|index| self.gathered.sentences.get(*index))
            .map(|sentence: &SentenceReport| sentence.hash.clone());
        let mut hashes: Vec<String> = hashes.collect();
        hashes.sort();
        hashes.dedup();
        let documented = Documented {
            place,
            rule,
            when,
            source: RuleSource::Documented { sentences: hashes },
        };
        let known = |other: &Documented| {
            other.place == documented.place
                && other.rule == documented.rule
                && other.when == documented.when
        };
        if !self.merged.rules.iter().any(known) {
            self.merged.rules.push(documented);
        }
        self.merged.enforced.extend(sentences);
    }

    /// Adds a rule of a special case, once for each way in which its condition can hold.
    fn add_guarded(&mut self, place: Place, rule: &Rule, guard: &Guard, sentence: usize) {
        if let Guard::When(alternatives) = guard {
            for when in alternatives {
                self.add(place, rule.clone(), when.clone(), &[sentence].into());
            }
        }
    }

    fn windows(&mut self) {
        let minutes = self.of(|fact| match fact {
            Fact::WindowMinutes(minutes) => Some(*minutes),
            _ => None,
        });
        let min_minutes = minutes
            .iter()
            .map(|(minutes, ..)| *minutes)
            .min()
            .unwrap_or(0);
        let daily = self.of(|fact| (*fact == Fact::DailyWindow).then_some(()));
        let weekly = self.of(|fact| (*fact == Fact::WeeklyWindow).then_some(()));
        let (format, forms) = match (daily.is_empty(), weekly.is_empty()) {
            (false, true) => (Format::DailyWindow { min_minutes }, daily),
            (true, false) => (Format::WeeklyWindow { min_minutes }, weekly),
            _ => return,
        };
        let always = |guard: &Guard| matches!(guard, Guard::Always);
        if !forms.iter().any(|(_, guard, ..)| always(guard)) {
            return;
        }
        let sentences = minutes
            .iter()
            .map(|(.., sentence)| *sentence)
            .chain(forms.iter().map(|(.., sentence)| *sentence));
        self.add(
            Place::Value,
            Rule::Format(format),
            Vec::new(),
            &sentences.collect(),
        );
    }

    fn lengths(&mut self) {
        let kin = self.of(|fact| match fact {
            Fact::Length(length) => Some(*length),
            _ => None,
        });
        let place = self.place();
        let known = match place {
            Place::Item => self.traits.item.length,
            _ => self.traits.value.length,
        };
        self.spanned(place, &kin, known.unwrap_or_default());
    }

    fn items(&mut self) {
        let kin = self.of(|fact| match fact {
            Fact::Items(length) => Some(*length),
            _ => None,
        });
        self.spanned(
            Place::Value,
            &kin,
            self.traits.value.length.unwrap_or_default(),
        );
    }

    /// Lengths, of which `known` is in the model.
    fn spanned(&mut self, place: Place, kin: &Kin<Length>, known: Length) {
        let (hull, sentences) = hull(kin, |length| length.min, |length| length.max, |a, b| a < b);
        let length = Length {
            min: hull.0.filter(|min| *min > 0),
            max: hull.1,
        };
        self.merged.enforced.extend(&sentences);
        if within(known.min, length.min, |a, b| a >= b)
            && within(known.max, length.max, |a, b| a <= b)
        {
            // The model says as much.
        } else {
            self.add(place, Rule::Length(length), Vec::new(), &sentences);
        }
        for (special, guard, _, sentence) in kin {
            if *special != length {
                self.add_guarded(place, &Rule::Length(*special), guard, *sentence);
            }
        }
    }

    fn ranges(&mut self) {
        let place = self.place();
        let known = match place {
            Place::Item => self.traits.item.range.clone(),
            _ => self.traits.value.range.clone(),
        }
        .unwrap_or_default();
        let kin = self.of(|fact| match fact {
            Fact::Range(range) => Some(range.clone()),
            _ => None,
        });
        let less = |a: &Number, b: &Number| float(*a) < float(*b);
        let (hull, sentences) = hull(
            &kin,
            |range| range.min,
            |range| range.max,
            |a, b| less(&a, &b),
        );
        let capped = self
            .gathered
            .stated
            .iter()
            .any(|stated| stated.fact == Fact::Capped);
        let range = Range {
            min: hull.0,
            max: hull.1.filter(|_| !capped),
        };
        // What contradicts the model was misread: it counts in other units for instance.
        let apart = |low: Option<Number>, high: Option<Number>| {
            low.zip(high).is_some_and(|(low, high)| less(&high, &low))
        };
        if apart(known.min, range.max) || apart(range.min, known.max) {
            return;
        }
        self.merged.enforced.extend(&sentences);
        let implied = within(known.min, range.min, |a, b| !less(&a, &b))
            && within(known.max, range.max, |a, b| !less(&b, &a));
        if !implied && let Some(rule) = self.widened(&range) {
            self.add(place, rule, Vec::new(), &sentences);
        }
        for (special, guard, _, sentence) in &kin {
            if *special != range {
                self.add_guarded(place, &Rule::Range(special.clone()), guard, *sentence);
            }
        }
    }

    /// A range with the numbers outside of it that can be given too; none if it can't be said.
    fn widened(&self, range: &Range) -> Option<Rule> {
        let bound = |bound: Option<Number>, open: i64| match bound {
            None => Some(open),
            Some(Number::Integer(bound)) => Some(bound),
            Some(Number::Float(_)) => None,
        };
        let outside = |number: &&i64| {
            let number = float(Number::Integer(**number));
            range.min.is_some_and(|min| number < float(min))
                || range.max.is_some_and(|max| float(max) < number)
        };
        let more: Vec<i64> = self
            .gathered
            .mentioned
            .iter()
            .filter(outside)
            .copied()
            .collect();
        if more.is_empty() {
            return Some(Rule::Range(range.clone()));
        }
        let mut spans = vec![(bound(range.min, i64::MIN)?, bound(range.max, i64::MAX)?)];
        spans.extend(more.into_iter().map(|number| (number, number)));
        Some(spans_rule(spans)).filter(|_| self.subject.holds != Holds::Decimal)
    }

    fn spans(&mut self) {
        let kin = self.of(|fact| match fact {
            Fact::Spans(spans) => Some(spans.clone()),
            _ => None,
        });
        let place = self.place();
        for (spans, guard, _, sentence) in &kin {
            self.add_guarded(place, &spans_rule(spans.clone()), guard, *sentence);
        }
        if let Some((all, sentences)) = union(&kin) {
            self.add(place, spans_rule(all), Vec::new(), &sentences);
        }
    }

    fn values(&mut self) {
        let mut kin = self.of(|fact| match fact {
            Fact::Values(values) => Some(values.clone()),
            _ => None,
        });
        if kin.is_empty() {
            // One alone may be out of many.
            kin = self.of(|fact| match fact {
                Fact::Setting(value) => Some(vec![value.clone()]),
                _ => None,
            });
            if kin.len() < 2
                || kin
                    .iter()
                    .any(|(_, guard, ..)| !matches!(guard, Guard::Always))
            {
                kin.clear();
            }
        }
        let place = self.place();
        let separated = self.gathered.separated && self.subject.holds == Holds::Text;
        let shows = self.subject.is_query() && place == Place::Value;
        let rule = |values: Vec<String>| {
            let mut values = distinct(values);
            if shows && !values.iter().any(String::is_empty) {
                // What asks for nothing in particular: documented requests have empty texts there.
                values.push(String::new());
            }
            if separated || values.iter().any(|value| open_values::is_open(value)) {
                let (regex, words) = open_values::pattern(&values, separated);
                let words = Some(words);
                return Rule::Pattern { regex, words };
            }
            Rule::OneOf {
                values,
                ignore_case: true,
            }
        };
        let all = union(&kin);
        if self.traits.enumerated {
            // The model says as much.
            self.merged
                .enforced
                .extend(kin.iter().map(|(.., sentence)| *sentence));
        } else if let Some((all, sentences)) = all.clone() {
            self.add(place, rule(all), Vec::new(), &sentences);
        }
        for (values, guard, _, sentence) in &kin {
            if all
                .as_ref()
                .is_none_or(|(all, _)| distinct(all.clone()) != distinct(values.clone()))
            {
                self.add_guarded(place, &rule(values.clone()), guard, *sentence);
            }
        }
    }

    /// Patterns: one set for what always holds, one for each special case.
    fn forms(&mut self) {
        let place = self.place();
        let known = match place {
            Place::Item => &self.traits.item,
            _ => &self.traits.value,
        };
        // Nearly every text matches a pattern that names half of Unicode.
        let anything = ["[\\s\\S]", "[\\S\\s]", "."];
        let telling = |regex: &String| {
            !regex.contains(r"\u0020-\uD7FF")
                && !anything.contains(&regex.trim_end_matches(['+', '*']))
                && crate::pattern::compile(crate::pattern::normalize(regex)).is_ok()
        };
        let patterned = known.pattern.as_ref().is_some_and(telling);
        if patterned {
            let described = self.of(|fact| (*fact == Fact::Described).then_some(()));
            let sentences = described.iter().map(|(.., sentence)| *sentence);
            self.merged.enforced.extend(sentences);
        }
        let regexes = self.of(|fact| match fact {
            Fact::Regex(regex) => Some(regex.clone()),
            _ => None,
        });
        for (regex, guard, _, sentence) in &regexes {
            let rule = Rule::Pattern {
                regex: crate::pattern::normalize(regex).to_owned(),
                words: None,
            };
            match guard {
                Guard::Always if patterned => {
                    self.merged.enforced.insert(*sentence);
                }
                Guard::Always => self.add(place, rule, Vec::new(), &[*sentence].into()),
                guard => self.add_guarded(place, &rule, guard, *sentence),
            }
        }
        let exact = patterned
            || regexes
                .iter()
                .any(|(_, guard, ..)| matches!(guard, Guard::Always));
        let non_empty = known
            .length
            .and_then(|length| length.min)
            .is_some_and(|min| min > 0)
            || self.merged.rules.iter().any(|rule| {
                rule.place == place
                    && rule.when.is_empty()
                    && matches!(rule.rule, Rule::Length(Length { min: Some(1..), .. }))
            });
        self.general_form(place, exact, non_empty);
        self.special_forms(place, non_empty);
    }

    fn general_form(&mut self, place: Place, exact: bool, non_empty: bool) {
        let mut form = Form::default();
        let mut sentences = BTreeSet::new();
        for (fact, guard, _, sentence) in self.of(|fact| Some(fact.clone())) {
            if matches!(guard, Guard::Always) && form.add(&fact) {
                sentences.insert(sentence);
            }
        }
        for (fact, guard, ..) in self.of(|fact| Some(fact.clone())) {
            match fact {
                _ if matches!(guard, Guard::Always) => {}
                Fact::Characters(class) => form.widen(&class),
                Fact::Suffixed(suffix) => form.widen_end(&suffix),
                _ => {}
            }
        }
        if exact {
            // The model's pattern says all of the characters, hardly ever which values are taken.
            self.merged.enforced.extend(&sentences);
            form = form.ends();
        }
        for (regex, words) in form.patterns(non_empty) {
            let rule = Rule::Pattern {
                regex,
                words: Some(words),
            };
            self.add(place, rule, Vec::new(), &sentences);
        }
    }

    fn special_forms(&mut self, place: Place, non_empty: bool) {
        let mut cases: Vec<(Vec<String>, Guard, Form, BTreeSet<usize>)> = Vec::new();
        for (fact, guard, scopes, sentence) in self.of(|fact| Some(fact.clone())) {
            if !matches!(guard, Guard::When(_)) || !Form::default().add(&fact) {
                continue;
            }
            match cases.iter_mut().find(|(known, ..)| *known == scopes) {
                Some((_, _, form, sentences)) => {
                    form.add(&fact);
                    sentences.insert(sentence);
                }
                None => {
                    let mut form = Form::default();
                    form.add(&fact);
                    cases.push((scopes, guard, form, [sentence].into()));
                }
            }
        }
        for (_, guard, form, sentences) in cases {
            let Guard::When(alternatives) = guard else {
                continue;
            };
            for when in alternatives {
                for (regex, words) in form.patterns(non_empty) {
                    let rule = Rule::Pattern {
                        regex,
                        words: Some(words),
                    };
                    self.add(place, rule, when.clone(), &sentences);
                }
            }
        }
    }

    /// Numbers that are left out, of those that the range has.
    fn left_out(&mut self) {
        let place = self.place();
        let whole = |rule: &Documented| match &rule.rule {
            Rule::Range(Range {
                min: Some(Number::Integer(min)),
                max: Some(Number::Integer(max)),
            }) if rule.when.is_empty() && rule.place == place => Some((*min, *max)),
            _ => None,
        };
        let Some((min, max)) = self.merged.rules.iter().find_map(whole) else {
            return;
        };
        for (out, guard, _, sentence) in self.of(|fact| match fact {
            Fact::NotNumbers(out) => Some(out.clone()),
            _ => None,
        }) {
            let rule = spans_rule(remaining((min, max), &out));
            match guard {
                Guard::Always => self.add(place, rule, Vec::new(), &[sentence].into()),
                guard => self.add_guarded(place, &rule, &guard, sentence),
            }
        }
    }

    /// Steps and prefixes.
    fn others(&mut self) {
        let place = self.place();
        for (rule, guard, _, sentence) in self.of(|fact| match fact {
            Fact::MultipleOf(step) => Some(Rule::MultipleOf(*step)),
            Fact::NotPrefixed(prefixes) => Some(Rule::NotPrefixedBy {
                prefixes: prefixes.clone(),
                ignore_case: true,
            }),
            _ => None,
        }) {
            match guard {
                Guard::Always => self.add(place, rule, Vec::new(), &[sentence].into()),
                guard => self.add_guarded(place, &rule, &guard, sentence),
            }
        }
        self.unique();
    }

    /// That items are different. Of a single item it is said of the list that it is in, which others look after.
    fn unique(&mut self) {
        let is_list = matches!(
            self.subject.holds,
            Holds::Texts | Holds::Wholes | Holds::List
        );
        for ((by, ignore_case), guard, _, sentence) in self.of(|fact| match fact {
            Fact::Unique { by, ignore_case } => Some((by.clone(), *ignore_case)),
            _ => None,
        }) {
            if is_list && matches!(guard, Guard::Always) {
                let rule = Rule::Unique { by, ignore_case };
                self.add(Place::Value, rule, Vec::new(), &[sentence].into());
            }
        }
    }
}

/// Whether the model's bound says as much as the documentation's, or that says nothing.
fn within<T>(known: Option<T>, stated: Option<T>, implied: impl Fn(T, T) -> bool) -> bool {
    match (known, stated) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(known), Some(stated)) => implied(known, stated),
    }
}

/// The widest bounds of all statements: a bound counts where one without a condition states it, or several special
/// cases do, of which each then has one.
fn hull<T, N: Copy>(
    kin: &Kin<T>,
    low: impl Fn(&T) -> Option<N>,
    high: impl Fn(&T) -> Option<N>,
    less: impl Fn(N, N) -> bool,
) -> ((Option<N>, Option<N>), BTreeSet<usize>) {
    let min = bound(kin, low, &less);
    let max = bound(kin, high, |a, b| less(b, a));
    let sentences = [&min, &max]
        .into_iter()
        .flatten()
        .flat_map(|(_, sentences)| sentences.clone())
        .collect();
    (
        (min.map(|(bound, _)| bound), max.map(|(bound, _)| bound)),
        sentences,
    )
}

fn bound<T, N: Copy>(
    kin: &Kin<T>,
    of: impl Fn(&T) -> Option<N>,
    wider: impl Fn(N, N) -> bool,
) -> Option<(N, BTreeSet<usize>)> {
    let stating: Vec<(N, &Guard, &Vec<String>, usize)> = kin
        .iter()
        .filter_map(|(fact, guard, scopes, sentence)| Some((of(fact)?, guard, scopes, *sentence)))
        .collect();
    let general = stating
        .iter()
        .any(|(_, guard, ..)| matches!(guard, Guard::Always));
    let cases: BTreeSet<&Vec<String>> = stating.iter().map(|(_, _, scopes, _)| *scopes).collect();
    if !general && cases.len() < 2 {
        return None;
    }
    let first = stating.first()?.0;
    let widest = stating.iter().fold(
        first,
        |known, (bound, ..)| if wider(*bound, known) { *bound } else { known },
    );
    Some((
        widest,
        stating.iter().map(|(.., sentence)| *sentence).collect(),
    ))
}

/// All values of all statements, where there is one without a condition, or several special cases.
fn union<T: Clone>(kin: &Kin<Vec<T>>) -> Option<(Vec<T>, BTreeSet<usize>)> {
    let general = kin
        .iter()
        .any(|(_, guard, ..)| matches!(guard, Guard::Always));
    let cases: BTreeSet<&Vec<String>> = kin.iter().map(|(_, _, scopes, _)| scopes).collect();
    if !general && cases.len() < 2 {
        return None;
    }
    let all = kin.iter().flat_map(|(values, ..)| values.clone()).collect();
    Some((all, kin.iter().map(|(.., sentence)| *sentence).collect()))
}

fn distinct(values: Vec<String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for value in values {
        if !out.contains(&value) {
            out.push(value);
        }
    }
    out
}

/// What is left of a span without others.
fn remaining((min, max): (i64, i64), out: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let mut out = out.to_vec();
    out.sort_unstable();
    let mut from = min;
    let mut spans = Vec::new();
    for (low, high) in out {
        if from < low {
            spans.push((from, max.min(low.saturating_sub(1))));
        }
        from = from.max(high.saturating_add(1));
    }
    if from <= max {
        spans.push((from, max));
    }
    spans
}

/// Spans in order, those that touch as one; a single one is a range.
fn spans_rule(mut spans: Vec<(i64, i64)>) -> Rule {
    spans.sort_unstable();
    let mut merged: Vec<(i64, i64)> = Vec::new();
    for (low, high) in spans {
        match merged.last_mut() {
            Some(last) if low <= last.1.saturating_add(1) => last.1 = last.1.max(high),
            _ => merged.push((low, high)),
        }
    }
    match merged.as_slice() {
        [(low, high)] if low < high => Rule::Range(Range {
            min: Some(Number::Integer(*low)),
            max: Some(Number::Integer(*high)),
        }),
        _ => Rule::Spans(merged),
    }
}

#[expect(clippy::cast_precision_loss, reason = "bounds in prose are small")]
pub(super) fn float(number: Number) -> f64 {
    match number {
        Number::Integer(number) => number as f64,
        Number::Float(number) => number,
    }
}
