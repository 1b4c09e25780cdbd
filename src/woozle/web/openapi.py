"""The OpenAPI document of the API, from the table that its routes are made of, and the page that shows it."""

from __future__ import annotations

import re
from typing import Any

import msgspec

import woozle
from woozle.web.api import OPERATIONS, TEXT, Error, Operation

ERRORS = {
    404: "there is no such story or work",
    409: "it does not fit what there is: the claims of the story, the files of the folder",
    413: "the body is too large (plain text)",
    422: "the body or the query is not what it should be",
    429: "too many works are waiting",
}
ALWAYS = {
    403: "the request comes from another site (plain text)",
    421: "the request names another host (plain text)",
}


def document() -> dict[str, Any]:
    """OpenAPI 3.1."""
    types = [t for operation in OPERATIONS for t in (operation.takes, operation.gives) if t is not None]
    schemas, components = msgspec.json.schema_components([*types, Error], ref_template="#/components/schemas/{name}")
    known = dict(zip([id(t) for t in [*types, Error]], schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _operation(operation, known)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Woozle",
            "version": woozle.__version__,
            "description": "The stories of the local server, the work on new ones, and their corrections. "
            "All offsets are Unicode code points, end exclusive.",
        },
        "paths": paths,
        "components": {"schemas": components},
    }


def _operation(operation: Operation, known: dict[int, Any]) -> dict[str, Any]:
    def content(type: Any) -> dict[str, Any]:
        return {"application/json": {"schema": known[id(type)]}}

    answer = content(operation.gives) if operation.gives else {operation.media: {"schema": {"type": "string"}}}
    done = {"description": "done"} | ({"content": answer} if operation.media else {})
    plain = {"text/plain": {"schema": {"type": "string"}}}
    out: dict[str, Any] = {
        "summary": operation.summary,
        "operationId": operation.endpoint.__name__,
        "parameters": [
            *(_parameter(name, "path", f"id of a {name}", TEXT) for name in re.findall(r"{(\w+)}", operation.path)),
            *(_parameter(name, "query", about, schema) for name, about, schema in operation.query),
        ],
        "responses": {
            str(operation.status): done,
            **{
                str(status): {"description": ERRORS[status], "content": plain if status == 413 else content(Error)}
                for status in operation.errors
            },
            **{str(status): {"description": about, "content": plain} for status, about in ALWAYS.items()},
        },
    }
    if operation.takes:
        out["requestBody"] = {"required": True, "content": content(operation.takes)}
    return out


def _parameter(name: str, where: str, about: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": where, "required": where == "path", "description": about, "schema": schema}
