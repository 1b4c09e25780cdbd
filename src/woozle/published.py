"""When a report was published, as far as what it says of that is a date of ISO 8601."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime, time

from woozle.model import Article

DAY = re.compile(r"\s*(\d{4}(-?)\d\d\2\d\d)(?!\d)")
"""What a date begins with: 2031-02-06, or 20310206. What is behind the day may be no ISO 8601 ("10:00:00 GMT")."""
NEVER = datetime.max.replace(tzinfo=UTC)


def day_of(published: str | None) -> date | None:
    """The day, as its own clock has it; None where none is told."""
    if match := DAY.match(published or ""):
        with suppress(ValueError):
            return date.fromisoformat(match[1])
    return None


def hour_of(published: str | None) -> datetime | None:
    """The moment, in UTC where no time zone is told; None where no hour is, or not as ISO 8601."""
    told = (published or "").strip()
    if day_of(told) is None or DAY.fullmatch(told):
        return None
    with suppress(ValueError):
        hour = datetime.fromisoformat(told)
        return hour if hour.tzinfo else hour.replace(tzinfo=UTC)
    return None


def by_age(article: Article) -> tuple[datetime, str, str, str]:
    """Sorts the earliest first. Where that is not told, or the same, what they say decides, and who publishes them: so
    neither the order in which reports are given nor what their ids are changes anything."""
    day = day_of(article.published)
    when = hour_of(article.published) or (datetime.combine(day, time(), UTC) if day else NEVER)
    return when, article.text, article.publisher or "", article.id
