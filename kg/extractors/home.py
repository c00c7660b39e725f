"""The state whose offices a document names without saying whose: that of the land that its language is written in.

“Мемлекет басшысы” in a Kazakh text is the president of Kazakhstan, whoever else is told of; unless the report is from
another land and tells first of somebody who holds a post there.
"""

from __future__ import annotations

from functools import cache

from kg.extractors.roles import office, owners
from kg.languages.annotation import Annotation, Post
from kg.languages.gazetteer import Match
from kg.languages.grammar.elements import gazetteer
from kg.languages.grammar.profile import profile
from kg.languages.lexicon import Entry, lexicon
from kg.languages.morphology import Morphology
from kg.model import Document

# How many words of a dateline the name of a state may have.
_LAND_NAME = 4
UNITED_NATIONS = "organization/un"
_SECRETARY_GENERAL = "role/secretary-general"
# Bodies that have no secretary-general, but whom one meets.
_UNIONS = frozenset({"organization/eu", "organization/african-union", "organization/world-bank", "organization/imf"})
# Where a report begins, and what stands behind the name of a city that opens it.
_REPORT = frozenset({"lead", "body"})
_OPENING_MARKS = frozenset({":", ".", "–", "—", "-", "--"})
_HIGHEST = frozenset({"president", "prime-minister", "head-of-state", "head-of-government"})


def dateline_place(document: Document, morphology: Morphology) -> Match | None:
    """The city of a document's dateline."""
    if document.dateline is None:
        return None
    words = document.text[slice(*document.dateline)].replace(",", " ,").split()
    names = gazetteer(document.language, morphology)
    for form in (words, [word.title() for word in words]):
        found = [match for match in names.find(form) if match.kind == "place"]
        if found and _is_house(found[0]) and "," in form:
            # “STATE HOUSE, NAIROBI”: the report is from the city that the house stands in.
            found = [m for m in names.find(form[form.index(",") + 1 :]) if m.kind == "place"] or found
        if found:
            return found[0]
    return None


def _is_house(match: Match) -> bool:
    entry = lexicon().find(match.entry_key)
    return entry is not None and entry.sort == "venue"


def report_city(annotation: Annotation, morphology: Morphology) -> tuple[str, str, tuple[int, int]] | None:
    """The key, the name and the span of the city that a report is from.

    It is that of the dateline, or one whose name opens the first sentence of the report by itself (“LIMA: The …”).
    """
    match, span = dateline_place(annotation.document, morphology), annotation.document.dateline
    if match is not None and span is not None:
        return match.entry_key, match.form, span
    if span is not None and (namesake := _namesake(dateline_state(annotation.document, morphology))) is not None:
        return namesake.key, namesake.label(annotation.document.language), span
    lead = next((item for item in annotation if item.passage.kind in _REPORT), None) if span is None else None
    city = next((item for item in lead.elements if item.code == "L"), None) if lead is not None else None
    if lead is None or city is None or city.first != lead.first or city.key is None or city.last >= len(annotation.doc):
        return None
    entry = lexicon().find(city.key)
    if annotation.doc[city.last].text not in _OPENING_MARKS or entry is None or not entry.is_city:
        return None
    return city.key, city.name or annotation.text(city.first, city.last), annotation.span(city.first, city.last)


@cache
def capital_of(state: str) -> str | None:
    """The key of the capital of a state."""
    code = state.rpartition("/")[2]
    cities = [entry.key for entry in lexicon().entries("place") if entry.sort == "capital" and entry.country == code]
    return cities[0] if len(cities) == 1 else None


def _namesake(state: str | None) -> Entry | None:
    """The capital that a state is called after, which a dateline means by its name: “PANAMA, 5 May”."""
    city = lexicon().find(capital_of(state) or "") if state is not None else None
    land = lexicon().find(state or "")
    alike = city is not None and land is not None and city.label("en").startswith(land.label("en"))
    return city if alike else None


def dateline_state(document: Document, morphology: Morphology) -> str | None:
    """The key of the state that a document's dateline names instead of a city: “KUWAIT, Feb 15 –”."""
    words = document.text[slice(*document.dateline)].replace(",", " ,").split() if document.dateline else []
    names = gazetteer(document.language, morphology)
    for form in (words, [word.title() for word in words]):
        for match in names.find(form[:_LAND_NAME]):
            if match.kind == "state" and match.start == 0:
                return match.entry_key
    return None


