"""Carries command lines out, records what they send, and answers with random outputs."""

import contextlib
import copy
import io
import logging
import os
import random
import re
import time
import types
from pathlib import Path

from outputs import document, refusal

# A fault that no waiter of any model knows.
UNKNOWN = "TouchmarkRefusal"
# The longest series of requests of one command.
LONGEST = 12


class Endless(Exception):
    """A command that asks without end."""


def environment(config, models):
    """The same settings on every machine."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update({
        "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "nothing",
        "AWS_CONFIG_FILE": config,
        # Both versions come with a botocore of their own, whose models are older than those that ours is made of.
        "AWS_DATA_PATH": models,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_PAGER": "",
        "COLUMNS": "80",
    })


class Raw:
    """A body that was received."""

    def __init__(self, body):
        self.body = body

    def stream(self, *_, **__):
        """All of it at once."""
        yield self.body


class Exchange:
    """The requests of one command, and their answers."""

    def __init__(self, key, kind, given):
        self.key, self.kind, self.given = key, kind, given
        self.model, self.tokens = None, {}
        self.requests, self.responses = [], []

    def again(self):
        """The same exchange from its beginning."""
        new = Exchange(self.key, self.kind, self.given)
        new.model, new.tokens = self.model, self.tokens
        return new

    def respond(self, request):
        """Records a request, and answers it."""
        from botocore.awsrequest import AWSResponse

        body = request.body or b""
        body = body if isinstance(body, bytes) else body.encode("utf-8")
        self.requests.append({"url": request.url, "body": body.decode("utf-8")})
        number = len(self.responses)
        if number >= LONGEST:
            raise Endless(f"more than {LONGEST} requests")
        status, text = self.page(number)
        self.responses.append({"status": status, "body": text})
        headers = {"content-type": "text/xml"}
        return AWSResponse(request.url, status, headers, Raw(text.encode("utf-8")))

    def page(self, number):
        """The status and the document of the page with this number."""
        if self.given is not None:
            return 200, self.given
        if self.kind == "fault":
            return 400, refusal(self.model, UNKNOWN, self.key)
        rng = random.Random(f"{self.key}/{number}")
        # The first page may have a next one, the second is the last.
        more = number == 0 and rng.random() < 0.5
        tokens = {name: word if more else other for name, (word, other) in self.tokens.items()}
        return 200, document(self.model, rng, tokens)


class Cli:
    """The AWS CLI with everything replaced that leaves the process or waits."""

    def __init__(self, config, models):
        environment(config, models)
        import awscli
        import botocore.httpsession
        import botocore.utils
        from awscli import clidriver

        self.folder = Path(awscli.__file__).parent
        self.version = awscli.__version__
        self.is_first = self.version.startswith("1.")
        self.formats = ["json", "text", "table"] if self.is_first else ["json", "yaml", "yaml-stream", "text", "table"]
        self.exchange, self.shown, self.wanted = None, None, []
        logging.disable(logging.CRITICAL)
        time.sleep = lambda _: None
        # Samples have any value of an enumeration: here it is the first.
        botocore.utils.random = types.SimpleNamespace(choice=lambda all: all[0], random=random.random)
        cli = self
        botocore.httpsession.URLLib3Session.send = lambda _, request: cli.exchange.respond(request)
        original = clidriver.CLIOperationCaller._display_response
        clidriver.CLIOperationCaller._display_response = (
            lambda caller, name, response, options: cli.display(caller, original, name, response, options))
        self.create, self.loader = clidriver.create_clidriver, None
        self.renew()

    def renew(self):
        """Starts again, without what an earlier command has left behind; models are read once."""
        self.driver = self.create()
        self.session = self.driver.session
        if self.loader is None:
            self.loader = self.session.get_component("data_loader")
        self.session.register_component("data_loader", self.loader)
        self.session.register("before-call", lambda model, **_: self.called(model))

    def called(self, model):
        """Notes which operation is called, and what its pages are."""
        self.exchange.model, self.exchange.tokens = model, {}
        with contextlib.suppress(Exception):
            paginator = self.session.get_paginator_model(model.service_model.service_name).get_paginator(model.name)
            names = re.findall(r"\w+", str(paginator["output_token"]))
            more = re.findall(r"\w+", str(paginator.get("more_results", "")))
            self.exchange.tokens = {name: ("next-page", None) for name in names} | {name: ("true", "false") for name in more}

    def table(self, service):
        """The commands of a service, by word."""
        return self.driver._get_command_table()[service]._get_command_table()

    def commands(self, service):
        """The words of a service's commands."""
        if service not in self.driver._get_command_table():
            return []
        return sorted(self.table(service))

    def display(self, caller, original, name, response, options):
        """Prints an output in each format, as if it had been asked for in that."""
        first = self.exchange
        for number, format in enumerate(self.wanted):
            chosen, out, errors = copy.copy(options), io.StringIO(), io.StringIO()
            chosen.output = format
            is_paged = not isinstance(response, dict)
            value = copy.copy(response) if is_paged else copy.deepcopy(response)
            if is_paged and number:
                self.exchange = first.again()
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
                try:
                    original(caller, name, value, chosen)
                    code = 0
                except Exception as error:  # as the AWS CLI does
                    code = self.handled(error, errors)
            self.shown.append(
                {"format": format, "code": code, "out": out.getvalue(), "errors": errors.getvalue()})
        self.exchange = first

    def handled(self, error, errors):
        """The exit code of an error, which is printed."""
        if self.is_first:
            errors.write(f"\n{error}\n")
            return 255
        return self.driver._error_handler.handle_exception(error, io.StringIO(), errors)

    def run(self, words, run):
        """What a command line sends and prints."""
        folder = Path(run["folder"])
        os.chdir(folder)
        before = set(folder.iterdir())
        kind = "fault" if run.get("fault") or "wait" in words[:2] else "output"
        self.exchange, self.shown, self.wanted = Exchange(run["key"], kind, run.get("response")), [], run["formats"]
        out, errors = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
            try:
                code = self.driver.main(list(words))
            except SystemExit as end:
                code = end.code
            except Endless as error:
                code = str(error)
        written = {}
        for path in sorted(set(folder.iterdir()) - before):
            written[path.name] = path.read_bytes().decode("latin-1")
            path.unlink()
        return {
            "code": code, "out": out.getvalue(), "errors": errors.getvalue(), "shown": self.shown,
            "requests": self.exchange.requests, "responses": self.exchange.responses, "written": written,
            "operation": self.exchange.model.name if self.exchange.model else None,
        }
