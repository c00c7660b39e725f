"""From elements to phrases: posts with their bodies, persons with their posts, sides, states, bodies.

A sentence is written as a string with one letter for each element or token, and the phrase grammar of a
language is regular expressions over that string (`phrases` in its `grammar.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from spacy.tokens import Doc

from kg.languages.annotation import Element, Phrase, Post
from kg.languages.grammar.coded import BODY_CODES, GOVERNED, Coded
from kg.languages.grammar.elements import COUNTERPART, FOREIGN, HEAD, MINISTER, charges, serves
from kg.languages.grammar.holders import in_one_case, of_the_first, of_two, own_end, says_what
from kg.languages.grammar.morph import feature
from kg.languages.grammar.post_cases import SHOWN, joined
from kg.languages.grammar.profile import Profile
from kg.languages.grammar.served import in_possessive, master_body, own_parts, owners, seats_of_organs
from kg.languages.grammar.shared_posts import SHARED, Share, fits, split, tailed
from kg.languages.morphology import Morphology

# An element after one of these glue letters says where the post is exercised, not whose it is.
_ACCREDITED = frozenset("uivlf")
# Glue before whom a member of parliament was sent by.
_FROM = "r"
# The state that an envoy is sent to.
_SEAT = re.compile("[vi]S")
# Glue behind what a post is for, where the head stands last.
_FOR = "f"
# "The head of the Israeli government".
_GOVERNMENT, _HEAD_OF_GOVERNMENT = "organ/government", "role/head-of-government"
_ASSISTANT, _AIDE = "assistant", "role/aide"
# Whoever is the “chief” of these in a state is its minister.
_CHIEFS = frozenset({"portfolio/defence", "portfolio/finance", "portfolio/trade", "portfolio/foreign-affairs"})
# “The head of the Kenyan delegation”.
_DELEGATE = "role/head-of-delegation"
_DASHES = frozenset({"-", "–", "—"})
# Glue between a post and the one that it serves.
_SERVED = frozenset("ofu")
# “Chargé d'affaires” is one.
_ELIDED = frozenset("'’")
# Who is sent to a body is of a state, which the words may leave out.
_OF_STATES = frozenset({"role/permanent-representative", "role/permanent-observer", "role/ambassador"})
# Offices that nobody holds for somebody else.
_OWN_OFFICES = frozenset(
    f"role/{head}"
    for head in (
        "president", "vice-president", "prime-minister", "vice-prime-minister", "head-of-state", "head-of-government",
        "minister", "state-minister", "foreign-minister", "chairperson", "vice-chairperson", "speaker", "ambassador",
        "governor", "akim", "mayor", "member-of-parliament", "senator", "member", "human-rights-commissioner",
        "central-bank-governor", "board-chairman", "secretary-general", "director-general", "king", "emir",
        "state-secretary", "managing-director", "director", "leader", "chancellor", "prosecutor-general",
    )
)  # fmt: skip
# Whoever presides over a body is told with the post that is held at home: “the Chair and Prime Minister of A”.
_CHAIRS = frozenset({"role/chairperson", "role/co-chair", "role/chairperson-in-office"})


def posts(doc: Doc, first: int, last: int, elements: Sequence[Element], *, profile: Profile) -> list[Post]:
    """The posts told of in a sentence, longest first at each place, in order."""
    coded = Coded(doc, first, last, elements, profile, whole=not profile.case_on_last)
    if not profile.case_on_last:
        coded.code = "".join(GOVERNED if _apart(doc, item) else code for code, (_, _, item) in _paired(coded))
    found: list[Post] = []
    at = 0
    while (begins := profile.post_begins.search(coded.code, at)) and begins.start() < len(coded.code):
        at = begins.start()
        matches = [match for pattern in profile.post if (match := pattern.match(coded.code, at))]
        matches = [match for match in matches if profile.case_on_last or _one_post(doc, coded, at, match.end())]
        best = max(matches, key=lambda match: match.end(), default=None)
        if best is None or best.end() == at:
            at += 1
            continue
        end = _seated(coded, at, _trimmed(doc, coded, at, best.end(), profile), profile)
        post = _post(doc, coded, at, end, profile)
        found.append(minister(doc, post, profile))
        at = coded.after(post.last, at)
    return found


def _trimmed(doc: Doc, coded: Coded, start: int, end: int, profile: Profile) -> int:
    """Where a post ends: before “to X”, if its holder is no envoy (“the visit of the minister of A to B”)."""
    heads = [at for at in range(start, end) if coded.code[at] == "H"]
    if not profile.accredited or not heads:
        return end
    head = coded.items[heads[0]][2]
    to = coded.code.find("u", heads[0], end)
    if to > 0 and doc[coded.items[to][0] - 1].lemma_.lower() in profile.sides:
        return end  # "the head of the EU Delegation to Chad"
    if to >= 0 and doc[coded.items[to][0]].lower_ in profile.staying_at and "G" in coded.code[to:end]:
        return end  # "the Minister of State at the Ministry of Defence"
    return end if to < 0 or (head is not None and head.key in profile.accredited) else to


def _seated(coded: Coded, start: int, end: int, profile: Profile) -> int:
    """Where an envoy's post ends: behind the state that he is sent to, “the ambassador of A in B”, and no earlier."""
    heads = {item.key for _, item in coded.elements(start, end) if item.code == "H"}
    return end + 2 if heads & profile.sent_to and _SEAT.match(coded.code, end) else end


