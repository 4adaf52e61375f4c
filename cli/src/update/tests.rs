//! The command on a small checkout: what it writes.

mod refused;

use std::path::PathBuf;

use super::*;
use crate::source::Origin;

const MODEL: &str = r#"{"version": "2.0",
    "metadata": {"apiVersion": "2014-10-31", "endpointPrefix": "rds", "protocol": "query", "serviceFullName": "RDS",
        "serviceId": "RDS", "signatureVersion": "v4", "xmlNamespace": "https://rds.example/"},
    "operations": {
        "B": {"name": "B", "http": {"method": "POST", "requestUri": "/"}, "documentation": "prose"},
        "A": {"name": "A", "http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "In"}}},
    "shapes": {"In": {"type": "structure", "members": {"Name": {"shape": "S"}}}, "S": {"type": "string", "max": 9}}}"#;

struct Checkout {
    dir: tempfile::TempDir,
    workspace: Workspace,
}

fn checkout(operations: &str) -> Checkout {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("models")).unwrap();
    let config = format!(
        "[[service]]\nmodel = \"rds/2014-10-31\"\ncrate = \"touchmark-rds\"\nversion = \"0.1.0\"\n\
         dir = \"generated/rds\"\noperations = {operations}\n"
    );
    std::fs::write(dir.path().join(config::PATH), config).unwrap();
    let workspace = Workspace {
        root: dir.path().to_path_buf(),
    };
    Checkout { dir, workspace }
}

impl Checkout {
    fn file(&self, name: &str, text: &[u8]) -> PathBuf {
        let path = self.dir.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    fn update(
        &self,
        from: PathBuf,
        service: Option<&str>,
        api_version: Option<&str>,
    ) -> Result<(), String> {
        let args = UpdateArgs {
            from: Origin::File(from),
            service: service.map(str::to_owned),
            api_version: api_version.map(str::to_owned),
        };
        run(&self.workspace, &args)
            .map(|_| ())
            .map_err(|error| format!("{error:#}"))
    }

    fn models(&self) -> Vec<String> {
        let found = tree::read(&self.dir.path().join("models"), Ownership::Everything).unwrap();
        found.into_keys().collect()
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.dir.path().join(path)).unwrap()
    }
}

#[test]
fn a_file_becomes_facts_and_a_source() {
    let checkout = checkout("[\"A\"]");
    let file = checkout.file("service-2.json", MODEL.as_bytes());
    checkout.update(file.clone(), None, None).unwrap();
    assert_eq!(
        checkout.models(),
        [
            "rds/2014-10-31/constraints.json",
            "rds/2014-10-31/coverage.json",
            "rds/2014-10-31/model.json",
            "rds/2014-10-31/source.json"
        ]
    );
    assert!(
        !checkout
            .read("models/rds/2014-10-31/model.json")
            .contains("prose")
    );
    let source = checkout.read("models/rds/2014-10-31/source.json");
    assert!(source.contains("\"file\": \"service-2.json\""), "{source}");
    assert!(
        !source.contains("package") && !source.contains(&*checkout.dir.path().to_string_lossy()),
        "{source}"
    );

    // Other files next to the model survive an update; an update without changes writes nothing.
    checkout.file("models/rds/2014-10-31/docs.json", b"{}");
    let model = checkout.dir.path().join("models/rds/2014-10-31/model.json");
    let before = std::fs::metadata(&model).unwrap().modified().unwrap();
    checkout.update(file, Some("rds"), None).unwrap();
    assert_eq!(
        std::fs::metadata(&model).unwrap().modified().unwrap(),
        before
    );
    let next = checkout.file("next.json", MODEL.replace("\"S\"", "\"T\"").as_bytes());
    checkout.update(next, None, None).unwrap();
    assert!(
        checkout
            .read("models/rds/2014-10-31/model.json")
            .contains("\"T\"")
    );
    assert_eq!(checkout.read("models/rds/2014-10-31/docs.json"), "{}");
}

