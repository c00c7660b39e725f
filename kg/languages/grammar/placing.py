"""Units with the adposition that governs them and the group of coordinated units they are in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from kg.languages.annotation import Phrase, Sentence, Title
from kg.languages.grammar.brackets import aside_in_brackets
from kg.languages.grammar.by_side import acts_for, is_led, is_person, of_those_led, only_led
from kg.languages.grammar.lists import Lists, whose
from kg.languages.grammar.meeting_words import meeting_words
from kg.languages.grammar.morph import feature, participle_cases
from kg.languages.grammar.names import is_courtesy
from kg.languages.grammar.parted_posts import beside_sides
from kg.languages.grammar.profile import Profile
from kg.languages.grammar.resumed import before_aside
from kg.languages.grammar.themes import theme
from kg.languages.grammar.verb_final import owns

_LIVING = frozenset({"person", "post", "pronoun"})
Unit = Phrase | Title
_APPOSED = "("
# In the place of an adposition: words in brackets, which no verb beside them governs.
_ASIDE = "(…)"
_OPENING = frozenset('«“„"')
# What stands for “with” where it opens a clause of its own, and what is told in such a clause.
_ABSOLUTE = "with …"
_STANDS = frozenset({"say", "welcomes", "supports", "opposes", "condemns", "calls-for", "pledges"})
# How many words may stand between a participle and its noun.
_REACH = 18
# Words that describe a town before the noun that says it is one.
_DESCRIBING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART"})
# What may stand between the noun that says what a place is and its name.
_JOINING = frozenset({"of", ","})
# The time of a day: “12:00”, “9.30”, “15h30”.
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}")
# Within how many words behind a body the noun for its leaders stands.
_BEHIND = 4


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit with the adposition that governs it and the group of coordinated units it is in.

    `clause` is set for the antecedent of a relative clause, which counts as one of that clause's units;
    `theme` for the place of a matter ("the situation in X"), where nothing that is told takes place.
    """

    unit: Unit
    adposition: str
    case: str | None
    group: int
    clause: int | None = None
    theme: bool = False


def placed(doc: Doc, sentence: Sentence, *, profile: Profile) -> list[Placed]:
    """The units of a sentence with their adpositions and groups, in order."""
    found: list[Placed] = []
    lists = Lists(doc, sentence, profile)
    titles = [title for title in sentence.titles if not _of_a_post(title, sentence)]
    units = sentence.units()
    for at, unit in enumerate(units):
        if profile.case_on_last and found and _joins_his_own(doc, unit, units[at + 1 : at + 2], profile):
            continue
        named = isinstance(unit, Phrase) and any(t.first < unit.last and unit.first < t.last for t in titles)
        if named or (isinstance(unit, Title) and unit not in titles) or (found and unit.first < found[-1].unit.last):
            continue
        if found and profile.case_on_last and only_led(doc, found[-1].unit, unit, profile):
            continue
        adposition = _adposition(doc, sentence, unit, profile)
        adposition = _ABSOLUTE if _absolute(doc, unit, adposition, profile) else adposition
        if adposition in profile.adverbs and _says_when(unit, adposition, profile):
            adposition = ""  # “накануне президент принял …”, “накануне посла принял …”: it governs nothing
        case = "Gen" if profile.case_on_last and not adposition and owns(doc, sentence, unit) else unit.case
        case = _of_its_leaders(doc, sentence, unit, profile) or case
        if case == "Gen" and unit.last < sentence.last and doc[unit.last].lower_ in profile.himself:
            case = "Nom"  # “министрдің өзі барады”
        if case in (None, "Nom") and unit.last < sentence.last and doc[unit.last].lower_ in profile.pair:
            case = feature(doc[unit.last], "Case") or case  # “X және Y екеуімен”
        case = (of_those_led(doc, sentence, unit, profile) if profile.case_on_last else None) or case
        if not profile.case_on_last and (venue := _venue(doc, sentence, unit, profile)) is not None:
            adposition = _adposition(doc, sentence, replace(unit, first=venue), profile)
            case = _case_of_venue(doc, venue, adposition, profile) or case
        if case == "Gen" and adposition in profile.words_of("with") and _letters(doc, unit):
            case = None  # “с МИД Чили”: letters show no case
        if profile.free_order and case == "Nom" and _letters(doc, unit) and _in_its_house(doc, sentence, unit, profile):
            case = "Gen"  # “в штаб-квартире ЭКОВАС”
        group = len(found)
        if found and (_land(doc, found[-1].unit, unit) or _of_the_town(doc, found[-1].unit, unit, profile)):
            adposition = found[-1].adposition
        if found and lists.joined(found[-1].unit, unit):
            if _accredited(doc, found[-1].unit, unit, profile):
                found[-1] = replace(found[-1], case="Attr")
            elif _listed(found, unit, adposition):
                group, case, adposition = found[-1].group, found[-1].case, found[-1].adposition
            elif profile.possessives and found[-1].adposition and _acts_next(doc, unit):
                pass  # “was greeted by X, and he dined with Y”
            elif case is None and _next_clause(doc, sentence, found[-1].unit, unit):
                pass  # “Как сообщил МИД Чили, X прибыл …”
            elif _agree(found[-1], adposition, case, profile):
                group = found[-1].group
                if not profile.adpositions_follow:
                    adposition = adposition or found[-1].adposition
                    case = case or found[-1].case
            elif not adposition and (_undeclined(doc, found[-1].unit, unit) or _of_the_next(doc, found[-1], unit)):
                group, case, adposition = found[-1].group, found[-1].case, found[-1].adposition
        elif (
            found
            and profile.free_order
            and (first := _described_second(doc, found, unit, adposition, case)) is not None
        ):
            group = first.group
        elif found and not adposition and (first := before_aside(doc, sentence, found, unit, profile)) is not None:
            group, case, adposition = first.group, first.case, first.adposition
        found.append(Placed(unit, adposition, case, group, theme=theme(doc, unit, adposition, found, profile)))
    return _spread_back(_each_for_a_side(doc, found, lists, profile)) if profile.case_on_last else found