def _post(doc: Doc, coded: Coded, start: int, end: int, profile: Profile) -> Post:
    if profile.case_on_last:
        end = _head_end(doc, coded, start, end)
        while coded.code[end - 1] == "R" and not _behind_head(doc, coded.items[end - 1]):
            end -= 1  # a rank behind the head is somebody's: “министрдің орынбасары”, not “басшылары бас қосты”
    first, last = coded.tokens(start, end)
    parts = coded.elements(start, end)
    if profile.case_on_last:
        parts = _without_topic(doc, coded, start, end)
    if profile.case_on_last and not any(item.key == COUNTERPART for _, item in parts):
        # “Кувейттегі елшісі” is no post of Kuwait; “Кувейттегі әріптесі” is.
        parts = [
            pair for at, pair in enumerate(parts) if not _elsewhere(doc, [item for _, item in parts[at:]], profile)
        ]
    heads = [item for _, item in parts if item.code == "H"]
    master = None if profile.case_on_last else master_body(coded, start, end)
    seats = seats_of_organs(parts)
    own_bodies = [i for glue, i in parts if i is master or i in seats or not _apart_from(glue, i)]
    bodies = owners([item for item in own_bodies if item.code in BODY_CODES], {item.key for item in heads})
    own = parts if profile.case_on_last else own_parts(coded, start, end)
    accredited = [item for glue, item in parts if item.code in "SOG" and glue in _ACCREDITED]
    head = heads[-1] if profile.case_on_last else next(item for _, item in own if item.code == "H")
    owned = first > 0 and (doc[first - 1].lower_ in profile.its or doc[first - 1].lower_ in profile.owners)
    accredited = [] if head.key in _OF_STATES or owned else accredited  # "its envoy to the UN"
    # "The ministers of defence and foreign affairs" are of one each.
    shared = _plural(doc, head, profile) and sum(item.code == "F" for _, item in own) > 1
    ranks = tuple(rank for _, item in own if (rank := _rank(item)) is not None)
    if profile.case_on_last and ranks[-1:] == (_ASSISTANT,) and own[-1][1].code == "R":
        return Post(first, last, _AIDE, ranks[:-1], bodies=tuple(bodies))  # "Президенттің … көмекшісі"
    return Post(
        first=first,
        last=last,
        head=_DELEGATE if head.key == HEAD and "Y" in coded.code[start:end] else head.key or "",
        ranks=ranks,
        portfolio=None if shared else next((item.key for _, item in own if item.code == "F"), None),
        bodies=tuple(bodies or (item for item in accredited if item.code != "S")),
        plural=_plural(doc, head, profile),
    )


def _apart_from(glue: str, item: Element) -> bool:
    """Whether a name says where a post is held, or for whom its holder stands, and not whose it is."""
    return glue in _ACCREDITED or (glue == _FROM and item.code == "O")


def _rank(item: Element) -> str | None:
    """The rank that an element says, by itself or together with a head."""
    return (item.key or "").partition("/")[2] if item.code == "R" else item.rank


def _without_topic(doc: Doc, coded: Coded, start: int, end: int) -> list[tuple[str, Element]]:
    """The elements of a post whose head stands last, without what it is for: “БҰҰ-ның Сирия жөніндегі арнайы өкілі”."""
    topic = coded.code.rfind(_FOR, start, end)
    if topic < 0:
        return coded.elements(start, end)
    head = coded.code.find("H", start, topic)
    owners = coded.elements(start, head + 1 if head >= 0 else topic)
    if head < 0:
        owners = list(takewhile(lambda pair: feature(doc[pair[1].last - 1], "Case") == "Gen", owners))
    return [*owners, *coded.elements(topic + 1, end)]


