//! Every rule of RestoreDBClusterFromS3 that only prose states: what it accepts and rejects.

use touchmark::schema::Source;
use touchmark::validate::ViolationKind::{
    Conflict, Format, Length, MultipleOf, OneOf, Ordered, Overlap, Pattern, Prefix, Range, Requires,
};
use touchmark::validate::{Level, Validation, ViolationKind};
use touchmark_rds::operation::RestoreDbClusterFromS3Input as Input;
use touchmark_rds::types::{ServerlessV2ScalingConfiguration, Tag, TagSpecification};
use touchmark_tests::example::minimal;

/// The path and kind of each violation of a request.
fn wrong(input: &Input) -> Vec<(String, ViolationKind)> {
    // All that is documented, trusted or not.
    let validation = Validation::new().level(Level::Documented);
    let violations = validation.check(input).err();
    violations
        .iter()
        .flatten()
        .map(|violation| (violation.path().to_owned(), violation.kind()))
        .collect()
}

/// Requests that differ from the smallest in one way.
fn accepts<T>(values: impl IntoIterator<Item = T>, set: impl Fn(Input, T) -> Input)
where
    T: Clone + std::fmt::Debug,
{
    for value in values {
        let input = set(minimal(), value.clone());
        assert_eq!(wrong(&input), [], "{value:?}");
    }
}

/// The same, for requests that each violate one rule.
fn rejects<T>(
    path: &str,
    kind: ViolationKind,
    values: impl IntoIterator<Item = T>,
    set: impl Fn(Input, T) -> Input,
) where
    T: Clone + std::fmt::Debug,
{
    for value in values {
        let input = set(minimal(), value.clone());
        assert_eq!(wrong(&input), [(path.to_owned(), kind)], "{value:?}");
    }
}

#[test]
fn identifiers() {
    let long = "a".repeat(63);
    accepts(
        ["c", "C1", "my-cluster1", "a-b-c", long.as_str()],
        Input::db_cluster_identifier,
    );
    let bad = ["1a", "-a", "a-", "a--b", "a_b", "a b", "a\u{e4}"];
    rejects(
        "DBClusterIdentifier",
        Pattern,
        bad,
        Input::db_cluster_identifier,
    );
    rejects(
        "DBClusterIdentifier",
        Length,
        ["a".repeat(64)],
        Input::db_cluster_identifier,
    );
}

#[test]
fn numbers() {
    accepts([1, 35], Input::backup_retention_period);
    rejects(
        "BackupRetentionPeriod",
        Range,
        [0, 36],
        Input::backup_retention_period,
    );
    accepts([0, 259_200], Input::backtrack_window);
    rejects(
        "BacktrackWindow",
        Range,
        [-1, 259_201],
        Input::backtrack_window,
    );
}

#[test]
fn values() {
    accepts(["aurora-mysql", "Aurora-MySQL"], Input::engine);
    rejects("Engine", OneOf, ["aurora", "mysql", ""], Input::engine);
    accepts(["mysql"], Input::source_engine);
    rejects("SourceEngine", OneOf, ["postgres"], Input::source_engine);
    accepts(["aurora", "aurora-iopt1"], Input::storage_type);
    rejects("StorageType", OneOf, ["gp3"], Input::storage_type);
    accepts(["IPV4", "DUAL", "dual"], Input::network_type);
    rejects("NetworkType", OneOf, ["IPV6"], Input::network_type);
    let lifecycles = [
        "open-source-rds-extended-support",
        "open-source-rds-extended-support-disabled",
    ];
    accepts(lifecycles, Input::engine_lifecycle_support);
    rejects(
        "EngineLifecycleSupport",
        OneOf,
        ["extended"],
        Input::engine_lifecycle_support,
    );
}

