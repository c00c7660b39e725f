"""The kinds of rule in a language's grammar tables: roles, triggers, titles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_TITLE_WORDS = (
    "links",
    "stops",
    "determiners",
    "dedicated",
    "generic",
    "unless",
    "named_by_nouns",
    "numbered",
    "idioms",
    "governing",
    "fields",
    "calendar",
    "purpose",
    "owners",
    "attributes",
    "capital",
    "owned",
    "venues",
    "inner_runs",
    "taken_up",
    "upcoming",
    "previous",
    "inner",
    "endings",
    "doing",
    "small",
    "peaks",
)


@dataclass(frozen=True, slots=True)
class RoleRule:
    """When a unit stands in a role: its adposition, its case and its side of the trigger; empty means any."""

    role: str
    adpositions: frozenset[str]
    cases: frozenset[str]
    side: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or a run of words that tells of an event."""

    lemmas: tuple[str, ...]
    pos: str
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class TitleRules:
    """How the names of conferences, initiatives and agreements are put together.

    Args:
        heads: Lemma of the head noun → kind.
        conditional: Lemma of a head noun that is one only beside certain words → kind and those words.
        told: Lemma of a head noun that is one only where the sentence tells of certain things → kinds, each with the
            kinds of trigger: a plan that is signed, a compact that is joined.
        circles: Lemma of a noun of meeting → those behind it: “third meeting of the council”.
        before: Whether the complement stands before the head noun.
        links: Words that open the complement ("on", "по", "жөніндегі").
        stops: Words that end it.
        determiners: Words before the head that are no part of the name.
        dedicated: Lemmas of “dedicated to”, which open a theme.
        generic: Head nouns that say no more than that it is an event; never a name.
        gatherings: Lemma of a head noun → those whose circle meets when they stand before it: “leaders' meeting”.
        unless: Words right before a head that make it something else: “press conference”.
        named_by_nouns: Lemmas of heads that a noun right before them names: “donor conference”.
        numbered: Conditional heads that are one wherever they have a number: “27-е совещание”.
        fields: Nouns of “in the field of”, which goes on with what a name is about.
        governing: Nouns whose complement begins with a word that else ends a title: “the fight against”, “борьба с”.
        idioms: Runs of words around a head noun that name nothing: “at the initiative of”.
        calendar: Words that a date begins with.
        owners: Links whose place or state owns the event and is no part of its name; all links where none is listed.
        purpose: Links that open an aim, which belongs to the name of an initiative only.
        ordinals: Ordinals in letters → number, in the forms that texts use.
        attributes: Words that belong to the title of a conference as adjectives do (“extended”, “donor”).
        capital: Head nouns that are one where they are the last of several capitals: “the Lima Dialogue”.
        counted: Lemma of the noun of a body → adjectives with which, behind a number, it is what the body holds:
            “the third mixed commission”.
        owned: Nouns of meeting that are one where a body is told to hold them: “the council held its tenth meeting”.
        venues: Nouns before which a head is a part of the name of a house: “conference centre”.
        taken_up: Nouns of meeting that, bare, stand for the conference told of before: “the meeting was opened by X”.
        upcoming: Words by which such a noun is the conference that follows: “the next meeting”.
        previous: Words by which a bare noun is an earlier conference of the row: “the last summit”.
        inner_runs: Runs of words that a complement goes on behind: “ministers in charge of water”.
        peaks: Heads that end the names of places as well: “at Bear Summit”.
        small: Words without a capital that may stand within a name of capitals ("Seeds of Peace").
        endings: How an adjective or a participle ends, by which a capital that no table knows is one.
        doing: How a participle ends by which a capital that no table knows opens a name (“Иондаушы сәулелерден …”).
        inner: Postpositions that may stand in a complement before the head.
        tens: What stands before an ordinal below ten, where two words make one number → its value.
        figures: Gender → the ending of an ordinal in figures in the nominative.
    """

    heads: dict[str, str]
    conditional: dict[str, tuple[str, frozenset[str]]]
    told: dict[str, tuple[tuple[str, frozenset[str]], ...]]
    circles: dict[str, frozenset[str]]
    before: bool
    links: frozenset[str]
    stops: frozenset[str]
    determiners: frozenset[str]
    dedicated: frozenset[str]
    generic: frozenset[str]
    governing: frozenset[str]
    fields: frozenset[str]
    ordinals: dict[str, int]
    tens: dict[str, int]
    attributes: frozenset[str]
    capital: frozenset[str]
    counted: dict[str, frozenset[str]]
    owned: frozenset[str]
    venues: frozenset[str]
    inner_runs: frozenset[str]
    taken_up: frozenset[str]
    upcoming: frozenset[str]
    previous: frozenset[str]
    inner: frozenset[str]
    gatherings: dict[str, frozenset[str]]
    unless: frozenset[str]
    named_by_nouns: frozenset[str]
    numbered: frozenset[str]
    idioms: frozenset[str]
    calendar: frozenset[str]
    purpose: frozenset[str]
    endings: frozenset[str]
    doing: frozenset[str]
    small: frozenset[str]
    peaks: frozenset[str]
    owners: frozenset[str]
    figures: dict[str, str]

    @classmethod
    def of(cls, table: dict[str, Any]) -> TitleRules:
        """The rules in the table `titles` of a `grammar.toml`."""
        heads = {lemma: kind for kind, lemmas in table["heads"].items() for lemma in lemmas}
        conditional = {
            rule["lemma"]: (rule["kind"], frozenset(rule["beside"])) for rule in table.get("conditional", ())
        }
        told: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {}
        for rule in table.get("told", ()):
            for lemma in rule["lemmas"]:
                told[lemma] = (*told.get(lemma, ()), (rule["kind"], frozenset(rule["told"])))
        listed = {name: frozenset(table.get(name, ())) for name in _TITLE_WORDS}
        return cls(
            heads=heads,
            conditional=conditional,
            told=told,
            circles={lemma: frozenset(words) for lemma, words in table.get("circles", {}).items()},
            before=table.get("before", False),
            ordinals=dict(table.get("ordinals", {})),
            tens=dict(table.get("tens", {})),
            gatherings={lemma: frozenset(words) for lemma, words in table.get("gatherings", {}).items()},
            counted={lemma: frozenset(words) for lemma, words in table.get("counted", {}).items()},
            figures=dict(table.get("figures", {})),
            **listed,
        )
