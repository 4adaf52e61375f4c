//! The shared files: their form, and how profiles fit together.

use touchmark_credentials::file::{self, FileProblem, Note, Profiles};
use touchmark_credentials::profile::{Base, Plan, ProfileError};
use touchmark_credentials::{Place, Reason};

use crate::machine::Machine;

fn files(config: &str, credentials: &str) -> Profiles {
    file::load(&Machine::new().config(config).credentials(credentials)).unwrap()
}

fn get<'p>(profiles: &'p Profiles, profile: &str, setting: &str) -> Option<&'p str> {
    profiles.profiles[profile].get(setting)
}

#[test]
fn settings_of_both_files() {
    let config = "\u{feff}[default]\r\nregion = a\r\nOUTPUT = json\r\n\r\n\
                  [profile p] ; comment\nregion = b # comment\n";
    let credentials = "[p]\nRegion = c\nkey = d#e\n[default]\nkey =\n";
    let profiles = files(config, credentials);
    assert_eq!(get(&profiles, "default", "region"), Some("a"));
    assert_eq!(get(&profiles, "default", "output"), Some("json"));
    assert_eq!(get(&profiles, "default", "key"), None);
    assert_eq!(get(&profiles, "p", "region"), Some("c"));
    assert_eq!(get(&profiles, "p", "key"), Some("d#e"));
    let origin = &profiles.profiles["p"].setting("region").unwrap().origin;
    assert_eq!(origin.to_string(), "/home/.aws/credentials, line 2");
    assert_eq!(profiles.notes, []);
}

#[test]
fn settings_that_go_on_and_settings_below_them() {
    let config = "[profile p]\na = b\n  c # d\n\te\ns3 =\n  x = y # z\n  X2 = z\n\
                  [services s]\nsts =\n  endpoint_url = http://localhost:1\n";
    let profiles = files(config, "");
    assert_eq!(get(&profiles, "p", "a"), Some("b\nc # d\ne"));
    let group = profiles.profiles["p"].group("s3").unwrap();
    assert_eq!(
        (group.nested("x"), group.nested("x2")),
        (Some("y"), Some("z"))
    );
    let group = profiles.services["s"].group("sts").unwrap();
    assert_eq!(group.nested("endpoint_url"), Some("http://localhost:1"));
}

#[test]
fn sections_may_be_indented_as_a_whole() {
    // As the AWS CLI reads it: only a line that is indented further than a setting continues that.
    let config = "  [default]\n  region = a\n\n  # a comment\n  s3 =\n    ; another\n    x = y\n  output = json\n\
                  [profile p]\n\tregion: b\n\t\t\tc\n\t\td\n\toutput = text\nlast = 1\n  [profile q]\n\
                  [profile r]\n    [services s]\n    rds =\n        endpoint_url = http://localhost:1\n";
    let profiles = files(
        config,
        "[p]\n\taws_access_key_id = A\n\taws_secret_access_key = S\n",
    );
    assert_eq!(get(&profiles, "default", "region"), Some("a"));
    assert_eq!(get(&profiles, "default", "output"), Some("json"));
    let group = profiles.profiles["default"].group("s3").unwrap();
    assert_eq!((group.nested("x"), group.value()), (Some("y"), "x = y"));
    assert_eq!(get(&profiles, "p", "region"), Some("b\nc\nd"));
    assert_eq!(get(&profiles, "p", "output"), Some("text"));
    assert_eq!(get(&profiles, "p", "aws_access_key_id"), Some("A"));
    // It continues the setting above it, although it looks like a section.
    assert_eq!(get(&profiles, "p", "last"), Some("1\n[profile q]"));
    let group = profiles.services["s"].group("rds").unwrap();
    assert_eq!(group.nested("endpoint_url"), Some("http://localhost:1"));
    let origin = &profiles.profiles["p"].setting("output").unwrap().origin;
    assert_eq!(origin.to_string(), "/home/.aws/config, line 13");
}

