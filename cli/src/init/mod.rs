//! `touchmark init`: adds a service to a cargo workspace: its model, its crate, and the entries that name them.

mod args;
mod entry;
mod next;
mod place;
mod runtime;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use touchmark_codegen::Operations;

use crate::codegen::listed::{self, CONSTRAINTS};
use crate::codegen::rendered::{Job, Rendered};
use crate::config::package::{CrateDir, CrateName};
use crate::config::{self, Config, ModelId, Prose};
use crate::interrupt;
use crate::members;
use crate::source::{self, Origin};
use crate::tree::{self, Found, Ownership};
use crate::ui::{self, Paint};
use crate::update::{self, Update, UpdateArgs};
use crate::workspace::{self, Workspace};

pub use args::InitArgs;
use entry::Entry;
use place::Place;

/// What is known before a model is fetched: all that can be wrong without one is found first.
struct Draft {
    /// Where the user is.
    here: PathBuf,
    workspace: Workspace,
    /// `touchmark.toml` without the service, and its text.
    config: Config,
    text: String,
    /// The manifest of the workspace, and its text with the crate as a member if that is new.
    manifest: PathBuf,
    with_member: Option<String>,
    crate_name: CrateName,
    dir: CrateDir,
    operations: Operations,
}

/// Runs the command.
pub fn run(args: &InitArgs) -> Result<ExitCode> {
    interrupt::watch()?;
    let here = std::env::current_dir().context("cannot tell what the current folder is")?;
    let draft = draft(workspace::resolve(&here)?, args)?;
    let update = fetch(&draft, args)?;
    let (config, text) = draft.listed(&update.id)?;
    let service = config
        .services
        .last()
        .with_context(|| format!("{}: the new service is not in it", config::PATH))?;
    let job = listed::job(&draft.workspace, &config, service, &update.files)?;
    ui::err(&format!("generating {} ...", draft.crate_name));
    let rendered = job.render()?;
    interrupt::check()?;
    write(&draft, &update, &rendered, &text)?;
    report(&draft, &update, &rendered);
    Ok(ExitCode::SUCCESS)
}

fn draft(here: PathBuf, args: &InitArgs) -> Result<Draft> {
    let place = Place::around(&here)?;
    let root = &place.workspace.root;
    let (config, text) = match place.config {
        Some(text) => {
            let config = Config::parse(&text)?;
            refuse_second(&config, &args.service)?;
            runtime::again(args.runtime.as_ref(), &here, root, &config)?;
            refuse_other_prose(&config, args.prose)?;
            (config, text)
        }
        None => {
            let runtime = runtime::first(args.runtime.as_ref(), &here, root)?;
            let text = entry::head(&runtime, args.prose.unwrap_or(Prose::Keep));
            (Config::parse(&text)?, text)
        }
    };
    let named = |prefix: &str| format!("{prefix}{}", args.service);
    let crate_name = match &args.crate_name {
        Some(name) => name.clone(),
        None => named("touchmark-").parse().map_err(anyhow::Error::msg)?,
    };
    let dir = match &args.dir {
        Some(dir) => dir.clone(),
        None => named("generated/").try_into().map_err(anyhow::Error::msg)?,
    };
    config.admits(&dir, &crate_name)?;
    let folder = root.join(&dir.0);
    refuse_foreign(&folder, &dir.0)?;
    let with_member = with_member(&place.manifest, &folder)?;
    tree::file::refuse_read_only(&root.join(config::PATH))?;
    let operations = match args.operations.as_slice() {
        [] => Operations::All,
        names => Operations::Only(names.to_vec()),
    };
    Ok(Draft {
        here,
        workspace: place.workspace,
        config,
        text,
        manifest: place.manifest,
        with_member,
        crate_name,
        dir,
        operations,
    })
}

impl Draft {
    /// `touchmark.toml` with the service.
    fn listed(&self, model: &ModelId) -> Result<(Config, String)> {
        let entry = Entry {
            model,
            crate_name: &self.crate_name,
            dir: &self.dir,
            operations: &self.operations,
        };
        let text = entry.added_to(&self.text);
        Ok((Config::parse(&text)?, text))
    }
}

/// A service has one crate, which other commands change.
fn refuse_second(config: &Config, name: &str) -> Result<()> {
    let Some(service) = config.services.iter().find(|s| s.model.service == name) else {
        return Ok(());
    };
    bail!(
        "{} has a crate of {name} already, {} in {}; for other operations change `operations` there and run \
         `touchmark generate`, for another release run `touchmark update`",
        config::PATH,
        service.crate_name,
        service.dir.0
    )
}

