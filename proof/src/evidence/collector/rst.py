"""Commands, contents of files and outputs in the AWS CLI's examples, which are reStructuredText."""

import os
import re
import shlex
import textwrap
from collections import namedtuple

# `before` is the text in front of a block.
Block = namedtuple("Block", "before text")
# `output` is the text of the JSON that is shown as the output of `words`.
Command = namedtuple("Command", "words files output text")

START = re.compile(r"^\s*(?:\$\s+|[A-Z]:\\>\s*|%\s+)?(aws\s.*)$")


def blocks(text):
    """The indented blocks of a page, each with the paragraph in front of it."""
    before, lines, found = [], [], []
    for line in text.expandtabs(4).splitlines() + ["."]:
        if not line.strip():
            (lines if lines else before).append("")
        elif line[0] == " " and not line.lstrip().startswith(":"):
            lines.append(line)
        else:
            if lines:
                found.append(Block("\n".join(before[-6:]), textwrap.dedent("\n".join(lines)).strip("\n")))
                before, lines = [], []
            before.append(line)
    return found


def commands(text):
    """The commands of a page, with the files that are shown and the output."""
    page = blocks(text)
    found = []
    for index, block in enumerate(page):
        lines = block.text.splitlines()
        position = 0
        while position < len(lines):
            if not START.match(lines[position]):
                position += 1
                continue
            words, used, problem = command(lines[position:])
            position += used
            rest = "\n".join(lines[position:]).strip()
            files = {name: content(page, index, name) for name in names(words or [])}
            shown = rest if rest[:1] in ("{", "[") else output(page, index)
            found.append(Command(words, files, shown, problem or "\n".join(lines[:position])))
            if rest[:1] in ("{", "["):
                break
    return found


def command(lines):
    """The words of the command that begins here, its count of lines, and what is wrong with it."""
    text = START.match(lines[0]).group(1)
    used = 1
    while True:
        bare = text.rstrip()
        more = used < len(lines)
        if bare.endswith(("\\", " ^", " /")) and more:
            text = bare[:-1] + " " + lines[used].strip()
        elif more and lines[used].lstrip().startswith("--"):
            text = bare + " " + lines[used].strip()
        else:
            try:
                words = shlex.split(bare.rstrip("\\"))
                return shell(words), used, None
            except ValueError as error:
                if not more or START.match(lines[used]):
                    return None, used, f"not a shell command: {error}"
                text = text + "\n" + lines[used]
        used += 1


def shell(words):
    """The words up to a pipe, a redirection or a second command."""
    for index, word in enumerate(words):
        if word in ("|", ">", ">>", "&&", ";", "<", "2>&1"):
            return words[:index]
    return words


def names(words):
    """The files that a command reads."""
    found = re.findall(r"fileb?://([^\s,\"'\]}]+)", " ".join(words))
    return [name.rstrip(";") for name in found]


def content(page, index, name):
    """The content of a file that is shown beside the command; None if it is not."""
    base = os.path.basename(name.replace("\\", "/"))
    near = list(range(index + 1, len(page))) + list(range(index - 1, -1, -1))
    for position in near:
        block = page[position]
        first = block.text.lstrip()[:1]
        if base in block.before and first in ("{", "[", "-", "<") and not is_output(block):
            return block.text
    return None


def is_output(block):
    """Whether a block is said to be an output."""
    last = [line for line in block.before.splitlines() if line.strip()]
    return bool(last) and bool(re.match(r"(?i)\W*(output|sample output|response)\W*$", last[-1]))


def output(page, index):
    """The output that follows a command; None if there is none."""
    for block in page[index + 1:]:
        if any(START.match(line) for line in block.text.splitlines()[:1]):
            return None
        if is_output(block) or "utput" in block.before[-60:]:
            return block.text if block.text.lstrip()[:1] in ("{", "[") else None
    return None
