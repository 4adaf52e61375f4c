//! Prints what comes back.

use serde_json::Value as Json;

use crate::global::Globals;
use crate::output::{Format, is_empty};
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
        let found = self.found(value)?;
        match self.format {
            // A page would be an item of the list; this is the only one.
            Format::YamlStream if is_empty(&found) => Ok(()),
            _ => self.write(&found, screen),
        }
    }

    /// Prints one of several pages.
    ///
    /// # Errors
    /// The same.
    pub(super) fn print_page(&self, value: Json, screen: &mut Screen<'_>) -> Result<(), Stop> {
        let found = self.found(value)?;
        self.write(&found, screen)
    }

    fn found(&self, value: Json) -> Result<Json, Stop> {
        match &self.globals.query {
            Some(query) => query.search(&value),
            None => Ok(value),
        }
    }

    fn write(&self, value: &Json, screen: &mut Screen<'_>) -> Result<(), Stop> {
        let look = screen.look(self.globals.colour);
        let text = self.format.print(self.title, value, look);
        screen.write(&text.map_err(Stop::other)?)
    }
}
