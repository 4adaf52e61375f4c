//! From `--from` to reports: reads models, and refuses those that cannot be reported on.

use anyhow::{Result, bail};
use touchmark_codegen::Source;
use touchmark_model::model::{self, Kind, Model};
use touchmark_model::overlay;

use super::account::Account;
use super::args::CoverageArgs;
use crate::interrupt;
use crate::nearest;
use crate::source::{self, Opened, RawModel};
use crate::ui;

/// Reads the models and their prose.
pub(super) fn accounts(args: &CoverageArgs) -> Result<Vec<Account>> {
    match source::open(&args.from)? {
        Opened::Model(raw) => {
            ui::err(&format!("reading {} ...", raw.name));
            let model = parse(&raw)?;
            let service = named(&raw, &model, &args.service)?;
            Ok(vec![account(service, raw.file.clone(), &raw, &model)?])
        }
        Opened::Wheel(mut wheel) => {
            let services = if args.service.is_empty() {
                wheel.spoken_services()?
            } else {
                distinct(&args.service)
            };
            let origin = format!("botocore {}", wheel.version);
            // Unknown names are reported before the work begins.
            let mut models = Vec::with_capacity(services.len());
            for service in services {
                let version = wheel.newest(&service)?.to_owned();
                models.push((service, version));
            }
            let all = models.len();
            let mut accounts = Vec::with_capacity(all);
            for (index, (service, version)) in models.into_iter().enumerate() {
                interrupt::check()?;
                ui::err(&format!("reading {service} ({} of {all}) ...", index + 1));
                let raw = wheel.model(&service, &version)?;
                accounts.push(account(service, origin.clone(), &raw, &parse(&raw)?)?);
            }
            Ok(accounts)
        }
    }
}

/// The names in their order, without duplicates.
fn distinct(names: &[String]) -> Vec<String> {
    let mut distinct: Vec<String> = Vec::with_capacity(names.len());
    for name in names {
        if !distinct.contains(name) {
            distinct.push(name.clone());
        }
    }
    distinct
}

fn parse(raw: &RawModel) -> Result<Model> {
    let source = Source {
        name: &raw.name,
        bytes: &raw.json,
    };
    Ok(model::parse(&source)?)
}

/// The name of the service of a file: its id in kebab case, since the file does not have botocore's name.
fn named(raw: &RawModel, model: &Model, wanted: &[String]) -> Result<String> {
    let own = model.service.sdk_id.to_lowercase().replace(' ', "-");
    let plain = |name: &str| name.to_lowercase().replace(['-', '_', ' '], "");
    match wanted.iter().find(|name| plain(name) != plain(&own)) {
        None => Ok(own),
        Some(other) => bail!(
            "{}: a model of {own}, not of {other}{}",
            raw.name,
            nearest::hint(other, [own.as_str()])
        ),
    }
}

fn account(service: String, origin: String, raw: &RawModel, model: &Model) -> Result<Account> {
    if !has_prose(model) {
        bail!(
            "{}: a model without documentation; coverage is about what stands in prose, which only raw models have: \
             pass --from botocore --service NAME, a botocore wheel, or a service-2.json out of one",
            raw.name
        );
    }
    let mined = touchmark_prose::mine(model);
    Ok(Account {
        service,
        api_version: model.service.version.clone(),
        origin,
        report: mined.report,
        rules: overlay::by_sentence(&mined.overlay),
    })
}

/// Whether anything in the model is documented.
fn has_prose(model: &Model) -> bool {
    let in_shape = |kind: &Kind| match kind {
        Kind::Structure(members) | Kind::Union(members) => {
            members.iter().any(|member| member.documentation.is_some())
        }
        Kind::List(item) => item.documentation.is_some(),
        Kind::Map { key, value } => key.documentation.is_some() || value.documentation.is_some(),
        _ => false,
    };
    let operations = model.operations.values();
    operations.clone().any(|o| o.documentation.is_some())
        || model
            .shapes
            .values()
            .any(|shape| shape.documentation.is_some() || in_shape(&shape.kind))
}
