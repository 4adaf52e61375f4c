//! How large numbers are: ranges, spans, and what is left out of them.

use touchmark_model::model::{Documented, Number, Place, Range, Rule};

use crate::family::fact::Fact;
use crate::member::merge::merger::{Guard, Merger};
use crate::member::merge::widest::{float, hull, remaining, spans_rule, union, within};
use crate::words::subject::Holds;

impl Merger<'_> {
    pub(crate) fn ranges(&mut self) {
        let place = self.place();
        let known = match place {
            Place::Item => self.traits.item.range,
            _ => self.traits.value.range,
        }
        .unwrap_or_default();
        let kin = self.of(|fact| match fact {
            Fact::Range(range) => Some(*range),
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
                self.add_guarded(place, &Rule::Range(*special), guard, *sentence);
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
            return Some(Rule::Range(*range));
        }
        let mut spans = vec![(bound(range.min, i64::MIN)?, bound(range.max, i64::MAX)?)];
        spans.extend(more.into_iter().map(|number| (number, number)));
        Some(spans_rule(spans)).filter(|_| self.subject.holds != Holds::Decimal)
    }

    pub(crate) fn spans(&mut self) {
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

    /// Numbers that are left out, of those that the range has.
    pub(crate) fn left_out(&mut self) {
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
}
