"""Story × corrections -> Story. Each correction is tried on what the ones before it made; what does not fit is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from woozle.corrections.values import (
    Change,
    Correction,
    FixChain,
    JoinClaims,
    NoDifference,
    RenameSources,
    SplitClaim,
    Undo,
)
from woozle.model import Claim, ClaimKind, Difference, Passage, Statement, Story


@dataclass(frozen=True, slots=True)
class Unfit:
    """A correction that does not fit the story (any more), and why. It changes nothing and is kept."""

    correction: Correction
    why: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """The story with all corrections that are in force and fit; which these are, which are undone, which do not fit."""

    story: Story
    applied: tuple[Correction, ...] = ()
    undone: tuple[Correction, ...] = ()
    unfit: tuple[Unfit, ...] = ()


@dataclass
class _Group:
    """One claim in the making."""

    id: str
    kind: ClaimKind
    members: list[Statement]
    changed: bool = False

    @property
    def passages(self) -> set[Passage]:
        return {m.passage for m in self.members}


class _DoesNotFit(Exception):
    pass


def apply(story: Story, corrections: Sequence[Correction]) -> Corrected:
    """The corrected story. Without a correction in force it is the machine's, to the byte.

    Joined claims keep the id of the first of them; the new claim of a split has the old one's id with the correction's
    behind it. Routes, differences and omissions are computed by the functions that the machine's reading comes from.
    """
    known = in_force(corrections)
    undone = tuple(c for c in corrections if c not in known and not isinstance(c.change, Undo))
    work = _Work([_Group(c.id, c.kind, list(c.members)) for c in story.claims])
    applied: list[Correction] = []
    unfit: list[Unfit] = []
    for correction in known:
        try:
            work.change(correction)
            applied.append(correction)
        except _DoesNotFit as why:
            unfit.append(Unfit(correction, str(why)))
    corrected, met = _rebuilt(story, work, applied) if applied else (story, set())
    for correction in [c for c in applied if isinstance(c.change, NoDifference) and c.id not in met]:
        applied.remove(correction)
        unfit.append(Unfit(correction, "the reading lists no such difference (any more)"))
    return Corrected(corrected if applied else story, tuple(applied), undone, tuple(unfit))


def in_force(corrections: Sequence[Correction]) -> list[Correction]:
    """Those that are not taken back, without the Undos, but with an Undo of what was not made before it."""
    place = {c.id: number for number, c in enumerate(corrections)}
    taken_back: set[str] = set()
    kept = []
    for number, correction in reversed(list(enumerate(corrections))):
        if correction.id in taken_back:
            continue
        if isinstance(correction.change, Undo) and place.get(correction.change.correction, number) < number:
            taken_back.add(correction.change.correction)
        else:
            kept.append(correction)
    return kept[::-1]


def undone_by(corrections: Sequence[Correction], undo: Correction) -> tuple[Correction, int]:
    """What an Undo comes down to: the correction at the end of its chain of Undos, and how many Undos that has."""
    targets: dict[str, tuple[Correction, int]] = {}
    for correction in corrections:
        change = correction.change
        target = targets.get(change.correction) if isinstance(change, Undo) else None
        targets[correction.id] = (target[0], target[1] + 1) if target else (correction, 0)
    return targets[undo.id]


def reference(claim: Claim) -> tuple[Passage, ...]:
    """What a correction means this claim by: the passages of all its statements, in the order of articles' ids."""
    return tuple(sorted({m.passage for m in claim.members}))