#[test]
fn users_and_passwords() {
    accepts(
        ["u".to_owned(), "A1".to_owned(), "u".repeat(16)],
        Input::master_username,
    );
    rejects(
        "MasterUsername",
        Pattern,
        ["1u", "u_1", "u-1"],
        Input::master_username,
    );
    rejects(
        "MasterUsername",
        Length,
        ["u".repeat(17)],
        Input::master_username,
    );
    accepts(
        [
            "12345678".to_owned(),
            "a b!#$%&'()~".to_owned(),
            "p".repeat(41),
        ],
        Input::master_user_password,
    );
    let bad = [
        "pass/word",
        "pass\"word",
        "pass@word",
        "passw\u{f6}rd",
        "pass\tword",
    ];
    rejects(
        "MasterUserPassword",
        Pattern,
        bad,
        Input::master_user_password,
    );
    rejects(
        "MasterUserPassword",
        Length,
        ["1234567".to_owned(), "p".repeat(42)],
        Input::master_user_password,
    );
}

#[test]
fn a_password_is_set_or_managed() {
    let with_password = |input: Input, managed| {
        input
            .master_user_password("12345678")
            .manage_master_user_password(managed)
    };
    accepts([false], with_password);
    rejects("MasterUserPassword", Conflict, [true], with_password);
    let input = with_password(minimal(), true);
    let violations = input.validate().unwrap_err();
    let violation = violations.iter().next().unwrap();
    assert_eq!(violation.related(), ["ManageMasterUserPassword"]);
    assert_eq!(violation.source(), Source::Documented);
    assert!(!violation.to_string().contains("12345678"), "{violation}");

    let with_key = |input: Input, managed: Option<bool>| {
        let input = input.master_user_secret_kms_key_id("alias/key");
        managed.map_or(input.clone(), |managed| {
            input.manage_master_user_password(managed)
        })
    };
    accepts([Some(true)], with_key);
    rejects(
        "MasterUserSecretKmsKeyId",
        Requires,
        [Some(false), None],
        with_key,
    );
}

#[test]
fn windows() {
    accepts(
        ["05:00-05:30", "23:45-00:15", "00:00-23:59"],
        Input::preferred_backup_window,
    );
    let bad = [
        "05:00-05:29",
        "5:00-05:30",
        "24:00-00:30",
        "05:00",
        "05:60-06:30",
        "noon",
    ];
    rejects(
        "PreferredBackupWindow",
        Format,
        bad,
        Input::preferred_backup_window,
    );
    let good = [
        "Mon:05:00-Mon:05:30",
        "sun:23:45-MON:00:15",
        "Fri:00:00-Sun:00:00",
    ];
    accepts(good, Input::preferred_maintenance_window);
    let bad = [
        "Mon:05:00-Mon:05:29",
        "05:00-05:30",
        "Day:05:00-Day:05:30",
        "Mon:05:00-Mon:25:00",
    ];
    rejects(
        "PreferredMaintenanceWindow",
        Format,
        bad,
        Input::preferred_maintenance_window,
    );
}

#[test]
fn windows_do_not_overlap() {
    let with = |input: Input, (daily, weekly): (&str, &str)| {
        input
            .preferred_backup_window(daily)
            .preferred_maintenance_window(weekly)
    };
    accepts(
        [
            ("05:00-05:30", "Mon:05:30-Mon:06:00"),
            ("23:45-00:15", "Sun:00:15-Sun:23:45"),
        ],
        with,
    );
    let overlapping = [
        ("05:00-05:30", "Mon:05:29-Mon:06:00"),
        ("05:00-05:30", "Mon:00:00-Tue:00:00"),
        ("23:45-00:15", "Sun:23:30-Mon:00:00"),
        ("00:00-00:30", "Sun:23:45-Mon:00:15"),
    ];
    rejects("PreferredBackupWindow", Overlap, overlapping, with);
}

