"""What the forms of the pages send, as changes and orders."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from starlette.datastructures import FormData, UploadFile

from woozle.corrections import Change, reference
from woozle.model import Claim, Passage, Source, Story
from woozle.web.worker import File


def encoded(passage: Passage) -> str:
    """A passage as a form's value."""
    return msgspec.json.encode(passage).decode()


def encoded_claim(claim: Claim) -> str:
    """A claim as a form's value: what it is now, so that a form of a claim that was changed since is refused."""
    return msgspec.json.encode(reference(claim)).decode()


def encoded_source(source: Source) -> str:
    return msgspec.json.encode(source).decode()


def change_of(form: FormData, story: Story) -> Change:
    """The change that a form asks for; raises ValueError, which says what is missing or wrong."""
    kind = _text(form, "type")
    fields: dict[str, Any]
    match kind:
        case "join":
            named = _text(form, "number")
            fields = {"claims": [*_values(form, "claim"), *([_named(named, story)] if named else [])]}
            if len(fields["claims"]) < 2:
                raise ValueError("tick at least one claim to join, or give its number")
        case "split":
            fields = {"statements": _values(form, "statement"), "claim": next(iter(_values(form, "claim")), ())}
            if not fields["statements"]:
                raise ValueError("tick at least one passage that says something else")
        case "rename":
            fields = {"sources": _values(form, "source"), "into": next(iter(_sources(form)), None)}
            if not fields["sources"] or not fields["into"]:
                raise ValueError("pick at least one source and give its name")
        case "chain":
            fields = {"statement": next(iter(_values(form, "statement")), None), "chain": _sources(form)}
        case "same":
            fields = {"kind": _text(form, "kind"), "values": _values(form, "value")}
        case "undo":
            fields = {"correction": _text(form, "correction")}
        case _:
            raise ValueError("the form is not one of this server's")
    return msgspec.convert({"type": kind, **fields}, Change)  # type: ignore[no-any-return]


def pasted(form: FormData) -> Sequence[File]:
    """The texts that were pasted, each an article file."""
    columns = [_texts(form, name) for name in ("text", "publisher", "published")]
    out = []
    for number, (text, publisher, published) in enumerate(zip(*columns, strict=False), 1):
        if text:
            about = {"id": f"pasted-{number}", "text": text.replace("\r\n", "\n")}
            about |= {k: v for k, v in (("publisher", publisher), ("published", published)) if v}
            out.append(File(f"pasted-{number}.json", msgspec.json.encode(about)))
    return out


async def uploaded(form: FormData) -> Sequence[File]:
    """The files that were dropped or chosen; an empty field is none."""
    files = [f for f in form.getlist("files") if isinstance(f, UploadFile) and f.filename]
    return [File(f.filename or "", await f.read()) for f in files]


def addresses(form: FormData) -> Sequence[str]:
    """The web addresses, each once. What begins otherwise than an address is taken for one all the same, and refused
    by name."""
    return list(dict.fromkeys(line.strip() for line in _text(form, "urls").splitlines() if line.strip()))


def _text(form: FormData, name: str) -> str:
    return next(iter(_texts(form, name)), "")


def _texts(form: FormData, name: str) -> list[str]:
    return [value.strip() for value in form.getlist(name) if isinstance(value, str)]


def _values(form: FormData, name: str) -> list[Any]:
    return [msgspec.json.decode(value) for value in _texts(form, name)]


def _sources(form: FormData) -> list[dict[str, str]]:
    pairs = zip(_texts(form, "name"), _texts(form, "kind"), strict=False)
    return [{"name": name, "kind": kind} for name, kind in pairs if name]


def _named(number: str, story: Story) -> Any:
    for claim in story.claims:
        if claim.id == number:
            return msgspec.to_builtins(reference(claim))
    raise ValueError(f"there is no claim {number[:50]!r}")
