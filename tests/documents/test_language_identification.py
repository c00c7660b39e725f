"""English, Russian and Kazakh are told apart, and their neighbours are refused rather than taken for them."""

from __future__ import annotations

import pytest

from kg.documents.language import guess, identify, require_known
from kg.errors import UnknownLanguageError

KNOWN = [
    ("en", "The foreign ministers of Norway and Chile met in Lima on Tuesday and agreed to open talks on fisheries."),
    ("en", "Foreign Minister Anna Lund received Chilean counterpart Pedro Rojas. Trade and security were discussed."),
    ("ru", "Министры иностранных дел Норвегии и Чили встретились во вторник в Лиме и обсудили рыболовство."),
    ("ru", "Посол Қайрат Әбдірахманұлы прибыл в Лиму и вручил верительные грамоты президенту Перу, сообщили в МИД."),
    ("kk", "Норвегия мен Чили сыртқы істер министрлері сейсенбіде Лимада кездесіп, балық аулау мәселесін талқылады."),
    ("kk", "Елші Лимаға барып, Перу президентіне сенім грамотасын тапсырды, деп хабарлайды министрлік."),
]

FOREIGN = [
    (
        "Ukrainian",
        "Міністри закордонних справ Норвегії та Чилі зустрілися в Лімі й домовилися про початок переговорів.",
    ),
    (
        "Belarusian",
        "Міністры замежных спраў Нарвегіі і Чылі сустрэліся ў Ліме і дамовіліся аб пачатку перамоў на тэму рыбы.",
    ),
    (
        "Bulgarian",
        "Външните министри на Норвегия и Чили се срещнаха в Лима и се договориха да започнат преговори за риболова.",
    ),
    (
        "Kyrgyz",
        "Норвегия менен Чилинин тышкы иштер министрлери Лимада жолугушуп, балык уулоо боюнча сүйлөшүүлөрдү.",
    ),
    (
        "Tatar",
        "Норвегия һәм Чили тышкы эшләр министрлары Лимада очрашты һәм балык тоту турында сөйләшүләр башларга килеште.",
    ),
    (
        "Mongolian",
        "Норвеги болон Чилийн гадаад хэргийн сайд нар Лимад уулзаж, загас агнуурын талаар хэлэлцэхээр тохирсон байна.",
    ),
    ("Tajik", "Вазирони корҳои хориҷии Норвегия ва Чили дар Лима мулоқот карда, оид ба оғози гуфтушунид розӣ шуданд."),
    (
        "French",
        "Les ministres des Affaires étrangères de la Norvège et du Chili se sont rencontrés à Lima.",
    ),
    (
        "German",
        "Die Außenminister von Norwegen und Chile trafen sich in Lima und vereinbarten Gespräche über die Fischerei.",
    ),
    (
        "Spanish",
        "Los ministros de Exteriores de Noruega y Chile se reunieron en Lima y acordaron iniciar las negociaciones.",
    ),
    (
        "Turkish",
        "Norveç ve Şili dışişleri bakanları Lima'da bir araya geldi ve balıkçılık için görüşme kararı aldı.",
    ),
    (
        "Uzbek",
        "Norvegiya va Chili tashqi ishlar vazirlari Limada uchrashdi hamda muzokaralar haqida kelishib oldi.",
    ),
]


@pytest.mark.parametrize(("code", "text"), KNOWN)
def test_language_is_told(code: str, text: str) -> None:
    assert identify(text) == code


@pytest.mark.parametrize(("name", "text"), FOREIGN)
def test_neighbouring_language_is_refused_by_its_name(name: str, text: str) -> None:
    with pytest.raises(UnknownLanguageError, match=f"^a.txt: the text looks like {name}; .*en.*kk.*ru") as caught:
        identify(text, where="a.txt")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Ministers meet"),
        ("ru", "Президент принял посла"),
        ("kk", "Президент елшіні қабылдады"),
        ("kk", "Кездесу өтті"),
    ],
)
def test_short_text_is_told_by_its_letters(code: str, text: str) -> None:
    assert identify(text) == code


@pytest.mark.parametrize(
    "text", ["", "12 345", "التقى وزير الخارجية نظيره", "外交部长会见了智利外长", "Συνάντηση υπουργών"]
)
def test_text_in_other_letters_or_none_is_refused(text: str) -> None:
    with pytest.raises(UnknownLanguageError):
        identify(text)


def test_guess_never_refuses() -> None:
    assert guess("12 345") == "en"
    assert guess(dict(FOREIGN)["French"]) in ("en", "kk", "ru")


def test_only_a_language_with_data_can_be_asked_for() -> None:
    assert require_known("kk") == "kk"
    with pytest.raises(UnknownLanguageError, match="no language is called 'fr'"):
        require_known("fr")