def _behind_head(doc: Doc, item: tuple[int, int, Element | None]) -> bool:
    """Whether a rank is a noun that may stand behind the head of its post: somebody's, or of several words."""
    first, last, _ = item
    return doc[last - 1].pos_ == "NOUN" and (last - first > 1 or feature(doc[last - 1], "Person[psor]") is not None)


def _paired(coded: Coded) -> Iterable[tuple[str, tuple[int, int, Element | None]]]:
    return zip(coded.code, coded.items, strict=True)


def _apart(doc: Doc, item: Element | None) -> bool:
    """Whether a state or place behind a post is the object of the verb, as its case tells."""
    if item is None or item.code not in "SL" or (item.first > 0 and doc[item.first - 1].pos_ == "ADP"):
        return False
    inflected = item.name != doc[item.first : item.last].text
    if any(feature(token, "Case") == "Gen" for token in doc[item.first : item.last - 1]):
        return False  # “посла Арабской Республики Египет”: the name in an official one does not decline
    return inflected and feature(doc[item.last - 1], "Case") in {"Acc", "Ins"}


def minister(doc: Doc, post: Post, profile: Profile) -> Post:
    """“The head of the Ministry of Defence” as its minister, in a language that says it so."""
    if post.head == HEAD and post.portfolio in _CHIEFS and post.state is not None:
        return replace(post, head=MINISTER)  # "Japan's defence chief"
    if not profile.head_is_minister or post.head != HEAD or post.portfolio:
        return post
    government = next((body for body in post.bodies if body.key == _GOVERNMENT), None)
    if government is not None:
        return replace(post, head=_HEAD_OF_GOVERNMENT, bodies=tuple(b for b in post.bodies if b is not government))
    if any(token.lemma_ in profile.foreign_service for token in doc[post.first : post.last]):
        return replace(post, head=MINISTER, portfolio=FOREIGN)
    charge = next((found for body in post.bodies if (found := charges().get(body.key or ""))), None)
    return replace(post, head=MINISTER, portfolio=charge, bodies=_without_ministry(post)) if charge else post


def _without_ministry(post: Post) -> tuple[Element, ...]:
    """The bodies of a post without the ministry that its portfolio says, where a state is told too."""
    return tuple(b for b in post.bodies if (b.key or "") not in charges()) if post.state is not None else post.bodies


def _head_end(doc: Doc, coded: Coded, start: int, end: int) -> int:
    """Where a post ends whose head stands last: before a second head, unless the first is whose post the second is.

    “Президенттің кеңесшісі”, “Президент кеңесшісі” are one post, “Дания басшысы Премьер-министр …” and “Президент
    қорғаныс министрін …” two.
    """
    heads = [at for at in range(start, end) if coded.code[at] == "H"]
    apart = heads and _FOR in coded.code[heads[0] : end]
    if len(heads) < 2 and not apart:
        return end
    word = doc[coded.items[heads[0]][1] - 1]
    if apart and (feature(word, "Case") != "Gen" or _has_verb(doc, coded, heads[0], end)):
        return heads[0] + 1
    second = coded.items[heads[1]][2] if len(heads) > 1 else None
    serving = second is None or serves(second.key) or second.key == COUNTERPART
    head = doc[coded.items[heads[1]][1] - 1] if len(heads) > 1 else None
    apart = not serving and second is not None and second.key in _OWN_OFFICES
    owned = head is None or feature(head, "Person[psor]") is not None or head.pos_ != "NOUN"
    owned = owned and not apart  # “министрдің Сенат төрағасы X-пен …”
    owns = (feature(word, "Case") == "Gen" and owned) or (feature(word, "Person[psor]") is None and serving)
    return end if owns else heads[0] + 1


def _has_verb(doc: Doc, coded: Coded, start: int, end: int) -> bool:
    """Whether a verb stands among the letters, so that no post runs over them."""
    first, last = coded.tokens(start, end)
    return any(feature(token, "VerbForm") in {"Fin", "Conv"} for token in doc[first:last])


def _located(doc: Doc, item: Element) -> bool:
    """Whether a name is an attribute of place, which says where a post is held: “Канададағы елшісі”."""
    token = doc[item.last - 1]
    return token.pos_ == "ADJ" and feature(token, "Case") == "Loc"


