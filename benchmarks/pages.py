"""How much of a saved page's article text is read, and nothing else: against hand-made article bodies.

    python benchmarks/pages.py DIR      (DIR holds html/NAME.html.gz and ground-truth.json {NAME: {"articleBody"}})

Precision and recall over runs of four words, averaged over pages, and how many pages give each field.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from pathlib import Path

from woozle.model import Article
from woozle.read import html
from woozle.read.refuse import Refused

FIELDS = ("publisher", "published", "title", "byline", "url")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    truth = json.loads((args.folder / "ground-truth.json").read_text("utf8"))
    precision = recall = 0.0
    given: Counter[str] = Counter()
    pages = sorted((args.folder / "html").glob("*.html.gz"))
    for path in pages:
        name = path.name.removesuffix(".html.gz")
        try:
            (article,) = html.read(f"{name}.html", gzip.decompress(path.read_bytes()))[0][1]
        except Refused as refused:
            print(refused)
            continue
        assert isinstance(article, Article)
        found, gold = shingles(article.text), shingles(truth[name]["articleBody"])
        both = (found & gold).total()
        precision += both / found.total() / len(pages)
        recall += both / gold.total() / len(pages)
        given.update(field for field in FIELDS if getattr(article, field))
    f1 = 2 * precision * recall / (precision + recall)
    print(f"{len(pages)} pages: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
    print(", ".join(f"{field} {given[field]}" for field in FIELDS))


if __name__ == "__main__":
    main()
