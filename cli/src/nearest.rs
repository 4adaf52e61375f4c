//! Suggestions for misspelt names.

/// The minimum similarity of a name that differs by more than a typing error, as `rds` and `rds-data` do.
const ALIKE: f64 = 0.85;

/// A hint such as `; did you mean rds or rds-data?`; empty if no name is similar.
pub fn hint<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let wanted = name.to_lowercase();
    let slips = (wanted.len() / 3).max(1);
    let mut near: Vec<(usize, &str)> = known
        .into_iter()
        .filter_map(|known| {
            let lower = known.to_lowercase();
            let distance = strsim::damerau_levenshtein(&wanted, &lower);
            let is_near = distance <= slips || strsim::jaro_winkler(&wanted, &lower) > ALIKE;
            is_near.then_some((distance, known))
        })
        .collect();
    near.sort_unstable();
    near.truncate(3);
    let names: Vec<&str> = near.into_iter().map(|(_, name)| name).collect();
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => format!("; did you mean {last}?"),
        Some((last, rest)) => format!("; did you mean {} or {last}?", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::hint;

    #[test]
    fn near_names_come_nearest_first() {
        assert_eq!(
            hint("rsd", ["rds", "s3", "redshift"]),
            "; did you mean rds?"
        );
        assert_eq!(
            hint("RDS-dta", ["rds", "rds-data", "s3"]),
            "; did you mean rds-data or rds?"
        );
        assert_eq!(hint("zzz", ["rds"]), "");
    }
}