#[test]
fn a_wheel_gives_the_listed_services() {
    let checkout = checkout("\"all\"");
    let bytes = crate::source::zip(&[
        (
            "botocore/data/rds/2014-10-31/service-2.json",
            MODEL.as_bytes(),
        ),
        ("botocore/data/rds/2016-01-01/service-2.json", b"{}"),
        (
            "botocore/data/sts/2011-06-15/service-2.json",
            MODEL.replace("RDS", "STS").as_bytes(),
        ),
    ]);
    let wheel = checkout.file("botocore-1.44.5-py3-none-any.whl", &bytes);
    checkout.update(wheel.clone(), None, None).unwrap();
    checkout.update(wheel.clone(), Some("sts"), None).unwrap();
    let source = checkout.read("models/rds/2014-10-31/source.json");
    let source: Value = serde_json::from_str(&source).unwrap();
    assert_eq!(source["package"], "botocore");
    assert_eq!(source["version"], "1.44.5");
    assert_eq!(
        source["path"],
        "botocore/data/rds/2014-10-31/service-2.json"
    );
    assert_eq!(source["wheel"]["file"], "botocore-1.44.5-py3-none-any.whl");
    assert!(
        checkout
            .models()
            .contains(&"sts/2011-06-15/model.json".to_owned())
    );
    let error = checkout.update(wheel, Some("rsd"), None).unwrap_err();
    assert!(
        error.contains("no service rsd among its 2; did you mean rds"),
        "{error}"
    );
}

#[test]
fn prose_becomes_constraints_and_no_prose_leaves_them() {
    let checkout = checkout("\"all\"");
    let file = checkout.file("in.json", MODEL.as_bytes());
    checkout.update(file, None, None).unwrap();
    let path = "models/rds/2014-10-31/constraints.json";
    let constraints: Value = serde_json::from_str(&checkout.read(path)).unwrap();
    assert_eq!(constraints["smithy"], "2.0");
    let coverage: Value =
        serde_json::from_str(&checkout.read("models/rds/2014-10-31/coverage.json")).unwrap();
    assert!(coverage["operations"].is_object(), "{coverage}");
    checkout.file(path, b"kept");
    let facts = MODEL.replace(", \"documentation\": \"prose\"", "");
    let file = checkout.file("in.json", facts.as_bytes());
    checkout.update(file, None, None).unwrap();
    assert_eq!(checkout.read(path), "kept");
}

#[test]
fn prose_stays_where_the_configuration_keeps_it() {
    let checkout = checkout("\"all\"");
    let config = format!("prose = \"keep\"\n{}", checkout.read(config::PATH));
    checkout.file(config::PATH, config.as_bytes());
    let file = checkout.file("in.json", MODEL.as_bytes());
    checkout.update(file, None, None).unwrap();
    let model = checkout.read("models/rds/2014-10-31/model.json");
    assert!(model.contains("\"documentation\": \"prose\""), "{model}");
    let drop = config.replace("keep", "drop");
    checkout.file(config::PATH, drop.as_bytes());
    let file = checkout.file("in.json", MODEL.as_bytes());
    checkout.update(file, None, None).unwrap();
    let model = checkout.read("models/rds/2014-10-31/model.json");
    assert!(!model.contains("prose"), "{model}");
}

#[test]
fn an_update_raises_the_version_by_its_step() {
    let checkout = checkout("\"all\"");
    let update = |text: &str| {
        let file = checkout.file("in.json", text.as_bytes());
        checkout.update(file, None, None).unwrap();
        let config = Config::load(&checkout.workspace.root).unwrap();
        config.services[0].version.0.clone()
    };
    // There is nothing to compare the first model with.
    assert_eq!(update(MODEL), "0.1.0");
    assert_eq!(update(MODEL), "0.1.0");
    // A tighter limit does not break compilation: in 0.x.y, it raises y.
    let tighter = MODEL.replace("\"max\": 9", "\"max\": 8");
    assert_eq!(update(&tighter), "0.1.1");
    // A removed operation is a breaking change: in 0.x.y, it raises x.
    let without = tighter.replace(
        "\"B\": {\"name\": \"B\", \"http\": {\"method\": \"POST\", \"requestUri\": \"/\"}, \"documentation\": \"prose\"},",
        "",
    );
    assert_eq!(update(&without), "0.2.0");
    let text = checkout.read(config::PATH);
    assert!(text.contains("version = \"0.2.0\"\ndir ="), "{text}");
}

