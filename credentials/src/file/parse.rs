//! A file as it stands: its sections in their order, whatever their names mean.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::error::{FileError, FileProblem};
use super::line::{Line, indented, setting};
use super::profiles::{Origin, Setting};

/// A section as it stands, with what stands in brackets.
pub(super) struct RawSection<'a> {
    pub(super) name: &'a str,
    pub(super) line: usize,
    pub(super) settings: BTreeMap<String, Setting>,
}

/// Reads the sections of a file. Of two settings with one name in a section, the later counts.
///
/// A line that is indented further than the setting above it continues that. Any other is read as if it were not indented, as
/// by the AWS CLI: many indent all settings of a section.
pub(super) fn parse<'a>(
    path: &Arc<Path>,
    content: &'a [u8],
) -> Result<Vec<RawSection<'a>>, FileError> {
    let error = |line, problem| FileError {
        path: path.to_path_buf(),
        line,
        problem,
    };
    let text = std::str::from_utf8(content).map_err(|invalid| {
        let valid = content.get(..invalid.valid_up_to()).unwrap_or(content);
        let before = valid.iter().filter(|byte| **byte == b'\n').count();
        error(before.saturating_add(1), FileProblem::Encoding)
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut sections: Vec<RawSection<'a>> = Vec::new();
    // The setting that lines continue which are indented further, and how far it is itself.
    let mut last: Option<(String, usize)> = None;
    for (line, text) in (1..).zip(text.lines()) {
        let Some((depth, text)) = indented(text) else {
            continue;
        };
        let above = last.as_ref().filter(|(_, above)| depth > *above);
        let continued = above.and_then(|(name, _)| sections.last_mut()?.settings.get_mut(name));
        if let Some(continued) = continued {
            goes_on(continued, text).map_err(|problem| error(line, problem.nested()))?;
            continue;
        }
        match Line::read(text).map_err(|problem| error(line, problem))? {
            Line::Section(name) => {
                last = None;
                sections.push(RawSection {
                    name,
                    line,
                    settings: BTreeMap::new(),
                });
            }
            Line::Setting(name, value) => {
                let section = sections.last_mut();
                let section = section.ok_or_else(|| error(line, FileProblem::Section))?;
                let origin = Origin {
                    path: Arc::clone(path),
                    line,
                };
                last = Some((name.clone(), depth));
                section.settings.insert(name, Setting::new(value, origin));
            }
        }
    }
    Ok(sections)
}

/// A line below a setting: a setting of its own if that has no value, or else more of its value.
fn goes_on(continued: &mut Setting, text: &str) -> Result<(), FileProblem> {
    if continued.is_group() {
        let (name, value) = setting(text, '=')?;
        continued.nested.insert(name, value.to_owned());
    }
    continued.value.push('\n');
    continued.value.push_str(text);
    Ok(())
}
