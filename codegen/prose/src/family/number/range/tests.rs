//! Sentences of our own that state ranges, and some that do not.

use touchmark_model::model::{Number, Range};

use super::{find, float};
use crate::family::fact::Fact;
use crate::family::fixture::facts;
use crate::words::subject::Holds;

fn found(text: &str) -> Vec<String> {
    facts(find, Holds::Integer, &format!("<p>{text}</p>"))
        .into_iter()
        .map(|fact| match fact {
            Fact::Range(Range { min, max }) => {
                let show = |bound: Option<Number>| {
                    bound
                        .map(|bound| float(bound).to_string())
                        .unwrap_or_default()
                };
                format!("{}..{}", show(min), show(max))
            }
            other => format!("{other:?}"),
        })
        .collect()
}

#[test]
fn two_bounds() {
    assert_eq!(found("Must be a value from 2 to 37."), ["2..37"]);
    assert_eq!(
        found("If specified, this number must be set to a value from 0 to 249,100 (hot)."),
        ["0..249100"]
    );
    assert_eq!(
        found("Specify a value between 310 seconds (some minutes) and 86,500 seconds (a day)."),
        ["310..86500"]
    );
    assert_eq!(found("Constraints: Minimum 20, maximum 100."), ["20..100"]);
    assert_eq!(found("Value must be 1150-65535"), ["1150..65535"]);
    assert_eq!(
        found("Constraints: A value between 800 and 18,600."),
        ["800..18600"]
    );
    assert_eq!(
        found("Constraints: A value greater than or equal to 20."),
        ["20.."]
    );
    assert_eq!(
        found("Constraints: A value between 50 and half of <code>Weight</code>."),
        [""; 0]
    );
    assert_eq!(
        found("The range 200 to 300 is reserved for internal use."),
        [""; 0]
    );
    assert_eq!(found("The range is 2-10."), ["2..10"]);
    assert_eq!(
        found("The range is 21 to 30 for old moulds and 4100 to 4200 for 32-ton moulds."),
        ["Spans([(21, 30), (4100, 4200)])"]
    );
    assert_eq!(found("The value can be from 2 - 10."), ["2..10"]);
    assert_eq!(found("Possible values are 2-10 inclusive."), ["2..10"]);
    assert_eq!(
        found("The sampling percentage (0-100) of moulds."),
        ["0..100"]
    );
    assert_eq!(
        found("Valid Values: <code>1150-65535</code>"),
        ["1150..65535"]
    );
    assert_eq!(
        found("Must be within the ranges 10-20 or 30-40."),
        ["Spans([(10, 20), (30, 40)])"]
    );
    assert_eq!(found("Must be at least 2 and no more than 37."), ["2..37"]);
}

#[test]
fn one_bound() {
    assert_eq!(found("You must specify a minimum value of 2."), ["2.."]);
    assert_eq!(found("The minimum is 20 kg."), ["20.."]);
    assert_eq!(found("Specify a minimum value of 2."), ["2.."]);
    assert_eq!(found("Can't exceed 100."), ["..100"]);
    assert_eq!(found("Must be an integer greater than 1100."), ["1100.."]);
    assert_eq!(found("Must be less than 40."), ["..40"]);
    assert_eq!(found("Must be greater than 0."), ["1.."]);
    assert_eq!(
        found("The largest value that you can use is 256 for new moulds, or 128 for old ones."),
        ["..256"]
    );
    assert_eq!(found("Must be a positive integer"), ["1.."]);
}

#[test]
fn what_is_relative_is_no_bound() {
    assert_eq!(found("Must be at least 10% greater than before."), [""; 0]);
    assert_eq!(found("Must be from 6 to 130 days in the future."), [""; 0]);
    assert_eq!(found("The furnace must be between 1 and 5."), [""; 0]);
}

#[test]
fn bounds() {
    let found = |text: &str| facts(find, Holds::Integer, &format!("<p>{text}</p>"));
    let range = |min: Option<i64>, max: Option<i64>| {
        vec![Fact::Range(Range {
            min: min.map(Number::Integer),
            max: max.map(Number::Integer),
        })]
    };
    assert_eq!(
        found("The mould must be 60 days or less."),
        range(None, Some(60))
    );
    assert_eq!(found("Must be 5."), [Fact::Spans(vec![(5, 5)])]);
    assert_eq!(found("Must be 5 or more."), range(Some(5), None));
    assert_eq!(
        found("How many to show (a number from 1 to 400)."),
        range(Some(1), Some(400))
    );
    assert_eq!(
        found("The constraints are a maximum of 50."),
        range(None, Some(50))
    );
    assert_eq!(found("The furnace must be 60 days or less."), []);
}

#[test]
fn the_smallest_and_perhaps_the_largest() {
    let found = |text: &str| facts(find, Holds::Integer, &format!("<p>{text}</p>"));
    let range = |min, max: Option<i64>| {
        [Fact::Range(Range {
            min: Some(Number::Integer(min)),
            max: max.map(Number::Integer),
        })]
    };
    assert_eq!(
        found(
            "The value can range from 9 hours (a day) up to the maximum casting time set for the mould."
        ),
        range(9, None)
    );
    assert_eq!(
        found("The value can range from 0 hours up to the maximum casting time of 90 hours."),
        range(0, Some(90))
    );
    assert_eq!(
        found("The furnace can range from 0 hours up to the maximum."),
        []
    );
}