def _of_the_next(doc: Doc, before: Placed, unit: Unit) -> bool:
    """Whether bodies told in the plural are those of the next state as well: «между ведомствами Перу и Чили»."""
    whole, kind = before.unit, getattr(unit, "kind", None)
    told = isinstance(whole, Phrase) and whole.kind == "organization" and bool(before.adposition)
    noun = next((t for t in doc[whole.first : whole.last] if t.pos_ == "NOUN"), None)
    return told and kind == "state" and noun is not None and feature(noun, "Number") == "Plur"


def _joins_his_own(doc: Doc, unit: Unit, behind: list[Unit], profile: Profile) -> bool:
    """Whether a pronoun behind a conjunction says no more than whose the next one is: “X пен оның әріптесі Y”."""
    joined = unit.last - unit.first == 1 and doc[unit.first - 1].lower_ in profile.conjunctions
    return joined and bool(behind) and whose(doc, unit.first, behind[0])


def _described_second(doc: Doc, found: list[Placed], unit: Unit, adposition: str, case: str | None) -> Placed | None:
    """Whom a conjunction joins with somebody a participle describes first: “министр X и прибывший в Лиму премьер Y”."""
    if adposition or case is None or not is_person(unit):
        return None
    for item in reversed(found):
        if unit.first - item.unit.last > _REACH:
            return None
        if is_person(item.unit):
            if item.unit.last + 1 >= unit.first:
                return None
            joint, word = doc[item.unit.last], doc[item.unit.last + 1]
            described = word.pos_ in {"VERB", "ADJ"} and feature(word, "VerbForm") == "Part" and not word.is_punct
            between = doc[item.unit.last + 2 : unit.first]
            whole = not any(t.is_punct or t.pos_ in {"CCONJ", "SCONJ"} or feature(t, "VerbForm") for t in between)
            agrees = feature(word, "Case") == case == item.case and not item.adposition
            return item if joint.pos_ == "CCONJ" and described and whole and agrees else None
    return None


