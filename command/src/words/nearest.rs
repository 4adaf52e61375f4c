//! Suggestions for misspelt words.

/// How alike a word must be that differs by more than a typing error.
const ALIKE: f64 = 0.85;

/// The words nearest to one that is not known, the nearest first.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let slips = (word.len() / 3).max(1);
    let mut near: Vec<(usize, &str)> = known
        .into_iter()
        .filter_map(|known| {
            let distance = strsim::damerau_levenshtein(word, known);
            let is_near = distance <= slips.min(4) || strsim::jaro_winkler(word, known) > ALIKE;
            is_near.then_some((distance, known))
        })
        .collect();
    near.sort_unstable();
    near.truncate(3);
    near.into_iter().map(|(_, known)| known).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_come_first() {
        let known = ["describe-db-clusters", "describe-db-instances", "wait"];
        assert_eq!(
            nearest("describe-db-cluster", known)[0],
            "describe-db-clusters"
        );
        assert!(nearest("zzz", known).is_empty());
    }
}
