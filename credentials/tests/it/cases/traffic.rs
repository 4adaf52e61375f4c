//! Recorded requests and responses, which take the place of a network.

use std::collections::{BTreeMap, VecDeque};
use std::path::Path;
use std::sync::{Arc, Mutex};

use serde_json::Value;
use touchmark::client::transport::TransportError;
use touchmark::protocol::Response;
use touchmark_credentials::host::HttpRequest;

use crate::machine::silence;

/// The recorded exchanges that are still to come, and what did not fit.
#[derive(Clone, Default)]
pub(super) struct Traffic(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    exchanges: VecDeque<Exchange>,
    problems: Vec<String>,
}

#[derive(Default)]
struct Exchange {
    method: String,
    uri: String,
    headers: BTreeMap<String, String>,
    body: String,
    status: Option<u16>,
    response_headers: Vec<(String, String)>,
    response: String,
}

/// Headers that are not the same for every program: they name it, or depend on how it signs.
const OTHERS: [&str; 5] = [
    "user-agent",
    "x-amz-user-agent",
    "authorization",
    "content-length",
    "x-amz-date",
];

impl Traffic {
    pub(super) fn read(path: &Path) -> Self {
        let text = std::fs::read(path).unwrap();
        let recorded: Value = serde_json::from_slice(&text).unwrap();
        let mut exchanges: BTreeMap<u64, Exchange> = BTreeMap::new();
        for event in recorded["events"].as_array().unwrap() {
            let number = event["connection_id"].as_u64().unwrap();
            exchanges.entry(number).or_default().add(&event["action"]);
        }
        Self(Arc::new(Mutex::new(State {
            exchanges: exchanges.into_values().collect(),
            problems: Vec::new(),
        })))
    }

    pub(super) fn answer(
        &self,
        request: &HttpRequest,
    ) -> Result<Response<'static>, TransportError> {
        let mut state = self.0.lock().unwrap();
        let Some(exchange) = state.exchanges.pop_front() else {
            state
                .problems
                .push(format!("not recorded: {}", request.uri()));
            return silence();
        };
        state.problems.extend(exchange.differences(request));
        let Some(status) = exchange.status else {
            return silence();
        };
        let mut response = Response::new(status, exchange.response.into_bytes());
        for (name, value) in exchange.response_headers {
            response
                .headers
                .push((name.into(), value.into_bytes().into()));
        }
        Ok(response)
    }

    /// Whether everything was sent as recorded.
    pub(super) fn end(&self) -> Result<(), String> {
        let mut state = self.0.lock().unwrap();
        let rest: Vec<String> = state
            .exchanges
            .drain(..)
            .map(|exchange| exchange.uri)
            .collect();
        let unsent = rest.into_iter().map(|uri| format!("not sent: {uri}"));
        let problems: Vec<String> = std::mem::take(&mut state.problems)
            .into_iter()
            .chain(unsent)
            .collect();
        if problems.is_empty() {
            return Ok(());
        }
        Err(problems.join("; "))
    }
}

impl Exchange {
    fn add(&mut self, action: &Value) {
        if let Some(request) = action.get("Request") {
            let request = &request["request"];
            self.method = request["method"].as_str().unwrap().to_owned();
            self.uri = request["uri"].as_str().unwrap().to_owned();
            self.headers = headers(&request["headers"]).into_iter().collect();
        } else if let Some(response) = action.get("Response") {
            let response = &response["response"]["Ok"];
            self.status = response["status"]
                .as_u64()
                .map(|status| status.try_into().unwrap());
            self.response_headers = headers(&response["headers"]);
        } else if let Some(data) = action.get("Data") {
            let text = data["data"]["Utf8"].as_str().unwrap_or_default();
            match data["direction"].as_str() {
                Some("Request") => self.body.push_str(text),
                _ => self.response.push_str(text),
            }
        }
    }

    fn differences(&self, sent: &HttpRequest) -> Vec<String> {
        let mut differences = Vec::new();
        let mut compare = |what: &str, recorded: &str, sent: &str| {
            if recorded != sent {
                differences.push(format!("{what}: recorded `{recorded}`, sent `{sent}`"));
            }
        };
        compare("method", &self.method, &sent.request.method);
        let slash = |uri: &str| uri.trim_end_matches('/').to_owned();
        compare("URL", &slash(&self.uri), &slash(&sent.uri()));
        for (name, recorded) in &self.headers {
            if OTHERS.contains(&&**name) {
                continue;
            }
            let found = match &**name {
                "host" => Some(sent.url.host().to_owned()),
                _ => header(sent, name),
            };
            compare(name, recorded, &found.unwrap_or_default());
        }
        let signer = |authorization: Option<String>| {
            let authorization = authorization.unwrap_or_default();
            let key = authorization
                .split("Credential=")
                .nth(1)
                .unwrap_or_default();
            key.split('/').next().unwrap_or_default().to_owned()
        };
        let recorded = self.headers.get("authorization").cloned();
        compare(
            "signer",
            &signer(recorded),
            &signer(header(sent, "authorization")),
        );
        let body = sent.request.body_text().unwrap_or_default();
        let action = parameter(&self.body, "Action");
        compare("Action", &action, &parameter(body, "Action"));
        compare(
            "Version",
            &parameter(&self.body, "Version"),
            &parameter(body, "Version"),
        );
        // The recordings of the other operation have a role that their profiles do not have.
        if action == "AssumeRole" {
            compare(
                "RoleArn",
                &parameter(&self.body, "RoleArn"),
                &parameter(body, "RoleArn"),
            );
        }
        differences
    }
}

fn header(request: &HttpRequest, name: &str) -> Option<String> {
    let mut headers = request.request.headers.iter();
    let (_, value) = headers.find(|(found, _)| found == name)?;
    Some(String::from_utf8_lossy(value).into_owned())
}

fn headers(headers: &Value) -> Vec<(String, String)> {
    let all = headers.as_object().into_iter().flatten();
    all.map(|(name, values)| (name.clone(), values[0].as_str().unwrap().to_owned()))
        .collect()
}

fn parameter(body: &str, name: &str) -> String {
    let mut pairs = body.split('&').filter_map(|pair| pair.split_once('='));
    let found = pairs.find(|(found, _)| *found == name);
    found.map(|(_, value)| value.to_owned()).unwrap_or_default()
}