def _each_for_a_side(doc: Doc, found: list[Placed], lists: Lists, profile: Profile) -> list[Placed]:
    """Those who each act for a side told before them as one group, and led delegations apart from who leads them.

    “A тарапынан X, B тарапынан Y”, “X бастаған A делегациясы мен Y бастаған B делегациясы”
    """
    by = beside_sides(profile)
    last: int | None = None
    for at in range(len(found) - 1):
        if acts_for(doc, found[at].unit, found[at + 1].unit, by):
            group = found[at + 1].group if found[at + 1].group != found[at].group else at + 1
            row = last if last is not None and last == found[at - 1].group else group
            found[at] = replace(found[at], group=at)
            found = _regrouped(found, at + 1, group, row)
            found[at + 1] = replace(found[at + 1], group=row)
            last = row
        elif is_led(doc, found[at].unit, found[at + 1].unit, profile.leading):
            first = _first_leader(found, at)
            if first and lists.joined(found[first - 1].unit, found[first].unit):
                found = found[:first] + [replace(item, group=first) for item in found[first : at + 1]] + found[at + 1 :]
                found[at + 1] = replace(found[at + 1], group=found[first - 1].group)
    return found


def _regrouped(found: list[Placed], start: int, group: int, into: int) -> list[Placed]:
    """The units with those of one group, from `start` on, in another."""
    return [replace(o, group=into) if at >= start and o.group == group else o for at, o in enumerate(found)]


def _first_leader(found: list[Placed], at: int) -> int:
    """Where the row of persons begins that ends at `at`."""
    first = at
    while first and found[first - 1].group == found[at].group and is_person(found[first - 1].unit):
        first -= 1
    return first


def _next_clause(doc: Doc, sentence: Sentence, before: Unit, unit: Unit) -> bool:
    """Whether a comma parts a unit from one of the clause before, so that no case of that is its own."""
    parted = unit.first == before.last + 1 and doc[before.last].text == ","
    return parted and sentence.clause(before.first) != sentence.clause(unit.first)


def _undeclined(doc: Doc, before: Unit, unit: Unit) -> bool:
    """Whether a state behind another stands as its tables have it, so that its case is that of the one before.

    “Между Ганой и Чили”: what looks like another case is none.
    """
    if not isinstance(unit, Phrase) or not isinstance(before, Phrase) or {unit.kind, before.kind} != {"state"}:
        return False
    name = unit.element.name if unit.element is not None else ""
    return bool(name) and name == doc[unit.first : unit.last].text


def _absolute(doc: Doc, unit: Unit, adposition: str, profile: Profile) -> bool:
    """Whether “with” opens what somebody said meanwhile: “the talks went on, with the minister stressing …”."""
    company = profile.words_of("with")
    if adposition not in company or unit.last >= len(doc) or feature(doc[unit.last], "VerbForm") != "Ger":
        return False
    found = profile.triggers.get(doc[unit.last].lemma_, ())
    return any(len(trigger.lemmas) == 1 and trigger.kinds & _STANDS for trigger in found)


def _letters(doc: Doc, unit: Unit) -> bool:
    """Whether a body is called by its letters, which do not decline."""
    word = doc[unit.head].text if isinstance(unit, Phrase) and unit.kind == "organization" else ""
    return len(word) > 1 and word.isupper()


def _in_its_house(doc: Doc, sentence: Sentence, unit: Unit, profile: Profile) -> bool:
    """Whether a noun for a house that somebody is in stands right before a body: “в здании МИД”."""
    at = unit.first - 1
    house = at > sentence.first and doc[at].lemma_ in profile.buildings and feature(doc[at], "Case") == "Loc"
    return house and any(token.pos_ == "ADP" for token in doc[max(sentence.first, at - 2) : at])


def _venue(doc: Doc, sentence: Sentence, unit: Unit, profile: Profile) -> int | None:
    """The noun before a place's name that shows its case: “в резиденции «Ала-Арча»”, “в отеле Балчуг”, “в г. Ош”."""
    if not isinstance(unit, Phrase) or unit.kind != "place" or unit.first - 1 < sentence.first:
        return None
    before = doc[unit.first - 1]
    if before.lower_ in profile.settlement_marks:
        return before.i
    if before.lemma_ in profile.venues and unit.case in ("Nom", "Acc", None):
        return before.i if feature(before, "Case") not in (None, "Nom", "Gen") else None
    at = unit.first - 2
    if at < sentence.first or before.text not in _OPENING:
        return None
    return at if doc[at].pos_ == "NOUN" and feature(doc[at], "Case") is not None else None


