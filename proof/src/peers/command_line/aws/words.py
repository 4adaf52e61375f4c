"""Command lines from the tables of arguments that the AWS CLI itself makes: right ones, and wrong ones."""

import base64
import json
import random

TEXTS = [
    "a", "one-two", "my name", "db.t3.medium", "arn:aws:iam::123456789012:role/x", "10.0.0.0/16", "a=b", "a,b", "it's", 'say "x"',
    "Grüße", "日本語", "back\\slash", "100%", "a&b+c", "tab\tx", "line\nbreak", "x" * 40, "{", "]", "5", "true", "",
]
PLAIN = ["a", "one-two", "name-1", "db.t3.medium", "x" * 40, "5"]
TIMES = [
    "2020-07-27T10:20:30Z", "2020-07-27", "2020-07-27T10:20:30.5+02:00", "1595845230", "2020-07-27 10:20", "1595845230.25",
    "Mon, 27 Jul 2020 10:20:30 GMT", "20200727T102030Z",
]
WHOLE, NUMBERS = [0, 1, 5, 3306, -1, 65536], [0.5, 1.0, 70.0, 2.25, 0.001]
REGIONS = ["us-west-2", "eu-central-1"]
DEEPEST = 4
# The classes of options that take no word.
NEGATIVE = ("BooleanArgument", "NegativeBooleanParameter")


class Values:
    """Random values for the members of an input."""

    def __init__(self, rng, texts, is_first):
        self.rng, self.texts, self.is_first = rng, texts, is_first

    def make(self, shape, depth=0):
        """A value that the AWS CLI's own checks accept; None if there is none that both versions take alike."""
        kind, rng, least = shape.type_name, self.rng, shape.metadata.get("min", 0)
        if kind == "structure":
            return self.members(shape, depth)
        if kind == "list":
            count = 0 if depth >= DEEPEST else rng.choice([1, 1, 2, 3])
            items = [self.make(shape.member, depth + 1) for _ in range(max(count, least))]
            return None if None in items or not items else items
        if kind == "map":
            # In order: ours sends entries in the order of their keys.
            keys = getattr(shape.key, "enum", None) or ["a", "b", "c"]
            count = min(len(keys), max(rng.choice([1, 2, 3]), least))
            values = {key: self.make(shape.value, depth + 1) for key in sorted(rng.sample(keys, count))}
            return None if None in values.values() else values
        if kind == "blob":
            # Version 1 takes the bytes themselves, version 2 base64.
            return None if self.is_first else base64.b64encode(b"bytes\0\xff").decode()
        return self.scalar(shape, kind, least)

    def scalar(self, shape, kind, least):
        """A value without parts."""
        rng, enum = self.rng, getattr(shape, "enum", None)
        if kind == "string":
            text = rng.choice(enum) if enum and rng.random() < 0.8 else rng.choice(self.texts)
            return text + "x" * max(0, least - len(text))
        if kind == "boolean":
            return rng.random() < 0.5
        if kind == "timestamp":
            return rng.choice(TIMES)
        number = rng.choice(WHOLE if kind in ("integer", "long") else NUMBERS)
        number = max(number, least) if "min" in shape.metadata else number
        return min(number, shape.metadata.get("max", number))

    def member(self, name, shape, depth):
        """A value of a member, whose name may tell more than its shape."""
        return self.rng.choice(REGIONS) if name in ("SourceRegion", "DestinationRegion") else self.make(shape, depth)

    def members(self, shape, depth):
        """Members of a structure: those that must be there, and some of the others."""
        found = {}
        is_union = getattr(shape, "is_tagged_union", False)
        names = [self.rng.choice(list(shape.members))] if is_union and shape.members else list(shape.members)
        for name in names:
            is_needed = name in shape.required_members or is_union
            if not is_needed and (depth >= DEEPEST or self.rng.random() > 0.5):
                continue
            value = self.member(name, shape.members[name], depth + 1)
            if value is None and is_needed:
                return None
            if value is not None:
                found[name] = value
        return found


