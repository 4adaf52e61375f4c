//! The command on files, wheels and revisions: what is compared with what, and what is refused.

use std::path::PathBuf;
use std::process::Command;

use super::*;
use crate::config;
use crate::source::zip;

const MODEL: &str = r#"{"version": "2.0",
    "metadata": {"apiVersion": "2014-10-31", "endpointPrefix": "forge", "protocol": "query", "serviceFullName": "Forge",
        "serviceId": "Forge", "signatureVersion": "v4", "xmlNamespace": "https://forge.example/"},
    "operations": {
        "A": {"name": "A", "http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "In"}},
        "B": {"name": "B", "http": {"method": "POST", "requestUri": "/"}}},
    "shapes": {"In": {"type": "structure", "members": {"Name": {"shape": "S"}}}, "S": {"type": "string", "max": 9}}}"#;

struct Checkout {
    dir: tempfile::TempDir,
    workspace: Workspace,
}

fn checkout() -> Checkout {
    let dir = tempfile::tempdir().unwrap();
    let workspace = Workspace {
        root: dir.path().to_path_buf(),
    };
    let checkout = Checkout { dir, workspace };
    checkout.file(
        config::PATH,
        b"[[service]]\nmodel = \"forge/2014-10-31\"\ncrate = \"touchmark-forge\"\nversion = \"0.1.0\"\n\
          dir = \"generated/forge\"\noperations = [\"A\"]\n",
    );
    checkout
}

/// A service, the releases that were compared, and the kinds of changes.
type Compared = (String, String, Vec<&'static str>);

impl Checkout {
    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.dir.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn wheel(&self, version: &str, models: &[(&str, &str)]) -> String {
        let files: Vec<(String, &[u8])> = models
            .iter()
            .map(|(service, model)| {
                let path = format!("botocore/data/{service}/2014-10-31/service-2.json");
                (path, model.as_bytes())
            })
            .collect();
        let files: Vec<(&str, &[u8])> = files.iter().map(|(p, b)| (p.as_str(), *b)).collect();
        let name = format!("botocore-{version}-py3-none-any.whl");
        self.file(&name, &zip(&files)).display().to_string()
    }

    fn git(&self, arguments: &[&str]) {
        let names = ["-c", "user.name=N", "-c", "user.email=n@example.com"];
        let status = Command::new("git")
            .arg("-C")
            .arg(self.dir.path())
            .args(names)
            .args([
                "-c",
                "commit.gpgsign=false",
                "-c",
                "core.hooksPath=/dev/null",
            ])
            .args(arguments)
            .status()
            .unwrap();
        assert!(status.success(), "{arguments:?}");
    }

    /// The services that are compared, each with the kinds of its changes.
    fn diff(
        &self,
        old: &str,
        new: Option<&str>,
        services: &[&str],
    ) -> Result<Vec<Compared>, String> {
        let words = |error: anyhow::Error| format!("{error:#}");
        let workspace = &self.workspace;
        let mut old = Side::open(workspace, old).map_err(words)?;
        let mut new = match new {
            Some(new) => Side::open(workspace, new),
            None => Side::checkout(workspace),
        }
        .map_err(words)?;
        let services: Vec<String> = services.iter().map(|&name| name.to_owned()).collect();
        let pairs = pairs::pairs(&mut old, &mut new, &services).map_err(words)?;
        let config = Config::load(&workspace.root).unwrap();
        let mut found = Vec::new();
        for Pair { service, old, new } in pairs {
            let (Some(old), Some(new)) = (old, new) else {
                found.push((service, "one side only".to_owned(), Vec::new()));
                continue;
            };
            let operations = operations(&config, &[], &old, &new);
            let section = section(&old, &new, &operations).map_err(words)?;
            let changes = section.comparison.changes.iter();
            let kinds = changes.map(|change| change.kind.name()).collect();
            found.push((
                service,
                format!("{} -> {}", section.from, section.to),
                kinds,
            ));
        }
        Ok(found)
    }
}

fn tighter() -> String {
    MODEL.replace("\"max\": 9", "\"max\": 8")
}

#[test]
fn files_are_compared_with_files_and_releases() {
    let checkout = checkout();
    let old = checkout
        .file("old.json", MODEL.as_bytes())
        .display()
        .to_string();
    let new = checkout
        .file("new.json", tighter().as_bytes())
        .display()
        .to_string();
    let found = checkout.diff(&old, Some(&new), &[]).unwrap();
    assert_eq!(
        found,
        [(
            "forge".to_owned(),
            format!("{old} -> {new}"),
            vec!["constraint-tightened"]
        )]
    );
    let wheel = checkout.wheel("1.2.3", &[("forge", MODEL), ("anvil", "{}")]);
    // Botocore's name for the service is that of the model, or must be given.
    let found = checkout.diff(&new, Some(&wheel), &["forge"]).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].1, format!("{new} -> botocore 1.2.3"));
    assert_eq!(found[0].2, ["constraint-widened"]);
    let other = checkout.wheel("1.2.3", &[("hearth", MODEL)]);
    let error = checkout.diff(&new, Some(&other), &[]).unwrap_err();
    assert!(
        error.contains("a model of forge: name the service"),
        "{error}"
    );
}

