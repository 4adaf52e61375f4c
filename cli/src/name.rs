//! A name in a list on the command line.

/// The name without the spaces around it, since a comma and a space are one separator to people.
pub fn name(text: &str) -> Result<String, String> {
    match text.trim() {
        "" => {
            Err("a name is missing; expected names with commas between them, as in A,B".to_owned())
        }
        name => Ok(name.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_around_names_are_no_part_of_them() {
        for text in ["Publish", " Publish", "Publish \t"] {
            assert_eq!(name(text).unwrap(), "Publish");
        }
        for text in ["", "  "] {
            assert!(name(text).unwrap_err().contains("a name is missing"));
        }
    }
}