def shorthand(value, inside=False):
    """A value in shorthand; None where shorthand cannot say it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        items = [shorthand(item, True) for item in value]
        return None if None in items else f"[{','.join(items)}]"
    pairs = [(name, shorthand(item, True)) for name, item in value.items()]
    if not pairs or any(item is None for _, item in pairs):
        return None
    whole = ",".join(f"{name}={item}" for name, item in pairs)
    return f"{{{whole}}}" if inside else whole


def quoted(text):
    """A text in shorthand."""
    if text and all(letter.isalnum() or letter in "-._/:" for letter in text):
        return text
    return None if "\\" in text else "'" + text.replace("'", "\\'") + "'"


class Words:
    """Makes a right command line for a command."""

    def __init__(self, cli, service, command, seed, case):
        self.cli, self.service, self.command, self.case = cli, service, command, case
        self.rng = random.Random(f"{seed}/{service}/{command}")
        self.operation = cli.table(service).get(command)
        self.files = {}

    def make(self):
        """The words and the files; None if there are none."""
        table = getattr(self.operation, "arg_table", None)
        if table is None or getattr(self.operation, "_operation_model", None) is None:
            return None
        kind = self.case % 8
        if kind == 6:
            word = "output" if self.rng.random() < 0.5 else "input"
            if word == "input":
                return [self.service, self.command, "--generate-cli-skeleton", word], {}
        if kind == 7:
            return self.whole(table)
        words = self.arguments(table, self.texts(kind), 0.9 if kind == 1 else 0.4)
        if words is None:
            return None
        words += self.extra(table, kind)
        if kind == 6:
            words += ["--generate-cli-skeleton", "output"]
        return [self.service, self.command, *words], self.files

    def texts(self, kind):
        """What texts consist of."""
        return PLAIN if kind in (0, 1) else TEXTS

    def whole(self, table):
        """A request as JSON or YAML."""
        shape = self.operation._operation_model.input_shape
        if shape is None:
            return None
        value = Values(self.rng, TEXTS, self.cli.is_first).make(shape)
        if value is None:
            return None
        text = json.dumps(value, ensure_ascii=False, indent=1)
        option = "--cli-input-json" if self.cli.is_first or self.rng.random() < 0.5 else "--cli-input-yaml"
        if self.rng.random() < 0.5:
            self.files["input.txt"] = text.encode("utf-8").decode("latin-1")
            text = "file://input.txt"
        return [self.service, self.command, option, text], self.files

    def arguments(self, table, texts, chance):
        """The options of members; None if one that is needed cannot be made."""
        values, words, seen = Values(self.rng, texts, self.cli.is_first), [], set()
        shape = self.operation._operation_model.input_shape
        tokens = self.operation._operation_model.idempotent_members
        needed = set(shape.required_members) - set(tokens) if shape is not None else set()
        for argument in table.values():
            member = getattr(argument, "_serialized_name", None)
            shape = getattr(argument, "argument_model", None)
            is_hidden = getattr(argument, "_UNDOCUMENTED", False) and member not in needed
            is_page = argument.cli_name in ("--starting-token", "--page-size", "--max-items")
            if member is None or shape is None or member in seen or is_hidden or is_page:
                continue
            is_flag = type(argument).__name__ in NEGATIVE
            is_last = f"no-{argument.name}" not in table
            # The first of both options of a truth value, or the second.
            if is_flag and not is_last and self.rng.random() < 0.5:
                continue
            seen.add(member)
            if member not in needed and self.rng.random() > chance:
                continue
            made = self.option(argument, shape, values)
            if made is None and member in needed:
                return None
            words += made or []
        return words

    def option(self, argument, shape, values):
        """An option with its value."""
        name, rng = argument.cli_name, self.rng
        if type(argument).__name__ in NEGATIVE:
            return [name]
        if shape.type_name == "blob":
            self.files["bytes.bin"] = "bytes\0\xff"
            return [name, "fileb://bytes.bin"]
        value = values.member(argument._serialized_name, shape, 0)
        if value is None:
            return None
        if isinstance(value, (str, int, float)):
            text = str(value).lower() if isinstance(value, bool) else str(value)
            return [f"{name}={text}"] if text.startswith("-") else [name, text]
        return [name, *self.parts(shape, value)]

    def parts(self, shape, value):
        """The words of a value with parts."""
        rng, whole = self.rng, json.dumps(value, ensure_ascii=False)
        if shape.type_name == "list":
            if shape.member.type_name in ("structure", "map"):
                items = [shorthand(item) for item in value]
                if None not in items and rng.random() < 0.6:
                    return items
                return [json.dumps(item) for item in value] if rng.random() < 0.2 else [whole]
            words = [str(item).lower() if isinstance(item, bool) else str(item) for item in value]
            plain = all(word and word[0] not in "-[{" for word in words)
            if plain and not isinstance(value[0], (list, dict)) and rng.random() < 0.7:
                return words
            return [whole]
        text = shorthand(value)
        if text is not None and rng.random() < 0.6:
            return [text]
        if rng.random() < 0.2:
            self.files["value.json"] = whole.encode("utf-8").decode("latin-1")
            return ["file://value.json"]
        return [whole]

    def extra(self, table, kind):
        """Options of every command, and those of pages."""
        rng, words = self.rng, []
        if "starting-token" in table:
            start = base64.b64encode(json.dumps({"Marker": None, "boto_truncate_amount": 1}).encode()).decode()
            words += rng.choice([[], [], ["--max-items", "2"], ["--no-paginate"], ["--starting-token", start], ["--page-size", "20"]])
            if words[:1] == ["--page-size"] and "page-size" not in table:
                words = []
        output = self.operation._operation_model.output_shape
        if kind in (2, 3) and output is not None and output.members:
            words += ["--query", self.query(output)]
        return words

    def query(self, output):
        """An expression about an output."""
        rng = self.rng
        name = rng.choice(list(output.members))
        shape = output.members[name]
        if shape.type_name == "list" and shape.member.type_name == "structure" and shape.member.members:
            inner = rng.choice(list(shape.member.members))
            return rng.choice([
                f"{name}[].{inner}", f"{name}[0]", f"{name}[*].[{inner}]", f"length({name} || `[]`)", f"{name}[?{inner}=='a']",
                f"{name}[].{{x: {inner}}}", f"{name}[-1].{inner}", f"reverse({name} || `[]`)", f"{name}[:1]",
                f"{name}[?contains(to_string({inner}), 'a')].{inner} | [0]",
            ])
        return rng.choice([name, f"[{name}]", f"{{x: {name}}}", f"not_null({name}, 'none')", f"to_string({name})", "keys(@)", f"type({name})"])


class Wrong(Words):
    """Makes a wrong command line for a command, of a kind that the case tells."""

    KINDS = [
        "unknown_option", "no_required", "misspelt", "not_whole", "bad_json", "bad_shorthand", "no_file", "bad_query", "bad_format",
        "no_value", "bad_base64", "unknown_member", "no_text", "too_short", "bad_url", "bad_timeout", "bad_colour", "both_pages",
        "bad_input", "bad_skeleton", "bad_time", "no_number", "bad_number", "fault",
    ]

    def make(self):
        """The words and the files; None where the mistake cannot be made."""
        if getattr(self.operation, "_operation_model", None) is None:
            return None
        self.table = self.operation.arg_table
        self.words = self.arguments(self.table, PLAIN, 0)
        if self.words is None:
            return None
        made = getattr(self, self.KINDS[self.case % len(self.KINDS)])()
        return None if made is None else ([self.service, self.command, *made], self.files)

    def of(self, *kinds):
        """The option of some member of one of these kinds."""
        found = [
            argument for argument in self.table.values()
            if getattr(argument, "_serialized_name", None) and getattr(getattr(argument, "argument_model", None), "type_name", None) in kinds
        ]
        return self.rng.choice(found) if found else None

    def given(self, argument, *words):
        """The words with an option."""
        return None if argument is None else [*self.words, argument.cli_name, *words]

    def fault(self):
        return self.words

    def unknown_option(self):
        return [*self.words, "--nope", "1"]

    def no_required(self):
        return None if not self.words else self.rng.choice([[], self.words[:-2]])

    def misspelt(self):
        self.command += "s"
        return self.words

    def not_whole(self):
        return self.given(self.of("integer"), "many")

    def no_number(self):
        return self.given(self.of("double", "float", "long"), "many")

    def bad_json(self):
        return self.given(self.of("structure", "list", "map"), self.rng.choice(["{", "[", '{"a": }', '[{"a": 1},]']))

    def bad_shorthand(self):
        argument = self.of("structure", "map")
        return self.given(argument, self.rng.choice(["Key", "a=[b", "a={b}", "=", "a=b,a=c", "a=b,,"]))

    def no_file(self):
        return self.given(self.of("string", "structure", "list", "integer"), self.rng.choice(["file:///none/none", "fileb:///none/none"]))

    def bad_query(self):
        return [*self.words, "--query", self.rng.choice(["a[", "", "a.", "length(", "[?", "foo(@)"])]

    def bad_format(self):
        return [*self.words, "--output", "xml"]

    def no_value(self):
        return self.given(self.of("string", "structure", "integer", "list"))

    def bad_base64(self):
        return self.given(self.of("blob"), "a")

    def unknown_member(self):
        argument = self.of("structure", "list")
        if argument is None:
            return None
        if argument.argument_model.type_name == "structure":
            return self.given(argument, '{"Nope": 1}')
        inner = argument.argument_model.member.type_name
        return self.given(argument, '[{"Nope": 1}]') if inner == "structure" else None

    def no_text(self):
        argument = self.of("list")
        if argument is None or argument.argument_model.member.type_name != "string":
            return None
        return self.given(argument, self.rng.choice(["[1]", "[{}]", "[null]", "[true]"]))

    def too_short(self):
        found = [a for a in self.table.values() if getattr(getattr(a, "argument_model", None), "metadata", {}).get("min", 0) > 0]
        found = [a for a in found if a.argument_model.type_name == "string" and getattr(a, "_serialized_name", None)]
        return self.given(self.rng.choice(found), "") if found else None

    def bad_url(self):
        return [*self.words, "--endpoint-url", "localhost"]

    def bad_timeout(self):
        return [*self.words, "--cli-read-timeout", "long"]

    def bad_colour(self):
        return [*self.words, "--color", "purple"]

    def both_pages(self):
        return [*self.words, "--no-paginate", "--max-items", "1"] if "max-items" in self.table else None

    def bad_input(self):
        return ["--cli-input-json", self.rng.choice(["{", "[]", '{"Nope": 1}', "file:///none", "1", '{"Nope": {}}'])]

    def bad_skeleton(self):
        return ["--generate-cli-skeleton", "nope"]

    def bad_time(self):
        return self.given(self.of("timestamp"), self.rng.choice(["soonish", "2020-13-01", "1e400"]))

    def bad_number(self):
        return self.given(self.of("integer", "long"), self.rng.choice(["1.5", "", "0x10", "1e3", "９"]))
