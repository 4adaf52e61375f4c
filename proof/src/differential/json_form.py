"""Values of botocore's shapes in the JSON form of the AWS CLI, and back."""

import base64
from datetime import datetime, timezone

TIMESTAMPS = ("%Y-%m-%dT%H:%M:%S.%fZ", "%Y-%m-%dT%H:%M:%SZ")


def to_python(shape, value):
    """A value in the JSON form as what boto3's users write."""
    kind = shape.type_name
    if kind == "structure":
        return {name: to_python(shape.members[name], item) for name, item in value.items()}
    if kind == "list":
        return [to_python(shape.member, item) for item in value]
    if kind == "map":
        return {key: to_python(shape.value, item) for key, item in value.items()}
    if kind == "blob":
        return base64.b64decode(value, validate=True)
    if kind == "timestamp":
        return timestamp(value)
    if kind in ("float", "double"):
        return float(value)
    return value


def timestamp(text):
    """A timestamp of the JSON form as a datetime."""
    for form in TIMESTAMPS:
        try:
            return datetime.strptime(text, form).replace(tzinfo=timezone.utc)
        except ValueError:
            continue
    raise ValueError(f"not a timestamp: {text}")


def to_json(shape, value):
    """A value that botocore parsed in the JSON form."""
    kind = shape.type_name
    if kind == "structure":
        members = shape.members
        # What is no member stands for a member of a union that the model does not know.
        return {
            name: to_json(members[name], item) if name in members else item
            for name, item in value.items()
        }
    if kind == "list":
        return [to_json(shape.member, item) for item in value]
    if kind == "map":
        return {key: to_json(shape.value, item) for key, item in value.items()}
    if kind == "blob":
        return base64.b64encode(value).decode("ascii")
    if kind == "timestamp":
        zoned = value if value.tzinfo else value.replace(tzinfo=timezone.utc)
        return zoned.astimezone(timezone.utc).isoformat().replace("+00:00", "Z")
    if kind in ("float", "double"):
        return special(value)
    return value


def special(number):
    """A float, or the word for one that JSON has no number for."""
    if number != number:
        return "NaN"
    if number in (float("inf"), float("-inf")):
        return "Infinity" if number > 0 else "-Infinity"
    return number
