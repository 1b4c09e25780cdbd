"""Compile what nouns call (a person, a body, a document) from WordNet 3.0 into src/woozle/resolve/nouns.tsv.

    apt-get install wordnet-base
    python -m training.resolve.nouns > src/woozle/resolve/nouns.tsv

A noun with several senses counts as what its most frequent ones are (WordNet counted them in SemCor), among those that
a source can be. WordNet's licence asks for its notice on copies: the file begins with it.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

WORDNET = Path("/usr/share/wordnet")
NOTICE = Path("/usr/share/doc/wordnet-base/copyright")
KINDS = {18: "person", 14: "body", 10: "document"}
"""WordNet's files: noun.person, noun.group, noun.communication."""
LEAST = 0.1
"""The share of a noun's uses in which it must be what it is listed as: a post is somebody's in .04."""
IN_NEWS = {
    **dict.fromkeys(
        "ally chair counsel head individual justice people person pro somebody someone source".split(), "person"
    ),
    **dict.fromkeys("campaign center centre fed group guard press team".split(), "body"),
    **dict.fromkeys(
        "ad analysis data law lawsuit poll post recording ruling site study suit tape tweet".split(), "document"
    ),
}
"""What these call where they say something in the news, whatever they most often call elsewhere."""
PREMISES = frozenset({"medical_building", "place_of_business"})
"""What stands for whoever works there: "the infirmary said"."""


def senses() -> dict[str, Counter[str]]:
    """How much each noun, as it is written, is used for each kind: counts, and 1/n for the nth sense."""
    seen = {key: int(count) for key, _, count in map(str.split, (WORDNET / "cntlist.rev").open())}
    file_of: dict[str, int] = {}
    words_of: dict[str, dict[str, str]] = {}
    uncapitalised: set[str] = set()
    for line in (WORDNET / "data.noun").open():
        if line.startswith(" ") or " @i " in line:  # the licence; names of single things
            continue
        fields = line.split()
        words = fields[4 : 4 + 2 * int(fields[3], 16)]
        file_of[fields[0]] = int(fields[1])
        uncapitalised.update(word for word in words[::2] if word.islower())
        words_of[fields[0]] = {
            word.lower(): f"{word.lower()}%1:{fields[1]}:{int(number, 16):02d}::"
            for word, number in zip(words[::2], words[1::2], strict=True)
            if KINDS.get(int(fields[1])) != "document" or word.islower()  # Chinese is a language, but no document
        }
    out: dict[str, Counter[str]] = {}
    for line in (WORDNET / "index.noun").open():
        noun, _, number, *fields = line.split() if not line.startswith(" ") else ("", "", "0")
        for order, synset in enumerate(fields[len(fields) - int(number) :], 1):
            if noun.isalpha() and len(noun) > 2 and noun in words_of.get(synset, ()):
                count = seen.get(words_of[synset][noun], 0) + 1 / order
                written = noun if noun in uncapitalised else noun.capitalize()
                out.setdefault(written, Counter())[KINDS.get(file_of[synset], "other")] += count
    return out


def premises() -> set[str]:
    """The nouns that most often call a house of PREMISES."""
    words_of: dict[str, list[str]] = {}
    narrower: dict[str, list[str]] = {}
    for line in (WORDNET / "data.noun").open():
        if not line.startswith(" "):
            fields = line.split("|")[0].split()
            end = 4 + 2 * int(fields[3], 16)
            words_of[fields[0]] = fields[4:end:2]
            for pointer, target in zip(fields[end + 1 :: 4], fields[end + 2 :: 4], strict=False):
                if pointer == "@":
                    narrower.setdefault(target, []).append(fields[0])
    waiting = [synset for synset, words in words_of.items() if PREMISES & set(words)]
    houses = set(waiting)
    while waiting:
        more = [n for n in narrower.get(waiting.pop(), ()) if n not in houses]
        waiting, houses = waiting + more, houses | set(more)
    found: set[str] = set()
    for line in (WORDNET / "index.noun").open():
        noun, _, number, *fields = line.split() if not line.startswith(" ") else ("", "", "0")
        first = fields[len(fields) - int(number) :][:1]
        if noun.isalpha() and len(noun) > 2 and set(first) & houses and noun in words_of[first[0]]:
            found.add(noun)
    return found


def main() -> None:
    licence = NOTICE.read_text("utf8").split("Files: *\n")[1].split("\nFiles:")[0]
    for line in licence.strip().split("\n"):
        print(f"# {line.strip().removeprefix('.')}".rstrip())
    kinds = dict(IN_NEWS)
    for noun, uses in senses().items():
        kind = max(KINDS.values(), key=lambda k: uses[k])
        if uses[kind] >= LEAST * uses.total():
            kinds.setdefault(noun, kind)
    for noun in premises():
        kinds.setdefault(noun, "body")
    for noun, kind in sorted(kinds.items()):
        print(f"{noun}\t{kind[0]}")


if __name__ == "__main__":
    main()
