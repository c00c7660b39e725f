"""A language's grammar tables, read once and compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg import resources

_TITLE_WORDS = (
    "links",
    "stops",
    "determiners",
    "dedicated",
    "generic",
    "unless",
    "numbered",
    "idioms",
    "governing",
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
    "inner",
    "endings",
    "small",
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
        numbered: Conditional heads that are one wherever they have a number: “27-е совещание”.
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
        inner_runs: Runs of words that a complement goes on behind: “ministers in charge of water”.
        small: Words without a capital that may stand within a name of capitals ("Seeds of Peace").
        endings: How an adjective or a participle ends, by which a capital that no table knows is one.
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
    inner: frozenset[str]
    gatherings: dict[str, frozenset[str]]
    unless: frozenset[str]
    numbered: frozenset[str]
    idioms: frozenset[str]
    calendar: frozenset[str]
    purpose: frozenset[str]
    endings: frozenset[str]
    small: frozenset[str]
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
    present_is_future: bool
    head_is_minister: bool
    roles: tuple[RoleRule, ...]
    adpositions: frozenset[str]
    skipped: frozenset[str]
    conjunctions: frozenset[str]
    subordinators: frozenset[str]
    demonstratives: frozenset[str]
    relatives: frozenset[str]
    particles: frozenset[str]
    honorifics: frozenset[str]
    military: frozenset[str]
    common_capitals: frozenset[str]
    nameless: frozenset[str]
    steady: frozenset[str]
    accredited: frozenset[str]
    hiding: tuple[str, ...]
    sent_to: frozenset[str]
    contests: frozenset[str]
    calling: frozenset[str]
    courtesies: frozenset[str]
    vague: frozenset[str]
    candidates: frozenset[str]
    occupations: frozenset[str]
    foreign_service: frozenset[str]
    offices: frozenset[str]
    perfect: frozenset[str]
    copulas: frozenset[str]
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
    topical: frozenset[str]
    quotatives: frozenset[str]
    refutals: frozenset[str]
    both: frozenset[str]
    postposed: frozenset[str]
    place_nouns: frozenset[str]
    settlement_nouns: frozenset[str]
    land_nouns: frozenset[str]
    namesakes: frozenset[str]
    things: frozenset[str]
    joiners: frozenset[str]
    pronouns: dict[str, dict[str, str]]
    owners: dict[str, str]
    homeland: frozenset[str]
    here: frozenset[str]
    days: dict[str, int]
    days_in_course: dict[str, int]
    lasting: frozenset[str]
    opening: frozenset[str]
    inaugurating: frozenset[str]
    greeting: frozenset[str]
    formerly: frozenset[str]
    remote: frozenset[str]
    closing: frozenset[str]
    staying: frozenset[str]
    returning: frozenset[str]
    visiting: frozenset[str]
    thither: frozenset[str]
    denying: frozenset[str]
    reported: frozenset[str]
    since: frozenset[str]
    moving: frozenset[str]
    shifting: frozenset[str]
    set_anew: frozenset[str]
    city_adjectives: dict[str, str]
    fallen: frozenset[str]
    phases_of_events: frozenset[str]
    pointing: frozenset[str]
    more: frozenset[str]
    counts: dict[str, int]
    where: frozenset[str]
    capital: frozenset[str]
    parties: frozenset[str]
    indefinite: frozenset[str]
    leading: frozenset[str]
    leaderships: frozenset[str]
    years: frozenset[str]
    sides: frozenset[str]
    suite: frozenset[str]
    counterparts: frozenset[str]
    guests: frozenset[str]
    together: frozenset[str]
    once_held: frozenset[str]
    at_which: frozenset[str]
    among: frozenset[str]
    attendees: frozenset[str]
    presiding: frozenset[str]
    in_attendance: frozenset[str]
    taking_part: frozenset[str]
    attending_as: frozenset[str]
    standing_for: frozenset[str]
    resuming: frozenset[str]
    bound_for: frozenset[str]
    schedules: frozenset[str]
    occasions: frozenset[str]
    observers: frozenset[str]
    gatherings: frozenset[str]
    worldwide: frozenset[str]
    homely: frozenset[str]
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
    announcing: frozenset[str]
    gapping: frozenset[str]
    arranging: frozenset[str]
    purposes: frozenset[str]
    manners: frozenset[str]
    citing: frozenset[str]
    according: frozenset[str]
    asides: frozenset[str]
    subjunctive: frozenset[str]
    moods: dict[str, frozenset[str]]
    negations: frozenset[str]
    reasons: frozenset[str]
    failing: frozenset[str]
    possessives: frozenset[str]
    heads: dict[str, tuple[str, ...]]
    possessed_heads: tuple[str, ...]
    title: TitleRules
    triggers: dict[str, tuple[Trigger, ...]]


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
    adpositions = frozenset(word for rule in rules for word in rule.adpositions if word)
    return Profile(
        language=language,
        home=table.get("home", {}).get("state", ""),
        glue={word: code for code, forms in table["glue"].items() for word in forms},
        post=tuple(re.compile(pattern) for pattern in table["phrases"]["post"]),
        post_begins=_any(table["phrases"]["post"]),
        actor=tuple((rule["kind"], re.compile(rule["pattern"])) for rule in table["phrases"]["actor"]),
        actor_begins=_any(rule["pattern"] for rule in table["phrases"]["actor"]),
        adpositions_follow=table["order"].get("adpositions_follow", False),
        case_on_last=table["order"].get("case_on_last", False),
        verb_final=table["order"].get("verb_final", False),
        present_is_future=table["order"].get("present_is_future", False),
        head_is_minister=table["order"].get("head_is_minister", False),
        roles=rules,
        adpositions=adpositions | listed("adpositions"),
        skipped=listed("skipped"),
        conjunctions=listed("conjunctions"),
        subordinators=listed("subordinators"),
        demonstratives=listed("demonstratives"),
        relatives=listed("relatives"),
        particles=listed("particles"),
        honorifics=listed("honorifics"),
        military=listed("military"),
        common_capitals=listed("common_capitals"),
        nameless=listed("nameless"),
        steady=listed("steady"),
        accredited=listed("accredited"),
        hiding=tuple(words.get("hiding", ())),
        sent_to=listed("sent_to"),
        contests=listed("contests"),
        calling=listed("calling"),
        courtesies=listed("courtesies"),
        vague=listed("vague"),
        candidates=listed("candidates"),
        occupations=listed("occupations"),
        foreign_service=listed("foreign_service"),
        offices=listed("offices"),
        perfect=listed("perfect"),
        copulas=listed("copulas"),
        acting=listed("acting"),
        capacities=listed("capacities"),
        open_relatives=listed("open_relatives"),
        apart=listed("apart"),
        countable=listed("countable"),
        jointly=listed("jointly"),
        ports=listed("ports"),
        there=listed("there"),
        comitatives=listed("comitatives"),
        patronymics=tuple(words.get("patronymics", ())),
        surnames=tuple(words.get("surnames", ())),
        given_endings=tuple(words.get("given_endings", ())),
        light=listed("light"),
        ongoing=listed("ongoing"),
        progressives=tuple(words.get("progressives", ())),
        topical=listed("topical"),
        quotatives=listed("quotatives"),
        refutals=listed("refutals"),
        both=listed("both"),
        postposed=listed("postposed"),
        place_nouns=listed("place_nouns"),
        settlement_nouns=listed("settlement_nouns"),
        land_nouns=listed("land_nouns"),
        namesakes=listed("namesakes"),
        things=listed("things"),
        joiners=listed("joiners"),
        pronouns=table.get("pronouns", {}),
        owners=table.get("owners", {}),
        homeland=listed("homeland"),
        here=listed("here"),
        days=table.get("days", {}),
        days_in_course=table.get("days_in_course", {}),
        lasting=listed("lasting"),
        opening=listed("opening"),
        inaugurating=listed("inaugurating"),
        greeting=listed("greeting"),
        formerly=listed("formerly"),
        remote=listed("remote"),
        closing=listed("closing"),
        staying=listed("staying"),
        returning=listed("returning"),
        visiting=listed("visiting"),
        thither=listed("thither"),
        denying=listed("denying"),
        reported=listed("reported"),
        since=listed("since"),
        moving=listed("moving"),
        shifting=listed("shifting"),
        set_anew=listed("set_anew"),
        city_adjectives=table.get("city_adjectives", {}),
        fallen=listed("fallen"),
        phases_of_events=listed("phases_of_events"),
        pointing=listed("pointing"),
        more=listed("more"),
        counts=table.get("counts", {}),
        where=listed("where"),
        capital=listed("capital"),
        parties=listed("parties"),
        indefinite=listed("indefinite"),
        leading=listed("leading"),
        leaderships=listed("leaderships"),
        years=listed("years"),
        sides=listed("sides"),
        suite=listed("suite"),
        counterparts=listed("counterparts"),
        guests=listed("guests"),
        together=listed("together"),
        once_held=listed("once_held"),
        at_which=listed("at_which"),
        among=listed("among"),
        attendees=listed("attendees"),
        presiding=listed("presiding"),
        in_attendance=listed("in_attendance"),
        taking_part=listed("taking_part"),
        attending_as=listed("attending_as"),
        standing_for=listed("standing_for"),
        resuming=listed("resuming"),
        bound_for=listed("bound_for"),
        schedules=listed("schedules"),
        occasions=listed("occasions"),
        worldwide=listed("worldwide"),
        homely=listed("homely"),
        observers=listed("observers"),
        gatherings=listed("gatherings"),
        members=listed("members"),
        aftermath=listed("aftermath"),
        phases=listed("phases"),
        course=listed("course"),
        another=listed("another"),
        following=listed("following"),
        rumours=listed("rumours"),
        open_matters=listed("open_matters"),
        latter=listed("latter"),
        earlier=listed("earlier"),
        matters=listed("matters"),
        built=listed("built"),
        announcing=listed("announcing"),
        gapping=listed("gapping"),
        arranging=listed("arranging"),
        purposes=listed("purposes"),
        manners=listed("manners"),
        citing=listed("citing"),
        according=listed("according"),
        asides=listed("asides"),
        subjunctive=listed("subjunctive"),
        moods={mood: frozenset(lemmas) for mood, lemmas in table.get("moods", {}).items()},
        negations=listed("negations"),
        reasons=listed("reasons"),
        failing=listed("failing"),
        possessives=listed("possessives"),
        heads=heads,
        possessed_heads=tuple(head for head in heads.get("words", ()) if head[-1] in "іы"),
        title=TitleRules.of(table["titles"]),
        triggers=_triggers(language, free_order=table["order"].get("free_order", False)),
    )


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
