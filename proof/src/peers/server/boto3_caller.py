"""Calls services with boto3: one JSON object per line in and out. Values are in the JSON form of the AWS CLI.

Every question has the service, the protocol that is spoken with it, the URL, and the access key with its secret. With "call",
an operation with an input is called. The answer is {"output": ...}, the exception that boto3 raises as {"fault": ...}, or
{"refused": message} for what boto3 does not send or cannot read. "expected" names the class of an exception of the client, to be
told whether that is one of it; "unchecked" sends what boto3 would refuse.

{"pages": operation, "input"} is answered with {"pages": [...]}, {"wait": waiter, "input"} with {"waited": true} or
{"failed": reason}.

The first line of the output is {"boto3": version}.
"""

import json
import sys
from pathlib import Path

import boto3
import botocore.session
from botocore import xform_name
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, WaiterError

sys.path.append(str(Path(__file__).resolve().parents[2] / "differential"))

from json_form import to_json, to_python  # noqa: E402

REGION = "us-east-1"


def session_of(protocol):
    """A session in which every service speaks one protocol, of the several that a model may have."""
    session = botocore.session.get_session()
    loader = session.get_component("data_loader")
    load = loader.load_service_model

    def load_with_protocol(service, kind, api_version=None):
        model = load(service, kind, api_version)
        if kind != "service-2":
            return model
        metadata = {**model["metadata"], "protocol": protocol, "protocols": [protocol]}
        return {**model, "metadata": metadata}

    loader.load_service_model = load_with_protocol
    return boto3.session.Session(botocore_session=session)


class Caller:
    """boto3's clients, each made when it is first needed."""

    def __init__(self):
        self.sessions = {}
        self.clients = {}

    def client(self, question):
        """The client that a question is for."""
        unchecked = question.get("unchecked", False)
        parts = [question[part] for part in ("service", "protocol", "url", "key", "secret")]
        service, protocol, url, key, secret = parts
        name = (*parts, unchecked)
        if name not in self.clients:
            if protocol not in self.sessions:
                self.sessions[protocol] = session_of(protocol)
            self.clients[name] = self.sessions[protocol].client(
                service,
                region_name=REGION,
                endpoint_url=url,
                aws_access_key_id=key,
                aws_secret_access_key=secret,
                config=Config(
                    # A test is to see each answer.
                    retries={"total_max_attempts": 1},
                    parameter_validation=not unchecked,
                    # The server takes no body with a content encoding, as it says.
                    disable_request_compression=True,
                    proxies={},
                ),
            )
        return self.clients[name]

    def answer(self, question):
        """The answer to one question."""
        client = self.client(question)
        if "call" in question:
            return call(client, question)
        if "pages" in question:
            return pages(client, question)
        return wait(client, question)


def parameters(client, operation, question):
    """The input of a question as boto3's users write it."""
    shape = client.meta.service_model.operation_model(operation).input_shape
    return to_python(shape, question["input"]) if shape else question["input"]


def output(client, operation, response):
    """What a response holds, without what boto3 adds."""
    shape = client.meta.service_model.operation_model(operation).output_shape
    response = dict(response)
    if shape is None or "ResponseMetadata" not in shape.members:
        response.pop("ResponseMetadata", None)
    return to_json(shape, response) if shape else response


def call(client, question):
    """Calls an operation."""
    operation = question["call"]
    try:
        response = getattr(client, xform_name(operation))(**parameters(client, operation, question))
    except ClientError as error:
        return {"fault": fault(client, question, error)}
    metadata = response["ResponseMetadata"]
    return {"output": output(client, operation, response), "request_id": metadata.get("RequestId")}


def fault(client, question, error):
    """What an exception says."""
    response, expected = error.response, question.get("expected")
    code = response["Error"].get("Code")
    shape = client.meta.service_model.shape_for_error_code(code)
    members = shape.members if shape else {}
    return {
        "class": type(error).__name__,
        "is_expected": expected is not None and isinstance(error, getattr(client.exceptions, expected)),
        "code": code,
        "message": response["Error"].get("Message"),
        "status": response["ResponseMetadata"]["HTTPStatusCode"],
        "request_id": response["ResponseMetadata"].get("RequestId"),
        "members": {
            name: to_json(members[name], response[name]) for name in members if name in response
        },
    }


def pages(client, question):
    """All pages of an operation."""
    operation = question["pages"]
    paginator = client.get_paginator(xform_name(operation))
    found = paginator.paginate(**parameters(client, operation, question))
    return {"pages": [output(client, operation, page) for page in found]}


def wait(client, question):
    """Waits, without pauses."""
    waiter = client.get_waiter(xform_name(question["wait"]))
    given = parameters(client, question["operation"], question)
    try:
        waiter.wait(**given, WaiterConfig={"Delay": 0, "MaxAttempts": 5})
    except WaiterError as error:
        return {"failed": error.kwargs["reason"]}
    return {"waited": True}


def main():
    """Answers until there are no more questions."""
    caller = Caller()
    print(json.dumps({"boto3": boto3.__version__}), flush=True)
    for line in sys.stdin.buffer:
        try:
            answer = caller.answer(json.loads(line))
        except (BotoCoreError, ClientError, ValueError, TypeError, KeyError) as error:
            answer = {"refused": f"{type(error).__name__}: {error}"[:2000]}
        sys.stdout.write(json.dumps(answer, allow_nan=False) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
