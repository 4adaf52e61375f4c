"""The AWS CLI's own parser: from the words of a command to the parameters of an API call, without a network."""

import contextlib
import copy
import io
import logging
import os
from pathlib import Path


class Refused(Exception):
    """A command that the CLI itself refuses, or that makes no call."""


class Stop(BaseException):
    """Ends a command where it would send its request. No handler of the CLI catches it."""


class Parser:
    """A command line of the AWS CLI whose calls are recorded and not sent."""

    def __init__(self):
        for name in [name for name in os.environ if name.startswith("AWS_")]:
            del os.environ[name]
        os.environ.update({
            "HOME": os.devnull,
            "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
            "AWS_SECRET_ACCESS_KEY": "nothing",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_PAGER": "",
        })
        import awscli
        from awscli import clidriver, paramfile
        from awscli.customizations import toplevelbool
        from botocore.client import ClientCreator

        check = toplevelbool.validate_boolean_mutex_groups

        def checked(boolean_pairs, parsed_args, **fields):
            # Checks of earlier commands stay registered; their options are no part of this one.
            options = (option.py_name for pair in boolean_pairs for option in pair)
            if all(hasattr(parsed_args, option) for option in options):
                check(boolean_pairs, parsed_args, **fields)

        toplevelbool.validate_boolean_mutex_groups = checked

        # The CLI makes a client for each command, whose class has a method for each operation.
        create, classes = ClientCreator._create_client_class, {}

        def class_of(creator, service_name, service_model):
            if service_name not in classes:
                classes[service_name] = create(creator, service_name, service_model)
            return classes[service_name]

        ClientCreator._create_client_class = class_of

        self.folder = Path(awscli.__file__).parent
        self.files = {}
        # Functions, since the CLI copies its handlers, and what a method belongs to with it.
        def shown(*arguments, **mode):
            return self.file(*arguments, **mode)

        paramfile.LOCAL_PREFIX_MAP["file://"] = (shown, {"mode": "r"})
        paramfile.LOCAL_PREFIX_MAP["fileb://"] = (shown, {"mode": "rb"})
        paramfile.REMOTE_PREFIX_MAP.clear()
        logging.disable(logging.CRITICAL)
        self.driver = clidriver.create_clidriver()
        events = self.driver.session.get_component("event_emitter")
        events.register_first("before-parameter-build", lambda **fields: self.given(**fields))
        events.register_last("before-parameter-build", lambda **fields: self.filled(**fields))
        events.register_first("before-call", lambda **fields: self.call(**fields))

    def file(self, prefix, path, mode):
        """The content of a file, as far as the example shows it."""
        from awscli.paramfile import ResourceLoadingError

        content = self.files.get(path[len(prefix):].rstrip(";"))
        if content is None:
            raise ResourceLoadingError(f"the example does not show {path}")
        return content.encode("utf-8") if mode == "rb" else content

    def given(self, params, **_):
        """Parameters before botocore fills in tokens."""
        self.names = set(params)

    def filled(self, params, model, **_):
        """Parameters as they are about to be checked and written."""
        shape = model.input_shape
        # One that a request must have is part of what was accepted.
        tokens = set(model.idempotent_members) - set(shape.required_members) if shape else ()
        self.params = {
            name: value if hasattr(value, "read") else copy.deepcopy(value)
            for name, value in params.items()
            if name in self.names or name not in tokens
        }

    def call(self, model, **_):
        """A request that is ready to be sent."""
        self.found = (model.service_model.service_name, model.name, self.params)
        raise Stop

    def parse(self, words, files):
        """The service, the operation and the parameters of the first call that a command makes."""
        self.files, self.found = files, None
        errors = io.StringIO()
        try:
            with contextlib.redirect_stderr(errors), contextlib.redirect_stdout(io.StringIO()):
                self.driver.main([word for word in words[1:] if word.strip()])
        except Stop:
            return self.found
        except SystemExit:
            pass
        said = [line.strip() for line in errors.getvalue().splitlines() if line.strip()]
        raise Refused(said[-1][:200] if said else "the command makes no call")
