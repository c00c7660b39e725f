"""A person is one through scripts, spellings and parts of the name, if post and side agree; namesakes stay apart."""

import pytest

MINISTER = ("minister-of-energy", "state/PE")


def people(graph):
    return graph.paths("Person")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Serik Zhumabayev", "Серик Жумабаев"),
        ("Серік Жұмабаев", "Серик Жумабаев"),
        ("Шухрат Ғаниев", "Shukhrat Ganiyev"),
        ("Пётр Щербаков", "Petr Scherbakow"),
        ("Zoran Jovanović", "Зоран Йованович"),
        ("Арман Серікұлы Жақыпов", "Арман Серикович Жакыпов"),
        ("Giorgio Bellini", "Джорджо Беллини"),
        ("Andrzej Wolski", "Анджей Вольский"),
        ("Michel Moreno", "Мишель Морено"),
        ("Aleksandr Kuznetsov", "Александр Игоревич Кузнецов"),
    ],
)
def test_a_full_name_in_two_scripts_is_one_person_where_the_post_agrees(story, resolved, one, other):
    first, second = story("a", "en"), story("b", "ru")
    first.person(one, *MINISTER)
    second.person(other, *MINISTER)
    assert len(people(resolved(first, second))) == 1


def test_the_same_full_name_is_one_person_where_nothing_contradicts(story, resolved):
    first, second = story("a"), story("b")
    first.person("Ingrid Solheim", *MINISTER)
    second.person("Ingrid Solheim")
    assert people(resolved(first, second)) == ["person/ingrid-solheim"]


def test_namesakes_of_two_states_are_two_and_their_paths_say_which(story, resolved):
    first, second = story("a"), story("b")
    first.person("Maria Silva", "minister-of-defence", "state/BR")
    second.person("Maria Silva", "minister-of-defence", "state/PT")
    assert people(resolved(first, second)) == ["person/maria-silva-br", "person/maria-silva-pt"]


def test_a_namesake_without_a_post_is_given_to_nobody_where_two_would_fit(story, resolved):
    stories = [story(name) for name in "abc"]
    stories[0].person("Maria Silva", "minister-of-defence", "state/BR")
    stories[1].person("Maria Silva", "minister-of-defence", "state/PT")
    stories[2].person("Maria Silva")
    assert len(people(resolved(*stories))) == 3


def test_names_a_letter_apart_are_one_person_in_the_same_post(story, resolved):
    first, second = story("a"), story("b")
    first.person("Amara Okonkwo", *MINISTER)
    second.person("Amara Okonkvwo", *MINISTER)
    assert len(people(resolved(first, second))) == 1


def test_names_a_letter_apart_are_two_persons_in_two_posts_of_one_state(story, resolved):
    first, second = story("a"), story("b")
    first.person("Tomas Lindgren", "minister-of-defence", "state/SE")
    second.person("Tomas Lundgren", "minister-of-health", "state/SE")
    assert len(people(resolved(first, second))) == 2


def test_father_and_son_in_one_post_are_two(story, resolved):
    first, second = story("a"), story("b")
    first.person("Ramon Quispe", "president", "state/BO")
    second.person("Diego Quispe", "president", "state/BO")
    assert len(people(resolved(first, second))) == 2


def test_a_family_name_alone_is_the_person_of_the_same_side(story, resolved):
    first, second = story("a"), story("b")
    first.person("Aino Virtanen", "prime-minister", "state/FI")
    second.meeting((second.person("Virtanen"), "state/FI"), (None, "state/NO"))
    graph = resolved(first, second)
    assert people(graph) == ["person/aino-virtanen"]
    assert graph.labels("person/aino-virtanen", "en") == {"Aino Virtanen": "label", "Virtanen": "alt"}


def test_a_family_name_alone_is_nobody_in_particular(story, resolved):
    first, second, third = story("a"), story("b"), story("c")
    first.person("Aino Virtanen", "prime-minister", "state/FI")
    second.person("Virtanen")
    third.person("Virtanen")
    assert len(people(resolved(first, second, third))) == 3


def test_initials_and_another_order_are_the_same_person_in_the_same_post(story, resolved):
    stories = [story("a", "ru"), story("b", "ru"), story("c", "ru")]
    stories[0].person("Нурлан Абишев", "ambassador", "state/KG")
    stories[1].person("Н. Абишев", "ambassador", "state/KG")
    stories[2].person("Абишев Нурлан Маратович", "ambassador", "state/KG")
    assert len(people(resolved(*stories))) == 1


def test_two_persons_of_one_document_stay_two(story, resolved):
    first, second = story("a"), story("b")
    first.person("Ana Castro", "senator", "state/CL")
    first.person("Ana Castra", "senator", "state/CL")
    second.person("Ana Castro", "senator", "state/CL")
    assert len(people(resolved(first, second))) == 2


def test_the_rarer_spelling_in_a_shared_script_is_a_misspelling_and_romanised_names_are_labels(story, resolved):
    tellings = [
        ("a", "ru", "Милена Петкович"),
        ("b", "ru", "Милена Петкович"),
        ("c", "kk", "Милена Петкнович"),
        ("d", "en", "Milena Petkovic"),
    ]
    stories = []
    for name, language, person in tellings:
        telling = story(name, language)
        telling.person(person, "president", "organization/who")
        stories.append(telling)
    graph = resolved(*stories)
    (path,) = people(graph)
    assert path == "person/milena-petkovic"
    assert graph.labels(path, "ru") == {"Милена Петкович": "label"}
    assert graph.labels(path, "kk") == {"Милена Петкнович": "hidden"}
    assert graph.labels(path, "ru-Latn") == {"Milena Petkovich": "label"}


def test_every_node_has_one_reason_and_it_names_what_agreed(story, resolved):
    first, second = story("a"), story("b", "ru")
    first.person("Hugo Ferreira", *MINISTER)
    second.person("Уго Феррейра", *MINISTER)
    second.person("Hugo Ferreira", *MINISTER)
    third = story("c")
    third.person("Hugo Ferreira", *MINISTER)
    merges = resolved(first, second, third).resolution.merges
    assert sorted((merge.document, merge.key) for merge in merges) == sorted(
        (telling.document.identifier, key) for telling in (first, second, third) for key in telling.nodes
    )
    reasons = {merge.reason for merge in merges if merge.key == "person:1" and merge.document in "ac"}
    assert reasons == {"same name Hugo Ferreira, and both minister of energy of state/PE"}