def _elsewhere(doc: Doc, items: Sequence[Element], profile: Profile) -> bool:
    """Whether the first of some elements says where a post is held, or is joined to what does: “Гана мен Чилидегі”."""
    first, behind = items[0], items[1] if len(items) > 1 else None
    if first.code not in BODY_CODES:
        return False
    if _located(doc, first) or behind is None or behind.code not in BODY_CODES:
        return _located(doc, first)
    between = doc[first.last : behind.first]
    joined = len(between) == 1 and (between[0].text == "," or between[0].lower_ in profile.conjunctions)
    return joined and feature(doc[first.last - 1], "Case") == "Nom" and _elsewhere(doc, items[1:], profile)


def _one_post(doc: Doc, coded: Coded, start: int, end: int) -> bool:
    """Whether a second head belongs to the first: coordinated with it, or in the genitive ("aide to the president")."""
    heads = [at for at in range(start, end) if coded.code[at] == "H"]
    if len(heads) < 2 or "a" in coded.code[heads[0] : heads[1]]:
        return True
    first, second = coded.items[heads[0]][2], coded.items[heads[1]][2]
    if in_possessive(coded, start, end):
        return second is not None and serves(second.key)
    between = coded.code[heads[0] : heads[1]]
    if first is not None and serves(first.key) and _SERVED & set(between):
        # "Spokeswoman for the president", but not "spokeswoman for President X", who has a post of his own.
        return "t" in between or coded.code[end : end + 1] not in {"N", "C"}
    return all(feature(doc[coded.items[at][0]], "Case") == "Gen" for at in heads[1:])


def _plural(doc: Doc, head: Element, profile: Profile) -> bool:
    """Whether the noun that heads a post is in the plural: not “affairs” in “minister of foreign affairs”."""
    span = doc[head.first : head.last]
    cut = next((at for at, token in enumerate(span) if at and token.pos_ == "ADP"), len(span))
    own = span if profile.case_on_last else span[:cut]  # “адам құқықтары жөніндегі уәкіл”: the head stands last
    nouns = [token for token in own if token.pos_ in {"NOUN", "PROPN"} and not _ELIDED & set(token.text)]
    if not nouns:
        return False
    first = not profile.case_on_last and feature(nouns[0], "Case") is not None
    return feature(nouns[0] if first else nouns[-1], "Number") == "Plur"


def closed(doc: Doc, post: Post, end: int) -> Post:
    """A post with the bracket that closes one inside it (“director of the Fund (UNICEF)”), without a dash behind."""
    words = [token.text for token in doc[post.first : post.last]]
    if len(words) > 1 and words[-1] in _DASHES:
        return replace(post, last=post.last - 1)
    opens = words.count("(") > words.count(")") and post.last < end and doc[post.last].text == ")"
    return replace(post, last=post.last + 1) if opens else post


def phrases(
    doc: Doc,
    first: int,
    last: int,
    elements: Sequence[Element],
    found_posts: Sequence[Post],
    *,
    profile: Profile,
    morphology: Morphology,
) -> list[Phrase]:
    """The phrases of a sentence, in order, without overlaps."""
    by_first = {post.first: post for post in found_posts}
    covered = {at for post in found_posts for at in range(post.first, post.last)}
    items = [item for item in elements if item.first not in covered]
    items += [Element(post.first, post.last, "T", post.head) for post in found_posts]
    coded = Coded(doc, first, last, sorted(items, key=lambda item: item.first), profile, apart=profile.case_on_last)
    found: list[Phrase] = []
    at = 0
    while (begins := profile.actor_begins.search(coded.code, at)) and begins.start() < len(coded.code):
        at = begins.start()
        matches = [
            (kind, match)
            for kind, pattern in profile.actor
            if (match := pattern.match(coded.code, at))
            and fits(kind, told := _told(coded, at, match.end(), by_first))
            and not (kind == "person" and of_two(doc, coded, at, match.end(), told, profile))
            and (kind != "attached" or of_the_first(doc, coded, at))
            and not (kind == "person" and says_what(doc, coded, at, match.end(), profile))
            and (
                kind not in {"person", "tailed"}
                or profile.case_on_last
                or in_one_case(doc, coded, at, match.end(), by_first, profile, morphology)
            )
        ]
        kind, best = max(matches, key=lambda pair: pair[1].end(), default=("", None))
        if best is None or best.end() == at:
            at += 1
            continue
        end = own_end(doc, coded, at, best.end(), by_first) if kind == "person" else best.end()
        found.extend(_phrases(doc, coded, at, end, kind, by_first, profile))
        at = end
    return found