def home(annotation: Annotation, morphology: Morphology) -> str | None:
    """The key of the state that a document tells from (`state/KZ`); `None` where its language is at home in many."""
    own = profile(annotation.document.language).home
    place = dateline_place(annotation.document, morphology) if own else None
    entry = lexicon().find(place.entry_key) if place is not None else None
    land = f"state/{entry.country}" if entry is not None and entry.country is not None else None
    land = land or (dateline_state(annotation.document, morphology) if own else None)
    if land in (None, own):
        return own or None
    if not _mentioned(annotation, own):
        return land
    return land if _first_state(annotation) == land and not _ours_first(annotation) else own


def _first_state(annotation: Annotation) -> str | None:
    """The key of the state that the first post is of whose state is told."""
    posts = (post for sentence in annotation for phrase in sentence.phrases for post in phrase.posts)
    return next((post.state.key for post in posts if post.state is not None), None)


def _ours_first(annotation: Annotation) -> bool:
    """Whether somebody is told of before by a post whose state needs no words: “Minister X and Y, Peru's Minister”."""
    for sentence in annotation:
        people = [phrase for phrase in sentence.phrases if phrase.kind == "person" and phrase.posts]
        for phrase in people:
            if any(post.state is not None for post in phrase.posts):
                before = people[: people.index(phrase)]
                return any(all(stateless(post) for post in other.posts) for other in before)
    return False


def _mentioned(annotation: Annotation, state: str) -> bool:
    """Whether a document names a state, its people, or anything that lies in it."""
    ours = tuple(profile(annotation.document.language).native)
    keys = {item.key for sentence in annotation for item in (*sentence.elements, *sentence.nested) if item.key}
    entries = (lexicon().find(key) for key in keys)
    if state in keys or any(entry is not None and f"state/{entry.country}" == state for entry in entries):
        return True
    return any(token.lower_.startswith(ours) for token in annotation.doc)


def of_the_united_nations(annotation: Annotation, post: Post) -> bool:
    """Whether “the Secretary-General” is that of the United Nations: the document names no body but it and its own.

    One written with a capital, too, where no body is named before the first of that post.
    """
    if post.head != _SECRETARY_GENERAL or post.bodies or post.plural:
        return False
    if _told_of(annotation) == {UNITED_NATIONS}:
        return True
    keys = {item.key for s in annotation for item in s.elements if item.code == "O" and item.key} - _UNIONS
    own = all(key == UNITED_NATIONS or key.startswith(f"{UNITED_NATIONS}-") for key in keys)
    return own and (bool(keys) or _first_of_all(annotation, post.head))


def _first_of_all(annotation: Annotation, head: str) -> bool:
    """Whether a document tells of a post with a capital before it names any body, and never of what it is one."""
    posts = [post for s in annotation for phrase in s.phrases for post in phrase.posts if post.head == head]
    if not posts or any(post.bodies for post in posts):
        return False
    first = min(post.first for post in posts)
    bodies = (item.first for sentence in annotation for item in sentence.elements if item.code in "OG")
    alone = annotation.doc[min(posts, key=lambda post: post.first).last - 1].text.istitle()
    return alone and all(at > first for at in bodies)


def _told_of(annotation: Annotation) -> set[str | None]:
    """The bodies whose secretary-general the document tells of, in whatever post: “the Secretary-General's envoy”."""
    found: set[str | None] = set()
    for sentence in annotation:
        items = [*sentence.elements, *sentence.nested]
        ends = {item.last for item in items if item.key == _SECRETARY_GENERAL}
        starts = {item.first for item in items if item.key == _SECRETARY_GENERAL}
        found |= {item.key for item in items if item.code == "O" and (item.first in ends or item.last in starts)}
    return found


def stateless(post: Post) -> bool:
    """Whether a post is a state's and the words do not say which one's: “the Minister of Health”, “the Speaker”."""
    _, ranks, _ = office(post)
    if "former" in ranks or post.stated:
        return False
    return bool(owners(post) & {"state", "home"}) or any(body.code == "G" for body in post.bodies)


def unnamed_offices(annotation: Annotation, land: str) -> list[Post]:
    """The posts of a state that act without a name, told with the state or without any."""
    told = (phrase for sentence in annotation for phrase in sentence.phrases if phrase.kind == "post" and phrase.posts)
    acting = [phrase.posts[0] for phrase in told if phrase.case in (None, "Nom") and not phrase.posts[0].plural]
    return [post for post in acting if stateless(post) or (post.state is not None and post.state.key == land)]


def highest(post: Post) -> bool:
    """Whether only one person of a state can hold a post that names no body: “the head of state”, “the Premier”."""
    head, ranks, portfolio = office(post)
    if post.plural or ranks or not stateless(post):
        return False
    return head in _HIGHEST or (head == "minister" and portfolio == "foreign-affairs")
