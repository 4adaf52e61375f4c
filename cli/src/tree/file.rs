//! Replaces a single file atomically by a new one.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// Replaces a file, or makes it: at every moment it has its old or its new content. Its permissions stay.
pub fn replace(path: &Path, content: &[u8]) -> Result<()> {
    let real = real(path);
    let new = beside(&real)?;
    let write = || -> std::io::Result<()> {
        fs::write(&new, content)?;
        if let Ok(metadata) = fs::metadata(&real) {
            fs::set_permissions(&new, metadata.permissions())?;
        }
        fs::rename(&new, &real)
    };
    write().or_else(|error| {
        // The error that led here is the one to report.
        let _ = fs::remove_file(&new);
        Err(error).with_context(|| format!("cannot write {}", path.display()))
    })
}

/// An error for a file that [`replace`] would replace although it is not to be written.
pub fn refuse_read_only(path: &Path) -> Result<()> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.permissions().readonly() => bail!(
            "{}: read-only, and it has to change; make it writable first",
            path.display()
        ),
        _ => Ok(()),
    }
}

/// The file that a link leads to, so that the link stays.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

/// The new file, in the same folder. One that an interrupted run left is overwritten.
fn beside(path: &Path) -> Result<PathBuf> {
    let name = path
        .file_name()
        .with_context(|| format!("{}: not a file", path.display()))?;
    Ok(path.with_file_name(format!(".touchmark-new-{}", name.to_string_lossy())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(dir: &Path) -> Vec<String> {
        let entries = fs::read_dir(dir).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_made_and_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("a.toml");
        // What an interrupted run left.
        fs::write(dir.path().join(".touchmark-new-a.toml"), "half").unwrap();
        for content in ["1", "2"] {
            replace(&file, content.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(&file).unwrap(), content);
            assert_eq!(names(dir.path()), ["a.toml"]);
        }
    }

    #[test]
    fn an_error_leaves_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("a");
        fs::create_dir_all(folder.join("b")).unwrap();
        let error = replace(&folder, b"1").unwrap_err().to_string();
        assert!(error.starts_with("cannot write "), "{error}");
        assert_eq!(names(dir.path()), ["a"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};

        let dir = tempfile::tempdir().unwrap();
        let (file, link) = (dir.path().join("a"), dir.path().join("b"));
        fs::write(&file, "1").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&file, &link).unwrap();
        replace(&link, b"2").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&file).unwrap(), "2");
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);

        refuse_read_only(&link).unwrap();
        refuse_read_only(&dir.path().join("none")).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o440)).unwrap();
        let error = refuse_read_only(&link).unwrap_err().to_string();
        assert!(error.contains("read-only"), "{error}");
    }
}
