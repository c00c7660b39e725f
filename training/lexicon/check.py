"""Holds the tables of names against what others know.

    python training/lexicon/check.py [--territories DIR] [--bodies FILE]

States' names against `countrynames` and Babel's CLDR territories; Wikidata identifiers of states and bodies
against the two public lists that README.md names, where a checkout of them is given. Prints one line for each
disagreement; a disagreement is a thing to look at, not always a mistake (CLDR shortens "острова" to "о-ва").
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import countrynames
import yaml
from babel import Locale

from kg.languages.lexicon import lexicon
from kg.resources import languages


def states() -> Iterator[str]:
    """Names of states that `countrynames` takes for another state, and labels that differ from CLDR's."""
    territories = {language: Locale(language).territories for language in languages()}
    for entry in lexicon().entries("state"):
        for language, names in entry.names.items():
            for name in names:
                code = countrynames.to_code(name)
                if code not in (None, entry.iso):
                    yield f"{entry.key} {language}: countrynames takes {name!r} for {code}"
            usual = territories[language].get(entry.iso or "")
            if usual and usual.replace("’", "'") not in names:
                yield f"{entry.key} {language}: CLDR says {usual!r}, which is not among {names}"


def territory_ids(folder: Path) -> Iterator[str]:
    """States whose Wikidata identifier differs from that of `resources/territories/*.yml`."""
    for entry in lexicon().entries("state"):
        file = folder / f"{(entry.iso or '').lower()}.yml"
        if file.is_file():
            found = yaml.safe_load(file.read_text("utf-8")).get("qid")
            if found != entry.wikidata:
                yield f"{entry.key}: {entry.wikidata} here, {found} there"


def body_ids(file: Path) -> Iterator[str]:
    """Bodies whose Wikidata identifier differs from that of the list's body of the same English name."""
    listed: dict[str, str] = {}
    for name, row in yaml.safe_load(file.read_text("utf-8")).items():
        if str(row.get("Wikidata_code", "")).startswith("Q"):
            listed[_plain(row.get("Name_en") or name)] = row["Wikidata_code"]
    for entry in lexicon().entries("organization"):
        for name in entry.names["en"]:
            found = listed.get(_plain(name))
            if found and found != entry.wikidata:
                yield f"{entry.key}: {entry.wikidata} here, {found} there ({name})"


def _plain(name: str) -> str:
    return "".join(letter for letter in name.lower().replace("organisation", "organization") if letter.isalnum())


def main() -> None:
    """Print every disagreement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--territories", type=Path, help="the folder resources/territories of opensanctions/rigour")
    parser.add_argument("--bodies", type=Path, help="data/general_list.yaml of confirmordeny/supraverden")
    given = parser.parse_args()
    lines = [*states()]
    lines += territory_ids(given.territories) if given.territories else []
    lines += body_ids(given.bodies) if given.bodies else []
    print(*lines, sep="\n")


if __name__ == "__main__":
    main()
