"""Takes names of accounts and people out of values, and tells which values prove nothing."""

import json
import re
from pathlib import Path

ACCOUNT = "123456789012"
ARN = re.compile(r"(arn:aws[a-z-]*:[a-z0-9-]*:[a-z0-9-]*):[0-9xX#]{8,14}(?=:)")
QUEUE = re.compile(r"(https?://(?:[a-z0-9-]+\.)*amazonaws\.com)/[0-9]{12}/")
DIGITS = re.compile(r"\b(?:[0-9]{12}|[0-9]{4}-[0-9]{4}-[0-9]{4})\b")
MAIL = re.compile(r"(?i)\b([a-z0-9._%+-]+)@(?!example\.(?:com|org|net)\b)[a-z0-9-]+(?:\.[a-z0-9-]+)+")


class Values:
    """The list of values that prove nothing."""

    def __init__(self, path):
        entries = json.loads(Path(path).read_text(encoding="utf-8"))["texts"]
        self.patterns = [(re.compile(entry["pattern"]), entry["reason"]) for entry in entries]

    def why_nothing(self, text):
        """Why this text proves nothing; None if it is a value."""
        for pattern, reason in self.patterns:
            if pattern.search(text):
                return reason
        return None


def anonymous(text):
    """A text without account numbers and e-mail addresses of others."""
    text = ARN.sub(rf"\1:{ACCOUNT}", text)
    text = QUEUE.sub(rf"\1/{ACCOUNT}/", text)
    text = DIGITS.sub(ACCOUNT, text)
    return MAIL.sub(r"user@example.com", text)