#[test]
fn sections_of_one_name_are_one_and_later_settings_count() {
    let config = "[default]\na = 1\n[profile q]\na = 1\n[profile q]\nA = 2\nb = 3\n[profile default]\nb = 2\n";
    let profiles = files(config, "");
    assert_eq!(get(&profiles, "q", "a"), Some("2"));
    // One with a prefix takes the place of the one without, wherever they stand.
    assert_eq!(get(&profiles, "default", "a"), None);
    assert_eq!(get(&profiles, "default", "b"), Some("2"));
    assert!(matches!(&profiles.notes[..], [Note::Default(_)]));
}

#[test]
fn what_is_ignored_is_noted() {
    let config = "[plain]\n[profile a b]\n[profile b]\nc d = e\n[other kind]\n[sso-session s]\n";
    let profiles = files(config, "[profile c]\n[d]\n");
    let names: Vec<&String> = profiles.profiles.keys().collect();
    assert_eq!(names, ["b", "d"]);
    assert!(profiles.sso_sessions.contains_key("s"));
    let notes: Vec<String> = profiles.notes.iter().map(Note::to_string).collect();
    let starts = [
        "/home/.aws/config, line 1 is ignored: a section of this file begins",
        "/home/.aws/config, line 2 is ignored: the section has no name, or one that needs quotes",
        "/home/.aws/config, line 4 is ignored: the setting's name",
        "/home/.aws/credentials, line 1 is ignored: a section of this file is only",
    ];
    assert_eq!(notes.len(), starts.len(), "{notes:?}");
    for (note, start) in notes.iter().zip(starts) {
        assert!(note.starts_with(start), "{note}");
    }
}

#[test]
fn names_of_sections_as_the_cli_writes_them() {
    let config = "[profile 'my dev']\na = 1\n[profile \"b\"]\na = 2\n[profile d\u{e9}v(1)]\na = 3\n\
                  [sso-session \"my session\"]\n[services 's']\n[profile \"default\"]\na = 4\n[default]\na = 5\n";
    // In the other file, a name has no quotes.
    let profiles = files(config, "[my dev]\nb = 1\n[a~c]\nb = 2\n");
    assert_eq!(get(&profiles, "my dev", "a"), Some("1"));
    assert_eq!(get(&profiles, "my dev", "b"), Some("1"));
    assert_eq!(get(&profiles, "b", "a"), Some("2"));
    assert_eq!(get(&profiles, "d\u{e9}v(1)", "a"), Some("3"));
    assert_eq!(get(&profiles, "default", "a"), Some("4"));
    assert_eq!(get(&profiles, "a~c", "b"), Some("2"));
    assert!(profiles.sso_sessions.contains_key("my session"));
    assert!(profiles.services.contains_key("s"));
    for name in ["''", "a b", "'a", "a'b", "'a'b'", "\"a'"] {
        let profiles = files(&format!("[profile {name}]\n"), "");
        assert!(
            matches!(&profiles.notes[..], [Note::SectionName(_)]),
            "{name}"
        );
        assert!(profiles.profiles.is_empty(), "{name}");
    }
    assert!(matches!(
        &files("", "[]\n").notes[..],
        [Note::SectionName(_)]
    ));
}

