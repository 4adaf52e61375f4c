"""The examples that models carry: botocore's `examples-1.json`, and Smithy's trait `examples`."""

import json
from pathlib import Path

from .models import Malformed, Reader, loader


def botocore(services, values, emit, skip):
    """Emits the examples of botocore's service folders."""
    from botocore.exceptions import UnknownServiceError

    data = loader()
    for service, model in services.items():
        try:
            document = data.load_service_model(service, "examples-1")
        except UnknownServiceError:
            continue
        for operation, examples in document["examples"].items():
            for example in examples:
                file = f"{service}/examples-1.json#{example.get('id', operation)}"
                one("botocore", file, model, service, operation, example, values, emit, skip)


def smithy(folder, services, values, emit, skip):
    """Emits the examples of the Smithy models in a folder."""
    by_id = {model.metadata["serviceId"].lower(): name for name, model in services.items()}
    for path in sorted(Path(folder).glob("*.json")):
        shapes = json.loads(path.read_text(encoding="utf-8-sig"))["shapes"]
        kinds = [shape.get("traits", {}) for shape in shapes.values() if shape.get("type") == "service"]
        ids = [traits.get("aws.api#service", {}).get("sdkId", "").lower() for traits in kinds]
        service = next((by_id[name] for name in ids if name in by_id), None)
        if service is None:
            continue
        for name, shape in shapes.items():
            for example in shape.get("traits", {}).get("smithy.api#examples", []):
                if "error" in example:
                    continue
                operation = name.split("#")[1]
                file = f"{path.name}#{operation}"
                one("smithy", file, services[service], service, operation, example, values, emit, skip)


def one(source, file, model, service, operation, example, values, emit, skip):
    """The request and the output of one example."""
    if operation not in model.operation_names:
        skip(source, file, "malformed-request", f"{service} has no operation {operation}")
        return
    shapes = model.operation_model(operation)
    reader = Reader(values)
    try:
        given = example.get("input") or {}
        read = reader.read(shapes.input_shape, given) if shapes.input_shape else {}
        emit.request(source, file, service, operation, read, reader)
    except Malformed as error:
        skip(source, file, "malformed-request", str(error))
    if not example.get("output") or shapes.output_shape is None:
        return
    reader = Reader(values, strict=False)
    try:
        read = reader.read(shapes.output_shape, example["output"])
        emit.output(source, file, service, operation, read, reader)
    except Malformed as error:
        skip(source, file, "malformed-output", str(error))
