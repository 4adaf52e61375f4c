"""The AWS CLI in one process: a line of JSON in, a line out, up to the end of input.

The arguments are the user's configuration and a folder with models, in which this process looks first. Of the release of
botocore that is installed beside the AWS CLI, `--models FOLDER SERVICE...` writes those of services to the folder.

`{"examples": SERVICES}` lists the commands of the examples that come with it; `{"operations": SERVICE}` the words of a
service's commands. `{"run": ...}` carries a command line out, `{"random": ...}` and `{"wrong": ...}` make one of a command
and carry it out. No request leaves the process: each is recorded, and answered with a random output of the model.
"""

import json
import sys
from pathlib import Path

import examples
import models
from driver import Cli
from words import Words, Wrong


def answer(cli, asked):
    """The answer to a question."""
    if "examples" in asked:
        return {"examples": [one for service in asked["examples"] for one in examples.of(cli, service)]}
    if "operations" in asked:
        return {"operations": cli.commands(asked["operations"])}
    run = asked.get("run") or asked.get("random") or asked.get("wrong")
    words, files = run.get("words"), run.get("files", {})
    cli.renew()
    if words is None:
        make = Words if "random" in asked else Wrong
        made = make(cli, run["service"], run["command"], f"{run['seed']}/{run['case']}", run["case"]).make()
        if made is None:
            return {"nothing": True}
        words, files = made
    for name, content in files.items():
        Path(run["folder"], name).write_bytes(content.encode("latin-1"))
    return {"words": words, **cli.run(words, run)}


def main():
    """Greets, and answers."""
    channel, sys.stdout = sys.stdout, sys.stderr
    cli = Cli(*sys.argv[1:3])
    print(json.dumps({"version": cli.version, "formats": cli.formats}), file=channel, flush=True)
    for line in sys.stdin:
        print(json.dumps(answer(cli, json.loads(line))), file=channel, flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "--models":
        models.write(*sys.argv[2:])
    else:
        main()
