//! Java's syntax where it differs from other engines', and what is refused.

use super::{check, reason};

#[test]
fn escapes() {
    check(&[
        (
            "\\t\\n\\r\\f\\a\\e\\0101\\x42\\x{43}\\u0044",
            &["\t\n\r\x0C\x07\x1BABCD"],
            &[],
        ),
        ("\\-\\_\\/\\@\\.\\\\", &["-_/@.\\"], &["-_/@x\\"]),
        ("[\\000-\\037]", &["\0", "\x1F"], &[" "]),
        ("\\w", &["a", "_", "7"], &["\u{e9}", "-"]),
        ("\\d", &["7"], &["\u{663}"]),
        ("\\s", &[" ", "\t", "\x0B"], &["\u{a0}"]),
        ("\\S", &["\u{a0}", "x"], &["\x0B"]),
        ("\\h\\v", &["\u{a0}\u{2028}", " \n"], &["\n "]),
        ("\\H\\V", &["\n ", "ab"], &[" a"]),
        ("\\Qa.b*\\E+", &["a.b*", "a.b**"], &["axb"]),
        ("\\\\Qa", &["\\Qa"], &["a"]),
        ("\\Q(", &["("], &[]),
        ("\\uD83D\\uDE00", &["\u{1f600}"], &[]),
        ("{a}\\{b}", &["{a}{b}"], &[]),
        ("a{x}", &["a{x}"], &["a"]),
    ]);
}

#[test]
fn groups_and_flags() {
    check(&[
        ("(?<name>a)(?:b)(?P<other>c)", &["abc"], &["ab"]),
        ("(?s).+", &["a\nb"], &[""]),
        ("^(?i)(true|false)$", &["TRUE", "False"], &["truex"]),
        ("(?i)all|k", &["ALL", "K"], &["\u{212a}"]),
        ("a(?i:b)c", &["abc", "aBc"], &["Abc", "abC"]),
        ("a(b(?i)c)d", &["abcd", "abCd"], &["aBcd", "abcD"]),
        ("(?i)[a-c]+(?-i)x", &["aBx"], &["aBX"]),
        ("(?i)[^a]", &["b"], &["a", "A"]),
        ("(|x)y", &["y", "xy"], &["x"]),
    ]);
}

#[test]
fn classes() {
    check(&[
        ("[A-Za-z-:._]+", &["a-Z:._"], &["+"]),
        ("[\\w-.]+", &["a-."], &["+"]),
        ("[a-z-\\d]+", &["a-1"], &["A"]),
        ("[a-\\d]+", &["a-1"], &["b"]),
        ("[+--]+", &["+,-"], &["."]),
        ("[!-]+", &["!-"], &["\""]),
        ("[]a]+", &["]a"], &["b"]),
        ("[^]a]+", &["b"], &["]", "a"]),
        ("[a^]+", &["a^"], &["b"]),
        ("[^^]", &["a"], &["^"]),
        ("[[a-c]x]+", &["abcx"], &["["]),
        ("[a[b]+", &["a[b"], &["c"]),
        ("[[]+", &["["], &["]"]),
        ("([a[)])[0-9]", &["a1", "[2", ")3"], &["a"]),
        ("[\\p{Print}&&[^|:/]]+", &["abc"], &["a:c", "a|c"]),
        ("[a-z&&[^b]&&[a-c]]+", &["ac"], &["b", "d"]),
        ("[a-m&&k-z]+", &["klm"], &["a", "z"]),
        ("[!&']+", &["!&'"], &["%"]),
        ("[a~~+--]+", &["a~+,-"], &["b", "."]),
        ("[\\p{L}||\\p{N}]+", &["a|1"], &["-"]),
        ("[\\Q]-^\\E]+", &["]-^"], &["\\"]),
        ("[.$|()*+?{}]+", &[".$|()*+?{}"], &["a"]),
    ]);
}

#[test]
fn properties() {
    check(&[
        (
            "\\p{L}\\pL\\p{Lu}",
            &["\u{e9}\u{e9}\u{c9}"],
            &["\u{e9}\u{e9}\u{e9}"],
        ),
        (
            "\\p{Alpha}\\p{Alnum}\\p{XDigit}",
            &["z9f"],
            &["\u{e9}9f", "z9g"],
        ),
        ("\\p{ASCII}+", &["\0~"], &["\u{80}"]),
        ("\\p{Print}+", &[" ~"], &["\n"]),
        ("\\p{Punct}+", &["!/:@[`{~"], &["a"]),
        ("\\p{IsAlphabetic}+", &["a\u{e9}\u{3b1}"], &["1"]),
        (
            "\\p{IsLatin}\\p{IsGreek}\\p{script=Greek}",
            &["a\u{3b1}\u{3b1}"],
            &["aaa"],
        ),
        ("[^\\p{C}\\p{IsWhitespace}]+", &["a\u{e9}"], &[" ", "\n"]),
        ("(\\p{LD}|\\p{Punct}| )+", &["a 1!"], &["\n"]),
        ("[\\p{all}]{2}", &["\0\n"], &["a"]),
        ("[\\P{M}\\p{M}]", &["\u{301}", "a"], &[""]),
        // An unassigned code point: Java's versions differ about it.
        ("\\P{C}", &["a", "\u{378}"], &["\0", "\u{200b}", "\u{e000}"]),
        ("\\p{C}", &["\0", "\u{378}", "\u{e000}"], &["a"]),
        ("[^\\p{C}]", &["a", "\u{378}"], &["\0"]),
    ]);
}