#[test]
fn log_types() {
    let with = |input: Input, (engine, types): (&str, &[&str])| {
        input
            .engine(engine)
            .enable_cloudwatch_logs_exports(types.iter().copied())
    };
    accepts(
        [("aurora-mysql", &["audit", "Error", "iam-db-auth-error"][..])],
        with,
    );
    // Only the other engine has this type.
    rejects(
        "EnableCloudwatchLogsExports[1]",
        OneOf,
        [("aurora-mysql", &["audit", "postgresql"][..])],
        with,
    );
    let input = with(minimal(), ("aurora-mysql", &["trace"]));
    let item = ("EnableCloudwatchLogsExports[0]".to_owned(), OneOf);
    assert_eq!(
        wrong(&input),
        [item],
        "neither of all engines nor of this one, which is told once"
    );
}

#[test]
fn capacities() {
    let with = |input: Input, (min, max): (f64, f64)| {
        let scaling = ServerlessV2ScalingConfiguration::default()
            .min_capacity(min)
            .max_capacity(max);
        input.serverless_v2_scaling_configuration(scaling)
    };
    accepts([(0.0, 256.0), (0.5, 0.5), (8.5, 16.0)], with);
    rejects(
        "ServerlessV2ScalingConfiguration.MinCapacity",
        Ordered,
        [(16.0, 8.5)],
        with,
    );
    rejects(
        "ServerlessV2ScalingConfiguration.MinCapacity",
        Range,
        [(-0.5, 1.0)],
        with,
    );
    rejects(
        "ServerlessV2ScalingConfiguration.MinCapacity",
        MultipleOf,
        [(0.25, 1.0)],
        with,
    );
    rejects(
        "ServerlessV2ScalingConfiguration.MaxCapacity",
        Range,
        [(1.0, 256.5)],
        with,
    );
    rejects(
        "ServerlessV2ScalingConfiguration.MaxCapacity",
        MultipleOf,
        [(1.0, 2.2)],
        with,
    );
    let pausing = |input: Input, seconds| {
        let scaling = ServerlessV2ScalingConfiguration::default().seconds_until_auto_pause(seconds);
        input.serverless_v2_scaling_configuration(scaling)
    };
    accepts([300, 86_400], pausing);
    rejects(
        "ServerlessV2ScalingConfiguration.SecondsUntilAutoPause",
        Range,
        [299, 86_401],
        pausing,
    );
}

#[test]
fn tags() {
    let keyed = |input: Input, key: String| input.tags([Tag::default().key(key)]);
    accepts(
        [
            "k".to_owned(),
            "\u{e4} _.:/=+-@9".to_owned(),
            "k".repeat(128),
            "xaws:".to_owned(),
        ],
        keyed,
    );
    rejects(
        "Tags[0].Key",
        Prefix,
        ["aws:x".to_owned(), "RDS:x".to_owned(), "Aws:".to_owned()],
        keyed,
    );
    rejects(
        "Tags[0].Key",
        Length,
        [String::new(), "k".repeat(129)],
        keyed,
    );
    rejects(
        "Tags[0].Key",
        Pattern,
        ["a#b".to_owned(), "a!".to_owned()],
        keyed,
    );
    // An override: the service accepts empty values, although its documentation says otherwise.
    let valued = |input: Input, value: String| input.tags([Tag::default().key("k").value(value)]);
    accepts([String::new(), "v".repeat(256)], valued);
    rejects("Tags[0].Value", Length, ["v".repeat(257)], valued);
    let on = |input: Input, kind: &str| {
        input.tag_specifications([TagSpecification::default().resource_type(kind)])
    };
    accepts(["auto-backup", "cluster-auto-backup", "og"], on);
    rejects("TagSpecifications[0].ResourceType", OneOf, ["snapshot"], on);
}

#[test]
fn state_of_the_server_is_not_checked() {
    let input = minimal()
        .db_cluster_parameter_group_name("no such group")
        .db_subnet_group_name("no such group")
        .kms_key_id("no such key")
        .master_username("select")
        .port(0);
    assert_eq!(wrong(&input), []);
}
