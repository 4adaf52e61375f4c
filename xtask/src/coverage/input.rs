//! From `--from` to reports: which models are read, and what cannot be reported on.

use std::time::Instant;

use anyhow::{Result, anyhow, bail};
use touchmark_codegen::Source;
use touchmark_codegen::mine;
use touchmark_codegen::model::{self, Kind, Model};

use super::{Account, listing};
use crate::cli::CoverageArgs;
use crate::nearest;
use crate::source::{self, Opened, Origin, RawModel};
use crate::ui;

/// Reads the models and their prose.
pub(super) fn accounts(args: &CoverageArgs) -> Result<Vec<Account>> {
    if args.service.is_empty()
        && let Origin::Botocore(_) = args.from
    {
        bail!(
            "name the services of a release with --service, as in --service rds; without it, all of a wheel's are \
             read: `pip download --no-deps botocore`, then --from FILE"
        );
    }
    match source::open(&args.from)? {
        Opened::Model(raw) => {
            let model = parse(&raw)?;
            let service = named(&raw, &model, &args.service)?;
            Ok(vec![account(service, raw.file.clone(), &raw, &model)?])
        }
        Opened::Wheel(mut wheel) => {
            let services = match &args.from {
                Origin::File(path) if args.service.is_empty() => listing::query_services(path)?,
                _ => distinct(&args.service),
            };
            let origin = format!("botocore {}", wheel.version);
            let all = services.len();
            let mut accounts = Vec::with_capacity(all);
            for (index, service) in services.into_iter().enumerate() {
                if all > 1 {
                    ui::err(&format!("reading {service} ({} of {all}) ...", index + 1));
                }
                let version = wheel.newest(&service)?.to_owned();
                let raw = wheel.model(&service, &version)?;
                accounts.push(account(service, origin.clone(), &raw, &parse(&raw)?)?);
            }
            Ok(accounts)
        }
    }
}

/// The names in their order, each once.
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
    model::parse(&source).map_err(|error| anyhow!("{error}"))
}

/// What to call the service of a file, which knows its id, but not botocore's name for the service.
fn named(raw: &RawModel, model: &Model, wanted: &[String]) -> Result<String> {
    let own = model.service.sdk_id.to_lowercase().replace(' ', "-");
    let known = [own.as_str(), model.service.endpoint_prefix.as_str()];
    let other = wanted.iter().find(|name| {
        let plain = name.to_lowercase().replace(['-', '_'], "");
        known.iter().all(|known| known.replace('-', "") != plain)
    });
    match other {
        None => Ok(wanted.first().cloned().unwrap_or(own)),
        Some(other) => bail!(
            "{}: a model of {own}, not of {other}{}",
            raw.name,
            nearest::hint(other, known)
        ),
    }
}

fn account(service: String, origin: String, raw: &RawModel, model: &Model) -> Result<Account> {
    if !has_prose(model) {
        bail!(
            "{}: a model without documentation; coverage is about what stands in prose, which only raw models have: \
             pass --from botocore, botocore==VERSION, a botocore wheel, or a service-2.json out of one",
            raw.name
        );
    }
    let start = Instant::now();
    let report = mine::mine(model).report;
    let seconds = start.elapsed().as_secs_f64();
    if seconds > 1.0 {
        ui::err(&format!("read the prose of {service} in {seconds:.1} s"));
    }
    Ok(Account {
        service,
        api_version: model.service.version.clone(),
        origin,
        report,
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
