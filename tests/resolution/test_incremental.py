"""Documents that come one by one, in any order and in any batches, and go again, make the graph of those that stay."""

from __future__ import annotations

import io
import random
import shutil
from dataclasses import replace
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import kg.extractors
from kg.errors import StoreError
from kg.graph import KnowledgeGraph, joining
from kg.store import readings as kept
from kg.store.index import FILE

PEOPLE = (
    ("Timur Akhmetov", "Тимур Ахметов", "state/KZ"),
    ("Tamer Akhmatov", "Тамер Ахматов", "state/KZ"),
    ("Timur Akhmetov", "Тимур Ахметов", "state/UZ"),
    ("Olga Sorokina", "Ольга Сорокина", "state/RU"),
    ("Ivan Sorokin", "Иван Сорокин", "state/RU"),
    ("Nadia Haddad", "Надя Хаддад", "organization/who"),
    ("Gordon Merriweather", "Гордон Мэриуэзер", "state/CA"),
)
ROLES = ("president", "minister-of-foreign-affairs", "ambassador")
CITIES = ("place/astana", "place/moscow", "place/geneva")
BODIES = ("World Health Organisation", "World Health Organizations", "Samal Fund", "SF")


def story(*args):
    return _stories().Story(*args)


@cache
def _stories():
    spec = spec_from_file_location("stories", Path(__file__).parent / "conftest.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def written(seed: int):
    """A document that tells of a meeting, a visit or a conference, more or less exactly."""
    rng = random.Random(seed)
    language = rng.choice(("en", "ru"))
    issued = rng.choice((None, f"2023-05-{rng.randrange(1, 9):02d}"))
    told = story(f"{rng.randrange(10**6):06d}-{seed}.txt", language, issued)
    guests = rng.sample(PEOPLE, 2)
    keys = [person(told, rng, language, *guest) for guest in guests]
    status = rng.choice(("Held", "Held", "Planned", "Postponed", "Cancelled"))
    day = {} if rng.random() < 0.4 else {"day": f"2023-05-{rng.randrange(1, 9):02d}"}
    place = {} if rng.random() < 0.5 else {"place": told.known(rng.choice(CITIES))}
    sides = [(key if rng.random() < 0.85 else None, guest[2]) for key, guest in zip(keys, guests, strict=True)]
    meeting = told.meeting(*sides, status=status, **day, **place)
    if rng.random() < 0.4:
        visit = told.node("Visit")
        told.say(visit, visitor=keys[0], destination=told.known(rng.choice(CITIES)), status=status)
        if rng.random() < 0.6:
            told.say(visit, day=f"2023-05-{rng.randrange(1, 9):02d}")
        told.say(meeting, partOf=visit)
    if rng.random() < 0.4:
        forum = told.node("Conference", "Forum on Clean Air", marks=("word:air", "word:forum"))
        told.say(forum, participant=rng.choice(keys), status=status, **day)
        if rng.random() < 0.5:
            told.say(forum, ordinal=rng.randrange(2, 4))
    if rng.random() < 0.4:
        body = told.node("Organization", rng.choice(BODIES))
        tenure = told.node("Tenure")
        told.say(tenure, holder=rng.choice(keys), role=told.known("role/director-general"), of=body)
    if rng.random() < 0.3:
        told.say(told.node("Statement"), speaker=rng.choice(keys), about=meeting)
    return told.reading()


def person(told, rng, language, english, russian, side):
    name = english if language == "en" else russian
    if rng.random() < 0.2:
        name = name.partition(" ")[2]
    key = told.node("Person", name, anchor=f"name/{name}")
    if rng.random() < 0.6:
        tenure = told.node("Tenure")
        told.say(tenure, holder=key, role=told.known(f"role/{rng.choice(ROLES)}"), of=told.known(side))
    if side == "organization/who" and rng.random() < 0.5:
        tenure = told.node("Tenure")
        told.say(tenure, holder=key, role=told.known("role/director-general"), of=told.known(side))
    return key


READINGS = {reading.document.identifier: reading for reading in map(written, range(60))}
DOCUMENTS = [READINGS[name].document for name in sorted(READINGS)]


@pytest.fixture(autouse=True)
def _told(monkeypatch):
    monkeypatch.setattr(kg.extractors, "read", lambda document: READINGS[document.identifier])


def lines(graph: KnowledgeGraph) -> bytes:
    target = io.BytesIO()
    graph.export(target, "nquads")
    return target.getvalue()


def built(documents) -> bytes:
    with KnowledgeGraph() as graph:
        graph.add(documents)
        return lines(graph)


@given(data=st.data())
# An example builds three graphs: to look for a smaller one that fails would take longer than reading it.
@settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_order_any_batches_and_any_withdrawals_make_the_same_graph(data, monkeypatch):
    names = data.draw(st.lists(st.sampled_from(sorted(READINGS)), min_size=4, max_size=24, unique=True))
    chosen = [READINGS[name].document for name in names]
    gone = [READINGS[name].document for name in data.draw(st.lists(st.sampled_from(names), max_size=6, unique=True))]
    monkeypatch.setattr(joining, "_BATCH", data.draw(st.sampled_from([1, 3, 100])))
    with KnowledgeGraph() as graph:
        at = 0
        while at < len(chosen):
            size = data.draw(st.integers(1, 6))
            graph.add(chosen[at : at + size])
            at += size
        for document in gone:
            graph.remove(document.identifier)
        stay = [document for document in chosen if document not in gone]
        assert lines(graph) == built(stay)
        graph.add(gone)
        assert lines(graph) == built(chosen)


def test_what_comes_at_once_is_what_comes_one_by_one(monkeypatch):
    documents = DOCUMENTS
    whole = built(documents)
    monkeypatch.setattr(joining, "_BATCH", 1)
    with KnowledgeGraph() as graph:
        for document in sorted(documents, key=lambda document: document.identifier, reverse=True):
            graph.add(document)
        assert lines(graph) == whole
        assert graph.validate().violations == ()
        report = graph.add(documents)
        assert report.counts == KnowledgeGraph().add(documents).counts


def test_a_document_told_otherwise_takes_the_place_of_what_it_told(monkeypatch):
    documents = DOCUMENTS[:20]
    names = [document.identifier for document in documents]
    with KnowledgeGraph() as graph:
        graph.add(documents)
        # Each tells now what the next one told, with offsets of its own.
        turned = {
            name: replace(READINGS[names[at - 1]], document=READINGS[name].document) for at, name in enumerate(names)
        }
        monkeypatch.setattr(kg.extractors, "read", lambda document: turned[document.identifier])
        graph.add(documents[:10], reread=True)
        graph.add(documents, reread=True)
        assert lines(graph) == built(documents)


class TheProcessDies(BaseException):
    """What nothing in the program catches."""


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_crash_between_the_tables_and_the_quads_is_made_good(monkeypatch, tmp_path, moment):
    documents = DOCUMENTS[:12]
    monkeypatch.setattr(joining, "_BATCH", 4)
    graph = KnowledgeGraph(tmp_path / "graph.db")
    graph.add(documents[:4])
    apply = graph.store.apply

    def dying(**change):
        if moment == "after":
            apply(**change)
        raise TheProcessDies

    monkeypatch.setattr(graph.store, "apply", dying)
    with pytest.raises(TheProcessDies):
        graph.add(documents[4:])
    monkeypatch.undo()
    graph.close()
    with KnowledgeGraph(tmp_path / "graph.db", read_only=True) as graph:
        known = {document.identifier for document in graph.documents()}
    with KnowledgeGraph(tmp_path / "graph.db") as graph:
        monkeypatch.setattr(kg.extractors, "read", lambda document: READINGS[document.identifier])
        assert known == {document.identifier for document in documents[: 8 if moment == "after" else 4]}
        graph.add(documents[:8])
        assert lines(graph) == built(documents[:8])
        graph.add(documents)
        assert lines(graph) == built(documents)


@pytest.mark.parametrize("harm", ["lost", "damaged", "behind"])
def test_tables_that_do_not_fit_are_made_anew(tmp_path, harm):
    documents = DOCUMENTS[:12]
    path = tmp_path / "graph.db"
    with KnowledgeGraph(path) as graph:
        graph.add(documents[:4])
    shutil.copy(path / FILE, tmp_path / "old")
    with KnowledgeGraph(path) as graph:
        graph.add(documents[4:11])
    if harm == "lost":
        (path / FILE).unlink()
    elif harm == "damaged":
        (path / FILE).write_bytes(b"no tables at all, but bytes enough to be looked at as such" * 100)
    else:
        shutil.copy(tmp_path / "old", path / FILE)
    with KnowledgeGraph(path, read_only=True) as graph:
        assert {merge.document for merge in graph.merges("state/KZ")}
    with KnowledgeGraph(path) as graph:
        counts = graph.add(documents).counts
        assert lines(graph) == built(documents)
        assert counts == KnowledgeGraph().add(documents).counts


def test_a_backup_goes_on_with_its_own_tables(tmp_path):
    documents = DOCUMENTS[:12]
    with KnowledgeGraph(tmp_path / "graph.db") as graph:
        graph.add(documents[:8])
        graph.backup(tmp_path / "backup")
        graph.add(documents[8:])
    KnowledgeGraph.restore(tmp_path / "backup", tmp_path / "again.db")
    with KnowledgeGraph(tmp_path / "again.db") as graph:
        graph.add(documents[8:10])
        assert lines(graph) == built(documents[:10])


def test_a_change_that_fails_leaves_the_tables_as_they_were(monkeypatch):
    documents = DOCUMENTS[:12]
    with KnowledgeGraph() as graph:
        graph.add(documents[:6])
        before = lines(graph)
        monkeypatch.setattr(joining, "Telling", None)
        with pytest.raises(TypeError):
            graph.add(documents)
        monkeypatch.undo()
        monkeypatch.setattr(kg.extractors, "read", lambda document: READINGS[document.identifier])
        assert lines(graph) == before
        assert kept.names(graph.store) == sorted(document.identifier for document in documents[:6])
        graph.add(documents)
        assert lines(graph) == built(documents)


def test_the_reasons_are_those_of_all_documents_together():
    from kg.resolution import resolve

    documents = DOCUMENTS
    whole = resolve(READINGS.values()).merges
    with KnowledgeGraph() as graph:
        for at in range(0, len(documents), 7):
            graph.add(documents[at : at + 7])
        for path in sorted({merge.path for merge in whole if merge.path.startswith(("person/", "meeting/"))}):
            ours = [(merge.document, merge.key) for merge in graph.merges(path)]
            assert ours == [(merge.document, merge.key) for merge in whole if merge.path == path]
            assert all("~" not in merge.reason for merge in graph.merges(path))
    with pytest.raises(StoreError):
        graph.add(documents[0])
