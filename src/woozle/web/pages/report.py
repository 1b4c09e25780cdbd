"""The report of a story, as `woozle trace --html` writes it, with the bar of the server above it."""

from __future__ import annotations

from htpy import Node, a, fragment, p

from woozle.render.page import content_security_policy, render_page
from woozle.web.folder import Kept
from woozle.web.pages.layout import claim_url, story_bar, story_url

POLICY = content_security_policy(style_src="'self'", form_action="'self'", frame_ancestors="'none'")


def report_page(kept: Kept, machine: bool = False, sought: str = "") -> tuple[str, str]:
    """(page, Content-Security-Policy). machine: as the machine read it, without corrections; sought: in the claims."""
    text = render_page(
        kept.machine if machine else kept.story,
        correct=None if machine else lambda claim: claim_url(kept.id, claim.id),
        top=fragment[story_bar(kept, "report"), _note(kept, machine)],
        styles=("/static/bar.css",),
        sought=None if machine else sought,
        corrected={} if machine else kept.chains_by,
    )
    return text, POLICY


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
