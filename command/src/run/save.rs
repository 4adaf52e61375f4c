//! Writes a part of an output to a file, in place of printing it.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value as Json;

use crate::argument::build::Given;
use crate::argument::file;
use crate::argument::table::Target;
use crate::custom::{self, Saved};
use crate::global::chosen;
use crate::stop::Stop;
use crate::words::base64;

/// What is written, and where to.
pub(super) struct Choice {
    saved: &'static Saved,
    part: &'static str,
    file: PathBuf,
}

impl Choice {
    /// What a command writes; `None` if it writes nothing.
    ///
    /// # Errors
    /// A part that there is none of, and a folder that does not exist: both are told before the service is asked, which
    /// shows the part only once.
    pub(super) fn of(given: &Given<'_>) -> Result<Option<Self>, Stop> {
        let Some(saved) = custom::saved(given.service, given.command) else {
            return Ok(None);
        };
        let known: Vec<(&str, &'static str)> =
            saved.parts.iter().map(|part| (*part, *part)).collect();
        let option = ["--", saved.choice].concat();
        let part = chosen(&option, given.word(Target::SavedPart), &known)?;
        let file = given.word(Target::SavedFile).map(file::expanded);
        let (Some(part), Some(file)) = (part, file) else {
            return Ok(None);
        };
        let file = PathBuf::from(file);
        let folder = file
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        if !folder.is_none_or(Path::is_dir) {
            return Err(Stop::words(format!(
                "Unable to write to file: {}: make its folder first",
                file.display()
            )));
        }
        Ok(Some(Self { saved, part, file }))
    }

    /// Takes the parts out of an output, and writes the one that was chosen.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub(super) fn take(&self, output: &mut Json) -> Result<(), Stop> {
        let whole = output.get_mut(self.saved.within);
        let Some(whole) = whole.and_then(Json::as_object_mut) else {
            return Ok(());
        };
        let Some(text) = whole.get(self.part).and_then(Json::as_str) else {
            return Ok(());
        };
        let bytes = base64::decoded(text)
            .ok_or_else(|| Stop::other(format!("{} is not in base64", self.part)))?;
        fs::write(&self.file, bytes).map_err(|error| {
            Stop::other(format!(
                "Unable to write to file: {}: {error}",
                self.file.display()
            ))
        })?;
        for part in self.saved.parts {
            whole.shift_remove(*part);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn output() -> Json {
        json!({"VirtualMFADevice": {"SerialNumber": "s", "Base32StringSeed": "aGk=", "QRCodePNG": "AA=="}})
    }

    #[test]
    fn the_part_is_in_the_file_and_no_part_in_the_output() {
        let saved = custom::saved("iam", "create-virtual-mfa-device").unwrap();
        let file = std::env::temp_dir().join(format!("touchmark-seed-{}", std::process::id()));
        let choice = Choice {
            saved,
            part: "Base32StringSeed",
            file: file.clone(),
        };
        let mut value = output();
        choice.take(&mut value).unwrap();
        let written = fs::read(&file).unwrap();
        fs::remove_file(&file).unwrap();
        assert_eq!(written, b"hi");
        assert_eq!(value, json!({"VirtualMFADevice": {"SerialNumber": "s"}}));
        let nowhere = Choice {
            file: PathBuf::from("/none/none"),
            ..choice
        };
        assert!(nowhere.take(&mut output()).is_err());
        assert_eq!(custom::saved("rds", "create-virtual-mfa-device"), None);
    }
}
