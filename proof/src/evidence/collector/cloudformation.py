"""What CloudFormation's schemas of resources say of values: enums, maxima of lengths and numbers, patterns.

The schemas and their extensions come with `cfn-lint`. The reviewed map says which operations take a resource's
properties.
"""

import importlib.util
import json
import re
from pathlib import Path

REGION = "us-east-1"
DEPTH = 6


class Map:
    """The reviewed data on which resources and properties become which members."""

    def __init__(self, path):
        data = json.loads(Path(path).read_text(encoding="utf-8"))
        self.resources = data["resources"]
        self.exclusions = data["exclusions"]
        self.coarse = re.compile(data["coarse_patterns"]["pattern"])

    def excluded(self, resource, operation, path, kind, value):
        """Whether the data say that a fact of a property says nothing of the member."""
        for entry in self.exclusions:
            if (
                re.fullmatch(entry["resource"], resource)
                and re.fullmatch(entry["property"], path)
                and re.fullmatch(entry.get("operation", ".*"), operation)
                and entry.get("kind", kind) == kind
                and re.fullmatch(entry.get("value", ".*"), str(value), re.DOTALL)
            ):
                return True
        return False


def collect(services, reviewed, emit, skip):
    """Emits the facts about all resources of the map."""
    # Found and not imported: only the data is read, so that what the program needs can be left out.
    (package,) = importlib.util.find_spec("cfnlint").submodule_search_locations
    folder = Path(package) / "data" / "schemas"
    hashes = read(folder / "providers" / f"{REGION}.json")
    for resource, entry in sorted(reviewed.resources.items()):
        if entry["service"] not in services:
            continue
        if resource not in hashes:
            skip("cloudformation", resource, "no-such-resource", "the map names a resource that has no schema")
            continue
        schemas = [(resource, read(folder / "resources" / f"{hashes[resource]}.json"))]
        own = resource.lower().replace("::", "_")
        for path in sorted((folder / "extensions" / own).glob("*.json")):
            schemas.append((f"{resource} {path.name}", read(path)))
        for file, schema in schemas:
            one(services, reviewed, resource, entry, file, schema, emit, skip)


def read(path):
    """A JSON document."""
    return json.loads(path.read_text(encoding="utf-8"))


def one(services, reviewed, resource, entry, file, schema, emit, skip):
    """The facts of one schema, for each operation."""
    # A schema says most of its facts many times, once in each of its alternatives.
    facts = {}
    for path, kind, value in walk(schema, schema, "", 0):
        facts.setdefault(path, {})[kind, json.dumps(value)] = (kind, value)
    model = services[entry["service"]]
    for operation in entry["operations"]:
        if operation not in model.operation_names:
            skip("cloudformation", resource, "no-such-operation", operation)
            continue
        shape = model.operation_model(operation).input_shape
        for path, found in facts.items():
            place = member(shape, path, entry.get("renamed", {}))
            if place is None:
                continue
            for kind, value in found.values():
                if kind == "pattern" and reviewed.coarse.search(value):
                    continue
                if reviewed.excluded(resource, operation, path, kind, value):
                    continue
                emit.fact("cloudformation", file, entry["service"], operation, place, kind, value)


def walk(root, schema, path, depth):
    """The facts of a schema and of those below it: path with `[]` for items, kind, value."""
    if not isinstance(schema, dict) or depth > DEPTH * 4:
        return
    if "$ref" in schema and path.count(".") + path.count("[") < DEPTH:
        target = root
        for step in schema["$ref"].lstrip("#/").split("/"):
            target = target.get(step, {}) if isinstance(target, dict) else {}
        yield from walk(root, target, path, depth + 1)
    if path:
        yield from here(schema, path)
    for name, below in schema.get("properties", {}).items():
        yield from walk(root, below, f"{path}.{name}".lstrip("."), depth + 1)
    if isinstance(schema.get("items"), dict):
        yield from walk(root, schema["items"], f"{path}[]", depth + 1)
    # An `if` and a `not` say nothing of what is accepted.
    for word in ("then", "else"):
        yield from walk(root, schema.get(word), path, depth + 1)
    for word in ("allOf", "anyOf", "oneOf"):
        for below in schema.get(word, []):
            yield from walk(root, below, path, depth + 1)
    if not path and depth == 0 and REGION in schema:
        for below in schema.values():
            yield from walk(root, below, path, depth + 1)


def here(schema, path):
    """The facts that stand in one schema."""
    for value in schema.get("enum", []) + ([schema["const"]] if "const" in schema else []):
        if isinstance(value, (str, int, float)) and not isinstance(value, bool):
            yield path, "enum", value
    # Both cases, since one of them is nearly always the model's own.
    for value in schema.get("enumCaseInsensitive", []):
        yield from ((path, "enum", each) for each in dict.fromkeys((value.lower(), value.upper())))
    lists = "items" in schema
    # Minima are left out: most schemas have 0 or 1 where their writers did not ask what the least is.
    words = {"maxItems": "max-length"} if lists else {"maximum": "max", "maxLength": "max-length"}
    for word, kind in words.items():
        if word in schema:
            yield path, kind, schema[word]
    if isinstance(schema.get("pattern"), str):
        yield path, "pattern", schema["pattern"]


def member(shape, path, renamed):
    """The path of the member that a property becomes: the same names, in any case; None if there is none."""
    found = []
    for step in path.split("."):
        name = step.rstrip("[]")
        lists = (len(step) - len(name)) // 2
        name = renamed.get(name, name)
        if shape is None or shape.type_name != "structure":
            return None
        match = next((known for known in shape.members if known.lower() == name.lower()), None)
        if match is None:
            return None
        shape = shape.members[match]
        for _ in range(lists):
            if shape.type_name != "list":
                return None
            shape = shape.member
        found.append(match + "[]" * lists)
    return ".".join(found)
