//! Lists of words.

/// As in `1, 2 or 3`.
#[must_use]
pub fn choice(words: &[String], conjunction: &str) -> String {
    match words {
        [] => String::new(),
        [word] => word.clone(),
        [first @ .., last] => format!("{} {conjunction} {last}", first.join(", ")),
    }
}

/// As in `mysql`, `one of mysql, mariadb`.
#[must_use]
pub fn one_of(words: &[String]) -> String {
    match words {
        [word] => word.clone(),
        words => format!("one of {}", words.join(", ")),
    }
}
