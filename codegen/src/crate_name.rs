//! Which names a generated crate can have.

use crate::passes::names;

/// Names that refer to another crate in generated code or its tests.
const TAKEN: [&str; 6] = ["std", "core", "alloc", "proc_macro", "test", "touchmark"];

/// The longest name that crates.io takes.
const LONGEST: usize = 64;

/// Checks that cargo takes the name, and that Rust can refer to it.
///
/// # Errors
/// What is wrong with the name.
pub fn check_crate_name(name: &str) -> Result<(), String> {
    if name.is_empty() {
        return Err("a crate needs a name".to_owned());
    }
    if name.len() > LONGEST {
        return Err(format!(
            "a crate's name has at most {LONGEST} characters, not {}: choose a shorter one",
            name.len()
        ));
    }
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || !name.chars().all(is_plain) {
        return Err(format!(
            "`{name}` is not a crate name: expected a letter first, then letters, digits, `-` and `_`"
        ));
    }
    let library = name.replace('-', "_");
    if names::is_keyword(&library) {
        return Err(format!(
            "`{name}` is a keyword of Rust, and no crate can be called so: choose another name"
        ));
    }
    if TAKEN.contains(&library.as_str()) {
        return Err(format!(
            "a crate named `{name}` would hide one that its code uses; choose another name"
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_cargo_and_rust_take() {
        let longest = "a".repeat(LONGEST);
        for name in ["touchmark-rds", "a", "A_b-3", "selfie", &longest] {
            assert_eq!(check_crate_name(name), Ok(()), "{name}");
        }
        for (name, problem) in [
            ("", "a crate needs a name"),
            (&*format!("{longest}a"), "has at most 64 characters, not 65"),
            ("3d", "is not a crate name"),
            ("a b", "is not a crate name"),
            ("a\"", "is not a crate name"),
            ("über", "is not a crate name"),
            ("self", "is a keyword of Rust"),
            ("Self", "is a keyword of Rust"),
            ("crate", "is a keyword of Rust"),
            ("super", "is a keyword of Rust"),
            ("fn", "is a keyword of Rust"),
            ("try", "is a keyword of Rust"),
            ("gen", "is a keyword of Rust"),
            ("abstract", "is a keyword of Rust"),
            ("std", "would hide one"),
            ("proc-macro", "would hide one"),
            ("touchmark", "would hide one"),
        ] {
            let found = check_crate_name(name).unwrap_err();
            assert!(found.contains(problem), "{name}: {found}");
        }
    }
}
