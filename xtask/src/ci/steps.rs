//! The checks, in their order.

use super::step::Step;
use crate::features;
use crate::metadata::Package;

/// The variable with the folder of AWS's tests of protocols, which are not in this repository.
const TESTS: &str = "TOUCHMARK_PROTOCOL_TESTS";

/// The variable with the folder of cases for clients, which are not in this repository either.
const CASES: &str = "TOUCHMARK_CLIENT_TESTS";

/// The variable with the folder of Smithy models, likewise.
const MODELS: &str = "TOUCHMARK_SMITHY_MODELS";

/// The checks. The published crates come last, each by itself with every set of its features.
pub(super) fn all<'p>(published: impl IntoIterator<Item = &'p Package>) -> Vec<Step> {
    let mut steps = vec![
        Step::cargo("fmt --all --check"),
        Step::cargo("clippy --workspace --all-targets --all-features -- -D warnings"),
        Step::SUPPLY_CHAIN,
        Step::CHECK,
        // Packages as for a registry. Building them from the packages is left to a release.
        Step::cargo("package --workspace --no-verify --allow-dirty --quiet"),
        Step::cargo("test --workspace"),
        // Once more with every feature, without the packages that have none, or have all of theirs by default.
        Step::cargo(
            "test --workspace --all-features --exclude touchmark-cli --exclude touchmark-codegen --exclude touchmark-model \
             --exclude touchmark-prose --exclude touchmark-proof --exclude touchmark-tests --exclude xtask",
        ),
        Step::proof("conformance $TOUCHMARK_PROTOCOL_TESTS").with_folder(TESTS),
        Step::cargo("test --package touchmark --test it sigv4_suite -- --ignored")
            .with_folder(CASES),
        Step::cargo(
            "test --package touchmark-credentials --all-features --test it cases:: -- --ignored",
        )
        .with_folder(CASES),
        // A small service that has maps, blobs, timestamps, and a fault with members.
        Step::proof("differential --service sns --cases 20").with_botocore(),
        Step::proof("evidence --strict").with_packages(),
        Step::proof("peers --part endpoints --models $TOUCHMARK_SMITHY_MODELS").with_folder(MODELS),
        Step::proof("peers --part client").with_packages(),
        Step::proof("peers --part signing").with_packages(),
        // The program that the step with the evidence has built.
        Step::proof("peers --part server").with_packages(),
        Step::proof("peers --part command-line").with_packages(),
        // A program in a workspace of a user's, which builds the runtime once more.
        Step::cargo("test --package touchmark-cli --test program -- --ignored"),
        // Shells that are not installed are passed over, unless the variable `CI` is set.
        Step::cargo("test --package touchmark-example-command --test it -- --ignored"),
        Step::cargo("doc --workspace --no-deps --all-features")
            .with_variable("RUSTDOCFLAGS", "-D warnings"),
    ];
    steps.extend(published.into_iter().flat_map(|package| {
        let sets = features::sets(package).into_iter();
        let target = if package.has_library() {
            "--lib"
        } else {
            "--bins"
        };
        sets.map(move |set| {
            Step::cargo(&format!(
                "rustc --profile check --package {} {target} {set} -- -D warnings",
                package.name
            ))
        })
    }));
    steps
}

#[cfg(test)]
mod tests {
    use touchmark_cli::workspace::Workspace;

    use super::*;
    use crate::metadata::Metadata;

    #[test]
    fn each_published_crate_is_built_alone_with_each_set_of_features() {
        let workspace = Workspace::find().unwrap();
        let metadata = Metadata::load(&workspace).unwrap();
        let steps = all(metadata.members().filter(|package| package.is_published()));
        let titles: Vec<String> = steps.iter().map(Step::title).collect();
        for (at, title) in [
            (2, "cargo xtask supply-chain --offline"),
            (3, "cargo xtask codegen --check"),
            (5, "cargo test --workspace"),
            (7, "cargo xtask conformance \"$TOUCHMARK_PROTOCOL_TESTS\""),
            (10, "cargo xtask differential --service sns --cases 20"),
            (11, "cargo xtask evidence --strict"),
            (
                12,
                "cargo xtask peers --part endpoints --models \"$TOUCHMARK_SMITHY_MODELS\"",
            ),
            (13, "cargo xtask peers --part client"),
            (14, "cargo xtask peers --part signing"),
            (15, "cargo xtask peers --part server"),
            (16, "cargo xtask peers --part command-line"),
        ] {
            assert_eq!(titles[at], title);
        }
        assert!(titles[8].contains("sigv4_suite -- --ignored"));
        assert!(titles[9].contains("touchmark-credentials --all-features"));
        assert!(titles[17].contains("--package touchmark-cli --test program -- --ignored"));
        assert!(titles[18].contains("--package touchmark-example-command --test it -- --ignored"));
        let program = "cargo rustc --profile check --package touchmark-aws --bins --no-default-features -- -D warnings";
        assert!(titles.iter().any(|title| title == program));
        for (package, feature) in [
            ("touchmark", Some("serde")),
            ("touchmark-model", None),
            ("touchmark-prose", None),
            ("touchmark-codegen", Some("prose")),
            ("touchmark-cli", None),
            ("touchmark-rds", Some("serde")),
            ("touchmark-sts", Some("serde")),
            ("touchmark-credentials", Some("login")),
        ] {
            let start = format!("cargo rustc --profile check --package {package} --lib ");
            let sets: Vec<&str> = titles
                .iter()
                .filter_map(|title| title.strip_prefix(&start))
                .collect();
            assert_eq!(sets[0], "--no-default-features -- -D warnings", "{package}");
            let alone = feature.map(|feature| {
                format!("--no-default-features --features {feature} -- -D warnings")
            });
            assert!(
                alone.is_none_or(|set| sets.contains(&set.as_str())),
                "{sets:?}"
            );
        }
        for own in [
            "xtask --lib",
            "touchmark-proof --lib",
            "touchmark-tests --lib",
        ] {
            assert!(titles.iter().all(|title| !title.contains(own)));
        }
    }
}
