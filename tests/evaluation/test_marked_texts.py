"""Readers of texts in which names are marked: brat, CoNLL, factRuEval."""

import pytest

from kg.errors import FormatError, InputError, NoSuchPathError, UnknownLanguageError
from kg.evaluation.entities import bio, brat, corpus, factrueval


@pytest.fixture
def write(tmp_path):
    def writing(name, text):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
        return path

    return writing


def names(marked):
    return [(marked.text[item.start : item.end], item.name) for item in marked.entities]


def test_brat(write):
    write("a.txt", "Kari Lund went\r\nto Accra and Tema.")
    marks = "T1\tPER 0 9\tKari Lund\nR1\tGoes Arg1:T1 Arg2:T2\nT2\tGPE 19 24\tAccra\n#1\tNote T1\tx\n"
    (marked,) = brat.read(write("a.ann", marks + "T3\tGPE 16 18;29 33\tto Tema\n"))
    assert names(marked) == [("Kari Lund", "PER"), ("Accra", "GPE"), ("to Accra and Tema", "GPE")]
    assert [item.line for item in marked.entities] == [1, 3, 5]


@pytest.mark.parametrize("line", ["T1\tPER 0 9", "T1\tPER nought 9\tKari Lund", "T1\tPER 1 9\tKari Lund"])
def test_brat_that_does_not_fit_its_text_is_told_with_its_line(write, line):
    write("a.txt", "Kari Lund went to Accra.")
    with pytest.raises(FormatError, match=r"a\.ann:1: "):
        brat.read(write("a.ann", line))


def test_brat_without_its_text_is_told(write):
    with pytest.raises(NoSuchPathError, match=r"put a\.txt there"):
        brat.read(write("a.ann", ""))


@pytest.mark.parametrize(
    "tags",
    [
        "B-PER I-PER O B-LOC B-LOC O",
        "I-PER I-PER O I-LOC B-LOC O",
        "B-PER E-PER O S-LOC S-LOC O",
        "B-PER L-PER O U-LOC U-LOC O",
    ],
    ids=["IOB2", "IOB1", "BIOES", "BILOU"],
)
def test_conll(write, tags):
    tokens = ["Kari", "Lund", ":", "Accra", "Lome", "."]
    lines = [f"{token}\t_\t{tag}" for token, tag in zip(tokens, tags.split(), strict=True)]
    (marked,) = bio.read(write("a.conll", "# id = 1\n" + "\n".join(lines) + "\n\n"))
    assert marked.text == "Kari Lund: Accra Lome.\n"
    assert names(marked) == [("Kari Lund", "PER"), ("Accra", "LOC"), ("Lome", "LOC")]
    assert [item.line for item in marked.entities] == [2, 5, 6]


def test_names_of_two_classes_side_by_side_are_two(write):
    (marked,) = bio.read(write("a.bio", "Lund I-PER\nAccra I-LOC\n"))
    assert names(marked) == [("Lund", "PER"), ("Accra", "LOC")]


def test_a_sentence_is_a_text_unless_documents_are_parted(write):
    sentences = "Lund B-PER\n\n« O\nTema B-LOC\n» O\n"
    assert [item.text for item in bio.read(write("a.bio", sentences))] == ["Lund\n", "«Tema»\n"]
    parted = bio.read(write("b.bio", f"-DOCSTART- O\n\n{sentences}\n-DOCSTART- O\n\n{sentences}"))
    assert [item.text for item in parted] == ["Lund\n«Tema»\n"] * 2
    assert names(parted[1]) == [("Lund", "PER"), ("Tema", "LOC")]


@pytest.mark.parametrize("line", ["Lund", "Lund PER", "Lund B-"])
def test_a_line_without_a_tag_is_told(write, line):
    with pytest.raises(FormatError, match=r"a\.bio:2: a token and its tag"):
        bio.read(write("a.bio", f"Tema B-LOC\n{line}\n"))


def test_factrueval(write):
    write("a.txt", "Мэр города Тема Кофи Менса и глава города")
    write(
        "a.spans",
        "1 loc_descr 4 6 11 1  # 11 города\n2 loc_name 11 4 12 1  # 12 Тема\n"
        "3 name 16 4 13 1  # 13 Кофи\n4 surname 21 5 14 1  # 14 Менса\n5 loc_descr 35 6 15 1  # 15 города\n",
    )
    objects = "7 LocOrg 1 2 # города Тема\n8 Person 3 4 # Кофи Менса\n9 Location 5 # города\n"
    (marked,) = factrueval.read(write("a.objects", objects))
    assert names(marked) == [("города Тема", "LocOrg"), ("Кофи Менса", "Person"), ("города", "Location")]
    assert [item.optional for item in marked.entities] == [False, False, True]
    assert marked.entities[0].spans == {(4, 15), (11, 15)}


def test_factrueval_that_is_not_whole_is_told(write):
    with pytest.raises(NoSuchPathError, match=r"no \.txt beside it"):
        factrueval.read(write("a.objects", ""))
    write("a.txt", "Тема")
    write("a.spans", "1 loc_name 0 4 1 1\n")
    with pytest.raises(FormatError, match=r"a\.objects:2: "):
        factrueval.read(write("a.objects", "7 Location 1\n8 Location 2\n"))


def test_a_folder_is_read_with_the_language_of_its_folders(write, tmp_path):
    write("kk/a.bio", "Тема B-LOC\n")
    write("en/b.bio", "Tema B-LOC\n")
    write("notes.md", "not a corpus")
    assert [(text.language, text.text) for text in corpus.read(tmp_path)] == [("en", "Tema\n"), ("kk", "Тема\n")]
    assert {text.language for text in corpus.read(tmp_path, language="ru")} == {"ru"}


def test_a_language_is_told_from_the_text_where_nothing_names_it(write):
    write("a.txt", "Министр прибыл в столицу и провёл переговоры с послом.")
    (text,) = corpus.read(write("a.ann", "T1\tPROFESSION 0 7\tМинистр\n"))
    assert text.language == "ru"


def test_where_there_is_no_corpus_it_is_told(tmp_path, write):
    with pytest.raises(NoSuchPathError):
        list(corpus.read(tmp_path / "none"))
    with pytest.raises(InputError, match="no marked texts are there"):
        list(corpus.read(tmp_path))
    with pytest.raises(UnknownLanguageError):
        list(corpus.read(write("a.bio", "Tema B-LOC\n"), language="xx"))
