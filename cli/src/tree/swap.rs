//! Replaces a folder atomically by a new one.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::{Files, Ownership, Plan, is_tools};
use crate::workspace;

/// The folder in which the new tree is built, and to which the old one is moved: on the same file system, next to the
/// folder. Inside a workspace it is the workspace's own folder instead: a member pattern such as `generated/*` also
/// matches hidden folders, and one left over there would keep cargo, and so the next run, from starting.
struct Stage {
    new: PathBuf,
    old: PathBuf,
}

impl Stage {
    fn of(dir: &Path) -> Result<Self> {
        let parent = dir
            .parent()
            .with_context(|| format!("{}: the root of a file system", dir.display()))?;
        let place = workspace::enclosing(dir).unwrap_or_else(|| parent.to_path_buf());
        let below = dir.strip_prefix(&place).unwrap_or(dir);
        let name = workspace::slashes(below).replace('/', "-");
        Ok(Self {
            new: place.join(format!(".touchmark-new-{name}")),
            old: place.join(format!(".touchmark-old-{name}")),
        })
    }
}

/// Cleans up after a run that was interrupted.
pub fn recover(dir: &Path, ownership: Ownership) -> Result<()> {
    let stage = Stage::of(dir)?;
    if exists(&stage.old) && !exists(dir) {
        // Interrupted between the two renames: the old tree is the only whole one.
        rename(&stage.old, dir)?;
    }
    for leftover in [&stage.new, &stage.old] {
        if exists(leftover) {
            retire(leftover, dir, ownership)?;
        }
    }
    Ok(())
}

/// Carries out a plan for `dir` that [`super::plan`] made of `files`. Files that stay the same keep their time of
/// change, so that cargo does not build them again. On an error `dir` is as before, or all new.
pub fn apply(dir: &Path, files: &Files, plan: &Plan, ownership: Ownership) -> Result<()> {
    if !plan.is_change() {
        return Ok(());
    }
    let stage = Stage::of(dir)?;
    let parent = dir.parent().unwrap_or(dir);
    fs::create_dir_all(parent)
        .with_context(|| format!("cannot make the folder {}", parent.display()))?;
    match build(dir, &stage.new, files, plan).and_then(|()| swap(dir, &stage, exchange)) {
        // The new tree is complete. If a later step fails, the next run finishes it.
        Ok(Some(old)) => retire(old, dir, ownership),
        Ok(None) => Ok(()),
        Err(error) => {
            // The error that led here is the one to report.
            let _ = fs::remove_dir_all(&stage.new);
            Err(error)
        }
    }
}

fn build(dir: &Path, new: &Path, files: &Files, plan: &Plan) -> Result<()> {
    fs::create_dir(new).with_context(|| format!("cannot make the folder {}", new.display()))?;
    for path in plan.created.iter().chain(&plan.changed) {
        let content = files
            .get(path)
            .with_context(|| format!("{path}: planned, but not among the files"))?;
        let target = place(new, path)?;
        fs::write(&target, content)
            .with_context(|| format!("cannot write {}", target.display()))?;
    }
    for path in plan.unchanged.iter().chain(&plan.carried) {
        keep(&dir.join(path), &place(new, path)?)?;
    }
    Ok(())
}

/// The path of a file in the new tree, whose folder is created.
fn place(new: &Path, path: &str) -> Result<PathBuf> {
    if !Path::new(path)
        .components()
        .all(|part| matches!(part, Component::Normal(_)))
    {
        bail!(
            "`{path}` leads out of the generated folder; this is a bug in touchmark-codegen, please report it"
        );
    }
    let target = new.join(path);
    let folder = target.parent().unwrap_or(new);
    fs::create_dir_all(folder)
        .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    Ok(target)
}

/// Links the same file into both trees or, if the file system has no hard links, copies it with its modification time.
fn keep(old: &Path, new: &Path) -> Result<()> {
    if fs::hard_link(old, new).is_ok() {
        return Ok(());
    }
    let copy = || -> io::Result<()> {
        let modified = fs::metadata(old)?.modified()?;
        fs::copy(old, new)?;
        File::options()
            .write(true)
            .open(new)?
            .set_modified(modified)
    };
    copy().with_context(|| format!("cannot copy {} to {}", old.display(), new.display()))
}

