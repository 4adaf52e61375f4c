"""Tests of what needs no package: `python3 -m unittest collector.tests`, from the folder above."""

import json
import re
import unittest
from pathlib import Path

from . import rst
from .cloudformation import Map, walk
from .facts import Values, anonymous
from .members import Place, Same

DATA = Path(__file__).parent.parent / "data"

PAGE = """**To cast a bell**

The following ``cast-bell`` example casts a bell. ::

    aws foundry cast-bell \\
        --name "big bell" \\
        --mould file://mould.json

Contents of ``mould.json``::

    {"Metal": "bronze"}

Output::

    {
        "Bell": {"Name": "big bell"}
    }

Command::

  aws foundry list-bells --max-items 2 | head
"""


class Pages(unittest.TestCase):
    """Commands, files and outputs of a page."""

    def test_commands(self):
        first, second = rst.commands(PAGE)
        self.assertEqual(first.words, ["aws", "foundry", "cast-bell", "--name", "big bell", "--mould", "file://mould.json"])
        self.assertEqual(first.files, {"mould.json": '{"Metal": "bronze"}'})
        self.assertEqual(json.loads(first.output), {"Bell": {"Name": "big bell"}})
        self.assertEqual(second.words, ["aws", "foundry", "list-bells", "--max-items", "2"])
        self.assertIsNone(second.output)

    def test_what_is_no_command_is_named(self):
        (found,) = rst.commands("Text::\n\n    aws foundry cast-bell --name 'open\n")
        self.assertIsNone(found.words)
        self.assertIn("not a shell command", found.text)


class Facts(unittest.TestCase):
    """Values that prove nothing, and names of accounts."""

    def test_values_that_prove_nothing(self):
        values = Values(DATA / "nothing.json")
        for text in ("<value>", "abc...", "****", "subnet-####", "$NAME", "2f5f-0dd2-EXAMPLE"):
            self.assertIsNotNone(values.why_nothing(text), text)
        for text in ("my-instance", "default.mysql8.0", "AKIAIOSFODNN7EXAMPLE", ""):
            self.assertIsNone(values.why_nothing(text), text)

    def test_accounts_and_addresses(self):
        self.assertEqual(anonymous("arn:aws:iam::0123456789012:role/x"), "arn:aws:iam::123456789012:role/x")
        self.assertEqual(anonymous("account 111122223333"), "account 123456789012")
        self.assertEqual(anonymous("jane@corp.com"), "user@example.com")
        self.assertEqual(anonymous("jane@example.com"), "jane@example.com")


class Data(unittest.TestCase):
    """The reviewed data."""

    def test_every_entry_has_a_reason_and_can_be_read(self):
        lists = [
            *json.loads((DATA / "same.json").read_text(encoding="utf-8"))["exclusions"],
            *json.loads((DATA / "cloudformation.json").read_text(encoding="utf-8"))["exclusions"],
            *json.loads((DATA / "nothing.json").read_text(encoding="utf-8"))["texts"],
        ]
        for entry in lists:
            self.assertTrue(entry.get("reason"), entry)
            for name in ("pattern", "member", "from", "to", "value", "property", "operation"):
                re.compile(entry.get(name, ""))

    def test_names_that_say_of_what(self):
        same = Same(DATA / "same.json")
        for name in ("DBParameterGroupName", "VpcSecurityGroupId", "KmsKeyId", "CacheParameterGroupFamily"):
            self.assertTrue(same.says_of_what(name), name)
        for name in ("Name", "StorageType", "Port", "ResourceName"):
            self.assertFalse(same.says_of_what(name), name)
        volume = Place("CreateDBInstance", "AdditionalStorageVolumes[].StorageType", "string", "Volume")
        self.assertTrue(same.excluded("rds", "DescribeDBInstances:output:X", "StorageType", "gp2", volume))
        self.assertFalse(same.excluded("docdb", "DescribeDBInstances:output:X", "StorageType", "gp2", volume))

    def test_coarse_patterns(self):
        coarse = Map(DATA / "cloudformation.json").coarse
        for pattern in ("^.+$", "[a-z]*", "^[a-z]", "^$|^[a-z]$", r"^\S+$"):
            self.assertTrue(coarse.search(pattern), pattern)
        self.assertFalse(coarse.search("^[a-zA-Z]{1}[a-zA-Z0-9_]*$"))


class Schemas(unittest.TestCase):
    """What a schema of a resource says."""

    def test_values_in_any_case(self):
        schema = {"properties": {"Metal": {"enumCaseInsensitive": ["bronze", "B2"]}}}
        self.assertEqual(list(walk(schema, schema, "", 0)), [
            ("Metal", "enum", "bronze"),
            ("Metal", "enum", "BRONZE"),
            ("Metal", "enum", "b2"),
            ("Metal", "enum", "B2"),
        ])

    def test_conditions_say_nothing(self):
        schema = {
            "properties": {"Metal": {"enum": ["bronze"], "maxLength": 9}, "Parts": {"items": {"$ref": "#/definitions/Part"}}},
            "definitions": {"Part": {"properties": {"Weight": {"maximum": 7, "minimum": 1}}}},
            "allOf": [{
                "if": {"properties": {"Metal": {"enum": ["lead"]}}},
                "then": {"properties": {"Metal": {"const": "brass"}}},
            }],
        }
        self.assertEqual(list(walk(schema, schema, "", 0)), [
            ("Metal", "enum", "bronze"),
            ("Metal", "max-length", 9),
            ("Parts[].Weight", "max", 7),
            ("Metal", "enum", "brass"),
        ])


if __name__ == "__main__":
    unittest.main()
