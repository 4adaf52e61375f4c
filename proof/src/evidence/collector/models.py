"""Values by a service's model: in the JSON form of the AWS CLI, with the place of what does not fit."""

import base64
import json
from datetime import datetime, timezone
from pathlib import Path

from .facts import anonymous


def loader():
    """Reads the data that botocore comes with, and none of the user's own."""
    import botocore
    from botocore.loaders import Loader

    folder = str(Path(botocore.__file__).parent / "data")
    return Loader(extra_search_paths=[folder], include_default_search_paths=False)


class Malformed(Exception):
    """A value that the model does not allow: its place, and what is wrong."""

    def __init__(self, path, problem):
        super().__init__(f"{path or 'the whole'}: {problem}")


class Reader:
    """Reads a value, and gathers the places of what proves nothing."""

    def __init__(self, values, strict=True):
        self.values = values
        # Outputs of other releases may have members that this model does not know.
        self.strict = strict
        self.nothing = {}
        # Places that hold a list or map, with what it holds.
        self.leaves = []

    def read(self, shape, value, path="", holder=None):
        """The value in the JSON form."""
        kind = shape.type_name
        if kind == "structure":
            return self.structure(shape, value, path)
        if kind == "list":
            if not isinstance(value, list):
                raise Malformed(path, f"not a list: {value!r:.60}")
            items = enumerate(value)
            return [self.read(shape.member, item, f"{path}[{index}]", holder) for index, item in items]
        if kind == "map":
            if not isinstance(value, dict):
                raise Malformed(path, f"not a map: {value!r:.60}")
            return {
                self.read(shape.key, key, f'{path}["{key}"]', None):
                self.read(shape.value, item, f'{path}["{key}"]', None)
                for key, item in value.items()
            }
        scalar = self.scalar(kind, value, path)
        if isinstance(scalar, str) and kind in ("string", "blob"):
            reason = self.values.why_nothing(scalar) if kind == "string" else None
            if reason:
                self.nothing[path] = reason
        if holder is not None and path not in self.nothing:
            self.leaves.append((*holder, path, kind, scalar))
        return scalar

    def structure(self, shape, value, path):
        """A structure's members in the JSON form."""
        if not isinstance(value, dict):
            raise Malformed(path, f"not a structure: {value!r:.60}")
        members = {}
        for name, item in value.items():
            if name not in shape.members:
                if self.strict:
                    raise Malformed(f"{path}.{name}".lstrip("."), "no such member")
                continue
            if item is None:
                continue
            place = f"{path}.{name}".lstrip(".")
            members[name] = self.read(shape.members[name], item, place, (shape.name, name))
        return members

    def scalar(self, kind, value, path):
        """A value without parts in the JSON form."""
        try:
            return SCALARS[kind](value)
        except (ValueError, TypeError, OverflowError):
            raise Malformed(path, f"not a {kind}: {value!r:.60}") from None


def string(value):
    """A string; the CLI shows documents in outputs, such as policies, as JSON."""
    if isinstance(value, (dict, list)):
        return anonymous(json.dumps(value))
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise ValueError
    return anonymous(str(value))


def integer(value):
    """An integer, also one that is written as a text."""
    if isinstance(value, bool) or isinstance(value, float) and value != int(value):
        raise ValueError
    return int(value)


def number(value):
    """A number, also one that is written as a text."""
    if isinstance(value, bool):
        raise ValueError
    return float(value)


def boolean(value):
    """True or false, also as words."""
    words = {"true": True, "false": False}
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in words:
        return words[value.lower()]
    raise ValueError


def blob(value):
    """Bytes, as base64."""
    if hasattr(value, "read"):
        value = value.read()
    if isinstance(value, str):
        value = value.encode("utf-8")
    return base64.b64encode(bytes(value)).decode("ascii")


def timestamp(value):
    """A timestamp, written as RFC 3339."""
    if isinstance(value, bool):
        raise ValueError
    if isinstance(value, (int, float)) or isinstance(value, str) and value.replace(".", "", 1).isdigit():
        parsed = datetime.fromtimestamp(float(value), timezone.utc)
    elif isinstance(value, datetime):
        parsed = value
    else:
        from dateutil.parser import parse

        # What a text leaves out is the same whenever it is read.
        parsed = parse(value, default=datetime(2000, 1, 1))
    zoned = parsed if parsed.tzinfo else parsed.replace(tzinfo=timezone.utc)
    return zoned.astimezone(timezone.utc).isoformat().replace("+00:00", "Z")


SCALARS = {
    "string": string,
    "character": string,
    "integer": integer,
    "long": integer,
    "float": number,
    "double": number,
    "boolean": boolean,
    "blob": blob,
    "timestamp": timestamp,
}
