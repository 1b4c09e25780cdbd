"""The page of the API: the OpenAPI document, readable, without any script from elsewhere."""

from __future__ import annotations

from typing import Any

import msgspec
from htpy import Element, Node, a, code, dd, details, dl, dt, h1, h2, p, pre, section, summary

from woozle.web.pages.layout import page


def api_page(document: dict[str, Any]) -> str:
    return page(
        "API",
        h1["API"],
        p(".lead")[
            document["info"]["description"], " The whole as ", a(href="/api/openapi.json")["OpenAPI document"], ". ",
            "Errors are JSON too: ", code['{"error": "…"}'], ".",
        ],
        (
            _operation(method.upper(), path, operation)
            for path, methods in document["paths"].items()
            for method, operation in methods.items()
        ),
        section[h2["Types"], (_type(name, schema) for name, schema in document["components"]["schemas"].items())],
    )  # fmt: skip


def _operation(method: str, path: str, operation: dict[str, Any]) -> Element:
    body = operation.get("requestBody")
    return section(".operation")[
        h2[code[f"{method} {path}"]],
        p[operation["summary"]],
        dl(".facts")[
            ((dt[code[x["name"]]], dd[x["description"]]) for x in operation["parameters"] if x["in"] == "query"),
            body and [dt["takes"], dd[_schema(body["content"])]],
            [
                [
                    dt[status],
                    dd[answer["description"], [": ", _schema(answer["content"])] if "content" in answer else ""],
                ]
                for status, answer in operation["responses"].items()
            ],
        ],
    ]


def _schema(content: dict[str, Any]) -> Node:
    [(media, about)] = content.items()
    name = about["schema"].get("$ref", "").rpartition("/")[2]
    return a(href=f"#type-{name}")[name] if name else code[media]


def _type(name: str, schema: dict[str, Any]) -> Element:
    return details(id=f"type-{name}")[
        summary[code[name], " ", schema.get("description", "").split("\n")[0]],
        pre(tabindex="0", role="region", aria_label=name)[
            msgspec.json.format(msgspec.json.encode(schema), indent=2).decode()
        ],
    ]
