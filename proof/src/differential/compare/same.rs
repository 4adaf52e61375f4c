//! Numbers and timestamps that are the same, however they are written.

/// Compares bits, so minus zero differs from zero.
pub(super) fn same_number(ours: &str, theirs: &str) -> bool {
    let bits = |text: &str| text.parse().map(f64::to_bits);
    bits(ours).is_ok_and(|ours| bits(theirs) == Ok(ours))
}

/// Both are in UTC and in the same format, not in epoch seconds: only trailing zeros of a fraction can differ.
pub(super) fn same_timestamp(ours: &str, theirs: &str) -> bool {
    fn short(text: &str) -> &str {
        let text = text.trim_end_matches('Z');
        if text.contains('.') {
            text.trim_end_matches('0').trim_end_matches('.')
        } else {
            text
        }
    }
    ours.ends_with('Z') == theirs.ends_with('Z') && short(ours) == short(theirs)
}