#[test]
fn releases_are_compared_by_service() {
    let checkout = checkout();
    let anvil = MODEL.replace("Forge", "Anvil");
    let old = checkout.wheel("1.0.0", &[("forge", MODEL), ("anvil", &anvil)]);
    let new = checkout.wheel("1.1.0", &[("forge", &tighter()), ("hearth", &anvil)]);
    let found = checkout.diff(&old, Some(&new), &[]).unwrap();
    let names: Vec<&str> = found.iter().map(|(name, ..)| name.as_str()).collect();
    assert_eq!(names, ["anvil", "forge", "hearth"]);
    assert_eq!(found[0].1, "one side only");
    assert_eq!(found[1].1, "botocore 1.0.0 -> botocore 1.1.0");
    let found = checkout.diff(&old, Some(&new), &["forge"]).unwrap();
    assert_eq!(found.len(), 1);
    let error = checkout.diff(&old, Some(&new), &["forgo"]).unwrap_err();
    assert!(
        error.contains("neither side has a service forgo; did you mean forge?"),
        "{error}"
    );
}

#[test]
fn two_services_are_an_error() {
    let checkout = checkout();
    let old = checkout
        .file("old.json", MODEL.as_bytes())
        .display()
        .to_string();
    let anvil = MODEL.replace("Forge", "Anvil");
    let new = checkout
        .file("new.json", anvil.as_bytes())
        .display()
        .to_string();
    let error = checkout.diff(&old, Some(&new), &[]).unwrap_err();
    assert!(
        error.contains("two services: the older model is of `Forge`, the newer of `Anvil`"),
        "{error}"
    );
}

#[test]
fn revisions_have_models_and_what_stands_beside_them() {
    let checkout = checkout();
    let folder = "models/forge/2014-10-31";
    let model = format!("{folder}/model.json");
    checkout.file(&model, MODEL.as_bytes());
    checkout.git(&["init", "--quiet"]);
    checkout.git(&["add", "."]);
    checkout.git(&["commit", "--quiet", "-m", "one"]);
    let overlay = r#"{"smithy": "2.0", "shapes": {"com.amazonaws.forge#In$Name":
        {"type": "apply", "traits": {"smithy.api#pattern": "^[a-z]+$"}}}}"#;
    checkout.file(&format!("{folder}/constraints.json"), overlay.as_bytes());
    checkout.git(&["add", "."]);
    checkout.git(&["commit", "--quiet", "-m", "two"]);
    let found = checkout.diff("HEAD~1", Some("HEAD"), &[]).unwrap();
    assert_eq!(found[0].1, "HEAD~1 (models/) -> HEAD (models/)");
    assert_eq!(found[0].2, ["constraint-added"]);
    // The operations are those of the crate: B is none of them.
    let next = tighter().replace("\"B\"", "\"C\"");
    checkout.file(&model, next.as_bytes());
    let found = checkout.diff("HEAD", None, &[]).unwrap();
    assert_eq!(found[0].2, ["constraint-tightened"]);
    // A release has services that the repository does not hold: that is no change.
    let wheel = checkout.wheel("1.2.3", &[("forge", MODEL), ("anvil", MODEL)]);
    let found = checkout.diff("HEAD", Some(&wheel), &[]).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].2, ["constraint-removed"]);

    let error = checkout.diff("no-such-branch", None, &[]).unwrap_err();
    assert!(
        error.contains("`no-such-branch` is neither a file nor a revision of this repository"),
        "{error}"
    );
}

#[test]
fn the_table_groups_changes_by_kind() {
    let checkout = checkout();
    let old = checkout.file("old.json", MODEL.as_bytes());
    let next = tighter().replace("\"B\"", "\"C\"");
    let new = checkout.file("new.json", next.as_bytes());
    let workspace = &checkout.workspace;
    let mut sides = [old, new].map(|path| Side::open(workspace, path.to_str().unwrap()).unwrap());
    let [old, new] = &mut sides;
    let pairs = pairs::pairs(old, new, &[]).unwrap();
    let (old, new) = (
        pairs[0].old.as_ref().unwrap(),
        pairs[0].new.as_ref().unwrap(),
    );
    let comparison = section(old, new, &Operations::All).unwrap().comparison;
    let lines = lines(&comparison, "one", "two", Paint::plain());
    assert_eq!(
        lines,
        [
            "Forge 2014-10-31: one -> two",
            "  operation-removed (Rust major, wire major): its types and its entry in the list of operations are gone",
            "    B  operation `B` is gone",
            "  operation-added (Rust minor, wire minor): new items; existing ones are the same",
            "    C  operation `C`",
            "  constraint-tightened (Rust minor, wire none): `validate` may refuse requests that passed; types and the \
             form of requests are the same, and any rule can be ignored",
            "    AInput.name  at most 8 characters; before: at most 9 characters",
            "  2 operations; 3 changes: 1 major, 2 minor, 0 without effect",
            "  semver step: major",
        ]
    );
}
