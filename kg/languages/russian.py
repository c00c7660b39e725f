"""Russian morphology: pymorphy3's dictionary, agreement in context, and names brought to the nominative."""

from __future__ import annotations

from collections.abc import Sequence

from kg.languages import russian_forms
from kg.languages.morphology import Analysis
from kg.languages.russian_context import choose, named
from kg.languages.russian_persons import read_person
from kg.languages.russian_phrases import read_phrase
from kg.languages.russian_verbs import combine

# A longer run than any sentence is cut, so that a text without full stops takes no more than its share of time.
_LONGEST = 400


class RussianMorphology:
    """See `kg.languages.morphology.Morphology`. Holds no state of its own: instances share the caches.

    Features beyond case, number, gender and the like: `NameType` of proper nouns (`Giv`, `Sur`, `Pat`, `Geo`, `Com`),
    `Subcat` of verbs (`Tran`, `Intr`), `Variant=Short` of short adjectives and participles.

    >>> morphology = RussianMorphology()
    >>> [item.get("Case") for item in morphology.tag(["Министр", "принял", "посла", "Чили"])]
    ['Nom', None, 'Acc', 'Gen']
    """

    language = "ru"

    def analyse(self, word: str) -> tuple[Analysis, ...]:
        """All readings of one word, the likeliest first; names that no dictionary lists by analogy of their endings."""
        known = russian_forms.readings(word)
        if word[:1].isupper() and known[0].get("Foreign") is None and not russian_forms.is_known(word):
            extra = [item for item, _ in named(word)] if word.replace("-", "").isalpha() else []
            return tuple(sorted((*known, *extra), key=lambda item: -item.score))
        return known

    def tag(self, words: Sequence[str]) -> list[Analysis]:
        """One reading for each word, chosen in context; verbs carry the features of the whole predicate.

        >>> future = RussianMorphology().tag(["Послы", "не", "будут", "обсуждать", "договор"])[3]
        >>> future.get("Tense"), future.get("Polarity")
        ('Fut', 'Neg')
        """
        words = list(words)
        tagged: list[Analysis] = []
        for start in range(0, len(words), _LONGEST):
            tagged += choose(words[start : start + _LONGEST])
        return combine(words, tagged)

    def keys(self, word: str) -> frozenset[str]:
        """The word and its dictionary forms in lower case, `ё` folded to `е`.

        >>> sorted(RussianMorphology().keys("Объединённых"))
        ['объединенный', 'объединенных', 'объединить']
        """
        return russian_forms.keys(word)

    def nominative(self, words: Sequence[str], kind: str, *, gender: str | None = None, case: str | None = None) -> str:
        """A name brought to the nominative, in its own capitals.

        Args:
            words: The words of the name as they stand in the text.
            kind: `person`, `organization`, `state` or `place`.
            gender: `Masc` or `Fem`, where the sentence tells a person's.
            case: The case, where the sentence tells it: "Димова" is a woman's nominative or a man's genitive.

        >>> RussianMorphology().nominative(["Министерством", "обороны", "Перу"], "organization")
        'Министерство обороны Перу'
        """
        if kind == "person":
            told = read_person(words, gender=gender, case=case).nominative
            return _by_its_form(words, told, gender) if case == "Ins" else told
        return read_phrase(words, kind, case=case).nominative

    def case_of(self, words: Sequence[str], kind: str) -> str | None:
        """The case that a name stands in, by its form alone; `None` where no part of it declines.

        A man's genitive and accusative are one form: it is called the genitive here, see `cases_of`.
        """
        return read_person(words).case if kind == "person" else read_phrase(words, kind).case

    def cases_of(self, words: Sequence[str], kind: str) -> frozenset[str]:
        """All cases that a name may stand in by its form."""
        return read_person(words).cases if kind == "person" else read_phrase(words, kind).cases

    def gender_of(self, words: Sequence[str]) -> str | None:
        """The gender, `Masc` or `Fem`, that a person's name tells."""
        return read_person(words).gender


def _by_its_form(words: Sequence[str], told: str, gender: str | None) -> str:
    """A name whose every word is a genitive, whatever case it is told to stand in: “послом главу Тывы Мурата Бекова”.

    Of two posts before a name the case is that of the first, which another word may have asked for.
    """
    if told.split() != list(words):
        return told
    alone = read_person(words, gender=gender)
    declined = all(new != old for new, old in zip(alone.nominative.split(), words, strict=True))
    return alone.nominative if declined and alone.case == "Gen" else told
