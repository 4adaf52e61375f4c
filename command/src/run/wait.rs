//! `wait`: asks until what is waited for has come, as long apart and as often as the model says.

use std::thread;
use std::time::Duration;

use touchmark::Structure;
use touchmark::client::wait::{State, Waiter};

use super::call::{Connection, Refused};
use crate::screen::Screen;
use crate::stop::Stop;

/// Waits.
///
/// # Errors
/// It will never come, it has not come in time, or the service cannot be asked.
pub(super) fn run(
    connection: &Connection,
    waiter: &Waiter,
    input: &mut dyn Structure,
    screen: &mut Screen<'_>,
) -> Result<(), Stop> {
    let failed = |why: &str| Stop::other(format!("Waiter {} failed: {why}", waiter.name));
    let mut questions = 0_u32;
    loop {
        let answer = connection.ask(input, screen);
        let state = match &answer {
            Ok(answer) => waiter.state_of_output(&*answer.output),
            Err(Refused::Service(error, _)) => waiter.state_of_error(error),
            Err(Refused::Other(_)) => None,
        };
        match (state, answer) {
            (Some(State::Success), _) => return Ok(()),
            (Some(State::Failure), _) => {
                return Err(failed("Waiter encountered a terminal failure state"));
            }
            (None, Err(Refused::Service(error, _))) => {
                let message = error.message.as_deref().unwrap_or("Unknown");
                return Err(failed(&format!(
                    "An error occurred ({}): {message}",
                    error.code
                )));
            }
            (None, Err(refused)) => return Err(connection.stop(refused)),
            (Some(State::Retry), _) | (None, Ok(_)) => {}
        }
        questions = questions.saturating_add(1);
        if questions >= waiter.max_questions {
            return Err(failed("Max attempts exceeded"));
        }
        thread::sleep(Duration::from_secs(waiter.min_delay.into()));
    }
}
