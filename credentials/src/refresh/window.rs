//! When credentials are refreshed.

use std::time::Duration;

use touchmark::client::credentials::Credentials;
use touchmark::value::DateTime;

use crate::time::until;

/// How long before their end credentials are refreshed. Metadata services have new ones from five minutes before the end
/// of the old ones on.
const SOON: Duration = Duration::from_secs(300);

/// How long before their end they are not used any more: a request has to arrive.
const LAST: Duration = Duration::from_secs(15);

/// How long a refresh that brought nothing is not tried again, while what is kept is still good.
pub(super) const RETRY: Duration = Duration::from_secs(30);

/// How credentials stand.
#[derive(Debug)]
pub(super) enum Standing {
    /// They are used.
    Good(Credentials),
    /// They are used, and someone refreshes them.
    Soon(Credentials),
    /// There are none that could be used.
    Due,
}

/// How credentials stand that were found at a time. Those of short life are refreshed in the last part of it.
pub(super) fn standing(credentials: &Credentials, found: DateTime, now: DateTime) -> Standing {
    let Some(expiry) = credentials.expires_at() else {
        return Standing::Good(credentials.clone());
    };
    let life = until(expiry, found);
    let rest = until(expiry, now);
    if rest <= LAST.min(life / 20) {
        Standing::Due
    } else if rest <= SOON.min(life / 3) {
        Standing::Soon(credentials.clone())
    } else {
        Standing::Good(credentials.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows() {
        let time = |seconds| DateTime::from_unix(seconds, 0).unwrap();
        let word = |standing| match standing {
            Standing::Good(_) => "good",
            Standing::Soon(_) => "soon",
            Standing::Due => "due",
        };
        for (life, now, expected) in [
            (3600, 0, "good"),
            (3600, 3299, "good"),
            (3600, 3300, "soon"),
            (3600, 3584, "soon"),
            (3600, 3585, "due"),
            (3600, 3600, "due"),
            (3600, 9999, "due"),
            (60, 39, "good"),
            (60, 40, "soon"),
            (60, 57, "due"),
            (0, 0, "due"),
        ] {
            let credentials = Credentials::new("AKID", "secret").expiry(time(life));
            let standing = standing(&credentials, time(0), time(now));
            assert_eq!(word(standing), expected, "{life} {now}");
        }
        let forever = Credentials::new("AKID", "secret");
        assert_eq!(
            word(standing(&forever, time(0), time(i64::from(u32::MAX)))),
            "good"
        );
    }
}