@dataclass
class _Work:
    """The claims of a story while they are corrected."""

    groups: list[_Group]

    def holding(self, statement: Passage) -> list[_Group]:
        """The claims of a statement: one that says several things is in several."""
        return [g for g in self.groups if statement in g.passages]

    def change(self, correction: Correction) -> None:
        """Makes one change; raises _DoesNotFit, which says why, and has changed nothing then."""
        match correction.change:
            case JoinClaims(claims, statements):
                if bool(claims) == bool(statements):
                    raise _DoesNotFit("it names no claims to join, or both claims and statements of them")
                self._join([self._meant(c) for c in claims] or self._of_each(statements))
            case SplitClaim(statements, claim):
                self._split(self._meant(claim) if claim else self._of_all(statements), statements, correction.id)
            case RenameSources() as change:
                self._rename(change)
            case FixChain() as change:
                self._chain(change)
            case NoDifference():
                pass  # held against the differences of the whole, when all else is done
            case Undo(undone):
                raise _DoesNotFit(f"there is no correction {undone!r} to take back")

    def _known(self, statements: Sequence[Passage]) -> None:
        """Raises _DoesNotFit where one of them is no statement of the reading."""
        held = {m.passage for g in self.groups for m in g.members}
        missing = [s for s in statements if s not in held]
        if missing:
            at = f"{missing[0].article} [{missing[0].start}, {missing[0].end})"
            raise _DoesNotFit(f"the reading has no statement at {at}")

    def _meant(self, claim: Sequence[Passage]) -> _Group:
        """The claim of exactly these statements. Where a reading has two such, nothing tells them apart: the first."""
        self._known(claim)
        found = next((g for g in self.groups if g.passages == set(claim)), None)
        if found is None:
            raise _DoesNotFit(
                "no claim has exactly these statements (any more): it was read or corrected otherwise since; open it "
                "and correct it as it is now"
            )
        return found

    def _of_each(self, statements: Sequence[Passage]) -> list[_Group]:
        """The claims of which each has one of these statements."""
        self._known(statements)
        if any(set(statements) <= g.passages for g in self.groups):
            raise _DoesNotFit("these statements are in one claim already")
        return [_smallest(self.holding(s)) for s in statements]

    def _of_all(self, statements: Sequence[Passage]) -> _Group:
        """The claim that holds all these statements."""
        self._known(statements)
        holding = [g for g in self.holding(statements[0]) if set(statements) <= g.passages]
        if not holding:
            raise _DoesNotFit("these statements are not in one claim")
        return _smallest(holding, more_than=len(set(statements)))

    def _join(self, meant: Sequence[_Group]) -> None:
        first, *others = [g for g in self.groups if any(g is other for other in meant)]
        if not others:
            raise _DoesNotFit("that is one claim already")
        for other in others:
            held = first.passages
            first.members += [m for m in other.members if m.passage not in held]
        first.changed = True
        self.groups = [g for g in self.groups if not any(g is other for other in others)]

    def _split(self, group: _Group, statements: Sequence[Passage], id: str) -> None:
        apart = set(statements)
        if not apart <= group.passages:
            raise _DoesNotFit("these statements are not in that claim")
        new = _Group(f"{group.id}-{id}", group.kind, [m for m in group.members if m.passage in apart], changed=True)
        if len(new.members) == len(group.members):
            raise _DoesNotFit("these statements are the whole claim")
        group.members = [m for m in group.members if m.passage not in apart]
        group.changed = True
        self.groups.insert(next(n for n, g in enumerate(self.groups, 1) if g is group), new)

    def _rename(self, change: RenameSources) -> None:
        old = set(change.sources) - {change.into}
        named = {s for g in self.groups for m in g.members for s in m.chain}
        if not old:
            raise _DoesNotFit("the source has that name already")
        if missing := sorted(old - named):
            raise _DoesNotFit(f"no statement is credited to {missing[0].name} ({missing[0].kind})")
        for group in self.groups:
            if any(old.intersection(m.chain) for m in group.members):
                group.changed = True
                group.members = [
                    replace(m, chain=tuple(dict.fromkeys(change.into if s in old else s for s in m.chain)))
                    for m in group.members
                ]

    def _chain(self, change: FixChain) -> None:
        self._known([change.statement])
        for group in self.holding(change.statement):
            at = next(n for n, m in enumerate(group.members) if m.passage == change.statement)
            if group.members[at].chain == change.chain and not group.members[at].undetermined:
                raise _DoesNotFit("the statement has that chain already")
            group.members[at] = _with_chain(group.members[at], change)
            group.changed = True


def _smallest(groups: Sequence[_Group], more_than: int = 0) -> _Group:
    """The claim that is meant by statements that are in all of these: the one with the fewest others, but with some."""
    return min(groups, key=lambda g: (len(g.members) <= more_than, len(g.members)))


def _with_chain(statement: Statement, change: FixChain) -> Statement:
    """The statement as a reader read it: sure, and without the passages that the machine read its own chain from."""
    stance = statement.stance
    if stance in ("asserts", "reports"):
        stance = "reports" if change.chain else "asserts"
    evidence = statement.evidence if statement.chain == change.chain else ()
    return replace(statement, chain=change.chain, stance=stance, evidence=evidence, confidence=1.0, undetermined=False)


def _rebuilt(story: Story, work: _Work, applied: Sequence[Correction]) -> tuple[Story, set[str]]:
    """The story that the claims make, members of each in the order of the articles and their texts; and the ids of the
    corrections that left out a difference."""
    from woozle.match import kind_of
    from woozle.pipeline import story_of
    from woozle.quotes import quotations

    place = {article.id: number for number, article in enumerate(story.articles)}
    quoted = {a.id: list(quotations(a.text)) for a in story.articles}
    for group in work.groups:
        if group.changed:
            group.members.sort(key=lambda m: (place[m.article], m.start, m.end))
            group.kind = kind_of(group.members, quoted)
    met: set[str] = set()

    def keep(difference: Difference) -> bool:
        meant = {c.id for c in applied if _means(c.change, difference)}
        met.update(meant)
        return not meant

    groups = [(g.id, g.kind, g.members) for g in work.groups]
    return story_of(story.story, story.articles, groups, keep), met


def _means(change: Change, difference: Difference) -> bool:
    return (
        isinstance(change, NoDifference)
        and change.kind == difference.kind
        and set(change.values) == set(difference.values)
    )
