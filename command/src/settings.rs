//! What a command line leaves open: the profile and the environment say it.

use touchmark::client::Config;
use touchmark::client::blocking::Ureq;
use touchmark::client::endpoint::Settings;
use touchmark::schema::Service;
use touchmark_credentials::host::Ureq as Http;
use touchmark_credentials::{Chain, Setup, Shared};

use crate::argument::settle::Binary;
use crate::global::{Globals, chosen};
use crate::output::{FORMATS, Format, Timestamps};
use crate::stop::Stop;
use crate::trust::{Bundle, Trust};

/// What the profile and the environment say, where the options say nothing.
pub(crate) struct Environment {
    shared: Shared,
}

impl Environment {
    /// Reads the shared files.
    ///
    /// # Errors
    /// A file that cannot be read, and a profile that no file has.
    pub(crate) fn load(globals: &Globals) -> Result<Self, Stop> {
        let setup = setup(globals, Ureq::new());
        let shared = Shared::load(&setup).map_err(|error| Stop::other(error.to_string()))?;
        let name = shared.profile_name();
        if shared.profile().is_none() && name != "default" {
            return Err(Stop::other(format!(
                "The config profile ({name}) could not be found"
            )));
        }
        Ok(Self { shared })
    }

    fn setting(&self, name: &str) -> Option<&str> {
        self.shared.profile()?.get(name)
    }

    /// How outputs are printed.
    ///
    /// # Errors
    /// A format that does not exist.
    pub(crate) fn format(&self, globals: &Globals) -> Result<Format, Stop> {
        if let Some(format) = globals.output {
            return Ok(format);
        }
        let variable = variable("AWS_DEFAULT_OUTPUT");
        let word = variable.as_deref().or_else(|| self.setting("output"));
        match word {
            None => Ok(Format::Json),
            Some(word) => Format::of(word).ok_or_else(|| {
                let names: Vec<&str> = FORMATS.iter().map(|(name, _)| *name).collect();
                Stop::other(format!(
                    "Unknown output type: {word}; choose one of {}",
                    names.join(", ")
                ))
            }),
        }
    }

    /// How timestamps are printed: as services write them, unless the profile says otherwise.
    ///
    /// # Errors
    /// A format that does not exist.
    pub(crate) fn timestamps(&self) -> Result<Timestamps, Stop> {
        match self.setting("cli_timestamp_format") {
            None | Some("wire") => Ok(Timestamps::Wire),
            Some("iso8601") => Ok(Timestamps::Iso),
            Some(other) => Err(Stop::configuration(format!(
                "Unknown cli_timestamp_format value: {other}, valid values are \"wire\" or \"iso8601\""
            ))),
        }
    }

    /// How texts for blobs are written.
    ///
    /// # Errors
    /// A form that does not exist.
    pub(crate) fn binary(&self, globals: &Globals) -> Result<Binary, Stop> {
        let known = [
            ("base64", Binary::Base64),
            ("raw-in-base64-out", Binary::Raw),
        ];
        let set = chosen(
            "cli_binary_format",
            self.setting("cli_binary_format"),
            &known,
        )?;
        Ok(globals.binary.or(set).unwrap_or(Binary::Base64))
    }

    /// The program that shows outputs that are longer than a terminal; `None` for none.
    pub(crate) fn pager(&self, globals: &Globals) -> Option<String> {
        if !globals.pager {
            return None;
        }
        let set = std::env::var("AWS_PAGER").ok();
        let set = set.or_else(|| self.setting("cli_pager").map(str::to_owned));
        let set = set.or_else(|| std::env::var("PAGER").ok());
        Some(set.unwrap_or_else(|| "less".to_owned())).filter(|pager| !pager.trim().is_empty())
    }

    /// Where the endpoint of a service is.
    ///
    /// # Errors
    /// A setting with a value that it cannot have.
    pub(crate) fn endpoint(&self, service: &Service, globals: &Globals) -> Result<Settings, Stop> {
        let settings = self.shared.endpoint_settings(service);
        let settings = settings.map_err(|error| Stop::other(error.to_string()))?;
        Ok(match &globals.endpoint_url {
            Some(url) => settings.endpoint(url),
            None => settings,
        })
    }

    /// The configuration of a client, and what it sends with.
    ///
    /// Where credentials are looked for, nobody is trusted because an option says so, as in the AWS CLI: who does not verify
    /// the certificates of a service gives away one request, but that way credentials would be given away.
    ///
    /// # Errors
    /// A setting with a value that it cannot have, and a file of certificates that is none.
    pub(crate) fn client(
        &self,
        service: &Service,
        globals: &Globals,
    ) -> Result<(Config, Ureq), Stop> {
        let config = self.shared.client_config(service);
        let config = config.map_err(|error| Stop::other(error.to_string()))?;
        let trust = self.trust(globals);
        let transport = trust.transport()?;
        // For a request that is not signed, nobody is asked.
        let chain_trust = Trust::of(self.bundle().filter(|_| globals.sign));
        let chain_transport = match chain_trust == trust {
            true => transport.clone(),
            false => chain_trust.transport()?,
        };
        let config = config
            .endpoint(self.endpoint(service, globals)?)
            .timeouts(globals.timeouts)
            .credentials(Chain::new(setup(globals, chain_transport)));
        Ok((config, transport))
    }

    /// Whom connections to a service trust.
    fn trust(&self, globals: &Globals) -> Trust {
        if !globals.verify {
            return Trust::Anyone;
        }
        let named = globals.ca_bundle.clone().map(|path| Bundle {
            path,
            named_by: "--ca-bundle",
        });
        Trust::of(named.or_else(|| self.bundle()))
    }

    /// The file of certificates that the environment or the profile names.
    fn bundle(&self) -> Option<Bundle> {
        let variable = variable("AWS_CA_BUNDLE").map(|path| Bundle {
            path,
            named_by: "AWS_CA_BUNDLE",
        });
        let setting = || {
            self.setting("ca_bundle").map(|path| Bundle {
                path: path.to_owned(),
                named_by: "ca_bundle of the profile",
            })
        };
        variable.or_else(setting)
    }
}

/// What the search for credentials starts from.
fn setup(globals: &Globals, transport: Ureq) -> Setup {
    let mut setup = Setup::new(Http::with_transport(transport));
    if let Some(profile) = &globals.profile {
        setup = setup.profile(profile);
    }
    if let Some(region) = &globals.region {
        setup = setup.region(region);
    }
    setup
}

/// The program that shows help on a terminal.
pub(crate) fn pager(globals: &Globals) -> Option<String> {
    let set = std::env::var("AWS_PAGER").or_else(|_| std::env::var("PAGER"));
    let set = set.unwrap_or_else(|_| "less".to_owned());
    Some(set).filter(|pager| globals.pager && !pager.trim().is_empty())
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
