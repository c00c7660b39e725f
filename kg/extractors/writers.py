"""Who writes of himself: the one whose name and post stand below a diary that tells what “I” did.

“Бүгін министр X-пен кездестім. … Y, Қазақстанның елшісі”. Told where a verb shows by its form that the writer acts.
"""

from __future__ import annotations

from typing import Final

from kg.extractors.context import Context
from kg.extractors.entities import Actor
from kg.languages.annotation import Frame, Phrase, Sentence
from kg.languages.grammar.morph import feature

# Within how many sentences of the end a text is signed.
_BELOW: Final = 3
# How many words behind a word of meeting may show who acts.
_BEHIND: Final = 3


def writer(context: Context, sentence: Sentence, frame: Frame) -> list[Actor]:
    """Who wrote the text, where a verb of the first person outside direct speech tells what he did."""
    if not context.profile.verb_final or frame.quoted:
        return []
    words = context.annotation.doc[frame.first : min(frame.last + _BEHIND, sentence.last)]
    own = [token for token in words if sentence.clause(token.i) == frame.clause and not sentence.in_quotes(token.i)]
    if not any(feature(token, "Person") == "1" and token.pos_ == "VERB" for token in own):
        return []
    signed = _signature(context)
    if signed is None or signed.node is None:
        return []
    return [Actor(signed.node, signed.party, Phrase(frame.first, frame.last, "person"), named=False)]


def _signature(context: Context) -> Actor | None:
    """The one official whom the last lines of a text name, with nothing that they tell of him.

    The post may stand in a line of its own behind the name.
    """
    lines = context.annotation.sentences[-_BELOW:]
    for sentence, below in zip(lines, [*lines[1:], None], strict=True):
        people = [unit for unit in sentence.phrases if unit.kind == "person" and unit.case in ("Nom", None)]
        verbs = any(t.pos_ in {"VERB", "AUX"} for t in context.annotation.doc[sentence.first : sentence.last])
        if len(people) != 1 or verbs:
            continue
        actor = context.entities.actor(people[0])
        if people[0].posts:
            return actor
        posts = [unit for unit in below.phrases if unit.kind == "post" and unit.first == below.first] if below else []
        if posts and posts[0].posts:
            return Actor(actor.node, context.entities.party(posts[0].posts[0]), people[0])
    return None


__all__ = ["writer"]
