"""Posts that several hold, told behind all their names."""

import pytest

from kg.config import Settings
from kg.documents import from_text
from kg.languages.pipeline import annotate


def told(text, language):
    """Who is named in a text, with the states of their posts."""
    document = from_text(text, identifier="x", settings=Settings(), language=language)
    phrases = [phrase for sentence in annotate(document).sentences for phrase in sentence.phrases]
    return [
        (phrase.element.name, [b.key for post in phrase.posts for b in post.bodies])
        for phrase in phrases
        if phrase.kind == "person" and phrase.element is not None
    ]


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        (
            "en",
            "Juan Soto and Ivo Petrov, the presidents of Chile and Bulgaria, met in Rome.",
            [("Juan Soto", ["state/CL"]), ("Ivo Petrov", ["state/BG"])],
        ),
        (
            "en",
            "Juan Soto, Ivo Petrov and Ana Diaz, the Chilean, Bulgarian and Peruvian presidents, met.",
            [("Juan Soto", ["state/CL"]), ("Ivo Petrov", ["state/BG"]), ("Ana Diaz", ["state/PE"])],
        ),
        (
            "ru",
            "Хуан Сото и Иво Петров, министры иностранных дел Чили и Болгарии, встретились в Риме.",
            [("Хуан Сото", ["state/CL"]), ("Иво Петров", ["state/BG"])],
        ),
        # As many posts as names, or none is shared.
        (
            "en",
            "Juan Soto, Ivo Petrov and Ana Diaz, the presidents of Chile and Bulgaria, met.",
            [("Juan Soto", []), ("Ivo Petrov", []), ("Ana Diaz", [])],
        ),
    ],
)
def test_each_of_several_has_the_post_in_its_place(language, text, people):
    assert told(text, language) == people


def test_a_post_behind_the_last_name_is_of_the_last_alone():
    text = "The minister met Juan Soto and Ivo Petrov, the president of Chile, and the premier of Bulgaria."
    assert told(text, "en") == [("Juan Soto", []), ("Ivo Petrov", ["state/CL"])]
