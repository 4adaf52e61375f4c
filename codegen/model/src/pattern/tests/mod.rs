//! What compiled patterns accept, walked by the runtime that generated crates link.

mod random;
mod syntax;

use touchmark::schema::{Dfa, Matcher, Next, Pattern};

use super::{Compiled, Table, compile};

/// The runtime's form of a compiled pattern; what it borrows is never freed.
fn pattern(java: &'static str) -> Pattern {
    match compile(java) {
        Ok(Compiled::Everything) => Pattern::repeat(java, &[('\0', char::MAX)], 0, None),
        Ok(Compiled::Repeat { class, min, max }) => Pattern::repeat(java, class.leak(), min, max),
        Ok(Compiled::Dfa(table)) => Pattern::dfa(java, dfa(table)),
        Err(problem) => panic!("{java}: {problem}"),
    }
}

fn dfa(table: Table) -> Dfa {
    let rows: Vec<&'static [u8]> = table.rows().into_iter().map(|row| &*row.leak()).collect();
    let next = match table.is_small() {
        true => Next::Small(rows.leak()),
        false => Next::Large(rows.leak()),
    };
    Dfa {
        classes: table.classes.leak(),
        next,
        start: table.start,
        accepting: table.accepting,
    }
}

/// A pattern, texts that match it and texts that do not.
type Row = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

fn check(rows: &[Row]) {
    for (java, accepted, rejected) in rows {
        let pattern = pattern(java);
        for text in *accepted {
            assert!(pattern.is_match(text), "{java} must match {text:?}");
        }
        for text in *rejected {
            assert!(!pattern.is_match(text), "{java} must not match {text:?}");
        }
    }
}

fn reason(java: &str) -> String {
    match compile(java) {
        Ok(compiled) => panic!("{java} compiles to {compiled:?}"),
        Err(problem) => problem.to_string(),
    }
}

#[test]
fn patterns_of_the_query_services() {
    check(&[
        (
            "^[0-9]{12}$",
            &["123456789012"],
            &["", "12345678901", "1234567890123", "123456789012\n"],
        ),
        (
            "[a-z][a-z0-9]*(-[a-z0-9]+)*",
            &["a", "a-1", "abc-def-ghi"],
            &["", "a-", "a--b", "1a", "A"],
        ),
        (
            "db\\.[0-9a-z]{2,6}\\.[0-9a-z]{4,9}",
            &["db.r5.large"],
            &["db.r5.lar", "dbXr5.large", "db.r5.large "],
        ),
        (".*\\S.*", &["x", " x ", "\nx\n"], &["", " \t\n"]),
        (
            "^(\\+[0-9]{8,}|[0-9]{0,9})$",
            &["", "123456789", "+12345678"],
            &["1234567890", "+1234567"],
        ),
        (
            "^(HTTPS?|#\\{protocol\\})$",
            &["HTTP", "HTTPS", "#{protocol}"],
            &["http", "#{protocol}s"],
        ),
        (
            "[a-zA-Z0-9_ \"\\\\\\-$,*.:?+\\/]*",
            &["", "a\\b", "$1,\"*\"-"],
            &["a'b"],
        ),
        (
            "(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)",
            &["/", "/a/b/"],
            &["", "//", "/a", "/ /"],
        ),
        (
            "^[\\p{L}_][\\p{L}\\p{N}@$#_]+$",
            &["\u{e9}t\u{e9}", "_1"],
            &["1a", "_"],
        ),
    ]);
}

#[test]
fn a_pattern_without_anchors_is_a_full_match_and_one_with_anchors_a_search() {
    check(&[
        ("abc", &["abc"], &["xabc", "abcx"]),
        ("^abc", &["abc"], &["xabc", "abcx"]),
        ("abc$", &["abc"], &["xabc", "abcx", "abc\n"]),
        ("(^abc)", &["abc", "abcx"], &["xabc"]),
        ("(abc$)", &["abc", "xabc"], &["abcx", "abc\n"]),
        ("^a|b$", &["a", "axx", "xxb"], &["", "xax", "bx"]),
        ("^^a$$", &["a"], &["aa", ""]),
        ("a|^b$", &["xax", "b"], &["xb", ""]),
        ("^$|^[a-f]{3,}$", &["", "abc"], &["a", "abx"]),
        (
            "\\Asnap-[0-9a-f]{8}\\z",
            &["snap-0123abcd"],
            &["xsnap-0123abcd", "snap-0123abcdx"],
        ),
        ("^($|x( *x)*$)", &["", "x", "x  x"], &["x ", " "]),
        ("([a-z]*)${1,128}x?", &["abc", "ABC"], &[]),
        ("a{2,3}?", &["aa", "aaa"], &["a", "aaaa"]),
    ]);
}

