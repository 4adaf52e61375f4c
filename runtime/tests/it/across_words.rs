//! Rules between members in words, from the point of view of the member at which they are reported.

use crate::common::cluster::{DAYS, ENGINE, KEY, MANAGED, PIN};
use crate::common::ruled::{absent, full, given, is, message, none_of, one_of};
use touchmark::schema::{AcrossRule, Condition};

/// Each way in which a member can be in conflict with others.
#[test]
fn conflicts_in_words() {
    let rows = [
        (
            ENGINE,
            vec![given(ENGINE), given(KEY), given(DAYS)],
            "Engine must not be set together with Key and Days",
        ),
        (
            ENGINE,
            vec![given(ENGINE), given(KEY), absent(20)],
            "Engine must not be set when Key is set and Inner is not set",
        ),
        (
            ENGINE,
            vec![is(ENGINE, one_of(&["mysql"])), given(KEY)],
            "Engine must not be mysql when Key is set",
        ),
        (
            ENGINE,
            vec![is(ENGINE, none_of(&["a", "b c"])), given(KEY)],
            "Engine must be one of a, `b c` when Key is set, but is \"mysql\"",
        ),
        (
            20,
            vec![absent(20), given(KEY)],
            "Inner must be set when Key is set",
        ),
        (ENGINE, vec![given(ENGINE)], "Engine must not be set"),
        (
            PIN,
            vec![is(PIN, none_of(&["7"])), given(KEY)],
            "Pin must not have this value when Key is set",
        ),
        (
            KEY,
            vec![given(KEY), is(DAYS, none_of(&["7"]))],
            "Key must not be set when Days is not 7",
        ),
    ];
    for (at, conditions, expected) in rows {
        assert_eq!(
            message(at, AcrossRule::Conflict(conditions), &full()),
            expected
        );
    }
}

/// Each way in which a member can require others, or be required.
#[test]
fn requirements_in_words() {
    let mysql = || is(ENGINE, one_of(&["mysql", "postgres"]));
    let inner = || given(20);
    type Row = (usize, Vec<Condition>, Vec<Condition>, &'static str);
    let rows: [Row; 10] = [
        (
            20,
            vec![mysql()],
            vec![inner()],
            "Inner must be set when Engine is one of mysql, postgres",
        ),
        (
            20,
            vec![mysql()],
            vec![inner(), given(21)],
            "Inner must be set when Engine is one of mysql, postgres unless Inners is set",
        ),
        (
            ENGINE,
            vec![mysql()],
            vec![inner()],
            "Engine must not be one of mysql, postgres unless Inner is set",
        ),
        (
            KEY,
            vec![given(KEY), mysql()],
            vec![inner(), given(21)],
            "Key must not be set when Engine is one of mysql, postgres unless Inner is set or Inners is set",
        ),
        (
            DAYS,
            vec![given(KEY)],
            vec![is(DAYS, one_of(&["7", "14"]))],
            "Days must be one of 7, 14 when Key is set, but is 5",
        ),
        (
            DAYS,
            vec![given(KEY)],
            vec![is(DAYS, none_of(&["5"]))],
            "Days must be set and not be 5 when Key is set, but is 5",
        ),
        (
            DAYS,
            vec![given(KEY)],
            vec![absent(DAYS)],
            "Days must not be set when Key is set",
        ),
        (
            PIN,
            vec![given(KEY)],
            vec![is(PIN, one_of(&["7"]))],
            "Pin must have another value when Key is set",
        ),
        (
            KEY,
            vec![given(KEY)],
            vec![is(PIN, one_of(&["7"]))],
            "Key must not be set unless Pin has certain values",
        ),
        (
            20,
            vec![absent(20)],
            vec![is(MANAGED, none_of(&["true"]))],
            "Inner must be set unless Managed is not true",
        ),
    ];
    for (at, when, any, expected) in rows {
        assert_eq!(
            message(at, AcrossRule::Requires { when, any }, &full()),
            expected
        );
    }
}
