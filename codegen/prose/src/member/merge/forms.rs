//! Patterns: one set for what always holds, one for each special case.

use std::collections::BTreeSet;

use touchmark_model::model::{Length, Place, Regex, Rule};

use crate::condition::term::Term;
use crate::family::fact::Fact;
use crate::member::merge::form::Form;
use crate::member::merge::merger::{Guard, Merger};

impl Merger<'_> {
    /// Patterns: one set for what always holds, one for each special case.
    pub(crate) fn forms(&mut self) {
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
                && touchmark_model::pattern::compile(touchmark_model::pattern::normalize(regex))
                    .is_ok()
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
            let rule = Rule::Pattern(Regex {
                regex: touchmark_model::pattern::normalize(regex).to_owned(),
                words: None,
            });
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

    /// A fact, unless it is about which values of an enumeration there are.
    fn of_form(&self, fact: &Fact) -> Option<Fact> {
        let of_values = matches!(fact, Fact::NotValues(_)) && self.traits.enumerated;
        (!of_values).then(|| fact.clone())
    }

    fn general_form(&mut self, place: Place, exact: bool, non_empty: bool) {
        let mut form = Form::default();
        let mut sentences = BTreeSet::new();
        for (fact, guard, _, sentence) in self.of(|fact| self.of_form(fact)) {
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
            let rule = Rule::Pattern(Regex {
                regex,
                words: Some(words),
            });
            self.add(place, rule, Vec::new(), &sentences);
        }
    }

    fn special_forms(&mut self, place: Place, non_empty: bool) {
        let mut cases: Vec<(Vec<Term>, Guard, Form, BTreeSet<usize>)> = Vec::new();
        for (fact, guard, scopes, sentence) in self.of(|fact| self.of_form(fact)) {
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
                    let rule = Rule::Pattern(Regex {
                        regex,
                        words: Some(words),
                    });
                    self.add(place, rule, when.clone(), &sentences);
                }
            }
        }
    }
}