#[test]
fn supplementary_characters_as_authors_write_them() {
    let everywhere: &'static [&'static str] = &["a", "\u{e9}", "\u{1f600}", "\u{10ffff}"];
    check(&[
        (
            "[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\r\\n\\t]*",
            everywhere,
            &["\0", "\u{ffff}"],
        ),
        (
            "[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDBFF-\\uDC00\\uDFFF\\t]*",
            everywhere,
            &["\0", "\u{ffff}"],
        ),
        (
            "[\\u0020-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]*",
            everywhere,
            &["\0", "\u{ffff}"],
        ),
        (
            "[\\u0020-\\uD7FF\\x{10000}-\\x{10FFFF}]*",
            everywhere,
            &["\0", "\u{e000}"],
        ),
        (
            "[a\\u10000-\\u10ffff]",
            &["\u{10000}", "0", "F", "\u{1000}"],
            &["/"],
        ),
        ("[^\\u10000-\\u10FFFF]", everywhere, &[]),
        ("[^\\uD800-\\uDFFF]", everywhere, &[]),
        ("[\\uD800-\\uDFFF]", &["\u{10000}"], &["a", "\u{d7ff}"]),
    ]);
}

#[test]
fn what_is_refused_has_a_reason() {
    for (java, expected) in [
        ("(?=a)b", "lookahead is not supported"),
        ("^(?!aws:).*$", "lookahead is not supported"),
        ("a(?<!b)", "lookbehind is not supported"),
        ("(?<=a)b", "lookbehind is not supported"),
        ("(?>a)", "an atomic group is not supported"),
        ("(a)\\1", "a back reference is not supported"),
        ("(?<x>a)\\k<x>", "a back reference is not supported"),
        ("a++", "a possessive quantifier is not supported"),
        ("a{2}+", "a possessive quantifier is not supported"),
        (
            "a{2}{3}",
            "a quantifier behind a quantifier is not supported",
        ),
        ("a**", "a quantifier behind a quantifier is not supported"),
        ("*a", "`*` repeats nothing"),
        ("{2}", "`{` repeats nothing"),
        ("a{2", "a `{` begins no clear quantifier"),
        ("a{,2}", "a `{` begins no clear quantifier"),
        ("a{3,2}", "a `{` begins no clear quantifier"),
        ("a{99999999999}", "a `{` begins no clear quantifier"),
        ("(a", "a group is not closed"),
        ("a)", "a `)` closes no group"),
        ("[a", "a class is not closed"),
        ("[]", "a class is not closed"),
        ("[b-a]", "a range in a class ends before it starts"),
        ("[a\\b]", "a class holds a place that is no character"),
        (
            "[^a[b]]",
            "a class within a negated class means different things to different Javas",
        ),
        (
            "[a&&]",
            "a class has an intersection without a clear meaning",
        ),
        ("[[:alpha:]]", "`[[:` is not Java's"),
        ("[\\\\p{L}]", "a property in a class has two backslashes"),
        ("\\p{Foo}", "the property `Foo` is not supported"),
        ("\\p{InGreek}", "the property `InGreek` is not supported"),
        ("\\p{", "a property has no name"),
        ("\\i", "the escape `\\i` is not supported"),
        ("\\", "a backslash ends the pattern"),
        (
            "\\uD800",
            "half of a surrogate pair, `\\uD800`, is no character",
        ),
        ("\\u12", "`\\u` has no four digits"),
        ("\\x{110000}", "`\\x` names no code point"),
        ("\\0", "`\\0` has no octal digits"),
        ("(?x)a b", "the flag `x` is not supported"),
        ("(?m)^a", "the flag `m` is not supported"),
        ("(?", "a group begins with an unknown sign"),
        ("\\P{C}*$}", "it matches no text but perhaps the empty one"),
        ("", "it matches no text but perhaps the empty one"),
    ] {
        assert_eq!(reason(java), expected, "{java}");
    }
}
