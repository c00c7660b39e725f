"""One spaCy pipeline a language, and what the grammar adds to it.

load("ru")("Министр встретился с послом.")     a spaCy Doc: lemmas, morphology, sentences, entities
annotate(document)                             an Annotation: phrases, titles and frames as well
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module
from itertools import pairwise
from typing import Protocol

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

import kg.languages.sentences  # noqa: F401 - registers the component "kg_sentences"
from kg import resources
from kg.errors import UnknownLanguageError
from kg.languages.annotation import Annotation, Element, Phrase, Sentence, lines
from kg.languages.grammar import headlines
from kg.languages.grammar.accredited_as import with_accredited
from kg.languages.grammar.agreement import acting, as_titles, correct, no_verbs, passives
from kg.languages.grammar.bodies import bodies
from kg.languages.grammar.clauses import clauses, joints, quoted
from kg.languages.grammar.elements import elements, gazetteer, leading, longest, opening_word
from kg.languages.grammar.family_names import in_told_cases, told_names
from kg.languages.grammar.frames import frames
from kg.languages.grammar.further_posts import with_further
from kg.languages.grammar.headships import with_headships
from kg.languages.grammar.held_names import from_states, parted
from kg.languages.grammar.lookalikes import without_lookalikes
from kg.languages.grammar.morph import feature
from kg.languages.grammar.names import is_courtesy, runs
from kg.languages.grammar.outside import trusted
from kg.languages.grammar.owned_sides import with_owned
from kg.languages.grammar.parents import with_parents
from kg.languages.grammar.parted_posts import with_owners
from kg.languages.grammar.persons import (
    apart,
    as_subjects,
    before_a_family,
    behind_towns,
    in_a_row,
    in_its_case,
    in_pieces,
    in_two_cases,
    known_names,
    named,
    named_before,
    promote,
    with_first_names,
    with_particles,
)
from kg.languages.grammar.phrases import closed, phrases, posts
from kg.languages.grammar.post_tails import with_tails
from kg.languages.grammar.profile import Profile, profile
from kg.languages.grammar.references import with_references
from kg.languages.grammar.rosters import with_rosters
from kg.languages.grammar.series import with_series
from kg.languages.grammar.shared_posts import attending, told_before, told_behind
from kg.languages.grammar.taken_up import TakenUp
from kg.languages.grammar.title_edges import without_bodies, without_holders
from kg.languages.grammar.titles import titles
from kg.languages.grammar.told_posts import extended
from kg.languages.grammar.towns import before_noun, behind_noun, place_named
from kg.languages.grammar.unlike_bodies import is_body
from kg.languages.morphology import Morphology
from kg.languages.recognition import tagger
from kg.languages.recognition.elements import told
from kg.languages.recognition.model import model
from kg.languages.recognition.persons import told_apart
from kg.languages.recognition.spans import spans
from kg.languages.recognition.voting import vote
from kg.languages.tokenization import customize
from kg.model import Document, Passage

_OPENING, _CLOSING = frozenset("«“„"), frozenset("»”“")
_ENTITY_LABELS = {"person": "PERSON", "state": "STATE", "organization": "ORG", "place": "PLACE", "post": "ROLE"}


class Names(Protocol):
    """A recogniser of names beside the lexicon and the rules."""

    def find(self, words: list[list[str]]) -> list[list[tuple[int, int, str]]]:
        """For each sentence the spans `(first, last, "PER" | "LOC" | "ORG")` in its words."""
        ...


def _made(language: str, what: str) -> object | None:
    """What the language's `pipeline.toml` names under `what` as `module:Class`, made; `None` where it names nothing."""
    place = resources.toml(language, "pipeline.toml").get(what)
    if not place:
        return None
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)()  # type: ignore[no-any-return]


@cache
def morphology(language: str) -> Morphology:
    """The morphology of a language."""
    found = _made(language, "morphology")
    if found is None:
        raise UnknownLanguageError(
            f"there is no language {language!r}", remedy=f"use one of {', '.join(resources.languages())}"
        )
    return found  # type: ignore[return-value]


@cache
def names(language: str) -> Names | None:
    """The recogniser of names of a language, where it has one."""
    return _made(language, "names")  # type: ignore[return-value]