def _case_of_venue(doc: Doc, at: int, adposition: str, profile: Profile) -> str | None:
    """The case that the noun before a place shows; behind a mark such as “г.” that of where something is."""
    if doc[at].lower_ not in profile.settlement_marks:
        return feature(doc[at], "Case")
    inside = (rule for rule in profile.roles if rule.role == "in" and "Loc" in rule.cases)
    return "Loc" if any(adposition in rule.adpositions for rule in inside if adposition) else None


def _of_its_leaders(doc: Doc, sentence: Sentence, unit: Unit, profile: Profile) -> str | None:
    """The case of those who stand for a state or a body, told by a noun behind it: “компанияның басшылығымен”."""
    if not profile.leaderships or not isinstance(unit, Phrase) or unit.kind not in {"state", "organization"}:
        return None
    behind = doc[unit.last : min(unit.last + _BEHIND, sentence.last)]
    noun = next((token for token in behind if token.lemma_ in profile.leaderships), None)
    if noun is None or any(token.pos_ not in {"NOUN", "ADJ", "PUNCT"} for token in behind[: noun.i - unit.last]):
        return None
    return feature(noun, "Case") if feature(noun, "Person[psor]") == "3" else None


def _of_a_post(title: Title, sentence: Sentence) -> bool:
    """Whether what looks like a title is the body of a post: “the Speaker of the Assembly, X”, “Forum Chair X”."""
    people = [phrase for phrase in sentence.phrases if phrase.kind == "person"]
    return any(
        (post.first < title.first and title.last <= post.last) or (phrase.first <= title.first < title.last < post.last)
        for phrase in people
        for post in phrase.posts
    )


def _spread_back(found: list[Placed]) -> list[Placed]:
    """Where only the last of a coordination carries the case, the others take it from there."""
    ends = {item.group: item for item in found}
    return [replace(item, adposition=ends[item.group].adposition, case=ends[item.group].case) for item in found]


def _agree(before: Placed, adposition: str, case: str | None, profile: Profile) -> bool:
    if profile.case_on_last:
        return before.case in (None, "Nom", case)
    return not adposition and (case is None or before.case is None or case == before.case)


def _accredited(doc: Doc, before: Unit, after: Unit, profile: Profile) -> bool:
    """Whether a state only goes before another in the post behind it: “Қазақстанның Гана мен Чилидегі елшісі X”."""
    post = isinstance(after, Phrase) and after.kind in {"person", "post"} and bool(after.posts)
    state = isinstance(before, Phrase) and before.kind == "state" and before.case == "Nom"
    opens = doc[after.first]
    return profile.case_on_last and post and state and opens.pos_ == "ADJ" and feature(opens, "Case") == "Loc"


def _listed(found: list[Placed], unit: Unit, adposition: str) -> bool:
    """“With the ambassadors (the delegations) of A, B and C”: the states after the first stand for ambassadors too."""
    if adposition or not isinstance(unit, Phrase) or unit.kind not in {"state", "organization"}:
        return False
    head = next((item.unit for item in found if item.group == found[-1].group), None)
    if not isinstance(head, Phrase) or head.kind not in {"post", "side"}:
        return False
    several = head.number == "Plur" if head.kind == "side" else any(post.plural and post.bodies for post in head.posts)
    if not several:
        return False
    return unit.case in (None, "Gen") and head.case != unit.case