#[test]
fn malformed_files_are_told_with_file_and_line() {
    for (config, line, problem) in [
        ("\n[profile a", 2, FileProblem::Bracket),
        ("[default]\nhunter2", 2, FileProblem::Equals),
        ("[default]\n= hunter2", 2, FileProblem::Name),
        ("# a\nhunter2 = 2", 2, FileProblem::Section),
        (" hunter2: 2", 1, FileProblem::Section),
        ("[default]\n\n hunter2", 3, FileProblem::Equals),
        (
            "[default]\na = b\n[default]\n hunter2",
            4,
            FileProblem::Equals,
        ),
        ("[default]\na =\n hunter2", 3, FileProblem::NestedEquals),
        (
            "[default]\na =\n b = c\n = hunter2",
            4,
            FileProblem::NestedName,
        ),
    ] {
        let machine = Machine::new().config(config);
        let error = file::load(&machine).unwrap_err();
        assert_eq!((error.line, error.problem), (line, problem), "{config:?}");
        let text = error.to_string();
        assert!(
            text.starts_with(&format!("/home/.aws/config, line {line}: ")),
            "{text}"
        );
        assert!(!text.contains("hunter2"), "{text}");
        let none = machine.find_in(Place::Profile).unwrap_err();
        assert!(matches!(none.asked[0].reason, Reason::File(_)), "{none}");
    }
    let machine = Machine::new().file("/home/.aws/credentials", b"[a]\nb = \xff".as_slice());
    let error = file::load(&machine).unwrap_err();
    assert_eq!((error.line, error.problem), (2, FileProblem::Encoding));
}

#[test]
fn files_elsewhere() {
    let machine = Machine::new()
        .variable("AWS_CONFIG_FILE", "~/c")
        .variable("AWS_SHARED_CREDENTIALS_FILE", "relative")
        .file("/home/c", "[profile p]\na = 1")
        .file("relative", "[p]\nb = 2");
    let profiles = file::load(&machine).unwrap();
    assert_eq!(get(&profiles, "p", "a"), Some("1"));
    assert_eq!(get(&profiles, "p", "b"), Some("2"));
    // Without a home, nothing is read.
    assert!(file::load(&Machine::default()).unwrap().profiles.is_empty());
}

fn plan(config: &str) -> Result<Plan, ProfileError> {
    Plan::new(&files(config, ""), "a")
}

#[test]
fn a_chain_of_roles() {
    let config = "[profile a]\nrole_arn = r:a\nsource_profile = b\nexternal_id = x\nduration_seconds = 900\n\
                  [profile b]\nrole_arn = r:b\nsource_profile = c\nrole_session_name = s\n\
                  [profile c]\naws_access_key_id = A\naws_secret_access_key = S\n";
    let plan = plan(config).unwrap();
    assert!(matches!(&plan.base, Base::Key(key) if key.access_key_id() == "A"));
    let [first, second] = &plan.roles[..] else {
        panic!("{plan:?}");
    };
    assert_eq!(
        (first.arn.as_str(), first.session_name.as_deref()),
        ("r:b", Some("s"))
    );
    assert_eq!(
        (second.external_id.as_deref(), second.duration_seconds),
        (Some("x"), Some(900))
    );
}