@cache
def load(language: str) -> Language:
    """The spaCy pipeline of a language: tokens, sentences, morphology, entities.

    Raises:
        UnknownLanguageError: There is no folder of data for the language.
    """
    morphology(language)
    _made(language, "language")
    nlp = spacy.blank(language)
    nlp = customize(nlp)
    nlp.add_pipe("kg_sentences")
    nlp.add_pipe("kg_morphology", config={"language": language})
    nlp.add_pipe("kg_entities", config={"language": language})
    return nlp


@Language.factory("kg_morphology", default_config={"language": "en"})
class MorphologyPipe:
    """Lemma, part of speech and features of every token, chosen in its sentence."""

    def __init__(self, nlp: Language, name: str, language: str) -> None:
        self.morphology = morphology(language)

    def __call__(self, doc: Doc) -> Doc:
        for sentence in doc.sents:
            analyse([token for token in sentence if not token.is_space], self.morphology)
        return doc


def analyse(tokens: Sequence[Token], forms: Morphology) -> None:
    """Give the tokens of one sentence their lemma, part of speech and features."""
    for token, analysis in zip(tokens, forms.tag([token.text for token in tokens]), strict=True):
        token.lemma_ = analysis.lemma
        token.pos_ = analysis.pos
        if analysis.features:
            token.set_morph(analysis.features)  # type: ignore[attr-defined]


@Language.factory("kg_entities", default_config={"language": "en"})
class EntitiesPipe:
    """Phrases of the whole text as entities, unless `annotate` does that for the telling passages only."""

    def __init__(self, nlp: Language, name: str, language: str) -> None:
        self.language = language

    def __call__(self, doc: Doc) -> Doc:
        sentences = [
            Sentence(start, end, Passage(0, len(doc.text), "body"))
            for start, end in (trimmed(doc, span.start, span.end) for span in doc.sents)
            if start < end
        ]
        _recognise(doc, sentences, self.language)
        doc.spans["names"] = _readings(doc, sentences)
        found = (phrase for sentence in sentences for phrase in sentence.phrases)
        doc.ents = tuple(_entity(doc, phrase) for phrase in found if phrase.kind in _ENTITY_LABELS)
        return doc


def _entity(doc: Doc, phrase: Phrase) -> Span:
    key = (phrase.element.key or "") if phrase.element is not None else ""
    first, last = (
        (phrase.element.first, phrase.element.last) if phrase.element is not None else (phrase.first, phrase.last)
    )
    return Span(doc, first, last, label=_ENTITY_LABELS[phrase.kind], kb_id=key)


def annotate(document: Document) -> Annotation:
    """The document with everything that the grammar finds in its telling passages."""
    nlp = load(document.language)
    doc = nlp(_unwrapped(document), disable=["kg_entities"])
    sentences = _sentences(doc, document)
    _recognise(doc, sentences, document.language)
    doc.spans["names"] = _readings(doc, sentences)
    return Annotation(document, doc, sentences)


def _readings(doc: Doc, sentences: list[Sentence]) -> list[Span]:
    """All names and posts, those inside others too, in the order of the text."""
    names = gazetteer(doc.lang_, morphology(doc.lang_))
    found = sorted(spans(doc, sentences, profile(doc.lang_).settlement_nouns, names))
    return [Span(doc, first, last, label=label) for first, last, label in found]


def _unwrapped(document: Document) -> str:
    """The text with a space for each line end inside a passage: there a line runs on, and no sentence ends with it.

    A space between two passages becomes a line end: the sentence behind a dateline (“Осло /Reuters/. Президент …”)
    begins there, whatever mark the dateline ends with.
    """
    text = document.text
    for before, after in pairwise(document.passages):
        if text[before.end : after.start] == " ":
            text = f"{text[: before.end]}\n{text[after.start :]}"
    for passage in document.passages:
        if "\n" in text[passage.start : passage.end]:
            inside = document.text[passage.start : passage.end].replace("\n", " ")
            text = text[: passage.start] + inside + text[passage.end :]
    return text


def _sentences(doc: Doc, document: Document) -> list[Sentence]:
    """The sentences of the telling passages; one that a passage ends in the middle of is cut there."""
    found: list[Sentence] = []
    spans = list(doc.sents)
    for passage in document.speaking():
        for span in spans:
            if span.end_char <= passage.start:
                continue
            if span.start_char >= passage.end:
                break
            inside = [t.i for t in span if t.idx >= passage.start and t.idx + len(t) <= passage.end]
            if inside:
                first, last = trimmed(doc, inside[0], inside[-1] + 1)
                if first < last:
                    found.append(Sentence(first, last, passage))
    return found


