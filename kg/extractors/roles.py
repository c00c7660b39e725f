"""Posts as concepts: rank, head and portfolio put together, with labels in every language."""

from __future__ import annotations

from functools import cache
from typing import Final

from kg import resources
from kg.languages.annotation import Element, Post
from kg.languages.lexicon import Entry, lexicon
from kg.model import Name

# Heads whose portfolio makes an office of its own; of others it says what the holder is busy with.
_CHARGED: Final = frozenset({"minister", "state-minister", "secretary", "state-secretary", "permanent-secretary"})
# What a head stands for with a portfolio: “Secretary of Foreign Affairs”.
_LIKE: Final = {("secretary", "foreign-affairs"): "minister"}
# What heads the service of a ministry under its minister.
_CIVIL: Final = "permanent-secretary"
# Ranks that tell no other office: who is outgoing still holds it.
_PASSING: Final = frozenset({"outgoing"})


def office(post: Post) -> tuple[str, tuple[str, ...], str | None]:
    """Head, ranks and portfolio, the same for “foreign minister” and “minister of foreign affairs”."""
    head = slug(post.head)
    if post.title:
        return head, _ranks(post.ranks), post.title.casefold()
    portfolio = slug(post.portfolio) if post.portfolio else None
    head, portfolio = _saying().get(head, (head, portfolio))
    return head, _ranks(post.ranks), portfolio if head in _CHARGED else None


def _is_civil(head: str, post: Post) -> bool:
    """Whether a secretary is the first servant of a ministry, as in the state that the post is of: “India's Foreign
    Secretary”.
    """
    codes = {body.country or slug(body.key or "") for body in post.bodies if body.code in "SD" or body.country}
    return not codes.isdisjoint(_civil().get(head, frozenset()))


@cache
def _civil() -> dict[str, frozenset[str]]:
    """Heads that are no ministers in some states, with the codes of those."""
    rows = resources.rows(resources.COMMON, "roles.tsv")
    return {row["key"]: frozenset(row["civil"].split("|")) for row in rows if row["civil"]}


def _named(post: Post) -> tuple[str, tuple[str, ...], str | None]:
    """The office as its concept has it: a vice minister is a deputy one, a secretary of foreign affairs a minister."""
    head, ranks, portfolio = office(post)
    if portfolio and _is_civil(slug(post.head), post):
        head = _CIVIL
    if head in _CHARGED:
        ranks = _ranks(tuple("deputy" if rank == "vice" else rank for rank in ranks))
    return _LIKE.get((head, portfolio or ""), head), ranks, portfolio


@cache
def _saying() -> dict[str, tuple[str, str | None]]:
    """Heads that say another head, and maybe its portfolio."""
    rows = resources.rows(resources.COMMON, "roles.tsv")
    return {row["key"]: (row["head"], row["portfolio"] or None) for row in rows if row["head"]}


def _ranks(ranks: tuple[str, ...]) -> tuple[str, ...]:
    """Ranks in one order, with “first” and “deputy” as one."""
    found = [rank for rank in ranks if rank not in _PASSING]
    if "first" in found and "deputy" in found:
        found = ["first-deputy", *(rank for rank in found if rank not in {"first", "deputy"})]
    return tuple(dict.fromkeys(found))


def owners(post: Post) -> frozenset[str]:
    """What a post is a post of where no words say it, from the table of heads: `state`, `body` …; see there."""
    entry = lexicon().find(post.head)
    return frozenset(entry.attribute("of", resources.COMMON)) if entry is not None else frozenset()


def sole_owner(post: Post) -> str:
    """The key of the one state or body that has such a post, which the words leave out: “the Pope”; else empty."""
    return next((kind for kind in sorted(owners(post)) if "/" in kind), "")


def sole_element(post: Post) -> Element | None:
    """The one state or body that has such a post, as an element in the place of the post that names none."""
    key = sole_owner(post) if not post.bodies else ""
    return Element(post.first, post.last, "S" if key.startswith("state/") else "O", key) if key else None


def concept(post: Post) -> str:
    """The anchor of a post's concept.

    >>> concept(Post(0, 3, "role/minister", ("first-deputy",), "portfolio/defence"))
    'role/first-deputy-minister-of-defence'
    """
    head, ranks, portfolio = _named(post)
    if post.title:
        return "role/" + "-".join([*ranks, *post.title.casefold().split()])
    name = f"{head}-of-{portfolio}" if portfolio else head
    return "role/" + "-".join([*ranks, name])


def labels(post: Post, language: str) -> tuple[Name, ...]:
    """The labels of a post's concept, one for each language; where no table has it, its words in that of the text."""
    if post.title:
        return (_titled(post, language),)
    return _labels(*_named(post))


def _titled(post: Post, language: str) -> Name:
    role = lexicon().find(post.head)
    forms = {}
    if role is not None and role.attribute("genitive", language):
        rest = post.title.removeprefix(role.label(language))
        forms["genitive"] = role.attribute("genitive", language)[0] + rest if rest != post.title else post.title
    form = _Form(post.title, forms)
    for rank in reversed(_ranks(post.ranks)):
        form = form.with_rank(lexicon().get(f"rank/{rank}"), language)
    return Name(form.label[:1].upper() + form.label[1:], language)


@cache
def _labels(head: str, ranks: tuple[str, ...], portfolio: str | None) -> tuple[Name, ...]:
    found = []
    for language in resources.languages():
        role = _Form.of(lexicon().get(f"role/{head}"), language)
        if portfolio:
            role = role.with_portfolio(lexicon().get(f"portfolio/{portfolio}"), language)
        for rank in reversed(ranks):
            role = role.with_rank(lexicon().get(f"rank/{rank}"), language)
        found.append(Name(role.label[:1].upper() + role.label[1:], language))
    return tuple(found)


class _Form:
    """A role's label with the other forms of it that templates ask for."""

    def __init__(self, label: str, forms: dict[str, str]) -> None:
        self.label = label
        self.forms = forms

    @classmethod
    def of(cls, entry: Entry, language: str) -> _Form:
        columns = ("genitive", "possessive", "possessive_genitive")
        forms = {name: entry.attribute(name, language)[0] for name in columns if entry.attribute(name, language)}
        return cls(entry.label(language), forms)

    def with_portfolio(self, entry: Entry, language: str) -> _Form:
        template = str(resources.toml(language, "compose.toml")["post"]["portfolio"])
        genitive = entry.attribute("genitive", language)
        words = genitive[0] if genitive else entry.label(language)
        label = self._filled(template, portfolio=words)
        forms = {}
        if "genitive" in self.forms and "{role}" in template:
            forms["genitive"] = template.format(role=self.forms["genitive"], portfolio=words)
        if "possessive_genitive" in self.forms and "{role_possessive}" in template:
            forms["genitive"] = template.format(role_possessive=self.forms["possessive_genitive"], portfolio=words)
        return _Form(label, forms)

    def with_rank(self, entry: Entry, language: str) -> _Form:
        templates = entry.attribute("template", language)
        template = templates[0] if templates else f"{entry.label(language)} {{role}}"
        return _Form(self._filled(template), {})

    def _filled(self, template: str, **words: str) -> str:
        given = {"role": self.label, **{f"role_{name}": form for name, form in self.forms.items()}, **words}
        try:
            return template.format(**given)
        except KeyError:
            return f"{template.partition('{')[0]}{self.label}".strip()


def slug(key: str) -> str:
    """The last part of a key.

    >>> slug("portfolio/foreign-affairs")
    'foreign-affairs'
    """
    return key.rpartition("/")[2]
