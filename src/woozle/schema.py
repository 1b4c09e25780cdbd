"""The JSON Schema of a Story: python -m woozle.schema > schema/story.schema.json"""

from __future__ import annotations

import sys

import msgspec

from woozle.model import Story


def story_schema() -> bytes:
    """JSON Schema 2020-12 of the form that `Story.to_json` writes, ending in a newline."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Woozle Story"}
    return msgspec.json.format(msgspec.json.encode(schema | msgspec.json.schema(Story)), indent=1) + b"\n"


if __name__ == "__main__":
    sys.stdout.buffer.write(story_schema())