def _phrases(
    doc: Doc, coded: Coded, start: int, end: int, kind: str, by_first: dict[int, Post], profile: Profile
) -> list[Phrase]:
    first, last = coded.tokens(start, end)
    parts = [item for _, item in coded.elements(start, end)]
    told = _told(coded, start, end, by_first)
    if kind == "distributed":
        return _distributed(doc, parts, told[0], profile)
    if kind in SHARED:
        shared = split(kind, parts, told[0])
        starts = [first, *(item.first for item in shared[1:])]
        each = [
            phrase(doc, at, _end(doc, item), item.kind, item.element, item.posts, profile=profile, anchor=item.element)
            for at, item in zip(starts, shared, strict=True)
        ]
        # The states in "the presidents of A and B" are governed by the post: its case is that of all who share it.
        carrier = each[-1] if profile.case_on_last else each[0]
        shares = kind == "coordinated" or (kind == "adjectives" and profile.case_on_last)
        return [replace(item, case=carrier.case) for item in each] if shares else each
    if kind == "sides":
        adjectives = [item for item in parts if item.code == "D"]
        ends = [*(item.last for item in adjectives[:-1]), last]
        pairs = zip(adjectives, ends, strict=True)
        return [phrase(doc, item.first, end, "side", item, (), profile=profile) for item, end in pairs]
    if kind == "attached":
        # "The adviser of X, Y": the post is Y's.
        name = parts[-1]
        return [phrase(doc, first, last, "person", name, told, profile=profile, anchor=name)]
    if kind == "tailed":
        kind, told, last = tailed(doc, parts, told, last)
    wanted = {"person": "NC", "side": "SDOG", "post": "T", "pronoun": "P", "place": "L"}.get(kind, "SOGLD")
    element = next((item for item in parts if item.code in wanted), None)
    anchor = element if element is not None and kind != "side" else None
    return [phrase(doc, first, last, kind, element if kind != "post" else None, told, profile=profile, anchor=anchor)]


def _end(doc: Doc, item: Share) -> int:
    """Where one of those who share a post ends: with the mark that closes the bracket its state stands in."""
    bracket = item.element is not None and item.last > item.element.last and doc[item.last : item.last + 1].text == ")"
    return item.last + 1 if bracket else item.last


def _told(coded: Coded, start: int, end: int, by_first: dict[int, Post]) -> tuple[Post, ...]:
    """The posts among the letters; of several that one holds, those without a body are posts of the others' state."""
    told = tuple(by_first[item.first] for _, item in coded.elements(start, end) if item.code == "T")
    states = [post.state for post in told if post.state is not None]
    if len(told) < 2 or not states:
        return told
    return tuple(post if post.bodies or post.head in _CHAIRS else replace(post, bodies=(states[0],)) for post in told)


def _distributed(doc: Doc, parts: Sequence[Element], post: Post, profile: Profile) -> list[Phrase]:
    """“The presidents of A, X, and of B, Y”: one post, and then a body and a person each time."""
    found: list[Phrase] = []
    bodies: list[Element] = list(post.bodies)
    first = post.first
    for item in parts[1:]:
        if item.code in BODY_CODES:
            bodies = [*bodies, item] if not found and not bodies else [item]
            first = item.first - 1 if found and doc[item.first - 1].lower_ in profile.title.owners else item.first
        elif item.code in "NC":
            mine = replace(post, bodies=tuple(bodies), plural=False)
            last = item.last + (doc[item.last : item.last + 1].text == ")")
            found.append(phrase(doc, first, last, "person", item, (mine,), profile=profile, anchor=item))
    shown = found[0].case if found and not profile.case_on_last else None
    return [replace(item, case=shown) for item in found] if shown is not None else found


