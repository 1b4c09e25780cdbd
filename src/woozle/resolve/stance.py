"""How a statement is made: denied or questioned by its source."""

from __future__ import annotations

import re

from woozle.model import Stance

DENYING = (
    r"den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)|reject(?:s|ed|ing)?|refut(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?"
    r"|rebut(?:s|ted|ting)?|disavow(?:s|ed|ing)?|repudiat(?:e|es|ed|ing)"
)
"""What somebody does who denies."""
DENIAL = re.compile(rf"\b(?:{DENYING}|contradict(?:s|ed|ing)?)\b", re.IGNORECASE)
DENIES = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.IGNORECASE)
CLAIM = re.compile(
    r"(?:that|any|(?:the|those|such|his|her|their) (?:claims?|allegations?|accusations?|charges?|account|reports?"
    r"|suggestions?))\b",
    re.IGNORECASE,
)
"""How what is denied begins where it is something said."""
DOUBT = re.compile(r"\b(?:question(?:s|ed|ing)?|doubt(?:s|ed|ing)?|cast doubt|wonder(?:s|ed|ing)?)\b", re.IGNORECASE)


def stance_of(cue: str) -> Stance:
    """The stance of an attributed statement, from its cue."""
    if DENIAL.search(cue):
        return "denies"
    return "questions" if DOUBT.search(cue) else "reports"


def is_denial(cue: str, said: str) -> bool:
    """Does somebody deny that something is so, rather than reject a thing (a bill, a budget)?"""
    return DENIES.search(cue) is not None or (stance_of(cue) == "denies" and CLAIM.match(said) is not None)
