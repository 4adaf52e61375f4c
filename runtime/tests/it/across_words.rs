//! Rules between members in words, from the point of view of the member at which they are reported.

use crate::common::cluster::{DAYS, ENGINE, KEY, MANAGED, PIN, TRUE};
use crate::common::ruled::{absent, full, given, is, message};
use touchmark::schema::{AcrossRule, Condition, Test};

/// Each way in which a member can be in conflict with others.
#[test]
fn conflicts_in_words() {
    const ROWS: &[(usize, &[Condition], &str)] = &[
        (
            ENGINE,
            &[given(ENGINE), given(KEY), given(DAYS)],
            "Engine must not be set together with Key and Days",
        ),
        (
            ENGINE,
            &[given(ENGINE), given(KEY), absent(20)],
            "Engine must not be set when Key is set and Inner is not set",
        ),
        (
            ENGINE,
            &[is(ENGINE, Test::OneOf(&["mysql"])), given(KEY)],
            "Engine must not be mysql when Key is set",
        ),
        (
            ENGINE,
            &[is(ENGINE, Test::NoneOf(&["a", "b c"])), given(KEY)],
            "Engine must be one of a, `b c` when Key is set, but is \"mysql\"",
        ),
        (
            20,
            &[absent(20), given(KEY)],
            "Inner must be set when Key is set",
        ),
        (ENGINE, &[given(ENGINE)], "Engine must not be set"),
        (
            PIN,
            &[is(PIN, Test::NoneOf(&["7"])), given(KEY)],
            "Pin must not have this value when Key is set",
        ),
        (
            KEY,
            &[given(KEY), is(DAYS, Test::NoneOf(&["7"]))],
            "Key must not be set when Days is not 7",
        ),
    ];
    for &(at, conditions, expected) in ROWS {
        assert_eq!(
            message(at, AcrossRule::Conflict(conditions), &full()),
            expected
        );
    }
}

/// Each way in which a member can require others, or be required.
#[test]
fn requirements_in_words() {
    const MYSQL: Condition = is(ENGINE, Test::OneOf(&["mysql", "postgres"]));
    const NOT_INNER: Condition = given(20);
    type Row = (
        usize,
        &'static [Condition],
        &'static [Condition],
        &'static str,
    );
    const ROWS: &[Row] = &[
        (
            20,
            &[MYSQL],
            &[NOT_INNER],
            "Inner must be set when Engine is one of mysql, postgres",
        ),
        (
            20,
            &[MYSQL],
            &[NOT_INNER, given(21)],
            "Inner must be set when Engine is one of mysql, postgres unless Inners is set",
        ),
        (
            ENGINE,
            &[MYSQL],
            &[NOT_INNER],
            "Engine must not be one of mysql, postgres unless Inner is set",
        ),
        (
            KEY,
            &[given(KEY), MYSQL],
            &[NOT_INNER, given(21)],
            "Key must not be set when Engine is one of mysql, postgres unless Inner is set or Inners is set",
        ),
        (
            DAYS,
            &[given(KEY)],
            &[is(DAYS, Test::OneOf(&["7", "14"]))],
            "Days must be one of 7, 14 when Key is set, but is 5",
        ),
        (
            DAYS,
            &[given(KEY)],
            &[is(DAYS, Test::NoneOf(&["5"]))],
            "Days must be set and not be 5 when Key is set, but is 5",
        ),
        (
            DAYS,
            &[given(KEY)],
            &[absent(DAYS)],
            "Days must not be set when Key is set",
        ),
        (
            PIN,
            &[given(KEY)],
            &[is(PIN, Test::OneOf(&["7"]))],
            "Pin must have another value when Key is set",
        ),
        (
            KEY,
            &[given(KEY)],
            &[is(PIN, Test::OneOf(&["7"]))],
            "Key must not be set unless Pin has certain values",
        ),
        (
            20,
            &[absent(20)],
            &[is(MANAGED, Test::NoneOf(TRUE))],
            "Inner must be set unless Managed is not true",
        ),
    ];
    for &(at, when, any, expected) in ROWS {
        assert_eq!(
            message(at, AcrossRule::Requires { when, any }, &full()),
            expected
        );
    }
}