/// Moves the new tree to its place, and returns the path of the old one. Not every file system can exchange folders.
fn swap<'a>(
    dir: &Path,
    stage: &'a Stage,
    exchange: impl Fn(&Path, &Path) -> io::Result<()>,
) -> Result<Option<&'a Path>> {
    if !exists(dir) {
        rename(&stage.new, dir)?;
        return Ok(None);
    }
    if exchange(&stage.new, dir).is_ok() {
        return Ok(Some(&stage.new));
    }
    rename(dir, &stage.old)?;
    if let Err(error) = rename(&stage.new, dir) {
        rename(&stage.old, dir)
            .with_context(|| format!("{error:#}; and the folder could not be put back"))?;
        return Err(error);
    }
    Ok(Some(&stage.old))
}

/// Exchanges two folders atomically.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Moves what belongs to the user's tools (`.git`, `target`) from the old tree to the new one, and removes the old
/// tree.
fn retire(old: &Path, dir: &Path, ownership: Ownership) -> Result<()> {
    if ownership != Ownership::Everything {
        for name in
            tools(old).with_context(|| format!("cannot read the folder {}", old.display()))?
        {
            let target = dir.join(&name);
            if !exists(&target) {
                rename(&old.join(&name), &target)?;
            }
        }
    }
    fs::remove_dir_all(old)
        .with_context(|| format!("cannot remove {}; remove it by hand", old.display()))
}

fn tools(dir: &Path) -> io::Result<Vec<OsString>> {
    let names = fs::read_dir(dir)?
        .map(|entry| Ok(entry?.file_name()))
        .collect::<io::Result<Vec<_>>>()?;
    Ok(names
        .into_iter()
        .filter(|name| is_tools(&name.to_string_lossy()))
        .collect())
}

fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to)
        .with_context(|| format!("cannot rename {} to {}", from.display(), to.display()))
}

fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{files, put};
    use super::super::{Found, plan, read};
    use super::*;
    use std::collections::BTreeMap;
    use std::time::{Duration, SystemTime};

    fn write(dir: &Path, wanted: &Files, ownership: Ownership) -> Result<Plan> {
        recover(dir, ownership)?;
        let plan = plan(&read(dir, ownership)?, wanted, ownership);
        apply(dir, wanted, &plan, ownership)?;
        Ok(plan)
    }

    fn contents(dir: &Path) -> BTreeMap<String, Found> {
        read(dir, Ownership::Everything).unwrap()
    }

    fn names(dir: &Path) -> Vec<String> {
        contents(dir).into_keys().collect()
    }

    fn age(path: &Path) -> SystemTime {
        let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        File::options()
            .write(true)
            .open(path)
            .unwrap()
            .set_modified(long_ago)
            .unwrap();
        long_ago
    }

    #[test]
    fn a_tree_is_replaced_and_equal_files_keep_their_time() {
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("generated/rds");
        write(
            &dir,
            &files(&[
                ("Cargo.toml", "1"),
                ("src/lib.rs", "1"),
                ("src/old.rs", "1"),
            ]),
            Ownership::Everything,
        )
        .unwrap();
        let before = age(&dir.join("Cargo.toml"));
        put(&dir, &[("src/stray/x.rs", ""), (".stray", "")]);
        let wanted = files(&[
            ("Cargo.toml", "1"),
            ("src/lib.rs", "2"),
            ("src/new.rs", "1"),
        ]);
        let plan = write(&dir, &wanted, Ownership::Everything).unwrap();
        assert_eq!(plan.removed, [".stray", "src/old.rs", "src/stray/x.rs"]);
        assert_eq!(
            contents(&dir),
            wanted
                .into_iter()
                .map(|(path, content)| (path, Found::File(content)))
                .collect()
        );
        assert_eq!(
            fs::metadata(dir.join("Cargo.toml"))
                .unwrap()
                .modified()
                .unwrap(),
            before
        );
        assert!(!dir.join("src/stray").exists());
        assert_eq!(
            fs::read_dir(root.path().join("generated")).unwrap().count(),
            1,
            "nothing is left beside it"
        );
    }

    #[test]
    fn what_a_user_added_stays() {
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("mine");
        put(
            &dir,
            &[
                (".git/HEAD", "ref"),
                ("target/x", "x"),
                ("README.md", "my own"),
                ("Cargo.lock", "# by Cargo"),
                ("a.rs", "1"),
            ],
        );
        let before = age(&dir.join("README.md"));
        write(&dir, &files(&[("a.rs", "2")]), Ownership::Marked).unwrap();
        assert_eq!(
            names(&dir),
            [".git/HEAD", "Cargo.lock", "README.md", "a.rs", "target/x"]
        );
        assert_eq!(
            fs::metadata(dir.join("README.md"))
                .unwrap()
                .modified()
                .unwrap(),
            before
        );
    }

    #[test]
    fn an_error_leaves_everything_as_it_was() {
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("rds");
        put(&dir, &[("a", "1")]);
        for bad in [
            files(&[("a", "2"), ("../out", "")]),
            files(&[("a", "2"), ("b", ""), ("b/c", "")]),
        ] {
            write(&dir, &bad, Ownership::Everything).unwrap_err();
            assert_eq!(
                contents(&dir),
                [("a".to_owned(), Found::File(b"1".to_vec()))].into()
            );
            assert_eq!(names(root.path()), ["rds/a"]);
        }
    }

    #[test]
    fn without_an_exchange_two_renames_do_and_undo() {
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("rds");
        let stage = Stage::of(&dir).unwrap();
        let cannot = |_: &Path, _: &Path| Err(io::ErrorKind::Unsupported.into());
        put(root.path(), &[("rds/a", "1")]);
        swap(&dir, &stage, cannot).unwrap_err();
        assert_eq!(
            names(root.path()),
            ["rds/a"],
            "there is no new tree: the old one is put back"
        );
        put(&stage.new, &[("b", "2")]);
        assert_eq!(
            swap(&dir, &stage, cannot).unwrap(),
            Some(stage.old.as_path())
        );
        assert_eq!(names(root.path()), [".touchmark-old-rds/a", "rds/b"]);
    }

    #[test]
    fn interrupted_runs_are_cleaned_up() {
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("rds");
        // While building: the half-built tree goes.
        put(
            root.path(),
            &[("rds/a", "1"), (".touchmark-new-rds/half", "")],
        );
        recover(&dir, Ownership::Marked).unwrap();
        assert_eq!(names(root.path()), ["rds/a"]);
        // Between the renames: the old tree comes back.
        put(root.path(), &[(".touchmark-new-rds/a", "2")]);
        fs::rename(&dir, root.path().join(".touchmark-old-rds")).unwrap();
        recover(&dir, Ownership::Marked).unwrap();
        assert_eq!(
            contents(root.path()),
            [("rds/a".to_owned(), Found::File(b"1".to_vec()))].into()
        );
        // After them: the old tree goes, what is not the generator's in it does not.
        put(
            root.path(),
            &[
                (".touchmark-old-rds/a", "0"),
                (".touchmark-old-rds/.git/HEAD", "ref"),
            ],
        );
        recover(&dir, Ownership::Marked).unwrap();
        assert_eq!(names(root.path()), ["rds/.git/HEAD", "rds/a"]);
    }

    #[test]
    fn no_leftover_can_match_a_member_pattern() {
        let root = tempfile::tempdir().unwrap();
        put(
            root.path(),
            &[("Cargo.toml", "[workspace]\nmembers = [\"generated/*\"]\n")],
        );
        let stage = Stage::of(&root.path().join("generated/rds")).unwrap();
        assert_eq!(stage.new, root.path().join(".touchmark-new-generated-rds"));
    }

    #[test]
    fn a_copy_is_as_old_as_its_original() {
        let root = tempfile::tempdir().unwrap();
        put(root.path(), &[("a", "1"), ("b", "taken")]);
        let before = age(&root.path().join("a"));
        // A link onto a file that exists fails, as one does where there are none.
        keep(&root.path().join("a"), &root.path().join("b")).unwrap();
        assert_eq!(
            fs::metadata(root.path().join("b"))
                .unwrap()
                .modified()
                .unwrap(),
            before
        );
        assert_eq!(fs::read(root.path().join("b")).unwrap(), b"1");
    }
}
