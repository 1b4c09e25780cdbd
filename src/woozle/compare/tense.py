"""On which side of the report a date lies that does not say it itself: before it or after, as its verb tells."""

from __future__ import annotations

import re

from woozle.resolve.pieces import VERB
from woozle.sentences import sentence_near

GROUP = re.compile(rf"(?:\b(?:to|won[’']t)|[’']ll)? ?{VERB.pattern}(?:(?: to| not| also| \w+ly)? {VERB.pattern})*")
"""A verb with its auxiliaries."""
PERFECT = rf"(?: have|[’']ve) (?:\w+ly )?(?:{VERB.pattern}|\w+(?:en|wn)\b|done\b|gone\b)"
"""Behind an auxiliary: it may have sunk, but not: it may have a hearing."""
COMING = re.compile(
    rf"\b(?:(?:will|(?:would|may|might|can|could|must)(?!{PERFECT}))(?! not\b)|won[’']t|shall|(?:going|is|are) to"
    r"|plans? (?:to|for)|planned|due"
    r"|scheduled|expected|upcoming|(?:set|moved|postponed|delayed) (?:to|for|until)|comes|goes|meets|begins|starts"
    r"|(?:re)?opens|resumes|takes (?:place|effect))\b|[’']ll\b|\b(?:is|are)(?: on)? \Z"
    rf"|\bto be (?:\w+ly )?{VERB.pattern}"
)
"""What puts a date after the report: the future, and the present of timetables."""
PAST = re.compile(
    r"(?:who |which |whose )?(?!(?:who|which|whose|to|is|are|be|been|do|does|can|could|may|might|must|should|will"
    r"|would)\b|ha(?:s|ve)$)"
)
"""Verbs in the past tense and the perfect: those with none of the other auxiliaries."""
OWNED = re.compile(r"(?:\b(?:the|that|an?|his|her|its|their)|[’']s) $", re.IGNORECASE)
"""Before a date that tells which thing is meant (the Friday hearing), so that no verb governs it."""
AIMED = re.compile(r"\b(?:until|till)\b|\b(?:by|through|for|come) $", re.IGNORECASE)
"""Before a date that may lie ahead of what was done: set for May, told to leave by June."""
CLAUSE = re.compile(r"[:;] ")
"""What ends the reach of a verb before a date."""
QUOTED = re.compile(r"(?:“|(?:^|[\s(—])\")[^\"“”\n]*\Z", re.MULTILINE)
REACH, OPENING = 120, 2
"""Characters before or behind a date in which its verb is sought; words before a date that opens its sentence."""


def ahead(match: re.Match[str]) -> bool | None:
    """Does its verb, the one before it or else the first behind it, put a date after the report? None: nobody knows."""
    text, (start, end) = match.string, match.span()
    sentence = sentence_near(text, start, end, REACH)
    before, behind = CLAUSE.split(text[sentence.start : start])[-1], text[end : sentence.end]
    if OWNED.search(before) or behind.startswith(("’", "'")):
        return None
    verbs = [m for m in GROUP.finditer(before) if m[0].islower()]
    verb_end = verbs[-1].end() if verbs else 0
    if verbs:
        verb, coming = verbs[-1], COMING.search(before, verbs[-1].start()) is not None
    elif COMING.search(before):
        return True
    else:  # "On Friday the court will hear …", but no verb far behind "The court on Friday"
        opens = len(before.split()) <= OPENING
        found = (GROUP.search if opens else GROUP.match)(behind)
        if found is None:
            return True if opens and COMING.search(behind) else None
        first = COMING.search(behind, found.start())
        verb, coming = found, first is not None and first.start() <= found.end() + 1
    if coming:
        return True
    return False if PAST.match(verb[0].strip()) and not AIMED.search(before, verb_end) else None


def in_quotation(match: re.Match[str]) -> bool:
    """Does it stand in a quotation, whose today may be an earlier day than the report's?"""
    return QUOTED.search(match.string, max(0, match.start() - REACH), match.start()) is not None
