"""The examples of the AWS CLI: commands that AWS documents, and the outputs that it shows."""

import json
import re

from . import rst
from .models import Malformed, Reader

SHORTENED = re.compile(r"""^\s*["'<({\[]*\s*(\.\.\.|\u2026)""")
# The comma that is left in front of what was shortened.
DANGLING = re.compile(r",(?=\s*[}\]])")
# The option of a command that makes no call.
SKELETON = "--generate-cli-skeleton"


def collect(services, values, emit, skip):
    """Emits a request for each command, and an output where one is shown."""
    from .cli import Parser, Refused

    parser = Parser()
    folder = parser.folder / "examples"
    for service in services:
        for path in sorted((folder / service).rglob("*.rst")):
            file = path.relative_to(folder).as_posix()
            for command in rst.commands(path.read_text(encoding="utf-8")):
                if command.words is None:
                    skip("awscli", file, "not-a-command", command.text)
                    continue
                if SKELETON in command.words:
                    continue
                try:
                    called = parser.parse(command.words, command.files)
                except Refused as error:
                    skip("awscli", file, "refused-by-the-cli", str(error))
                    continue
                one(services, called, command, file, values, emit, skip)


def shown_json(text):
    """The JSON of an output, without the lines that say that it was shortened there."""
    decoder = json.JSONDecoder(strict=False)
    try:
        return decoder.raw_decode(text)[0]
    except ValueError:
        whole = "\n".join(line for line in text.splitlines() if not SHORTENED.match(line))
        return decoder.raw_decode(DANGLING.sub("", whole))[0]


def one(services, called, command, file, values, emit, skip):
    """The request and the output of one command."""
    service, operation, params = called
    model = services.get(service)
    if model is None or operation not in model.operation_names:
        return
    shapes = model.operation_model(operation)
    reader = Reader(values)
    try:
        read = reader.read(shapes.input_shape, params) if shapes.input_shape else {}
        emit.request("awscli", file, service, operation, read, reader)
    except Malformed as error:
        skip("awscli", file, "malformed-request", str(error))
    if command.output is None or shapes.output_shape is None or "--query" in command.words:
        return
    try:
        shown = shown_json(command.output)
    except ValueError as error:
        skip("awscli", file, "malformed-output", str(error))
        return
    reader = Reader(values, strict=False)
    try:
        read = reader.read(shapes.output_shape, shown)
    except Malformed as error:
        skip("awscli", file, "malformed-output", str(error))
        return
    emit.output("awscli", file, service, operation, read, reader)