#[test]
fn only_what_a_crate_has_counts_for_its_version() {
    let checkout = checkout("[\"B\"]");
    let first = checkout.file("in.json", MODEL.as_bytes());
    checkout.update(first, None, None).unwrap();
    let next = MODEL.replace("\"max\": 9", "\"max\": 8");
    let next = checkout.file("in.json", next.as_bytes());
    checkout.update(next, None, None).unwrap();
    let config = Config::load(&checkout.workspace.root).unwrap();
    assert_eq!(config.services[0].version.0, "0.1.0");
}

#[test]
fn a_byte_order_mark_does_not_become_part_of_the_model() {
    let checkout = checkout("\"all\"");
    let marked = checkout.file("marked.json", format!("\u{feff}{MODEL}").as_bytes());
    checkout.update(marked, None, None).unwrap();
    assert!(
        checkout
            .read("models/rds/2014-10-31/model.json")
            .starts_with('{')
    );
}

#[test]
fn an_older_release_is_called_older() {
    let checkout = checkout("\"all\"");
    let notes = |version: &str| {
        let bytes = crate::source::zip(&[(
            "botocore/data/rds/2014-10-31/service-2.json",
            MODEL.as_bytes(),
        )]);
        let wheel = checkout.file(&format!("botocore-{version}-py3-none-any.whl"), &bytes);
        let args = UpdateArgs {
            from: Origin::File(wheel),
            service: None,
            api_version: None,
        };
        let config = Config::load(&checkout.workspace.root).unwrap();
        let opened = source::open(&args.from).unwrap();
        let updates = prepare(&checkout.workspace, &config, &args, opened).unwrap();
        for update in &updates {
            write(&checkout.workspace, update).unwrap();
        }
        let notes = updates.into_iter().flat_map(|update| update.notes);
        notes
            .filter(|note| note.contains("older"))
            .collect::<Vec<_>>()
    };
    assert_eq!(notes("1.44.5"), [""; 0]);
    assert_eq!(
        notes("1.9.11"),
        ["botocore 1.9.11 is older than botocore 1.44.5, from which this model was until now"]
    );
    assert_eq!(notes("1.44.5"), [""; 0]);
}

#[test]
fn partitions_are_kept_where_a_workspace_has_them() {
    let checkout = checkout("\"all\"");
    let partitions = br#"{"partitions": [{"id": "a", "regionRegex": "^a$", "outputs": {}, "regions": {"a-1": {}}}]}"#;
    let bytes = crate::source::zip(&[
        (
            "botocore/data/rds/2014-10-31/service-2.json",
            MODEL.as_bytes(),
        ),
        ("botocore/data/partitions.json", partitions),
    ]);
    let wheel = checkout.file("botocore-1.44.5-py3-none-any.whl", &bytes);
    checkout.update(wheel.clone(), None, None).unwrap();
    let kept = |checkout: &Checkout| {
        let mut models = checkout.models();
        models.retain(|path| path.starts_with("partitions/"));
        models
    };
    assert_eq!(kept(&checkout), [""; 0]);
    std::fs::create_dir(checkout.dir.path().join("models/partitions")).unwrap();
    checkout.update(wheel.clone(), Some("rds"), None).unwrap();
    assert_eq!(kept(&checkout), [""; 0]);
    checkout.update(wheel, None, None).unwrap();
    assert_eq!(
        kept(&checkout),
        ["partitions/partitions.json", "partitions/source.json"]
    );
    let source: Value =
        serde_json::from_str(&checkout.read("models/partitions/source.json")).unwrap();
    assert_eq!(source["version"], "1.44.5");
    assert_eq!(source["path"], "botocore/data/partitions.json");
    // A release without them is not one whose models can be taken.
    let bytes = crate::source::zip(&[(
        "botocore/data/rds/2014-10-31/service-2.json",
        MODEL.as_bytes(),
    )]);
    let wheel = checkout.file("botocore-1.44.6-py3-none-any.whl", &bytes);
    let error = checkout.update(wheel, None, None).unwrap_err();
    assert!(error.contains("botocore/data/partitions.json"), "{error}");
    assert!(
        checkout
            .read("models/rds/2014-10-31/source.json")
            .contains("1.44.5")
    );
}
