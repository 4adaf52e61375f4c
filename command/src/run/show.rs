//! Prints what comes back.

use serde_json::Value as Json;

use crate::global::Globals;
use crate::output::Format;
use crate::screen::Screen;
use crate::stop::Stop;

/// How what comes back is printed.
pub(super) struct Output<'a> {
    pub(super) format: Format,
    pub(super) title: &'static str,
    pub(super) globals: &'a Globals,
}

impl Output<'_> {
    /// Prints a value, or what the query finds in it.
    ///
    /// # Errors
    /// A query that takes other values, and what has no table.
    pub(super) fn print(&self, value: Json, screen: &mut Screen<'_>) -> Result<(), Stop> {
        let value = match &self.globals.query {
            Some(query) => query.search(&value)?,
            None => value,
        };
        let look = screen.look(self.globals.colour);
        let text = self.format.print(self.title, &value, look);
        screen.write(&text.map_err(Stop::other)?)
    }
}
