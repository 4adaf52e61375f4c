//! Texts of structures, as generated crates have them, and as a hand may have changed them.

use touchmark::schema::{Condition, Structure, Test};

fn problem(text: &'static str) -> String {
    let structure = Structure::new("S", "S", text);
    let problem = structure.problem().map(ToString::to_string);
    assert!(structure.members().is_empty(), "nothing half-read");
    problem.unwrap_or_default()
}

#[test]
fn a_condition_names_members_before_and_after_it() {
    static S: Structure = Structure::new(
        "S",
        "S",
        "
        A: string
            - trusted length 1..2 when B is x
            - trusted length 1..3 when A set and D unset
        B: string
        C: string
            - trusted length 1..4 when C set and A set and D set
        D: string
        rule trusted B: conflict D set and A set
        ",
    );
    assert_eq!(S.problem(), None);
    let conditions = |member: usize, constraint: usize| {
        let constraints = &S.members()[member].element.constraints;
        let when = constraints[constraint].when.iter();
        when.map(|condition| condition.member).collect::<Vec<_>>()
    };
    assert_eq!(conditions(0, 0), [1]);
    assert_eq!(conditions(0, 1), [0, 3]);
    assert_eq!(conditions(2, 0), [2, 0, 3]);
    let is_x = Condition::new(1, Test::OneOf(vec!["x".to_owned()]));
    assert_eq!(S.members()[0].element.constraints[0].when, [is_x]);
    assert_eq!(S.rules()[0].at, 1);
}

#[test]
fn blank_lines_and_space_around_lines_mean_nothing() {
    let texts = [
        "A: string\nB: list<item: string>",
        "\n\n\t A: string  \r\n\n   B: list<item: string>\t\n \n",
    ];
    for text in texts {
        let structure = Structure::new("S", "S", text);
        assert_eq!(structure.problem(), None, "{text:?}");
        let names: Vec<_> = structure.members().iter().map(|m| &*m.name).collect();
        assert_eq!(names, ["A", "B"], "{text:?}");
    }
}

#[test]
fn a_problem_has_its_line_and_the_rest_of_that_line() {
    for (text, told) in [
        ("A", "line 1 of a schema: expected a colon, found ``"),
        (
            "A: string\nB: strin\nC: string",
            "line 2 of a schema: expected a kind, found ``",
        ),
        (
            "A: string more\nB: string",
            "line 1 of a schema: expected the end of the line, found ` more`",
        ),
        (
            "\n\n- model length 1..2",
            "line 3 of a schema: expected a member, found `model length 1..2`",
        ),
        (
            "A: string\n  - trusted length 1..2 when Z set\nB: string",
            "line 2 of a schema: expected a member of the structure, found ` set`",
        ),
        // A quote ends on its line.
        (
            "A: string, wire 'x\nB: string, wire y'",
            "line 1 of a schema: expected a name, found `'x`",
        ),
    ] {
        let problem = problem(text);
        assert!(problem.starts_with(told), "{text:?}: {problem}");
    }
}
