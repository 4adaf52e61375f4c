//! What statements say of one member in, its rules out: of two statements about one thing, the wider counts.
//!
//! `merger` holds the facts with their guards, `widest` finds the widest of several statements; `numbers` and `forms` make
//! rules of ranges and of the form of strings, `engines` knows lengths of single engines.

pub(crate) mod engines;
pub(crate) mod form;
pub(crate) mod forms;
pub(crate) mod merger;
pub(crate) mod numbers;
pub(crate) mod widest;

use touchmark_model::model::{Format, Length, Place, Regex, Rule};

use crate::family::fact::Fact;
use crate::member::gather::Gathered;
use crate::member::merge::merger::{Guard, Kin, Merged, Merger, Traits};
use crate::member::merge::widest::{distinct, hull, union, within};
use crate::pattern::open_values;
use crate::words::subject::{Holds, Subject};

/// Makes rules of what was gathered for a member.
pub(crate) fn merge(gathered: &Gathered, subject: &Subject<'_>, traits: &Traits) -> Merged {
    let mut merger = Merger::new(gathered, subject, traits);
    merger.windows();
    if merger.merged.rules.is_empty() {
        merger.lengths();
        merger.engine_limits();
        merger.bytes();
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

impl Merger<'_> {
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

    fn bytes(&mut self) {
        let kin = self.of(|fact| match fact {
            Fact::Bytes(length) => Some(*length),
            _ => None,
        });
        let (hull, sentences) = hull(&kin, |length| length.min, |length| length.max, |a, b| a < b);
        let length = Length {
            min: hull.0.filter(|min| *min > 1),
            max: hull.1,
        };
        // One byte at least is one character at least.
        let filled = Length {
            min: hull.0.filter(|min| *min == 1),
            max: None,
        };
        let place = self.place();
        for rule in [Rule::Bytes(length), Rule::Length(filled)] {
            if !matches!(&rule, Rule::Bytes(of) | Rule::Length(of) if *of == Length::default()) {
                self.add(place, rule, Vec::new(), &sentences);
            }
        }
        for (special, guard, _, sentence) in &kin {
            if *special != length {
                self.add_guarded(place, &Rule::Bytes(*special), guard, *sentence);
            }
        }
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
        let separated = self.gathered.separated && self.subject.holds == Holds::String;
        let shows = self.subject.is_query() && place == Place::Value;
        let rule = |values: Vec<String>| {
            let mut values = distinct(values);
            if shows && !values.iter().any(String::is_empty) {
                // What asks for nothing in particular: documented requests have empty strings there.
                values.push(String::new());
            }
            if separated || values.iter().any(|value| open_values::is_open(value)) {
                let (regex, words) = open_values::pattern(&values, separated);
                let words = Some(words);
                return Rule::Pattern(Regex { regex, words });
            }
            Rule::OneOf {
                values,
                ignore_case: true,
            }
        };
        let all = union(&kin).map(|(all, sentences)| (distinct(all), sentences));
        if self.traits.enumerated {
            // The model says as much.
            self.merged
                .enforced
                .extend(kin.iter().map(|(.., sentence)| *sentence));
            self.enumerated();
        } else if let Some((all, sentences)) = all.clone() {
            self.add(place, rule(all), Vec::new(), &sentences);
        }
        for (values, guard, _, sentence) in &kin {
            if all
                .as_ref()
                .is_none_or(|(all, _)| *all != distinct(values.clone()))
            {
                self.add_guarded(place, &rule(values.clone()), guard, *sentence);
            }
        }
    }

    /// The values of an enumeration without those that a member does not take.
    fn enumerated(&mut self) {
        let name = self.subject.name;
        let mut members = self.subject.members.iter();
        let Some(own) = members.find(|member| member.name == name) else {
            return;
        };
        let place = self.place();
        let kin = self.of(|fact| match fact {
            Fact::NotValues(out) => Some(out.clone()),
            _ => None,
        });
        let always = |guard: &Guard| matches!(guard, Guard::Always);
        let never = kin.iter().filter(|(_, guard, ..)| always(guard));
        let never: Vec<String> = never.flat_map(|(out, ..)| out.clone()).collect();
        let left = |out: &[String]| {
            let taken = |value: &&String| !out.contains(value) && !never.contains(value);
            Rule::OneOf {
                values: own.values.iter().filter(taken).cloned().collect(),
                ignore_case: false,
            }
        };
        for (out, guard, _, sentence) in &kin {
            match guard {
                Guard::Always => self.add(place, left(out), Vec::new(), &[*sentence].into()),
                guard => self.add_guarded(place, &left(out), guard, *sentence),
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
            Holds::Strings | Holds::Integers | Holds::List
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
