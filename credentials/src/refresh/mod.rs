//! Credentials that are kept until shortly before they expire, and refreshed once at a time.

mod gate;
mod window;

use std::sync::{Mutex, MutexGuard};

use touchmark::client::credentials::{Credentials, CredentialsError};
use touchmark::value::DateTime;

use crate::time::{later, locked};
use gate::Gate;
use window::{RETRY, Standing, standing};

/// What is kept.
#[derive(Default)]
pub(crate) struct Kept {
    state: Mutex<State>,
    gate: Gate,
}

#[derive(Default)]
struct State {
    credentials: Option<Credentials>,
    /// When they were found.
    found: DateTime,
    /// Before this time, credentials that are still good are not refreshed.
    not_before: Option<DateTime>,
    /// The number of the last search, and its result: those who waited for it get it, too.
    ended: Option<(u64, Found)>,
}

type Found = Result<Credentials, CredentialsError>;

/// What to do about credentials.
enum Next {
    /// Nothing: this is the result.
    Use(Found),
    /// Look for them.
    Search,
    /// Wait for the search that goes on, whose number this is.
    Wait(u64),
}

impl Kept {
    /// Credentials that are good at `now`: those that are kept, or those that a search finds. Who asks while a search goes
    /// on waits for it, unless what is kept is still good.
    pub(crate) async fn get(
        &self,
        now: impl Fn() -> DateTime,
        search: impl Future<Output = Found>,
    ) -> Found {
        let mut waited = None;
        let pass = loop {
            match self.next(now(), waited) {
                Next::Use(found) => return found,
                Next::Wait(number) => {
                    self.gate.closed(number).await;
                    waited = Some(number);
                }
                Next::Search => {
                    if let Some(pass) = self.gate.enter() {
                        break pass;
                    }
                }
            }
        };
        // Another may have ended between the look and the pass.
        if let Standing::Good(credentials) = self.lock().standing(now()) {
            return Ok(credentials);
        }
        let found = search.await;
        self.end(now(), pass.number(), found)
    }

    /// Forgets credentials that are not accepted, if they are those that are kept.
    pub(crate) fn forget(&self, rejected: &Credentials) {
        let mut state = self.lock();
        let is_kept = |kept: &Credentials| {
            kept.access_key_id() == rejected.access_key_id() && kept.token() == rejected.token()
        };
        if state.credentials.as_ref().is_some_and(is_kept) {
            *state = State::default();
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        locked(&self.state)
    }

    /// What to do, for one who has waited for the search with this number.
    fn next(&self, now: DateTime, waited: Option<u64>) -> Next {
        let going_on = self.gate.number();
        let state = self.lock();
        match (state.standing(now), going_on) {
            (Standing::Good(credentials), _) | (Standing::Soon(credentials), Some(_)) => {
                Next::Use(Ok(credentials))
            }
            (_, Some(number)) => Next::Wait(number),
            (_, None) => match &state.ended {
                Some((number, found)) if waited == Some(*number) => Next::Use(found.clone()),
                _ => Next::Search,
            },
        }
    }

    /// Keeps the result of a search. If it failed and what was kept is still good, that is the result.
    fn end(&self, now: DateTime, number: u64, found: Found) -> Found {
        let mut state = self.lock();
        state.not_before = Some(later(now, RETRY));
        let found = match (found, state.credentials.take()) {
            (Ok(credentials), _) => {
                state.found = now;
                Ok(credentials)
            }
            (Err(_), Some(kept)) if !kept.is_expired(now) => Ok(kept),
            (Err(error), _) => Err(error),
        };
        state.credentials = found.clone().ok();
        state.ended = Some((number, found.clone()));
        found
    }
}

impl State {
    fn standing(&self, now: DateTime) -> Standing {
        let Some(credentials) = &self.credentials else {
            return Standing::Due;
        };
        match standing(credentials, self.found, now) {
            Standing::Soon(credentials) if self.not_before.is_some_and(|time| now < time) => {
                Standing::Good(credentials)
            }
            other => other,
        }
    }
}