#[test]
fn words_have_borders() {
    check(&[
        (
            "([a-z][-a-z0-9]*)|(arn:\\b(aws|aws-cn)\\b:[-a-z0-9:/._+]*)",
            &["stack", "arn:aws:x", "arn:aws-cn:"],
            &["arn:awsx:", "arn:", "1"],
        ),
        ("[0-9a-f]{4}\\b-[0-9a-f]{4}", &["00ff-00ff"], &["00ff00ff"]),
        ("(^\\bx)", &["x", "x y"], &[" x"]),
        (".*\\bx\\b.*", &["x", "a x b", "-x-"], &["ax", "xa", "_x"]),
        ("a\\Bb", &["ab"], &["a b"]),
        (
            "(\\b[0-9]{1,2}\\.?){2}",
            &["1.2", "12.34."],
            &["12", "1.", "123"],
        ),
        (
            "(?:(?:25[0-5]|(?:2[0-4]|1\\d|[0-9]|)\\d)\\.?\\b){4}",
            &["10.0.0.255"],
            &["10.0.0", "256.0.0.1"],
        ),
    ]);
}

#[test]
fn a_repeated_class_is_no_automaton() {
    let repeat = |class: &[(char, char)], min, max| {
        Ok(Compiled::Repeat {
            class: class.to_vec(),
            min,
            max,
        })
    };
    for (java, expected) in [
        ("\\d{12}", repeat(&[('0', '9')], 12, Some(12))),
        (
            "^[a-z0-9-]{1,63}$",
            repeat(&[('-', '-'), ('0', '9'), ('a', 'z')], 1, Some(63)),
        ),
        (
            "\\w+",
            repeat(&[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')], 1, None),
        ),
        ("[ab]", repeat(&[('a', 'b')], 1, Some(1))),
        ("(a|b)+", repeat(&[('a', 'b')], 1, None)),
        ("[a-c][a-c]*[a-c]", repeat(&[('a', 'c')], 2, None)),
        ("([a-c]{2})?[a-c]", Ok(compile("([a-c]{2})?[a-c]").unwrap())),
        (".{1,256}", repeat(&[('\0', char::MAX)], 1, Some(256))),
        (
            "(?s).{0,100000}",
            repeat(&[('\0', char::MAX)], 0, Some(100_000)),
        ),
        (
            "^[\\P{M}\\p{M}]{1,5000}$",
            repeat(&[('\0', char::MAX)], 1, Some(5_000)),
        ),
        (".*", Ok(Compiled::Everything)),
        ("[\\s\\S]*", Ok(Compiled::Everything)),
        ("^.*$", Ok(Compiled::Everything)),
        ("(.|\\n)*", Ok(Compiled::Everything)),
        ("^.*", Ok(Compiled::Everything)),
        ("a?|^.*", Ok(Compiled::Everything)),
    ] {
        assert_eq!(compile(java), expected, "{java}");
    }
    assert!(matches!(compile("([a-c]{2})?[a-c]"), Ok(Compiled::Dfa(_))));
}

#[test]
fn tables_are_as_small_as_their_language_allows() {
    let Ok(Compiled::Dfa(table)) = compile("[a-z][a-z0-9]*(-[a-z0-9]+)*") else {
        panic!("an automaton")
    };
    let expected = Table {
        classes: vec![('-', '-', 1), ('0', '9', 2), ('a', 'z', 3)],
        width: 4,
        next: vec![0, 0, 0, 3, 0, 0, 3, 3, 0, 2, 3, 3],
        start: 1,
        accepting: 3,
    };
    assert_eq!((table.states(), table.is_small()), (4, true));
    assert_eq!(table, expected);
    // x and y are one class, and so are the two ways to it.
    let Ok(Compiled::Dfa(table)) = compile("(ax|ay)|(bx|by)") else {
        panic!("an automaton")
    };
    assert_eq!((table.states(), table.width), (4, 3));
}

#[test]
fn large_tables_are_walked_too() {
    let pattern = pattern("a[b-d]{1,400}e");
    assert!(matches!(
        pattern.matcher,
        Matcher::Dfa(Dfa {
            next: Next::Large(_),
            ..
        })
    ));
    assert!(pattern.is_match(&format!("a{}e", "bcd".repeat(133))));
    assert!(!pattern.is_match(&format!("a{}e", "bcd".repeat(134))));
}

#[test]
fn work_is_bounded() {
    for (java, expected) in [
        (
            "(a{1000}){1000}b",
            "more than 10000 states when written out",
        ),
        (
            "((a?){4000000000}){4000000000}",
            "more than 10000 states when written out",
        ),
        (".*a.{20}b", "more than 4096 states when made deterministic"),
        (
            "([ab]*){90}(a[ab]{90}){90}",
            "more than 4096 states when made deterministic",
        ),
    ] {
        assert_eq!(reason(java), expected, "{java}");
    }
    let deep = |depth: usize, open: &str, close: &str| {
        format!("{}a{}", open.repeat(depth), close.repeat(depth))
    };
    assert!(compile(&deep(50, "(", ")*")).is_ok());
    assert_eq!(
        reason(&deep(100_000, "(", ")*")),
        "groups nest deeper than 50"
    );
    assert_eq!(
        reason(&deep(100_000, "[", "]")),
        "classes nest deeper than 50"
    );
    assert_eq!(reason(&"[".repeat(100_000)), "classes nest deeper than 50");
    let many: String = (0..300)
        .filter_map(|c| char::from_u32(0x100 + 2 * c))
        .collect();
    assert_eq!(
        reason(&format!("[a]{many}")),
        "more than 255 classes of characters"
    );
}