fn refuse_other_prose(config: &Config, prose: Option<Prose>) -> Result<()> {
    match prose {
        Some(prose) if prose != config.prose => bail!(
            "{} says otherwise about prose, for all models; leave --prose out, or change it there",
            config::PATH
        ),
        _ => Ok(()),
    }
}

/// Only a folder that holds nothing, or nothing but a generated crate, which an interrupted run may have left.
fn refuse_foreign(folder: &Path, label: &str) -> Result<()> {
    if folder.is_file() {
        bail!("{label}: a file; name a folder for the crate with --dir");
    }
    let found = tree::read(folder, Ownership::Marked)?;
    let foreign = found.iter().find(|(_, content)| match content {
        Found::File(bytes) => !tree::is_marked(bytes),
        Found::Other => true,
    });
    match foreign {
        Some((path, _)) => bail!(
            "{label}: not a folder of touchmark, since {path} in it is not generated; nothing was written. \
             Name another folder with --dir"
        ),
        None => Ok(()),
    }
}

/// The manifest's text with the crate in `folder` as a member, if that is new.
fn with_member(manifest: &Path, folder: &Path) -> Result<Option<String>> {
    let name = manifest.display();
    let text = std::fs::read_to_string(manifest).with_context(|| format!("cannot read {name}"))?;
    let root = manifest.parent().unwrap_or(manifest);
    let member = workspace::slashes(&workspace::relative(root, folder));
    let text = members::with_member(&text, &member).map_err(|error| {
        anyhow::anyhow!("{name}: cannot add \"{member}\" to the members of the workspace: {error}")
    })?;
    if text.is_some() {
        tree::file::refuse_read_only(manifest)?;
    }
    Ok(text)
}

/// Fetches the model, and makes the files of its folder.
fn fetch(draft: &Draft, args: &InitArgs) -> Result<Update> {
    let from = match &args.model {
        Some(file) => Origin::File(file.clone()),
        None => args.from.clone(),
    };
    let opened = source::open(&from)?;
    ui::err(&format!("reading the model of {} ...", args.service));
    let asked = UpdateArgs {
        from,
        service: Some(args.service.clone()),
        api_version: None,
    };
    let updates = update::prepare(&draft.workspace, &draft.config, &asked, opened)?;
    updates
        .into_iter()
        .next()
        .with_context(|| format!("no model of {}", args.service))
}

/// Writes everything, `touchmark.toml` last: until it lists the service, the same command can be run again. Before the
/// manifest names the crate, the crate is there, so that cargo works at every moment.
fn write(draft: &Draft, update: &Update, rendered: &Rendered<'_>, config: &str) -> Result<()> {
    let again = "run the same command again when this is mended";
    update::write_files(&draft.workspace, update).context(again)?;
    rendered.write().context(again)?;
    if let Some(text) = &draft.with_member {
        tree::file::replace(&draft.manifest, text.as_bytes()).context(again)?;
    }
    let path = draft.workspace.root.join(config::PATH);
    tree::file::replace(&path, config.as_bytes()).context(again)
}

fn report(draft: &Draft, update: &Update, rendered: &Rendered<'_>) {
    let paint = Paint::stdout();
    let Job {
        options, folder, ..
    } = rendered.job;
    // Rules are mined of every model that has documentation.
    let prose = match draft.config.prose {
        _ if !update.files.contains_key(CONSTRAINTS) => {
            "which has no documentation: only what its types say is checked"
        }
        Prose::Keep => "with its documentation",
        Prose::Drop => "without its documentation",
    };
    let mut lines = vec![
        format!(
            "{}: from {}, {prose}",
            paint.bold(format!("models/{}", update.id)),
            update.release
        ),
        format!(
            "{}: the crate {}, {}, {}",
            paint.bold(&draft.dir.0),
            options.crate_name,
            ui::count(rendered.operations, "operation"),
            ui::count(rendered.types, "type"),
        ),
    ];
    if draft.with_member.is_some() {
        lines.push(format!(
            "{}: the crate is a member of the workspace",
            paint.bold(draft.workspace.label(&draft.manifest))
        ));
    }
    lines.push(format!("{}: lists the crate", paint.bold(config::PATH)));
    let notes = update.notes.iter().chain(&rendered.notes);
    lines.extend(notes.map(|note| format!("{} {note}", paint.yellow("note:"))));
    lines.extend(next::steps(&draft.here, &folder.dir, &rendered.example));
    for line in lines {
        ui::out(&line);
    }
}
