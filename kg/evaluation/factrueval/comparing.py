"""Facts of gold against facts that were read, as the official scorer weighs them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.evaluation.assignment import assign
from kg.evaluation.factrueval.facts import WEIGHTS, Argument, Told
from kg.evaluation.scores import Counts, Finding, Row

LANGUAGE = "ru"


def quality(gold: Told, told: Told) -> float:
    """How much of two facts is the same, 0 to 1: the weight of what agrees, of the weight of all that is there.

    They are not one at all where they share a post alone.
    """
    agreed = _agreed(gold, told)
    if not any(gold.arguments[at].name != "position" for at in agreed.values()):
        return 0.0
    same = _weight(gold, set(agreed.values()))
    left = [at for at in range(len(told.arguments)) if at not in agreed]
    return same / (_weight(gold, range(len(gold.arguments))) + _weight(told, left))


def _agreed(gold: Told, told: Told) -> dict[int, int]:
    """Which argument of gold each argument of the other is; several may be one: a ministry and its state."""
    found = {}
    for at, argument in enumerate(told.arguments):
        fitting = (place for place, known in enumerate(gold.arguments) if known.agrees(argument))
        if (place := next(fitting, None)) is not None:
            found[at] = place
    return found


def _weight(fact: Told, places: Iterable[int]) -> float:
    return sum(WEIGHTS[fact.tag][fact.arguments[at].name] for at in places)


def compare(gold: Sequence[Told], told: Sequence[Told]) -> list[tuple[Told | None, Told | None]]:
    """Pairs of facts of one tag that are one, and each other fact alone.

    Facts are paired one to one, so that all qualities add up to the most. A fact that gold calls difficult is in no
    pair, and neither is what may be such a fact and has no other.
    """
    scored = [fact for fact in gold if not fact.ignored]
    ignored = [fact for fact in gold if fact.ignored]
    found = assign([[quality(one, other) for other in told] for one in scored])
    matched, used = dict(found), {column for _, column in found}
    pairs: list[tuple[Told | None, Told | None]] = []
    for at, fact in enumerate(scored):
        pairs.append((fact, told[matched[at]] if at in matched else None))
    for at, fact in enumerate(told):
        if at not in used and not any(quality(one, fact) for one in ignored):
            pairs.append((None, fact))
    return pairs


def counted(
    gold: Told | None, told: Told | None, *, where: str, text: str = ""
) -> Iterator[tuple[Row, Counts, Finding | None]]:
    """What a pair of `compare` adds: its quality to the facts, and each argument to the arguments of that name."""
    whole = gold or told
    assert whole is not None
    share = quality(gold, told) if gold and told else 0.0
    quote = " ".join(text[slice(*told.span)].split()) if told and told.span else None
    line = f"{where}:{gold.line}" if gold and gold.line else where
    row = Row(LANGUAGE, whole.tag)
    alone = None if gold and told else Finding(row, gold is None, str(whole), None, line, quote)
    yield row, Counts(right=share, made_up=(told is not None) - share, missed=(gold is not None) - share), alone
    agreed = _agreed(gold, told) if gold and told else {}
    for at, argument in enumerate(gold.arguments if gold else ()):
        right = at in agreed.values()
        yield _argument(argument, whole, right, False, None if right or alone else line, None)
    for at, argument in enumerate(told.arguments if told else ()):
        if at not in agreed:
            yield _argument(argument, whole, False, True, None if alone else where, quote)


def _argument(
    argument: Argument, fact: Told, right: bool, made_up: bool, where: str | None, quote: str | None
) -> tuple[Row, Counts, Finding | None]:
    row = Row(LANGUAGE, fact.tag, argument.name)
    finding = Finding(row, made_up, argument.text, str(fact), where, quote) if where else None
    return row, Counts(right=right, made_up=made_up, missed=not right and not made_up), finding
