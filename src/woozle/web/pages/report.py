"""The report of a story, as `woozle trace --html` writes it, with the bar of the server above it."""

from __future__ import annotations

import re
from html import unescape

from htpy import Node, a, fragment, link, p

from woozle.render.page import render_page
from woozle.web.folder import Kept
from woozle.web.guard import POLICY
from woozle.web.pages.layout import story_bar, story_url

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
"""The policy that the report carries in itself; here it goes into the answer's headers and lets the bar's style in."""

BODY = re.compile(r"<body[^>]*>")


def report_page(kept: Kept, machine: bool = False) -> tuple[str, str]:
    """(page, Content-Security-Policy). machine: as the machine read it, without corrections."""
    text = render_page(kept.machine if machine else kept.story)
    policy = META.search(text)
    style = link(rel="stylesheet", href="/static/bar.css")
    text = META.sub(str(style), text, count=1)
    bar = str(fragment[story_bar(kept, "report"), _note(kept, machine)])
    text = BODY.sub(lambda body: body.group() + bar, text, count=1)
    return text, _with_ours(unescape(policy.group(1))) if policy else POLICY


def _with_ours(policy: str) -> str:
    parts = dict(part.strip().partition(" ")[::2] for part in policy.split(";") if part.strip())
    parts["style-src"] = f"{parts.get('style-src', '')} 'self'".strip()
    parts |= {"form-action": "'self'", "base-uri": "'none'", "frame-ancestors": "'none'"}
    return "; ".join(f"{k} {v}" for k, v in parts.items())


def _note(kept: Kept, machine: bool) -> Node:
    made, url = len(kept.corrected.applied), story_url(kept.id)
    if not made:
        return None
    count = f"{made} correction{'s' * (made > 1)}"
    if machine:
        return p(".woozle-note")[
            f"This is the machine's own reading, without the {count} that you made. ", a(href=url)["Show it corrected"]
        ]
    return p(".woozle-note")[
        f"With {count} of yours. ", a(href=f"{url}?reading=machine")["Show the machine's own reading"]
    ]