def _adposition(doc: Doc, sentence: Sentence, unit: Unit, profile: Profile) -> str:
    if isinstance(unit, Phrase) and unit.kind in _LIVING and aside_in_brackets(doc, sentence, unit):
        return _ASIDE
    if profile.adpositions_follow:
        if unit.first > sentence.first and doc[unit.first - 1].text == "(":
            return _APPOSED
        behind = doc[unit.last] if unit.last < sentence.last else None
        after = behind.lower_ if behind is not None and behind.pos_ != "VERB" else ""
        # No postposition governs the accusative: “министрді қарсы алды”.
        if unit.case in ("Loc", "Attr", "Acc") or (after in profile.comitatives and unit.case != "Ins"):
            return ""
        return after if after in profile.adpositions else ""
    at = unit.first - 1
    if at >= sentence.first and doc[at].text == "(":
        return _APPOSED
    if profile.free_order and _says_who(doc, unit):
        return ""  # “в следующий раз они увидятся”
    if isinstance(unit, Phrase) and unit.kind == "place" and doc[at].lower_ in profile.possessives:
        at -= 2  # “in Kenya's Nairobi”
    compound = isinstance(unit, Title)
    nominative = isinstance(unit, Phrase) and unit.case == "Nom"
    while at >= sentence.first and (_passes(doc, at, profile) or (compound and doc[at].pos_ == "NOUN")):
        if at > sentence.first and f"{doc[at - 1].lower_} {doc[at].lower_}" in profile.adpositions:
            break  # “на полях сессии”
        if nominative and (doc[at].lemma_ in profile.relatives or _aside(doc, at, unit)):
            return ""  # “в ходе которого президент рассказал”, “в 12.00 министр принял”
        if _CLOCK.fullmatch(doc[at].text) and isinstance(unit, Phrase) and unit.kind in _LIVING:
            return ""  # “at 12:00 the president received”
        compound = compound and doc[at].pos_ == "NOUN"
        at -= 1
        if at > sentence.first and _owned(doc, at, profile):
            at -= 2
    noun = _said_what(doc, sentence, at, unit, profile)
    noun = _apposed_to(doc, sentence, at, unit, profile) if noun is None else noun
    at = at if noun is None else noun
    found = _adposition_at(doc, sentence, _since_when(doc, sentence, at, profile), profile)
    if found == "of" and at > sentence.first + 1 and doc[at - 1].lower_ in meeting_words(doc.lang_).each:
        found = _adposition_at(doc, sentence, at - 2, profile)  # “talks with each of the two”
    if found in profile.subordinators and _opens_clause(doc, sentence, unit, profile):
        return ""
    return found or _before_participle(doc, sentence, unit, profile)


def _says_who(doc: Doc, unit: Unit) -> bool:
    """Whether a pronoun stands in the nominative, which no preposition governs."""
    return isinstance(unit, Phrase) and unit.kind == "pronoun" and unit.case == "Nom" and doc[unit.head].pos_ == "PRON"


def _says_when(unit: Unit, adposition: str, profile: Profile) -> bool:
    """Whether a word that may govern is an adverb of time: before a nominative, or as nothing happens during one."""
    if not isinstance(unit, Phrase):
        return False
    during = adposition in profile.words_of("during")
    return unit.case == "Nom" or (during and unit.kind in _LIVING)


def _aside(doc: Doc, at: int, unit: Unit) -> bool:
    """Whether a number or adverb parts a post in the nominative from what a preposition before it governs."""
    return isinstance(unit, Phrase) and bool(unit.posts) and doc[at].pos_ in {"NUM", "ADV"}


def _opens_clause(doc: Doc, sentence: Sentence, unit: Unit, profile: Profile) -> bool:
    """Whether a word before a unit is no adposition but opens a clause with it as its subject: “after X met Y”.

    Told by the finite verb right behind the unit, where no case tells it.
    """
    if not profile.possessives or isinstance(unit, Title) or unit.kind == "place":
        return False
    behind = doc[unit.last : sentence.last]
    verb = next((token for token in behind if token.pos_ != "ADV"), None)
    return verb is not None and verb.pos_ in {"VERB", "AUX"} and feature(verb, "VerbForm") == "Fin"


def _since_when(doc: Doc, sentence: Sentence, at: int, profile: Profile) -> int:
    """The token before words that say since when something is so: “с только что избранным министром”."""
    while at > sentence.first and doc[at].lower_ in profile.lately:
        at -= 1
    return at


def _land(doc: Doc, before: Unit, unit: Unit) -> bool:
    """Whether a state is that of the town before it: “in Auckland, New Zealand, the minister met …”."""
    if not isinstance(before, Phrase) or not isinstance(unit, Phrase) or (before.kind, unit.kind) != ("place", "state"):
        return False
    country = before.element.country if before.element is not None else None
    own = unit.element.key if unit.element is not None else None
    return country is not None and own == f"state/{country}" and doc[before.last : unit.first].text.strip() == ","


