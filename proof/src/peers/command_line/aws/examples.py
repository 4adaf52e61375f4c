"""The commands of the AWS CLI's examples."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[3] / "evidence"))

from collector import rst  # noqa: E402


def filler(name):
    """The content of a file that no page shows. Keys and certificates are checked, and have none."""
    return "" if name.endswith((".pem", ".pub", ".key", ".crt")) else "{}"


def of(cli, service):
    """The commands of a service, each with the files that are shown beside it."""
    folder = cli.folder / "examples"
    found = []
    for path in sorted((folder / service).rglob("*.rst")):
        for command in rst.commands(path.read_text(encoding="utf-8")):
            words = [word for word in command.words or [] if word.strip()][1:]
            # Other services appear beside this one, and no page shows what `help` says.
            if words[:1] != [service] or "help" in words:
                continue
            # Nothing is sent anywhere else.
            if any(word.startswith("--endpoint") for word in words):
                continue
            # Only names of files in the current folder can be made. One that no page shows has something.
            files = {
                name: filler(name) if content is None else content
                for name, content in command.files.items() if "/" not in name and "\\" not in name
            }
            file = path.relative_to(folder).as_posix()
            files = {name: text.encode("utf-8").decode("latin-1") for name, text in files.items()}
            found.append({"file": file, "service": service, "words": words, "files": files})
    return found
