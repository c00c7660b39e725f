"""Resolution is a function of the set of readings: order changes nothing, and what is withdrawn was never there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Document, Reading
from kg.resolution import resolve


@pytest.fixture(scope="module")
def readings(request):
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location("stories", request.path.parent / "conftest.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return tuple(told(module.Story))


def told(story):
    """A visit told by five documents in three languages, with misspellings, namesakes and a plan."""
    plan = story("plan", "en", "2022-03-01")
    plan.meeting(
        (plan.person("Ivana Horvat", "president", "state/HR"), "state/HR"),
        (None, "state/GE"),
        status="Planned",
        day="2022-03-10",
    )
    report = story("report", "ru", "2022-03-10")
    guest = report.person("Ивана Хорват", "president", "state/HR")
    host = report.person("Георгий Лолуа", "prime-minister", "state/GE")
    report.meeting((guest, "state/HR"), (host, "state/GE"), day="2022-03-10", place=report.known("place/tbilisi"))
    other = story("other", "kk")
    guest = other.person("Ивана Хорвват", "president", "state/HR")
    host = other.person("Нино Чхеидзе", "minister-of-defence", "state/GE")
    visit = other.node("Visit")
    other.say(visit, visitor=guest, destination=other.known("state/GE"))
    other.say(visit, day="2022-03-10")
    meeting = other.meeting((guest, "state/HR"), (host, "state/GE"))
    other.say(meeting, partOf=visit)
    namesake = story("namesake", "en")
    namesake.person("Ivana Horvat", "senator", "state/US")
    short = story("short", "en")
    short.meeting((short.person("Horvat"), "state/HR"), (short.person("Nino Chkheidze"), "state/GE"))
    return (item.reading() for item in (plan, report, other, namesake, short))


def test_the_example_is_joined_as_a_reader_would(readings):
    result = resolve(readings)
    kinds = {kind: [r.path for r in result.resources if r.kind == kind] for kind in ("Person", "Meeting", "Visit")}
    assert kinds == {
        "Person": [
            "person/georgiy-lolua",
            "person/ivana-horvat-hr",
            "person/ivana-horvat-us",
            "person/nino-chkheidze",
        ],
        "Meeting": ["meeting/2022-03-10-chkheidze-horvat", "meeting/2022-03-10-horvat-lolua"],
        "Visit": ["visit/2022-03-10-horvat-ge"],
    }


@given(order=st.permutations(range(5)))
@settings(max_examples=40, deadline=None)
def test_the_order_of_the_readings_changes_nothing(readings, order):
    assert resolve(readings[at] for at in order) == resolve(readings)


@pytest.mark.parametrize("gone", range(5))
def test_a_graph_without_a_reading_knows_nothing_of_it(readings, gone):
    kept = [reading for at, reading in enumerate(readings) if at != gone]
    name = readings[gone].document.identifier
    result = resolve(kept)
    assert all(item.document != name for item in result.evidence)
    assert all(document != name for document, _ in result.paths)
    assert {(merge.document, merge.key) for merge in result.merges} == set(result.paths)


def test_every_path_is_of_one_resource_and_every_resource_is_spoken_of(readings):
    result = resolve(readings)
    paths = [resource.path for resource in result.resources]
    assert len(set(paths)) == len(paths)
    spoken = {path for item in result.evidence for path in (item.subject, item.object) if isinstance(path, str)}
    assert spoken == set(paths)
    assert [*result.resources] == sorted(result.resources, key=lambda resource: resource.path)


def test_what_is_inferred_rests_on_words_of_a_document(readings):
    inferred = [item for item in resolve(readings).evidence if item.extractor == "resolution"]
    texts = {reading.document.identifier: reading.document.text for reading in readings}
    assert inferred
    assert all(item.modality == "Inferred" and texts[item.document][item.start : item.end] for item in inferred)


def test_nothing_makes_an_empty_graph():
    assert resolve([]).resources == ()
    assert resolve([Reading(Document("a", "Rain.", "en"))]).evidence == ()


def test_two_readings_of_one_document_are_refused():
    with pytest.raises(ValueError, match="two readings of one document: a"):
        resolve([Reading(Document("a", "Rain.", "en"))] * 2)


def test_what_the_lexicon_knows_has_labels_in_every_language_and_its_kin_elsewhere(readings):
    (state,) = [resource for resource in resolve(readings).resources if resource.path == "state/GE"]
    names = {(label.language, label.text) for label in state.labels if label.property == "label"}
    assert {language for language, _ in names} == {"en", "ru", "kk"}
    assert ("ru", "Грузия") in names
    assert (state.iso, state.same_as) == ("GE", ("http://www.wikidata.org/entity/Q230",))
