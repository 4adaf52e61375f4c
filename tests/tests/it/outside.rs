//! A crate outside the workspace builds against the generated one by path.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

const MAIN: &str = r#"//! Prints a request, or what is wrong with it.

use touchmark_rds::operation::restore_db_cluster_from_s3::{
    RestoreDbClusterFromS3, RestoreDbClusterFromS3Input,
};
use touchmark_rds::touchmark::Operation;

fn main() {
    let input = RestoreDbClusterFromS3Input::default().db_cluster_identifier("a b");
    let request = RestoreDbClusterFromS3::request(&input).expect("a request");
    println!("{}", request.body_text().expect("a form"));
    if let Err(violations) = input.validate() {
        println!("{violations}");
    }
}
"#;

const OUTPUT: &str = "Action=RestoreDBClusterFromS3&Version=2014-10-31&DBClusterIdentifier=a%20b
the request breaks 7 rules:
  DBClusterIdentifier must have the form: letters, digits or hyphens; starts with a letter; doesn't end with a hyphen; \
no two hyphens in a row, but is \"a b\"
  Engine is required
  MasterUsername is required
  SourceEngine is required
  SourceEngineVersion is required
  S3BucketName is required
  S3IngestionRoleArn is required
";

/// Has a workspace of its own, so that cargo does not use the one in a folder above.
fn manifest(generated: &Path) -> String {
    let generated = generated.display().to_string().replace('\\', "/");
    format!(
        "[package]\nname = \"outside\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\ntouchmark-rds = {{ path = \"{generated}\" }}\n\n\
         [profile.dev]\ndebug = false\nincremental = false\n\n[workspace]\n"
    )
}

#[test]
fn a_crate_outside_builds_and_runs() {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .canonicalize()
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir(root.join("src")).unwrap();
    fs::write(root.join("src/main.rs"), MAIN).unwrap();
    fs::write(
        root.join("Cargo.toml"),
        manifest(&workspace.join("generated/rds")),
    )
    .unwrap();
    // The versions in the workspace, so that nothing is downloaded.
    fs::copy(workspace.join("Cargo.lock"), root.join("Cargo.lock")).unwrap();
    // A folder of its own, kept between runs: the workspace's may be locked by the cargo that runs this test.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("outside");
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--offline"])
        .current_dir(root)
        .env("CARGO_TARGET_DIR", target)
        .env("RUSTFLAGS", "-D warnings")
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    assert_eq!(String::from_utf8_lossy(&output.stdout), OUTPUT, "{errors}");
}
