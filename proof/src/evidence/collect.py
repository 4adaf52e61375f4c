"""Collects what AWS is known to have accepted, and prints it as JSON lines.

Each line has `line`, which says what it is:

- `source`: a source that was read, with its version, or one that is missing, with the reason;
- `request`: an accepted request: service, operation, `params` in the JSON form of the AWS CLI, source and file, and in
  `nothing` the places of values that prove nothing;
- `value`: a value that a member takes, or that means the same elsewhere: service, operation, path (`[]` for any item),
  value, source and file, and in `from` where it stands;
- `fact`: what a schema says of a member: `kind` (`enum`, `max`, `max-length`, `pattern`), value;
- `skipped`: an example that was not read, with what is wrong;
- `count`: how much of each there is, by source and service.
"""

import argparse
import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path

from collector import awscli_examples, cloudformation, model_examples
from collector.facts import Values
from collector.members import Inputs, Same
from collector.models import loader

DATA = Path(__file__).parent / "data"


class Output:
    """Prints lines and counts them. Values that were printed before are not printed again."""

    def __init__(self, services):
        self.same = Same(DATA / "same.json")
        self.inputs = {name: Inputs(name, model) for name, model in services.items()}
        self.seen = set()
        self.counts = Counter()

    def line(self, of, source, service, **fields):
        """Prints one line, unless it was printed before."""
        text = json.dumps({"line": of, "source": source, "service": service, **fields}, ensure_ascii=False)
        self.counts[(source, service, of)] += 1
        print(text)

    def request(self, source, file, service, operation, params, reader):
        """An accepted request, and its values where they mean the same."""
        key = (service, operation, json.dumps(params, sort_keys=True))
        if key in self.seen:
            return
        self.seen.add(key)
        nothing = {"nothing": sorted(reader.nothing)} if reader.nothing else {}
        self.line("request", source, service, operation=operation, params=params, file=file, **nothing)
        self.ask_elsewhere(source, file, service, operation, "input", reader)

    def output(self, source, file, service, operation, _, reader):
        """What an operation returned, as values of members that mean the same."""
        self.counts[(source, service, "output")] += 1
        self.ask_elsewhere(source, file, service, operation, "output", reader)

    def ask_elsewhere(self, source, file, service, operation, of, reader):
        """Prints values for the members that mean the same."""
        for leaf in reader.leaves:
            for place in self.inputs[service].meaning(self.same, operation, of, leaf):
                value, own = leaf[-1], (place.operation, place.path)
                key = (service, *own, json.dumps(value))
                if key in self.seen or of == "input" and own == (operation, leaf[2]):
                    continue
                self.seen.add(key)
                where = {"operation": operation, "path": leaf[2], "of": of}
                fields = {"operation": own[0], "path": own[1], "value": value, "file": file, "from": where}
                self.line("value", source, service, **fields)

    def fact(self, source, file, service, operation, path, kind, value):
        """What a schema says of a member."""
        key = (service, operation, path, kind, json.dumps(value))
        if key not in self.seen:
            self.seen.add(key)
            self.line("fact", source, service, operation=operation, path=path, kind=kind, value=value, file=file)

    def skip(self, source, file, what, why):
        """An example that was not read."""
        self.line("skipped", source, None, what=what, file=file, why=why)


PROTOCOLS = ("query", "ec2")


def spoken_services():
    """The services whose newest model in botocore speaks a protocol that Touchmark does."""
    data = loader()
    names = data.list_available_services("service-2")
    kinds = ((name, data.load_service_model(name, "service-2")["metadata"]) for name in names)
    return [name for name, metadata in kinds if metadata.get("protocol") in PROTOCOLS]


def models(names):
    """The models of services."""
    from botocore.model import ServiceModel

    data = loader()
    return {name: ServiceModel(data.load_service_model(name, "service-2"), name) for name in names}


def main():
    """Collects from each source that there is."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--services", help="names of botocore's folders, with commas; all whose protocol Touchmark speaks")
    arguments.add_argument("--smithy", help="a folder with Smithy models, whose examples are read as well")
    options = arguments.parse_args()
    if importlib.util.find_spec("botocore") is None:
        sys.exit("botocore is not installed; without its models nothing can be collected")
    services = models(options.services.split(",") if options.services else spoken_services())
    emit, values = Output(services), Values(DATA / "nothing.json")
    common = (services, values, emit, emit.skip)
    sources = {
        "botocore": ("botocore", lambda: model_examples.botocore(*common)),
        "smithy": (None, lambda: model_examples.smithy(options.smithy, *common)),
        "awscli": ("awscli", lambda: awscli_examples.collect(*common)),
        "cloudformation": ("cfnlint", lambda: cloudformation.collect(
            services, cloudformation.Map(DATA / "cloudformation.json"), emit, emit.skip)),
    }
    if options.smithy is None:
        del sources["smithy"]
    for source, (package, collect) in sources.items():
        if package and importlib.util.find_spec(package) is None:
            emit.line("source", source, None, missing=f"the package {package} is not installed")
            continue
        try:
            collect()
        except Exception as error:  # another release of the package may look different: the others still count
            emit.line("source", source, None, missing=f"{package}: {type(error).__name__}: {error}"[:400])
            continue
        emit.line("source", source, None, version=version(package))
    for (source, service, kind), count in sorted(emit.counts.items(), key=str):
        print(json.dumps({"line": "count", "source": source, "service": service, "of": kind, "count": count}))


def version(package):
    """The version of an installed package."""
    from importlib.metadata import version as installed

    return installed({"cfnlint": "cfn-lint"}.get(package, package)) if package else None


if __name__ == "__main__":
    main()
