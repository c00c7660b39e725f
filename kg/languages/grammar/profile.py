"""A language's grammar tables, read once and compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from kg import resources
from kg.languages.grammar.rules import RoleRule, TitleRules, Trigger


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything the shallow grammar must know of a language."""

    language: str
    home: str
    glue: dict[str, str]
    post: tuple[re.Pattern[str], ...]
    post_begins: re.Pattern[str]
    actor: tuple[tuple[str, re.Pattern[str]], ...]
    actor_begins: re.Pattern[str]
    adpositions_follow: bool
    case_on_last: bool
    verb_final: bool
    free_order: bool
    present_is_future: bool
    head_is_minister: bool
    roles: tuple[RoleRule, ...]
    role_words: dict[str, frozenset[str]]
    adpositions: frozenset[str]
    skipped: frozenset[str]
    conjunctions: frozenset[str]
    subordinators: frozenset[str]
    demonstratives: frozenset[str]
    relatives: frozenset[str]
    particles: frozenset[str]
    honorifics: frozenset[str]
    courtesy_letters: frozenset[str]
    postnominals: frozenset[str]
    formats: frozenset[str]
    pictures: frozenset[str]
    military: frozenset[str]
    common_capitals: frozenset[str]
    nameless: frozenset[str]
    steady: frozenset[str]
    accredited: frozenset[str]
    coming: frozenset[str]
    chairing: frozenset[str]
    filiations: frozenset[str]
    staying_at: frozenset[str]
    hiding: tuple[str, ...]
    sent_to: frozenset[str]
    contests: frozenset[str]
    calling: frozenset[str]
    called_to: frozenset[str]
    courtesies: frozenset[str]
    generals: frozenset[str]
    vague: frozenset[str]
    candidates: frozenset[str]
    occupations: frozenset[str]
    foreign_service: frozenset[str]
    departments: frozenset[str]
    offices: frozenset[str]
    posts_behind: frozenset[str]
    perfect: frozenset[str]
    copulas: frozenset[str]
    realms: frozenset[str]
    heading: frozenset[str]
    keeping: frozenset[str]
    acting: frozenset[str]
    capacities: frozenset[str]
    open_relatives: frozenset[str]
    apart: frozenset[str]
    countable: frozenset[str]
    jointly: frozenset[str]
    ports: frozenset[str]
    there: frozenset[str]
    comitatives: frozenset[str]
    patronymics: tuple[str, ...]
    surnames: tuple[str, ...]
    given_endings: tuple[str, ...]
    light: frozenset[str]
    ongoing: frozenset[str]
    progressives: tuple[str, ...]
    attributive: tuple[str, ...]
    topical: frozenset[str]
    quotatives: frozenset[str]
    refutals: frozenset[str]
    telling: frozenset[str]
    both: frozenset[str]
    postposed: frozenset[str]
    place_nouns: frozenset[str]
    settlement_nouns: frozenset[str]
    houses: frozenset[str]
    planned_for: frozenset[str]
    going_on_with: tuple[str, ...]
    within_the_day: tuple[str, ...]
    when: frozenset[str]
    course_of: frozenset[str]
    same_time: tuple[str, ...]
    beside_events: tuple[str, ...]
    before_journeys: tuple[str, ...]
    joining: frozenset[str]
    settlement_marks: frozenset[str]
    venues: frozenset[str]
    land_nouns: frozenset[str]
    namesakes: frozenset[str]
    honouring: frozenset[str]
    no_names: frozenset[str]
    origins: frozenset[str]
    firms: frozenset[str]
    governing_bodies: frozenset[str]
    no_families: frozenset[str]
    charge_endings: tuple[str, ...]
    no_places: frozenset[str]
    things: frozenset[str]
    joiners: frozenset[str]
    pronouns: dict[str, dict[str, str]]
    owners: dict[str, str]
    homeland: frozenset[str]
    native: frozenset[str]
    here: frozenset[str]
    days: dict[str, int]
    days_in_course: dict[str, int]
    lasting: frozenset[str]
    opening: frozenset[str]
    inaugurating: frozenset[str]
    greeting: frozenset[str]
    kept: frozenset[str]
    lately: frozenset[str]
    theirs: frozenset[str]
    correlatives: dict[str, str]
    formerly: frozenset[str]
    earlier_on: frozenset[str]
    past_perfect: frozenset[str]
    remote: frozenset[str]
    closing: frozenset[str]
    staying: frozenset[str]
    returning: frozenset[str]
    visiting: frozenset[str]
    thither: frozenset[str]
    lands: frozenset[str]
    confirming: frozenset[str]
    that_one: frozenset[str]
    summing_up: frozenset[str]
    leaving: frozenset[str]
    undertaking: frozenset[str]
    denying: frozenset[str]
    reported: frozenset[str]
    since: frozenset[str]
    moving: frozenset[str]
    shifting: frozenset[str]
    set_anew: frozenset[str]
    buildings: frozenset[str]
    awaiting: frozenset[str]
    accusatives: dict[str, str]
    name_endings: dict[str, str]
    pairing: frozenset[str]
    pair: frozenset[str]
    state_nouns: frozenset[str]
    private_bodies: frozenset[str]
    hearsay: frozenset[str]
    that_land: frozenset[str]
    that_city: frozenset[str]
    parts_of_day: frozenset[str]
    due: frozenset[str]
    managing: frozenset[str]
    in_sequence: frozenset[str]
    written: frozenset[str]
    city_adjectives: dict[str, str]
    fallen: frozenset[str]
    phases_of_events: frozenset[str]
    between_states: frozenset[str]
    phases_of_sessions: frozenset[str]
    pointing: frozenset[str]
    more: frozenset[str]
    counts: dict[str, int]
    where: frozenset[str]
    capital: frozenset[str]
    parties: frozenset[str]
    indefinite: frozenset[str]
    leading: frozenset[str]
    groups_led: frozenset[str]
    containing: frozenset[str]
    himself: frozenset[str]
    adversatives: frozenset[str]
    composed: frozenset[str]
    being_of: frozenset[str]
    come: frozenset[str]
    foreign: frozenset[str]
    goal_bound: frozenset[str]
    with_part_of: frozenset[str]
    openers: frozenset[str]
    next_ones: frozenset[str]
    reaching: frozenset[str]
    leaderships: frozenset[str]
    receptions: frozenset[str]
    years: frozenset[str]
    sides: frozenset[str]
    groups: frozenset[str]
    suite: frozenset[str]
    counterparts: frozenset[str]
    guests: frozenset[str]
    hosts: frozenset[str]
    together: frozenset[str]
    once_held: frozenset[str]
    at_which: frozenset[str]
    all_of: frozenset[str]
    its: frozenset[str]
    echoes: frozenset[str]
    officials: frozenset[str]
    among: frozenset[str]
    attendees: frozenset[str]
    presiding: frozenset[str]
    in_attendance: frozenset[str]
    taking_part: frozenset[str]
    attending_as: frozenset[str]
    standing_for: frozenset[str]
    other_times: frozenset[str]
    resuming: frozenset[str]
    including: frozenset[str]
    being_present: frozenset[str]
    dropping_in: frozenset[str]
    later_today: frozenset[str]
    reporting: frozenset[str]
    bound_for: frozenset[str]
    at_that_time: frozenset[str]
    opposed: frozenset[str]
    avowed: frozenset[str]
    avowing: frozenset[str]
    legs: frozenset[str]
    schedules: frozenset[str]
    occasions: frozenset[str]
    observers: frozenset[str]
    gatherings: frozenset[str]
    members: frozenset[str]
    aftermath: frozenset[str]
    phases: frozenset[str]
    course: frozenset[str]
    another: frozenset[str]
    following: frozenset[str]
    rumours: frozenset[str]
    open_matters: frozenset[str]
    latter: frozenset[str]
    earlier: frozenset[str]
    matters: frozenset[str]
    built: frozenset[str]
    dealings: frozenset[str]
    charged_with: frozenset[str]
    charges: frozenset[str]
    honours: frozenset[str]
    announcing: frozenset[str]
    gapping: frozenset[str]
    arranging: frozenset[str]
    purposes: frozenset[str]
    asking: frozenset[str]
    manners: frozenset[str]
    according: frozenset[str]
    asides: frozenset[str]
    subjunctive: frozenset[str]
    bound: frozenset[str]
    grounds: frozenset[str]
    moods: dict[str, frozenset[str]]
    negations: frozenset[str]
    reasons: frozenset[str]
    failing: frozenset[str]
    possessives: frozenset[str]
    heads: dict[str, tuple[str, ...]]
    possessed_heads: tuple[str, ...]
    title: TitleRules
    triggers: dict[str, tuple[Trigger, ...]]
    undeclined: frozenset[str]
    own: frozenset[str]
    adverbs: frozenset[str]
    programmes: frozenset[str]

    def words_of(self, *roles: str) -> frozenset[str]:
        """The adpositions of roles, whatever case they ask for; empty where the language shows them by case alone."""
        return frozenset[str]().union(*(self.role_words.get(role, frozenset()) for role in roles))


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    """Matches where one of the patterns does."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


@cache
def profile(language: str) -> Profile:
    """The profile of a language, from its `grammar.toml` and `triggers.tsv`."""
    table = resources.toml(language, "grammar.toml")
    words = table["words"]
    heads = {name: tuple(found) for name, found in table.get("organization_heads", {}).items()}

    def listed(name: str) -> frozenset[str]:
        return frozenset(words.get(name, ()))

    rules = tuple(
        RoleRule(
            rule["role"],
            frozenset(rule.get("adpositions", [""])),
            frozenset(rule.get("cases", ())),
            rule.get("side", ""),
        )
        for rule in table["roles"]
    )
    role_words = _by_role(rules)
    plain = {**_lists(words, "frozenset[str]", frozenset), **_lists(words, "tuple[str, ...]", tuple)}
    told: dict[str, Any] = {
        "language": language,
        "home": table.get("home", {}).get("state", ""),
        "glue": {word: code for code, forms in table["glue"].items() for word in forms},
        "post": tuple(re.compile(pattern) for pattern in table["phrases"]["post"]),
        "post_begins": _any(table["phrases"]["post"]),
        "actor": tuple((rule["kind"], re.compile(rule["pattern"])) for rule in table["phrases"]["actor"]),
        "actor_begins": _any(rule["pattern"] for rule in table["phrases"]["actor"]),
        "adpositions_follow": table["order"].get("adpositions_follow", False),
        "case_on_last": table["order"].get("case_on_last", False),
        "free_order": table["order"].get("free_order", False),
        "verb_final": table["order"].get("verb_final", False),
        "present_is_future": table["order"].get("present_is_future", False),
        "head_is_minister": table["order"].get("head_is_minister", False),
        "roles": rules,
        "role_words": role_words,
        "adpositions": listed("adpositions").union(*role_words.values()),
        "venues": listed("venues") | listed("buildings"),
        "pronouns": table.get("pronouns", {}),
        "owners": table.get("owners", {}),
        "days": table.get("days", {}),
        "days_in_course": table.get("days_in_course", {}),
        "correlatives": words.get("correlatives", {}),
        "accusatives": table.get("accusatives", {}),
        "name_endings": table.get("name_endings", {}),
        "city_adjectives": table.get("city_adjectives", {}),
        "counts": table.get("counts", {}),
        "moods": {mood: frozenset(lemmas) for mood, lemmas in table.get("moods", {}).items()},
        "heads": heads,
        "possessed_heads": tuple(head for head in heads.get("words", ()) if head[-1] in "іы"),
        "title": TitleRules.of(table["titles"]),
        "triggers": _triggers(language, free_order=table["order"].get("free_order", False)),
        "undeclined": frozenset(row["place"] for row in resources.rows(language, "undeclined_places.tsv")),
    }
    return Profile(**{**plain, **told})


def _lists(words: dict[str, Any], kind: str, of: type) -> dict[str, Any]:
    """The lists of words of a grammar's table by their fields of one type; empty where the language has none."""
    return {field.name: of(words.get(field.name, ())) for field in fields(Profile) if field.type == kind}


def _by_role(rules: Iterable[RoleRule]) -> dict[str, frozenset[str]]:
    """The adpositions by their roles, of which several rules may tell for one; none is no word."""
    found: dict[str, frozenset[str]] = {}
    for rule in rules:
        found[rule.role] = found.get(rule.role, frozenset()) | (rule.adpositions - {""})
    return found


def _triggers(language: str, *, free_order: bool) -> dict[str, tuple[Trigger, ...]]:
    """Triggers by their first lemma, the longest first.

    Where the order is free, a verb and its noun are one trigger either way: “принял участие”, “участие принял”.
    """
    found: dict[str, list[Trigger]] = {}
    for row in resources.rows(language, "triggers.tsv"):
        lemmas, kinds = tuple(row["lemmas"].split()), frozenset(row["kinds"].split())
        orders = [lemmas, lemmas[::-1]] if free_order and row["pos"] == "VERB" and len(lemmas) == 2 else [lemmas]
        for order in orders:
            found.setdefault(order[0], []).append(Trigger(order, row["pos"], kinds))
    return {lemma: tuple(sorted(items, key=lambda item: -len(item.lemmas))) for lemma, items in found.items()}
