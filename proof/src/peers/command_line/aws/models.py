"""The models of an installed botocore, without the AWS CLI's own one."""

import gzip
import sysconfig
from pathlib import Path

# What tells commands, requests, outputs, pages and waits.
KINDS = ("service-2", "paginators-1", "waiters-2")


def write(folder, *services):
    """Writes the files of services as every release of botocore can read them."""
    data = Path(sysconfig.get_paths()["purelib"], "botocore", "data")
    for service in services:
        for path in sorted((data / service).rglob("*.json*")):
            if not path.name.startswith(KINDS):
                continue
            content = path.read_bytes()
            is_packed = path.suffix == ".gz"
            to = Path(folder, path.relative_to(data)).with_suffix("" if is_packed else ".json")
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_bytes(gzip.decompress(content) if is_packed else content)
