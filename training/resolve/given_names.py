"""Compile given names and whom they are given to from Faker's lists (MIT) into src/woozle/resolve/given_names.tsv.

    python -m training.resolve.given_names > src/woozle/resolve/given_names.tsv

f or m where the lists of most countries, and those of English-speaking ones, agree; else ?.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import defaultdict

import faker.providers.person as person

LATIN = re.compile(r"[A-ZÀ-Ž][a-zà-ž’'-]+(-[A-Z][a-zà-ž]+)?")


def main() -> None:
    given: dict[str, dict[str, set[str]]] = {"f": defaultdict(set), "m": defaultdict(set)}
    for module in (m for m in pkgutil.iter_modules(person.__path__) if m.ispkg):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for gender, attribute in (("f", "first_names_female"), ("m", "first_names_male")):
            for name in filter(LATIN.fullmatch, getattr(provider, attribute, ())):
                given[gender][name].add(module.name)
    for name in sorted({*given["f"], *given["m"]}):
        women, men = given["f"][name], given["m"][name]
        english = [sum(country.startswith("en_") for country in x) for x in (women, men)]
        if len(women) > 2 * len(men) and english[0] >= english[1]:
            print(f"{name}\tf")
        elif len(men) > 2 * len(women) and english[1] >= english[0]:
            print(f"{name}\tm")
        else:
            print(f"{name}\t?")


if __name__ == "__main__":
    main()
