"""Whether two names of persons may be those of one."""

from __future__ import annotations

from functools import lru_cache

from kg.languages.known_persons import bare

_CHAIN = 3
_PAIR = 2
# Of how many words a name may be that goes by its first alone: “Tareq Md Ariful Islam”.
_IN_FULL = 4
# What the name of a branch of a house begins with, before that of the house.
_BRANCH = ("al-", "аль-", "әл-")


def same_forms(forms: tuple[frozenset[str], ...], known: tuple[frozenset[str], ...]) -> bool:
    """Whether each word of the shorter name shares a form with the one in its place, counted from the family name."""
    pairs = list(zip(reversed(forms), reversed(known), strict=False))
    return (
        bool(pairs)
        and bool(pairs[0][0] & pairs[0][1])
        and all(mine & theirs or _initial(mine, theirs) for mine, theirs in pairs[1:])
    )


def _initial(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one of two words is the other's initials: “А.”, “Анна”."""
    begins = (word[0] for word in (*one, *other) if word.endswith("."))
    return any(letter == word[0] for letter in begins for word in (*one, *other) if not word.endswith("."))


def shortness(parts: tuple[str, ...]) -> tuple[int, int]:
    """How far a name is from one in full: by its words, and by those that are mere initials."""
    return -len(parts), sum(part.endswith(".") for part in parts)


@lru_cache(maxsize=1 << 12)
def same_name(parts: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether one name is the other or a part of it: the family name agrees, and no given name contradicts."""
    if not parts or not known:
        return False
    shorter, longer = sorted((bare(parts), bare(known)), key=len)
    if shorter[-1].casefold() != longer[-1].casefold():
        if len(shorter) == len(longer) == _PAIR and shorter[::-1] == longer:
            return True  # "Yoshimasa Hayashi", "Hayashi Yoshimasa"
        # Where the family name comes first, it stands alone after the full name ("Xi", "Kim").
        # Of two family names the first does for both: "Tomás Echandi Rojas", "Echandi".
        if len(shorter) == 1 and len(longer) <= _IN_FULL:
            firsts = {longer[0].casefold(), *(word.casefold() for word in longer[-_PAIR:-1][: len(longer) - _PAIR])}
            return shorter[0].casefold() in firsts
        # "Mohammed bin Salman" before "… bin Abdulaziz Al Saud", "Nasser Al-Badri" before "… Al-Sabah".
        opens = [w.casefold() for w in longer[: len(shorter)]] == [w.casefold() for w in shorter]
        branch = len(shorter) > 1 and shorter[-1].casefold().startswith(_BRANCH) and _branched(longer)
        return opens and (len(shorter) >= _CHAIN or branch)
    rest, mine = _given(longer), _given(shorter)
    return all(any(other.startswith(word) or word.startswith(other) for other in rest) for word in mine)


def _given(name: tuple[str, ...]) -> list[str]:
    """The words of a name before that of the family, initials that are written together one by one: “Р.Т.”."""
    return [part for word in name[:-1] for part in word.casefold().split(".") if part]


def _branched(name: tuple[str, ...]) -> bool:
    """Whether a name ends with that of a house, too: “Nasser Al-Badri Al-Sabah”."""
    return name[-1].casefold().startswith(_BRANCH)