def trimmed(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """A run of tokens without the spaces at its ends."""
    while first < last and doc[first].is_space:
        first += 1
    while last > first and doc[last - 1].is_space:
        last -= 1
    return first, last


def _recognise(doc: Doc, sentences: list[Sentence], language: str) -> None:
    """Elements, phrases, titles, clauses and frames of each sentence, in two passes over the document.

    The second pass knows the family names that the first has found beside posts.
    """
    rules, forms = profile(language), morphology(language)
    candidates: list[list[Element]] = []
    for sentence in sentences:
        correct(doc, sentence, rules)
        passives(doc, sentence, rules, forms)
    for sentence, known in zip(sentences, _known(doc, sentences, language, rules, forms), strict=True):
        known = [_after_courtesy(doc, item, rules) for item in known if not _credited(doc, item, rules)]
        known = without_lookalikes(doc, sentence.first, known, rules, forms)
        as_titles(doc, known, forms)
        no_verbs(doc, known, rules)
        found = [*known, *runs(doc, sentence.first, sentence.last, known, profile=rules)]
        candidates.append(with_first_names(doc, found, rules))
        _phrases(doc, sentence, candidates[-1], rules, forms)
    for line in lines(doc, sentences):
        marks = quoted(doc, line[0].first, line[-1].last)
        for sentence in line:
            sentence.quoted = marks[sentence.first - line[0].first : sentence.last - line[0].first]
    full = _full_names(doc, sentences, candidates, rules, forms) if rules.case_on_last else set()
    seen = full | known_names((phrase for sentence in sentences for phrase in sentence.phrases), doc, forms)
    surnames = told_names(sentences) if rules.free_order else frozenset()
    offices = headlines.holders((p for sentence in sentences for p in sentence.phrases), doc, forms.keys)
    spoken_of = TakenUp(doc, rules)
    for sentence, found in zip(sentences, candidates, strict=True):
        families = full | set(offices.offices)
        named = behind_towns(doc, found, seen, rules, forms)
        parted = [one for item in named for one in _parted(doc, item, families, rules, forms)]
        promoted = [
            promote(doc, item, seen, sentence.first, sentence.last, profile=rules, morphology=forms)
            if item.code == "C"
            else named_before(doc, item, seen, morphology=forms)
            for item in parted
        ]
        promoted = with_particles(doc, promoted, rules)
        if promoted != found:
            _phrases(doc, sentence, promoted, rules, forms)
        if rules.case_on_last:
            opening = sentence is sentences[0] or sentence.passage.kind == "title"
            sentence.phrases = headlines.split(doc, sentence, offices, forms.keys, opening=opening)
        sentence.phrases = in_told_cases(doc, sentence.phrases, surnames)
        _finish(doc, sentence, spoken_of, rules, forms)


def _credited(doc: Doc, item: Element, rules: Profile) -> bool:
    """Whether a name only says whose a picture is: “(Petra photo)”."""
    opens = item.first > 0 and doc[item.first - 1].text == "("
    return opens and item.last < len(doc) and doc[item.last].lower_ in rules.pictures


def _after_courtesy(doc: Doc, item: Element, rules: Profile) -> Element:
    """What looks like a place as the person whom a word of courtesy makes of it: “Dr Santiago”.

    A body ends before such a word: “from the Ministry Mr Said went to the palace”.
    """
    if item.code == "O" and item.key is None and rules.possessives:
        if item.last - item.first > 1 and is_courtesy(doc[item.first], rules):
            return replace(item, first=item.first + 1, code="N", name="", source="courtesy")
        cut = next((t.i for t in doc[item.first + 1 : item.last] if is_courtesy(t, rules)), None)
        return item if cut is None else replace(item, last=cut, name="")
    place = item.code == "L" and item.last - item.first == 1 and item.first > 0
    if not place or not is_courtesy(doc[item.first - 1], rules) or not rules.possessives:
        return item
    return replace(item, code="N", key=None, country=None, name="", source="courtesy")


def _known(
    doc: Doc, sentences: list[Sentence], language: str, rules: Profile, forms: Morphology
) -> list[list[Element]]:
    """What lexicon and model find in each sentence; where the language has no model, what others and rules find."""
    lexicon = [elements(doc, item.first, item.last, profile=rules, morphology=forms) for item in sentences]
    outside = outside_names(doc, [(item.first, item.last) for item in sentences], language)
    trained = model(language, forms)
    if trained is None:
        return [_without_model(doc, *parts, rules) for parts in zip(sentences, lexicon, outside, strict=True)]
    hints = [
        told(doc, sentence.first, sentence.last, known, names_outside, rules)
        for sentence, known, names_outside in zip(sentences, lexicon, outside, strict=True)
    ]
    found = trained.find(doc, [(sentence.first, sentence.last) for sentence in sentences], hints)
    voted = [
        _voted(doc, sentence, known, *spans, rules)
        for sentence, known, spans in zip(sentences, lexicon, found, strict=True)
    ]
    return told_apart(doc, voted) if rules.case_on_last else voted


def _without_model(
    doc: Doc, sentence: Sentence, known: list[Element], outside: list[Element], rules: Profile
) -> list[Element]:
    known = with_references(doc, sentence, known, rules)
    names_outside = trusted(doc, outside, known)
    persons = [item for item in names_outside if item.code == "N"]
    unknown = bodies(doc, sentence.first, sentence.last, [*known, *persons], profile=rules)
    return longest([*known, *unknown, *names_outside])


def _voted(
    doc: Doc,
    sentence: Sentence,
    known: list[Element],
    found: list[tagger.Span],
    roles: list[tagger.Span],
    rules: Profile,
) -> list[Element]:
    """The elements of a sentence by lexicon and model; what a longer name swallows is kept as nested."""
    sentence.roles = [(role.first, role.last) for role in roles]
    added, sentence.bodies = vote(doc, found, known, sentence.last, rules, roles)
    added = [item for item in added if item.code != "O" or is_body(doc, item, known, rules)]
    if rules.possessives:
        added = in_pieces(doc, added, rules)
    taken = {at for item in added for at in range(item.first, item.last)}
    sentence.nested = [item for item in known if not taken.isdisjoint(range(item.first, item.last))]
    kept = [item for item in known if taken.isdisjoint(range(item.first, item.last))]
    return sorted(with_references(doc, sentence, [*kept, *added], rules), key=lambda item: item.first)


def _parted(doc: Doc, item: Element, families: set[str], rules: Profile, forms: Morphology) -> list[Element]:
    if item.code == "N":
        return before_a_family(doc, item, families, forms) if rules.case_on_last else in_two_cases(doc, item)
    return apart(doc, item, families, forms) if item.code == "C" else [item]


def _full_names(
    doc: Doc, sentences: list[Sentence], candidates: list[list[Element]], rules: Profile, forms: Morphology
) -> set[str]:
    """The forms of the family names of those who are told to be persons by their own names or by what they do."""
    found: set[str] = set()
    for sentence, items in zip(sentences, candidates, strict=True):
        for item in items:
            if item.code == "C" and item.last - item.first > 1:
                run = promote(doc, item, set(), sentence.first, sentence.last, profile=rules, morphology=forms)
                found |= forms.keys(doc[run.last - 1].text) if run.code == "N" else frozenset()
    return found


def outside_names(doc: Doc, sentences: Sequence[tuple[int, int]], language: str) -> list[list[Element]]:
    """What the recogniser of a language beside the lexicon finds in each sentence, given by its first token and the one
    after its last: persons, bodies and places.
    """
    recogniser = names(language)
    if recogniser is None:
        return [[] for _ in sentences]
    codes = {"PER": "N", "ORG": "O", "LOC": "L"}
    words = [[token.text for token in doc[first:last]] for first, last in sentences]
    return [
        [
            Element(offset + start, offset + end, codes[label], confidence=0.85, source="slovnet")
            for start, end, label in found
            if label in codes
        ]
        for (offset, _), found in zip(sentences, recogniser.find(words), strict=True)
    ]


def _phrases(doc: Doc, sentence: Sentence, found: list[Element], rules: Profile, forms: Morphology) -> None:
    kinds = {"N": "person", "C": "person", "O": "organization"}
    names = gazetteer(rules.language, forms)
    if rules.case_on_last:
        found = [place_named(doc, one, rules, forms) for item in found for one in before_noun(doc, item, rules, names)]
        found = [_with_what_it_is(doc, item, rules, forms) for item in found]
    if rules.possessives:
        found = parted(doc, found, sentence.roles or (), rules, names)
        found = [one for item in found for one in behind_noun(doc, item, rules, names)]
    sentence.elements = sorted(
        (named(doc, item, kinds[item.code], forms) if not item.name and item.code in kinds else item for item in found),
        key=lambda item: item.first,
    )
    words = (item for item in sentence.elements if not opening_word(doc, item, sentence.first, rules, forms))
    sentence.elements = [item for item in words if not leading(doc, item, rules)]
    told = posts(doc, sentence.first, sentence.last, sentence.elements, profile=rules)
    if sentence.roles is not None:
        told = extended(doc, sentence.elements, told, sentence.roles, profile=rules, morphology=forms)
    told = with_headships(doc, sentence.elements, told, sentence.last)
    if rules.case_on_last:
        told = with_owners(doc, told, sentence.elements, sentence.first, rules)
    else:
        told = with_tails(doc, sentence, told, profile=rules, morphology=forms)
    told = with_parents(doc, sentence, [closed(doc, post, sentence.last) for post in told], profile=rules)
    told_phrases = phrases(doc, sentence.first, sentence.last, sentence.elements, told, profile=rules, morphology=forms)
    told_phrases = from_states(doc, with_owned(doc, told_phrases, rules), rules)
    told_phrases = with_further(doc, with_accredited(doc, told_phrases, rules), rules)
    sentence.phrases = [
        in_its_case(doc, _in_the_case_of_the_post(doc, phrase, forms), forms)
        for phrase in with_rosters(
            doc, attending(doc, told_before(doc, told_behind(doc, told_phrases))), sentence.elements
        )
    ]
    if rules.possessives and sentence.passage.kind == "title":
        sentence.phrases = headlines.two_subjects(doc, sentence, rules)
    if rules.free_order:
        row = in_a_row(doc, sentence.phrases, forms)
        row = as_subjects(doc, sentence.first, sentence.last, row, rules, forms)
        sentence.phrases = acting(doc, sentence, row, forms)


def _with_what_it_is(doc: Doc, item: Element, rules: Profile, forms: Morphology) -> Element:
    """A body in quotation marks with the noun behind it that says what it is: “«Тогур» компаниясының президенті”."""
    at = item.last
    if item.code != "O" or item.first == 0 or at + 1 >= len(doc) or doc[at].text not in _CLOSING:
        return item
    noun = doc[at + 1]
    owned = feature(noun, "Person[psor]") == "3" and noun.lower_.startswith(rules.possessed_heads)
    if doc[item.first - 1].text not in _OPENING or not owned:
        return item
    return replace(item, last=at + 2, name=item.name or named(doc, item, "organization", forms).name)


def _in_the_case_of_the_post(doc: Doc, phrase: Phrase, forms: Morphology) -> Phrase:
    """A name after a post stands in the post's case, which tells its nominative where its form alone does not."""
    element = phrase.element
    if phrase.kind != "person" or element is None or phrase.case is None or not phrase.posts:
        return phrase
    if phrase.posts[0].first > element.first:
        return phrase
    words = [token.text for token in doc[element.first : element.last]]
    name = forms.nominative(words, "person", case=phrase.case)
    if phrase.case == "Gen" and name == " ".join(words):
        name = forms.nominative(words, "person", case="Acc")  # of a man's post and a woman's name
    return replace(phrase, element=replace(element, name=name)) if name != element.name else phrase


def _finish(doc: Doc, sentence: Sentence, spoken_of: TakenUp, rules: Profile, forms: Morphology) -> None:
    named = titles(doc, sentence.first, sentence.last, sentence.elements, profile=rules, morphology=forms)
    named = without_holders(named, sentence.phrases)
    if rules.possessives:
        named = without_bodies(doc, named, sentence.elements)
    numbered = with_series(doc, sentence.first, sentence.last, named, rules)
    sentence.titles = spoken_of.titles(sentence, numbered)
    joined = joints(doc, sentence.phrases, sentence.elements, rules)
    sentence.clauses = clauses(doc, sentence.first, sentence.last, sentence.quoted, profile=rules, joints=joined)
    sentence.frames = frames(doc, sentence, profile=rules)
    spoken_of.read(sentence)