def _of_the_town(doc: Doc, before: Unit, unit: Unit, profile: Profile) -> bool:
    """Whether somebody holds a post of the place before him: “dined with Scotland's First Minister, X”."""
    if not isinstance(before, Phrase) or before.kind != "place" or not is_person(unit):
        return False
    return before.last == unit.first - 1 and doc[before.last].lower_ in profile.possessives


def _owned(doc: Doc, at: int, profile: Profile) -> bool:
    """Whether a token is the mark of whose what follows is: “talks between the two countries' ministers”."""
    return doc[at].lower_ in profile.possessives and doc[at - 1].pos_ == "NOUN"


def _said_what(doc: Doc, sentence: Sentence, at: int, unit: Unit, profile: Profile) -> int | None:
    """What stands before the noun that says what a place is: “in the city of Sochi”, “in the capital, Lima”."""
    if not isinstance(unit, Phrase) or unit.kind != "place" or at - 1 < sentence.first or not profile.possessives:
        return None
    at -= doc[at].lower_ in _JOINING
    if doc[at].lemma_ not in profile.settlement_nouns:
        return None
    at -= 1
    while at >= sentence.first and doc[at].lower_ not in profile.adpositions and doc[at].pos_ in _DESCRIBING:
        at -= 1
    return at


def _acts_next(doc: Doc, unit: Unit) -> bool:
    """Whether a unit is a pronoun in the nominative, which no adposition governs."""
    return isinstance(unit, Phrase) and unit.kind == "pronoun" and feature(doc[unit.first], "Case") == "Nom"


def _apposed_to(doc: Doc, sentence: Sentence, at: int, unit: Unit, profile: Profile) -> int | None:
    """What stands before the noun that a name behind a comma says the name of: “with her host, Minister X”."""
    noun = at - 1
    if not profile.possessives or not is_person(unit) or noun <= sentence.first or doc[at].text != ",":
        return None
    if doc[noun].lemma_ not in meeting_words(doc.lang_).relations:
        return None
    behind = doc[unit.last] if unit.last < sentence.last else None
    if behind is not None and behind.pos_ in {"VERB", "AUX"} and feature(behind, "VerbForm") == "Fin":
        return None  # “after talks with her host, Minister X said …”
    noun -= 1
    while noun >= sentence.first and doc[noun].pos_ in _DESCRIBING:
        noun -= 1
    return noun


def _adposition_at(doc: Doc, sentence: Sentence, at: int, profile: Profile) -> str:
    if at < sentence.first:
        return ""
    pair = f"{doc[at - 1].lower_} {doc[at].lower_}" if at > sentence.first else ""
    if pair in profile.adpositions:
        return pair
    return doc[at].lower_ if doc[at].lower_ in profile.adpositions else ""


def _before_participle(doc: Doc, sentence: Sentence, unit: Unit, profile: Profile) -> str:
    """The adposition of a unit with a participle and what hangs on that before it: “с находящимся в Осло послом”."""
    if unit.case in (None, "Nom"):
        return ""
    for at in range(unit.first - 1, max(sentence.first, unit.first - _REACH), -1):
        token = doc[at]
        if token.is_punct or (token.pos_ in {"VERB", "AUX"} and feature(token, "VerbForm") != "Part"):
            return ""
        if feature(token, "VerbForm") == "Part" and unit.case in participle_cases(token):
            return _adposition_at(doc, sentence, _since_when(doc, sentence, at - 1, profile), profile)
    return ""


def _passes(doc: Doc, at: int, profile: Profile) -> bool:
    """Whether a token may stand between an adposition and the unit it governs: an article, an adjective."""
    token = doc[at]
    if token.lower_ in profile.adpositions or (profile.possessives and token.lemma_ in profile.relatives):
        return False  # “a visit during which he met”: it governs the pronoun
    participle = token.pos_ == "VERB" and feature(token, "VerbForm") == "Part"
    return (
        participle
        or token.lower_ in profile.skipped
        or is_courtesy(token, profile)
        or token.lower_ in profile.visiting
        or token.pos_ in {"DET", "ADJ", "NUM", "ADV"}
    )
