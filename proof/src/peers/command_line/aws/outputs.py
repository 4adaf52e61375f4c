"""Random outputs of operations as documents, in the form that services write."""

import base64
from xml.sax.saxutils import escape

# How deep outputs are nested, and how many values one has.
DEEPEST, MOST = 7, 160
TEXTS = [
    "a", "available", "db.t3.medium", "arn:aws:rds:us-east-1:123456789012:db:one", "", " ", "two words", " leading",
    "trailing ", "null", "true", "yes", "no", "on", "~", "1", "007", "1.50", "1e3", "0x1F", "1_000", "12:30:45", "2020-07-27",
    "2020-07-27T10:20:30Z", "- item", "key: value", "a #b", "#c", "'quoted'", '"quoted"', "it's", "back\\slash", "a,b;c",
    "tab\there", "line\nbreak", "ends\n", "two\n\nlines", "{brace}", "[bracket]", "*star", "&amp", "!tag", "%percent", "@at",
    "`tick", "|pipe", ">fold", "?ask", "-", "--", "=", "<xml>", "Grüße", "日本語", "😀", "e\u0301", "\u00a0", "\u2028", "\ufeff", "\x7f",
    "\x85", "word " * 30, "x" * 120, "日本語テキスト" * 12,
]
NUMBERS = ["0", "0.5", "1.0", "-1.25", "1e16", "123456789.123", "1e-7", "1e22", "3.14159"]
WHOLE = ["0", "1", "-1", "3306", "2147483647"]
TIMES = ["2020-07-27T10:20:30Z", "2021-01-01T00:00:00.123Z", "1999-12-31T23:59:59.000Z"]


class Output:
    """Writes one document."""

    def __init__(self, rng):
        self.rng, self.left = rng, MOST
        self.chance = rng.choice([0.3, 0.6, 0.9])

    def members(self, shape, depth, fixed=None):
        """The elements of a structure's members."""
        parts = []
        fixed = fixed or {}
        if getattr(shape, "is_tagged_union", False):
            name = self.rng.choice(list(shape.members))
            return self.member(name, shape.members[name], depth)
        for name, member in shape.members.items():
            if name in fixed:
                parts.append("" if fixed[name] is None else f"<{name}>{fixed[name]}</{name}>")
            elif self.left > 0 and depth < DEEPEST and self.rng.random() < self.chance:
                parts.append(self.member(name, member, depth))
        return "".join(parts)

    def member(self, name, shape, depth):
        """The element or, of a flattened list, the elements of a member."""
        self.left -= 1
        own = shape.serialization.get("name", name)
        kind, is_flat = shape.type_name, shape.serialization.get("flattened")
        if kind == "list":
            item = shape.member.serialization.get("name", own if is_flat else "member")
            items = [f"<{item}>{self.value(shape.member, depth + 1)}</{item}>" for _ in range(self.count())]
            return "".join(items) if is_flat else f"<{own}>{''.join(items)}</{own}>"
        if kind == "map":
            entry = own if is_flat else "entry"
            key, value = (part.serialization.get("name", word) for part, word in ((shape.key, "key"), (shape.value, "value")))
            entries = [
                f"<{entry}><{key}>k{number}</{key}><{value}>{self.value(shape.value, depth + 1)}</{value}></{entry}>"
                for number in range(self.count())
            ]
            return "".join(entries) if is_flat else f"<{own}>{''.join(entries)}</{own}>"
        return f"<{own}>{self.value(shape, depth)}</{own}>"

    def count(self):
        """How many items there are."""
        return self.rng.choice([0, 1, 1, 2, 3]) if self.left > 0 else 0

    def value(self, shape, depth):
        """What stands in an element."""
        self.left -= 1
        kind, rng = shape.type_name, self.rng
        if kind == "structure":
            return self.members(shape, depth + 1)
        if kind in ("list", "map"):
            # A list in a list: its items stand in the element.
            whole = self.member("x", shape, depth)
            return whole[3:-4] if whole.startswith("<x>") else whole
        texts = {
            "boolean": ["true", "false"], "integer": WHOLE, "long": WHOLE, "float": NUMBERS, "double": NUMBERS,
            "timestamp": TIMES, "blob": [base64.b64encode(bytes(rng.randrange(256) for _ in range(rng.randrange(9)))).decode()],
        }
        enum = getattr(shape, "enum", None)
        found = texts.get(kind) or (enum if enum and rng.random() < 0.7 else TEXTS)
        return escape(rng.choice(found), {"\r": "&#13;"})


def document(model, rng, tokens):
    """A document with a random output; `tokens` are members that it has not, or that are false."""
    namespace = model.service_model.metadata.get("xmlNamespace", "https://example.com/doc/")
    namespace = namespace.get("uri") if isinstance(namespace, dict) else namespace
    shape = model.output_shape
    inner = Output(rng).members(shape, 0, tokens) if shape is not None else ""
    if model.service_model.metadata["protocol"] == "ec2":
        inner = f"<requestId>7f2a-1</requestId>{inner}"
    else:
        wrapper = shape.serialization.get("resultWrapper") if shape is not None else None
        inner = f"<{wrapper}>{inner}</{wrapper}>" if wrapper else inner
        inner += "<ResponseMetadata><RequestId>7f2a-1</RequestId></ResponseMetadata>"
    return f'<{model.name}Response xmlns="{namespace}">{inner}</{model.name}Response>'


def refusal(model, code, message):
    """A document in which a service says no."""
    message = escape(message)
    if model.service_model.metadata["protocol"] == "ec2":
        return (f"<Response><Errors><Error><Code>{code}</Code><Message>{message}</Message></Error></Errors>"
                "<RequestID>7f2a-1</RequestID></Response>")
    return (f"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error>"
            "<RequestId>7f2a-1</RequestId></ErrorResponse>")
