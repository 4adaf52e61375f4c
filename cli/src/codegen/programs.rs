//! The programs with the commands of several services that `touchmark.toml` lists.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use touchmark_codegen::{Commands, Origin, Program, Runtime, generate_program};

use super::folder::{self, Folder};
use super::rendered::Rendered;
use crate::config::{self, Config, Service};
use crate::members;
use crate::tree::{self, Drift, Files, Ownership, Plan};
use crate::ui::Paint;
use crate::workspace::{self, Workspace};

/// A program's files in memory, and the folder for them.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) folder: Folder,
    program: Program,
    files: Files,
}

/// All programs. `services` are the crates of all services, made already.
pub(super) fn make(
    workspace: &Workspace,
    config: &Config,
    services: &[Rendered<'_>],
) -> Result<Vec<Made>> {
    let programs = config.programs.iter();
    programs
        .map(|program| one(workspace, config, program, services))
        .collect()
}

fn one(
    workspace: &Workspace,
    config: &Config,
    listed: &config::program::Program,
    services: &[Rendered<'_>],
) -> Result<Made> {
    let dir = workspace.root.join(&listed.dir.0);
    let entries = listed.entries(&config.services)?;
    for entry in &entries {
        refuse_uncallable(&listed.crate_name.to_string(), entry, services)?;
    }
    let commands = entries.into_iter().map(|entry| {
        let path = workspace::relative(&dir, &workspace.root.join(&entry.dir.0));
        Commands {
            command: entry.command().to_owned(),
            crate_name: entry.crate_name.to_string(),
            found: Runtime::path(workspace::slashes(&path)).and_version(&entry.version.0),
        }
    });
    let program = Program {
        name: listed.crate_name.to_string(),
        version: listed.version.0.clone(),
        runtime: workspace.dependency(config, &dir)?,
        services: commands.collect(),
        origin: Origin {
            model: String::new(),
            command: config.command().to_owned(),
        },
    };
    let files = generate_program(&program)?.into_iter();
    Ok(Made {
        folder: Folder {
            dir,
            label: listed.dir.0.clone(),
            ownership: Ownership::Everything,
        },
        program,
        files: files
            .map(|(path, text)| (path, text.into_bytes()))
            .collect(),
    })
}

/// A service without rules for endpoints has no commands.
fn refuse_uncallable(program: &str, entry: &Service, services: &[Rendered<'_>]) -> Result<()> {
    let mut services = services.iter();
    let name = entry.crate_name.to_string();
    match services.find(|service| service.job.options.crate_name == name) {
        Some(service) if !service.has_catalog => bail!(
            "{}: the program {program} cannot have {}, since nothing in {name} can be called: its model came without \
             endpoint-rule-set-1.json; `touchmark update --from botocore --service {}` fetches it",
            config::PATH,
            entry.command(),
            entry.model.service
        ),
        _ => Ok(()),
    }
}

impl Made {
    /// The files in the folder that differ. Writes nothing.
    pub(super) fn drifts(&self) -> Result<Vec<Drift>> {
        self.folder.drifts(&self.files)
    }

    /// Writes the files to the folder, and removes others.
    pub(super) fn write(&self) -> Result<Plan> {
        self.folder.write(&self.files)
    }

    /// A summary of what was written, for people.
    pub(super) fn summary(&self, plan: &Plan, paint: Paint) -> String {
        let commands: Vec<&str> = self
            .program
            .services
            .iter()
            .map(|service| service.command.as_str())
            .collect();
        let heading = format!(
            "{} in {}: a program with the commands of {}",
            paint.bold(&self.program.name),
            self.folder.label,
            commands.join(", ")
        );
        folder::summary(&heading, plan, &[], paint)
    }
}

/// A manifest of a workspace that does not list all programs in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Manifest {
    path: PathBuf,
    old: String,
    new: String,
}

/// The manifests in which programs have to be listed. Nothing depends on a program, which would make it a member.
pub(super) fn manifests(programs: &[Made]) -> Result<Vec<Manifest>> {
    let mut texts: BTreeMap<PathBuf, (String, String)> = BTreeMap::new();
    for program in programs {
        let Some(root) = workspace::enclosing(&program.folder.dir) else {
            continue;
        };
        let path = root.join("Cargo.toml");
        if !texts.contains_key(&path) {
            let text = std::fs::read_to_string(&path)
                .with_context(|| format!("cannot read {}", path.display()))?;
            texts.insert(path.clone(), (text.clone(), text));
        }
        if let Some((_, text)) = texts.get_mut(&path) {
            join(
                &path,
                text,
                &workspace::relative(&root, &program.folder.dir),
            )?;
        }
    }
    let changed = texts.into_iter().filter(|(_, (old, new))| old != new);
    Ok(changed
        .map(|(path, (old, new))| Manifest { path, old, new })
        .collect())
}

fn join(manifest: &Path, text: &mut String, member: &Path) -> Result<()> {
    let member = workspace::slashes(member);
    let new = members::with_member_unless_excluded(text, &member).map_err(|error| {
        anyhow::anyhow!(
            "{}: cannot add \"{member}\" to the members of the workspace: {error}",
            manifest.display()
        )
    })?;
    if let Some(new) = new {
        *text = new;
    }
    Ok(())
}

impl Manifest {
    /// An error for a manifest that is not to be written.
    pub(super) fn refuse_read_only(&self) -> Result<()> {
        tree::file::refuse_read_only(&self.path)
    }

    /// What has to change in it.
    pub(super) fn drift(&self, workspace: &Workspace) -> Drift {
        Drift::stale(&workspace.label(&self.path), &self.old, &self.new)
    }

    /// Writes it, and says so.
    pub(super) fn write(&self, workspace: &Workspace, paint: Paint) -> Result<String> {
        tree::file::replace(&self.path, self.new.as_bytes())?;
        let label = workspace.label(&self.path);
        Ok(format!(
            "{}: the program is a member of the workspace",
            paint.bold(label)
        ))
    }
}
