//! From what sentences state to rules: of two statements about one thing, the wider counts.

mod forms;
mod numbers;
mod widest;

use std::collections::BTreeSet;

pub(crate) use widest::float;
use widest::{distinct, hull, union, within};

use crate::mine::condition::{self, Alternatives};
use crate::mine::family::fact::Fact;
use crate::mine::member::gather::{Gathered, Stated};
use crate::mine::pattern::open_values;
use crate::mine::report::SentenceReport;
use crate::mine::words::subject::{Holds, Subject};
use crate::model::{Condition, Constraints, Documented, Format, Length, Place, Rule, RuleSource};

/// The rules of one member, and which sentences they account for.
#[derive(Debug, Default)]
pub(crate) struct Merged {
    pub(crate) rules: Vec<Documented>,
    /// Indices of sentences.
    pub(crate) enforced: BTreeSet<usize>,
}

/// What the model's own traits already say.
#[derive(Debug, Clone, Default)]
pub(crate) struct Traits {
    /// Of the member's value.
    pub(crate) value: Constraints,
    /// Of each item.
    pub(crate) item: Constraints,
    /// Whether the value, or each item, is out of a list.
    pub(crate) enumerated: bool,
}

/// Makes rules of what was gathered for a member.
pub(crate) fn merge(gathered: &Gathered, subject: &Subject<'_>, traits: &Traits) -> Merged {
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
        let all = union(&kin).map(|(all, sentences)| (distinct(all), sentences));
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
                .is_none_or(|(all, _)| *all != distinct(values.clone()))
            {
                self.add_guarded(place, &rule(values.clone()), guard, *sentence);
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