def phrase(
    doc: Doc,
    first: int,
    last: int,
    kind: str,
    element: Element | None,
    told: tuple[Post, ...],
    *,
    profile: Profile,
    anchor: Element | None = None,
) -> Phrase:
    """A phrase with the case, number and gender of the word that carries them.

    In a language with case on the last word of a phrase that is the last; elsewhere it is the first noun
    of the post or name, since what follows it is governed by it.
    """
    carrier = _carrier(doc, first, last, told, anchor, profile)
    number, gender = feature(doc[carrier], "Number") or "Sing", feature(doc[carrier], "Gender")
    case = _case(doc, carrier, anchor, profile)
    if kind == "pronoun" and anchor is not None and anchor.name in profile.pronouns:
        known = profile.pronouns[anchor.name]
        number = known["number"]  # “the two”, which no form shows
        if profile.free_order and doc[carrier].pos_ == "DET":  # “её принял X”, which looks like “её книга”
            case, gender = "Acc", known["gender"] or None
    return Phrase(
        first=first,
        last=last,
        kind=kind,
        element=element,
        posts=told,
        case=case,
        number="Sing" if kind in {"person", "state", "organization"} else number,
        gender=gender,
        head=carrier,
    )


def _case(doc: Doc, carrier: int, anchor: Element | None, profile: Profile) -> str | None:
    """The case of the word that carries it; a name that ends as it does in the nominative stands in the nominative."""
    case = feature(doc[carrier], "Case")
    if profile.case_on_last and case == "Loc" and doc[carrier].pos_ == "ADJ":
        return "Attr"
    if case == "Acc" and feature(doc[carrier], "Animacy") == "Inan" and anchor is not None and anchor.code in "NC":
        return "Nom"  # “сообщила официальный уполномоченный X”: of persons that form is no accusative
    if not profile.case_on_last and anchor is not None and anchor.code in "NC" and carrier >= anchor.first:
        # A name that is not inflected shows no case; only the nominative is taken from the context.
        words = [token.text for token in doc[anchor.first : anchor.last]]
        bare = anchor.name.replace(" ", "") == "".join(words)  # initials stand with and without a space
        return None if bare and case != "Nom" else case
    if anchor is not None and anchor.code == "L" and anchor.last - anchor.first == 1:
        governed = anchor.first > 0 and doc[anchor.first - 1].pos_ == "ADP"
        if governed and case == "Acc" and anchor.name in profile.undeclined and doc[anchor.first].text == anchor.name:
            return "Loc"  # as of a town whose name is known to have one form: “в Осло”
        for ending, accusative in profile.accusatives.items():
            if anchor.name.endswith(ending) and doc[anchor.first].text == anchor.name.removesuffix(ending) + accusative:
                return "Acc"
    if profile.case_on_last and anchor is not None and anchor.code in "NC" and anchor.last == carrier + 1:
        word, name = doc[carrier].text, anchor.name.rpartition(" ")[2]
        if name == word:
            return "Nom"
        return profile.name_endings.get(word.removeprefix(name), case) if case == "Nom" else case
    return case


def _carrier(doc: Doc, first: int, last: int, told: tuple[Post, ...], anchor: Element | None, profile: Profile) -> int:
    if profile.case_on_last:
        return (anchor.last if anchor is not None and anchor.last == last else last) - 1
    if told and told[0].first == first:
        last = next((at for at in range(first + 1, told[0].last) if doc[at].pos_ == "ADP"), told[0].last)
        opens = doc[told[0].first]
        if feature(opens, "VerbForm") == "Part" and feature(opens, "Case") in SHOWN:
            return first  # "исполняющим обязанности министра": the participle shows the case
        short = opens.text.endswith(".") and feature(opens, "Case") is None
        if anchor is not None and anchor.code in "NC" and (short or joined(opens, profile)):
            # "С и.о. министра Петром Сомовым": an abbreviation hides the case of the post, which the name shows.
            return next((at for at in range(anchor.first, anchor.last) if feature(doc[at], "Case")), first)
        candidates = range(told[0].first, last)
        return next((at for at in candidates if doc[at].pos_ in {"NOUN", "PROPN"} and feature(doc[at], "Case")), first)
    named = anchor is not None and anchor.code not in "SL"
    span: Sequence[int] = range(anchor.first, anchor.last) if anchor is not None and named else range(first, last)
    span = [at for at in span if not doc[at].text.endswith(".")] or span  # initials show no case
    shown = next((at for at in span if feature(doc[at], "Case")), span[0])
    behind = first > 0 and doc[first - 1].lower_ in profile.adpositions
    if anchor is not None and anchor.code == "N" and behind and feature(doc[shown], "Case") == "Nom":
        # “С Се Чантином”: a word that does not decline looks like a nominative before one that does.
        return next((at for at in span if feature(doc[at], "Case") in SHOWN), shown)
    return shown
