"""A language's dates are data: tables alone add one, and a table that cannot work is refused with its pattern named."""

import tomllib

import pytest

from kg import resources
from kg.dates import finding
from kg.dates.grammar import FILE, compile_grammar, grammar
from kg.dates.tokens import tokenise

SPANISH = """
abbreviations = ["feb"]
[before]
since = ["desde"]
[words]
of = ["de", "del"]
[words.weekday]
5 = ["viernes"]
[[rules]]
name = "year"
means = "year"
found = false
forms = ["{yyyy}"]
[[rules]]
name = "date"
means = "day"
forms = ["[{weekday} [,]] {d} {of} {any_month} [{of} {year}]"]
"""
MONTHS = [{"form": "mayo", "month": "5", "kind": "full"}, {"form": "feb", "month": "2", "kind": "short"}]


def test_a_fourth_language_is_tables_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = compile_grammar(tomllib.loads(SPANISH), months=MONTHS, common=resources.toml(resources.COMMON, FILE))
    monkeypatch.setattr(finding, "grammar", lambda language: rules)
    found = finding.find("Se reunieron el viernes, 5 de mayo de 2023 y desde 7 de feb. de 2024; acta 06.05.2023.", "es")
    assert [(each.text, each.relation, (period := each.period(None)) and period.edtf) for each in found] == [
        ("viernes, 5 de mayo de 2023", "in", "2023-05-05"),
        ("7 de feb. de 2024", "since", "2024-02-07"),
        ("06.05.2023", "in", "2023-05-06"),
    ]


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("{d} {moon} {month}", "neither a class nor a rule"),
        ("{d} [of {month}", "brackets"),
        ("{d} of] {month}", "brackets"),
        ("{d} of May", "fills no slot 'month'"),
    ],
)
def test_a_pattern_that_cannot_work_is_refused(pattern: str, message: str) -> None:
    table = {"rules": [{"name": "date", "means": "day", "forms": [pattern]}]}
    with pytest.raises(ValueError, match=message):
        compile_grammar(table, months=MONTHS)


def test_a_meaning_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="which is not known"):
        compile_grammar({"rules": [{"name": "date", "means": "moon", "forms": ["{d}"]}]})


def test_a_rule_cannot_bear_the_name_of_a_class() -> None:
    with pytest.raises(ValueError, match="is a class"):
        compile_grammar({"rules": [{"name": "month", "means": "month", "forms": ["{any_month}"]}]}, months=MONTHS)


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_grammar_is_compiled_once(language: str) -> None:
    assert grammar(language) is grammar(language)


def test_numbers_with_separators_are_no_days() -> None:
    words = [(token.key, token.word) for token in tokenise("14:30 1,000 3.5 6 06.03.2026 #", frozenset())]
    assert words == [("", "14:30"), ("", "1,000"), ("", "3.5"), ("#", "6"), ("@", "06.03.2026"), ("", "#"), ("", "")]


def test_edges_of_a_line_and_small_letters_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = compile_grammar(
        {
            "words": {"of_this": ["s"]},
            "small": ["of_this"],
            "rules": [
                {"name": "line", "means": "year", "forms": ["^ anno {yyyy} $"]},
                {"name": "this", "means": "unit", "with": {"unit": "year", "shift": 0}, "forms": ["{of_this} . g"]},
            ],
        }
    )
    monkeypatch.setattr(finding, "grammar", lambda language: rules)
    text = "anno 1999\nthen\n anno 1998 \nanno 1997 ended, then anno 1996\nS. g and s. g"
    assert [each.text for each in finding.find(text, "la")] == ["anno 1999", "anno 1998", "s. g"]
