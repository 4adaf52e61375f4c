//! Pairs of members of which one is not above the other.

use touchmark_model::model::{
    Across, AcrossRule, Documented, Grade, Order, Place, Range, Rule, RuleSource,
};

use crate::member::merge::merger::Merged;
use crate::member::reading::Reading;
use crate::words::subject::Holds;

/// Pairs of members of which one is the smallest of what the other is the largest.
pub(crate) fn extremes(readings: &[Reading<'_>]) -> Vec<(AcrossRule, String)> {
    let first = |reading: &Reading<'_>| -> Option<(String, String)> {
        let numeric = matches!(reading.holds, Holds::Integer | Holds::Decimal);
        let sentence = reading.gathered.sentences.first().filter(|_| numeric)?;
        Some((sentence.text.clone(), sentence.hash.clone()))
    };
    let mut out = Vec::new();
    for low in readings {
        let Some((text, hash)) = first(low).filter(|(text, _)| text.starts_with("The minimum "))
        else {
            continue;
        };
        let counterpart = text.replacen("minimum", "maximum", 1);
        let pair = readings
            .iter()
            .find(|high| first(high).is_some_and(|(text, _)| text == counterpart));
        if let Some(high) = pair.filter(|high| high.holds == low.holds) {
            let order = Order::new(low.member.name.clone(), high.member.name.clone());
            out.push((AcrossRule::Ordered(order), hash));
        }
    }
    out
}

/// Gives two members of which one is not above the other the bounds of both.
pub(crate) fn share_ordered(readings: &[Reading<'_>], across: &[Across], merged: &mut [Merged]) {
    let names: Vec<(&str, Holds)> = readings
        .iter()
        .map(|reading| (reading.member.name.as_str(), reading.holds))
        .collect();
    for rule in across {
        if let AcrossRule::Ordered(order) = &rule.rule
            && order.times == 1
            && order.plus == 0
            && order.when.is_empty()
        {
            let at = |name: &String| names.iter().position(|(known, _)| known == name);
            // The bounds of a number are none of a list's.
            if let (Some(low), Some(high)) = (at(&order.low), at(&order.high))
                && names.get(low).map(|(_, holds)| holds) == names.get(high).map(|(_, holds)| holds)
            {
                share_bounds(merged, low, high, &rule.source);
            }
        }
    }
}

/// What is never above another is never above that one's largest value, and the other never below its smallest.
fn share_bounds(merged: &mut [Merged], low: usize, high: usize, source: &RuleSource) {
    let bounds = |index: usize, merged: &[Merged]| -> Range {
        let rules = merged.get(index).map(|merged| merged.rules.as_slice());
        let mut ranges = rules
            .into_iter()
            .flatten()
            .filter_map(|rule| match &rule.rule {
                Rule::Range(range) if rule.when.is_empty() => Some(*range),
                _ => None,
            });
        ranges.next_back().unwrap_or_default()
    };
    let (smaller, larger) = (bounds(low, merged), bounds(high, merged));
    let joint = Range {
        min: smaller.min,
        max: larger.max,
    };
    for (index, own) in [(low, &smaller), (high, &larger)] {
        let missing =
            own.min.is_none() && joint.min.is_some() || own.max.is_none() && joint.max.is_some();
        let Some(merged) = merged.get_mut(index).filter(|_| missing) else {
            continue;
        };
        let range = Range {
            min: own.min.or(joint.min),
            max: own.max.or(joint.max),
        };
        let stated = merged
            .rules
            .iter_mut()
            .find(|rule| rule.when.is_empty() && matches!(rule.rule, Rule::Range(_)));
        match stated {
            Some(stated) => stated.rule = Rule::Range(range),
            None => merged.rules.push(Documented {
                place: Place::Value,
                rule: Rule::Range(range),
                when: Vec::new(),
                source: source.clone(),
                grade: Grade::default(),
            }),
        }
    }
}
