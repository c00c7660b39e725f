"""Words in brackets that no verb beside them governs."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.languages.annotation import Phrase, Sentence, Title


def aside_in_brackets(doc: Doc, sentence: Sentence, unit: Phrase | Title) -> bool:
    """Whether words in brackets only tell whose somebody is who was named before them: “(the son of President X)”."""
    marks = [at for at in range(sentence.first, sentence.last) if doc[at].text in {"(", ")"}]
    opens = max((at for at in marks if at < unit.first), default=sentence.first)
    closes = min((at for at in marks if at >= unit.last), default=sentence.first)
    if doc[opens].text != "(" or doc[closes].text != ")" or not doc[opens + 1].is_lower:
        return False
    begins = any(item.first <= opens + 1 < item.last for item in sentence.phrases)
    return not begins and all(token.pos_ != "VERB" for token in doc[opens:closes])


__all__ = ["aside_in_brackets"]
