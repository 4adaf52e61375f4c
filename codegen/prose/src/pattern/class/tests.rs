use super::*;

fn regex(text: &str) -> Option<String> {
    parse(text).map(|class| class.regex(false))
}

#[test]
fn lists_of_kinds() {
    assert_eq!(
        regex("letters, numbers, or hyphens").unwrap(),
        r"[\-0-9A-Za-z]"
    );
    assert_eq!(
        regex("alphanumeric characters and underscores").unwrap(),
        "[0-9A-Z_a-z]"
    );
    assert_eq!(
        regex("lowercase letters (a-z), numbers (0-9), underscores (_), and hyphens (-)").unwrap(),
        r"[\-0-9_a-z]"
    );
    assert_eq!(
        regex("uppercase or lowercase letters, plus sign, period (dot), or at symbol (@)").unwrap(),
        r"[+.@-Za-z]"
    );
    assert_eq!(
        regex("letters, plus sign, period (dot), at symbol (@), or hyphen").unwrap(),
        r"[+\-.@-Za-z]"
    );
    assert_eq!(regex(r#""/", """, or "@""#).unwrap(), r#"["/@]"#);
    assert_eq!(
        regex("A-Z, hyphen (-), and underscore (_)").unwrap(),
        r"[\-A-Z_]"
    );
    assert_eq!(regex("letters and moulds"), None);
    assert_eq!(regex("a-z, 0-9, '_', and '.'").unwrap(), r"[.0-9_a-z]");
    assert_eq!(
        regex("alphanumeric characters `(a-z, 0-9)` and punctuation `(!?)`").unwrap(),
        "[!-~]"
    );
    assert_eq!(
        regex(r"newline (`\n`) or carriage return (`\r`) characters").unwrap(),
        r"[\u000A\u000D]"
    );
    assert_eq!(
        regex("line breaks or control characters").unwrap(),
        r"[\u0000-\u001F\u007F-\u009F]"
    );
}

#[test]
fn words_and_cuts() {
    let class = parse("letters, numbers, or hyphens").unwrap();
    assert_eq!(class.words("or"), "letters, digits or hyphens");
    assert_eq!(class.lowercase().regex(false), r"[\-0-9a-z]");
    assert_eq!(class.without(&Class::of('-')).regex(false), "[0-9A-Za-z]");
    assert!(class.without(&class).is_empty());
}
