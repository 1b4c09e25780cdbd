"""The page that asks whether a story is to go, and says what goes with it."""

from __future__ import annotations

from htpy import a, button, form, h1, p

from woozle.render.summary import headline
from woozle.web.folder import Kept
from woozle.web.pages.layout import page, story_bar, story_url, words


def delete_page(kept: Kept) -> str:
    made = len(kept.corrections)
    corrections = f" and its {made} correction{'s' * (made > 1)}" if made else ""
    return page(
        f"Delete {kept.story.story}?",
        h1["Delete ", words(kept.story.story, 200), "?"],
        p[words(headline(kept.story), 400)],
        p[
            f"The story{corrections} will be gone from this machine's folder for good: this cannot be undone. ",
            "Save its report or its JSON first if you may need it; the files that you gave are not touched.",
        ],
        form(".decide", method="post", action=f"{story_url(kept.id)}/delete")[
            button(".danger")["Delete the story"], a(".button", href=story_url(kept.id))["Keep it"]
        ],
        bar=story_bar(kept, "delete"),
    )
