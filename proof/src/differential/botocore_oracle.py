"""Answers questions with botocore's serializer and parser: one JSON object per line in and out.

{"service", "protocol", "model"} registers a service, with its model as in service-2.json and the one of its protocols
that is spoken; there is no answer.

{"service", "operation", "input"} asks for a request, with the input in the JSON form of the AWS CLI. The answer is
{"pairs": [[name, kind, text], ...]}, where the kind says how the text is compared.

{"service", "operation", "status", "body"} passes a response. The answer is {"output": ...} in the same JSON form, or
{"fault": ...}. An error of botocore is {"refused": message}.

The first line of the output is {"botocore": version}.
"""

import json
import sys

import botocore
from botocore.model import ServiceModel
from botocore.parsers import create_parser
from botocore.serialize import create_serializer
from json_form import to_json, to_python


class Oracle:
    """botocore, without its clients: nothing is signed, sent, retried or filled in."""

    def __init__(self, protocol):
        self.parser = create_parser(protocol)
        self.serializer = create_serializer(protocol, include_validation=False)
        self.timestamps = set()
        write = self.serializer._serialize_type_timestamp

        def write_and_note(serialized, value, shape, prefix=""):
            write(serialized, value, shape, prefix=prefix)
            self.timestamps.add(prefix)

        self.serializer._serialize_type_timestamp = write_and_note

    def answer(self, service, question):
        """The answer to one question about a service."""
        operation = service.operation_model(question["operation"])
        if "input" in question:
            return self.request(operation, question["input"])
        response = {
            "status_code": question["status"],
            "headers": {},
            "body": question["body"].encode("utf-8"),
        }
        if question["status"] >= 300:
            return self.fault(service, operation, response)
        return self.output(operation, response)

    def request(self, operation, value):
        """The pairs of a request."""
        self.timestamps.clear()
        shape = operation.input_shape
        parameters = to_python(shape, value) if shape else value
        body = self.serializer.serialize_to_request(parameters, operation)["body"]
        return {"pairs": [[name, *self.pair(name, item)] for name, item in body.items()]}

    def pair(self, name, value):
        """How a value of a pair is compared, and its text."""
        if name in self.timestamps:
            return "timestamp", str(value)
        if isinstance(value, float):
            return "float", repr(value)
        return "text", str(value)

    def output(self, operation, response):
        """What a successful response holds."""
        shape = operation.output_shape
        parsed = self.parser.parse(response, shape)
        if shape is None or "ResponseMetadata" not in shape.members:
            parsed.pop("ResponseMetadata", None)
        return {"output": to_json(shape, parsed) if shape else parsed}

    def fault(self, service, operation, response):
        """What an error response holds; its members are parsed as botocore.endpoint does it."""
        parsed = self.parser.parse(response, operation.output_shape)
        error = parsed["Error"]
        code = error.get("Code")
        shape = service.shape_for_error_code(code)
        members = None
        if shape is not None:
            members = to_json(shape, self.parser.parse(response, shape))
        documented = [each.name for each in operation.error_shapes if each.error_code == code]
        return {
            "fault": {
                "names": documented,
                "code": code,
                "message": error.get("Message"),
                "requestId": parsed.get("ResponseMetadata", {}).get("RequestId"),
                "members": members if documented else None,
            }
        }


def main():
    """Answers until there are no more questions."""
    oracles, services = {}, {}
    print(json.dumps({"botocore": botocore.__version__}), flush=True)
    for line in sys.stdin.buffer:
        question = json.loads(line)
        name = question["service"]
        if "model" in question:
            protocol = question["protocol"]
            if protocol not in oracles:
                oracles[protocol] = Oracle(protocol)
            services[name] = (oracles[protocol], ServiceModel(question["model"], name))
            continue
        oracle, service = services[name]
        try:
            answer = oracle.answer(service, question)
        except Exception as error:  # whatever botocore raises is its answer
            answer = {"refused": f"{type(error).__name__}: {error}"[:400]}
        sys.stdout.write(json.dumps(answer, allow_nan=False) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
