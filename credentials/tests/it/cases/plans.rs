//! How profiles fit together: profiles in, steps or an error out.

use serde_json::{Map, Value, json};
use touchmark::client::credentials::Credentials;
use touchmark_credentials::profile::{Base, Plan, Role, Sso, WebIdentity};
use touchmark_credentials::{Reason, file};

use super::{Report, json as read, meaning};
use crate::machine::Machine;

#[test]
#[ignore = "needs TOUCHMARK_CLIENT_TESTS"]
fn plans_of_profiles() {
    let mut report = Report::default();
    for case in read("assume-role-tests.json").as_array().unwrap() {
        let name = case["docs"].as_str().unwrap();
        report.add(name, check(case));
    }
    report.end("plans of profiles");
}

fn check(case: &Value) -> Result<(), String> {
    let input = &case["input"];
    let mut config = String::new();
    sections(&mut config, "profile", &input["profiles"]);
    sections(&mut config, "sso-session", &input["sso_sessions"]);
    let profiles =
        file::load(&Machine::new().config(&config)).map_err(|error| error.to_string())?;
    let plan = Plan::new(&profiles, input["selected_profile"].as_str().unwrap());
    let output = &case["output"];
    match (output["Error"].as_str(), plan) {
        (Some(message), Err(error)) => meaning::check(message, &Reason::Profile(error)),
        (Some(message), Ok(plan)) => Err(format!("expected `{message}`, found {plan:?}")),
        (None, Err(error)) => Err(error.to_string()),
        (None, Ok(plan)) => {
            let found = steps(&plan);
            let expected = output["ProfileChain"].as_array().unwrap();
            if *expected == found {
                return Ok(());
            }
            Err(format!("expected {expected:?}, found {found:?}"))
        }
    }
}

fn sections(config: &mut String, kind: &str, sections: &Value) {
    for (name, settings) in sections.as_object().into_iter().flatten() {
        config.push_str(&format!("[{kind} {name}]\n"));
        for (setting, value) in settings.as_object().unwrap() {
            config.push_str(&format!("{setting} = {}\n", value.as_str().unwrap()));
        }
    }
}

fn steps(plan: &Plan) -> Vec<Value> {
    let base = match &plan.base {
        Base::Key(key) => json!({"AccessKey": key_members(key)}),
        Base::Named(source) => json!({"NamedSource": format!("{source:?}")}),
        Base::WebIdentity(identity) => json!({"WebIdentityToken": identity_members(identity)}),
        Base::Sso(sso) => json!({"Sso": sso_members(sso)}),
        other => json!(format!("{other:?}")),
    };
    let roles = plan.roles.iter();
    std::iter::once(base)
        .chain(roles.map(|role| json!({"AssumeRole": role_members(role)})))
        .collect()
}

fn members(members: &[(&str, Option<&str>)]) -> Value {
    let present = members.iter().filter_map(|(name, value)| {
        let value = Value::from((*value)?);
        Some(((*name).to_owned(), value))
    });
    Value::Object(present.collect::<Map<_, _>>())
}

fn key_members(key: &Credentials) -> Value {
    members(&[
        ("access_key_id", Some(key.access_key_id())),
        ("secret_access_key", Some(key.secret_access_key())),
        ("session_token", key.token()),
        ("account_id", key.account()),
    ])
}

fn role_members(role: &Role) -> Value {
    members(&[
        ("role_arn", Some(&role.arn)),
        ("external_id", role.external_id.as_deref()),
        ("role_session_name", role.session_name.as_deref()),
    ])
}

fn identity_members(identity: &WebIdentity) -> Value {
    members(&[
        ("role_arn", Some(&identity.role_arn)),
        ("web_identity_token_file", Some(&identity.token_file)),
        ("role_session_name", identity.session_name.as_deref()),
    ])
}

fn sso_members(sso: &Sso) -> Value {
    let role = sso.role.as_ref();
    members(&[
        ("sso_session", sso.session.as_deref()),
        ("sso_region", Some(&sso.region)),
        ("sso_start_url", Some(&sso.start_url)),
        ("sso_account_id", role.map(|role| role.account_id.as_str())),
        ("sso_role_name", role.map(|role| role.name.as_str())),
    ])
}
