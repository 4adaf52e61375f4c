"""The members of a service's inputs, and which of them mean what a member of another request or an output means."""

import json
import re
from collections import defaultdict, namedtuple
from pathlib import Path

# `path` has `[]` for any item; `holder` is the structure that has the member.
Place = namedtuple("Place", "operation path kind holder")
# A list in a list in a structure in a list is as deep as inputs of these services go.
DEPTH = 6
INDEX = re.compile(r"\[[0-9]+\]")
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z0-9]*|[a-z0-9]+")


class Same:
    """The reviewed data on which members mean the same."""

    def __init__(self, path):
        data = json.loads(Path(path).read_text(encoding="utf-8"))
        self.own_name = re.compile(data["names_that_say_of_what"]["pattern"])
        self.common = set(data["common_names"]["names"])
        self.suffixes = re.compile(data["suffixes_of_structures"]["pattern"])
        self.existing = data["existing_object"]["prefixes"]
        self.aliases = data["aliases"]
        self.exclusions = data["exclusions"]

    def object_of(self, operation, holder, path):
        """The object that a member is about: the structure's name, or for the top of a request the operation's."""
        if "." in path or "[" in path:
            return self.suffixes.sub("", holder)
        return "".join(WORD.findall(operation)[1:])

    def says_of_what(self, member):
        """Whether the name alone says what it is about, as `DBParameterGroupName` does."""
        return member not in self.common and bool(self.own_name.search(member))

    def excluded(self, service, source, member, value, place):
        """Whether the data say that these two do not mean the same."""
        for entry in self.exclusions:
            if (
                entry.get("service", service) == service
                and re.fullmatch(entry["member"], member)
                and re.fullmatch(entry.get("from", ".*"), source)
                and re.fullmatch(entry.get("value", ".*"), str(value), re.DOTALL)
                and re.fullmatch(entry.get("to", ".*"), f"{place.operation}:{place.path}")
            ):
                return True
        return False


class Inputs:
    """All members of a service's inputs, by name."""

    def __init__(self, name, model):
        self.service = name
        self.by_name = defaultdict(list)
        for operation in model.operation_names:
            shape = model.operation_model(operation).input_shape
            if shape is not None:
                self.walk(operation, shape, "", (), 0)

    def walk(self, operation, shape, path, seen, depth):
        """Adds the members of a structure, and of those below it."""
        if depth > DEPTH or shape.name in seen:
            return
        for name, member in shape.members.items():
            place = f"{path}.{name}".lstrip(".")
            while member.type_name == "list":
                place, member = f"{place}[]", member.member
            if member.type_name == "structure":
                self.walk(operation, member, place, (*seen, shape.name), depth + 1)
            elif member.type_name != "map":
                self.by_name[name].append(Place(operation, place, member.type_name, shape.name))

    def meaning(self, same, operation, of, leaf):
        """The places that mean what a leaf of a request or an output means."""
        holder, member, path, kind, value = leaf
        source = f"{operation}:{of}:{INDEX.sub('[]', path)}"
        thing = same.object_of(operation, holder, path)
        names = [member, *same.aliases.get(member, [])]
        names += [f"{prefix}{member}" for prefix in same.existing]
        if same.says_of_what(member):
            # A list of what the member names one of.
            names.append(f"{member}s")
        for name in names:
            for place in self.by_name.get(name, ()):
                related = (
                    same.says_of_what(name)
                    or name in same.aliases.get(member, ())
                    or place.holder == holder
                    or member not in same.common and thing and thing in place.operation
                )
                if place.kind == kind and related and not same.excluded(self.service, source, name, value, place):
                    yield place