#[test]
fn profiles_that_do_not_fit_together() {
    let role = "[profile a]\nrole_arn = r\n";
    let key = "[profile b]\naws_access_key_id = A\naws_secret_access_key = S\n";
    for (config, expected) in [
        ("[profile b]\n".to_owned(), "there is no profile `a`; define it in a shared file, or name another"),
        ("[profile a]\nregion = x".to_owned(), "profile `a` has no settings for credentials"),
        (role.to_owned(), "profile `a` has `role_arn` and lacks `source_profile` or `credential_source`"),
        (
            format!("{role}source_profile = b\ncredential_source = Environment\n{key}"),
            "profile `a` has both `source_profile` and `credential_source`; remove one",
        ),
        (
            format!("{role}source_profile = b"),
            "profile `a` refers to profile `b`, which is in no shared file",
        ),
        (
            format!("{role}source_profile = b\n[profile b]\nregion = x"),
            "profile `a` refers to profile `b`, which has no settings for credentials",
        ),
        (
            format!("{role}source_profile = a"),
            "profile `a` refers to profile `a`, which has no settings for credentials",
        ),
        (
            format!("{role}source_profile = b\n[profile b]\nrole_arn = r\nsource_profile = c\n[profile c]\nrole_arn = r\nsource_profile = b"),
            "profiles refer to one another in a loop: `b` -> `c` -> `b`",
        ),
        (
            format!("{role}source_profile = b\nduration_seconds = long\n{key}"),
            "`duration_seconds` (/home/.aws/config, line 4) is `long`, not a number above 0",
        ),
        (format!("{role}source_profile = b\nmfa_serial = m\n{key}"), "the role of profile `a` needs a code (`mfa_serial`); have another program ask for it, through credential_process"),
        (
            format!("{role}credential_source = Floppy"),
            "profile `a` has the credential_source `Floppy`, not `Environment`, `Ec2InstanceMetadata` or `EcsContainer`",
        ),
        (
            "[profile a]\nweb_identity_token_file = /t".to_owned(),
            "profile `a` has `web_identity_token_file` and lacks `role_arn`",
        ),
        (
            "[profile a]\naws_access_key_id = A".to_owned(),
            "profile `a` has `aws_access_key_id` and lacks `aws_secret_access_key`",
        ),
        (
            "[profile a]\naws_session_token = T".to_owned(),
            "profile `a` has `aws_session_token` and lacks `aws_access_key_id`",
        ),
        (
            "[profile a]\nsso_session = s".to_owned(),
            "profile `a` names the sso-session `s`, which is in no shared file",
        ),
        (
            "[profile a]\nsso_session = s\n[sso-session s]\nsso_region = r".to_owned(),
            "sso-session `s` lacks `sso_start_url`",
        ),
        (
            "[profile a]\nsso_session = s\nsso_region = other\n[sso-session s]\nsso_region = r\nsso_start_url = u".to_owned(),
            "profile `a` has `sso_region`, which belongs into the section that its sso_session names",
        ),
        (
            "[profile a]\nsso_start_url = u\nsso_account_id = 1\nsso_role_name = n".to_owned(),
            "profile `a` has `sso_account_id` and lacks `sso_region`",
        ),
    ] {
        let error = plan(&config).unwrap_err();
        assert_eq!(error.to_string(), expected, "{config}");
    }
}

#[test]
fn which_settings_count_in_a_profile_that_has_several() {
    let all = "credential_source = Environment\nweb_identity_token_file = /t\nrole_arn = r\n\
               sso_session = s\nsso_account_id = 1\nsso_role_name = n\ncredential_process = p\n\
               aws_access_key_id = A\naws_secret_access_key = S\n";
    let session = "[sso-session s]\nsso_region = r\nsso_start_url = u\n";
    let mut lines: Vec<&str> = all.lines().collect();
    let mut bases = Vec::new();
    for removed in [1, 2, 3, 1, 0] {
        let config = format!("[profile a]\n{}\n{session}", lines.join("\n"));
        bases.push(match plan(&config).unwrap().base {
            Base::Named(_) => "named",
            Base::WebIdentity(_) => "token",
            Base::Sso(_) => "sso",
            Base::Process { .. } => "process",
            Base::Key(_) => "key",
            _ => "other",
        });
        lines.drain(..removed);
    }
    assert_eq!(bases, ["named", "token", "sso", "process", "key"]);
}

#[test]
fn whatever_stands_in_a_file_it_is_read_or_told_with_its_line() {
    let sample =
        b"\xef\xbb\xbf# c\r\n[profile a] ; c\nname = v # c\n  more\ns3 =\n  x = y\n[services b]\n";
    let lines = sample.iter().filter(|byte| **byte == b'\n').count() + 2;
    let check = |content: Vec<u8>| {
        let machine = Machine::new().file("/home/.aws/config", content.clone());
        if let Err(error) = file::load(&machine) {
            assert!((1..=lines).contains(&error.line), "{error}: {content:?}");
        }
    };
    for index in 0..sample.len() {
        check(sample[..index].to_vec());
        for byte in [
            b'\n', b'\r', b' ', b'\t', b'[', b']', b'=', b'#', b';', b'x', 0, 0x80, 0xff,
        ] {
            let mut content = sample.to_vec();
            content[index] = byte;
            check(content);
        }
    }
}
