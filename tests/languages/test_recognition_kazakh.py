"""What is recognised in Kazakh sentences: persons with their posts, posts as structure, states, places, titles."""

from __future__ import annotations

import datetime

import pytest

from kg.config import Settings
from kg.documents import from_text
from kg.languages.annotation import Annotation, Phrase, Post
from kg.languages.pipeline import annotate


def read(text: str) -> Annotation:
    return annotate(
        from_text(text, identifier="t", settings=Settings(), language="kk", issued=datetime.date(2025, 6, 12))
    )


def phrases(text: str) -> list[Phrase]:
    return [phrase for sentence in read(text) for phrase in sentence.phrases]


def shown(post: Post) -> tuple[str, tuple[str, ...], str | None, list[str]]:
    return post.head, post.ranks, post.portfolio, [body.key or body.name for body in post.bodies]


@pytest.mark.parametrize(
    ("sentence", "head", "ranks", "portfolio", "bodies"),
    [
        ("Дания Қорғаныс министрі келді.", "minister", (), "defence", ["state/DK"]),
        ("Непалдың сыртқы істер министрінің орынбасары келді.", "foreign-minister", ("deputy",), None, ["state/NP"]),
        (
            "Кения үкіметі төрағасының бірінші орынбасары келді.",
            "prime-minister",
            ("first-deputy",),
            None,
            ["state/KE"],
        ),
        ("Чехия президентінің кеңесшісі келді.", "adviser", (), None, ["state/CZ"]),
        ("Гананың қаржы министрінің екінші орынбасары келді.", "minister", ("deputy",), "finance", ["state/GH"]),
        ("Гананың мәдениет, спорт және туризм министрі келді.", "minister", (), "culture", ["state/GH"]),
        ("Австрияның Гватемаладағы елшісі келді.", "ambassador", (), None, ["state/AT"]),
        ("Канаданың біздің елдегі елшісі келді.", "ambassador", (), None, ["state/CA"]),
        ("БҰҰ-ның Бас хатшысы келді.", "secretary-general", (), None, ["organization/un"]),
        ("Латвия Сеймінің төрағасы келді.", "chairperson", (), None, ["organ/saeima"]),
        ("Латвияның БҰҰ жанындағы тұрақты өкілі келді.", "permanent-representative", (), None, ["state/LV"]),
    ],
)
def test_a_post_is_head_ranks_portfolio_and_bodies(
    sentence: str, head: str, ranks: tuple[str, ...], portfolio: str | None, bodies: list[str]
) -> None:
    (phrase,) = phrases(sentence)
    assert phrase.kind == "post"
    wanted = f"portfolio/{portfolio}" if portfolio else None
    assert [shown(post) for post in phrase.posts] == [(f"role/{head}", ranks, wanted, bodies)]


def test_who_holds_two_posts_holds_both_for_one_state() -> None:
    (phrase,) = phrases("Чили Премьер-Министрінің орынбасары – Сыртқы істер министрі Хуан Перес сөйледі.")
    assert [(post.head, post.state and post.state.key) for post in phrase.posts] == [
        ("role/vice-prime-minister", "state/CL"),
        ("role/foreign-minister", "state/CL"),
    ]


def test_a_plural_post_of_several_states_is_one_post_of_each() -> None:
    found = phrases("Египет пен Кенияның сыртқы істер министрлері кездесті.")
    assert [(phrase.kind, [body.key for body in phrase.posts[0].bodies]) for phrase in found] == [
        ("post", ["state/EG"]),
        ("post", ["state/KE"]),
    ]
    assert all(not phrase.posts[0].plural for phrase in found)


def test_a_plural_post_with_names_gives_each_name_its_state_in_order() -> None:
    found = phrases("Египет пен Кения президенттері Абдель Фаттах әс-Сиси мен Уильям Руто кездесті.")
    assert [(phrase.element and phrase.element.name, phrase.posts[0].bodies[0].key) for phrase in found] == [
        ("Абдель Фаттах әс-Сиси", "state/EG"),
        ("Уильям Руто", "state/KE"),
    ]


def test_only_the_state_beside_a_post_in_the_singular_has_it() -> None:
    first, second = phrases("Ресей мен Иран Президенті Масуд Пезешкиян")
    assert (first.kind, first.posts) == ("state", ())
    assert [body.key for body in second.posts[0].bodies] == ["state/IR"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Министр Эспен Барт Эйде сөйледі.", ["Эспен Барт Эйде"]),
        ("Министр Кармен Родригес Лопеспен кездесті.", ["Кармен Родригес Лопес"]),
        ("Министр Хуан Рамон де ла Фуэнтемен кездесті.", ["Хуан Рамон де ла Фуэнте"]),
        ("Министр Орал Мұхамеджанов сөйледі.", ["Орал Мұхамеджанов"]),
        ("Садыр Жапаров Шавкат Мирзиёевке хат жазды.", ["Садыр Жапаров", "Шавкат Мирзиёев"]),
        ("Б.Оспан Данияр Қырановты отырысқа шақырды.", ["Б. Оспан", "Данияр Қыранов"]),
        ("Б. Оспан Тәуірбек келді.", ["Б. Оспан Тәуірбек"]),
        ("Министр Чинара Айтматоваға сұрақ қойды.", ["Чинара Айтматова"]),
        ("Шыңғыс Айтматов атындағы көше ашылды.", []),
        ("Кешкісін Б.Оспан елшімен кездесті.", ["Б. Оспан"]),
        ("Президент Лаура Рохастың Жарлығымен Марат Оспанов тағайындалды.", ["Лаура Рохас", "Марат Оспанов"]),
        ("Министр Тан Вей Лан Халықаралық келісімге қол қойды.", ["Тан Вей Лан"]),
        ("Министр Айдос Мәлік Мәжіліс депутаттарымен кездесті.", ["Айдос Мәлік"]),
        ("Елші Петер Озолс Сейм отырысында сөйледі.", ["Петер Озолс"]),
    ],
)
def test_a_name_ends_where_it_ends_and_stands_in_the_nominative(sentence: str, names: list[str]) -> None:
    found = [phrase.element.name for phrase in phrases(sentence) if phrase.kind == "person" and phrase.element]
    assert found == names


def names(text: str) -> list[str]:
    return [phrase.element.name for phrase in phrases(text) if phrase.kind == "person" and phrase.element]


def test_a_name_in_full_that_was_told_before_begins_there() -> None:
    text = "Мәжіліс төрағасы Назым Сәлімова келді. Чад Президенті Моисе Конате Диалло Назым Сәлімованы қабылдады."
    assert names(text) == ["Назым Сәлімова", "Моисе Конате Диалло", "Назым Сәлімова"]


def test_a_shorter_form_told_later_does_not_cut_the_longer() -> None:
    text = "Чили Президенті Хуан Луис Гарсия Лопес келді. Чили Президенті Гарсия Лопес сөйледі."
    assert names(text) == ["Хуан Луис Гарсия Лопес", "Гарсия Лопес"]


def test_what_stands_before_an_organ_in_a_case_of_its_own_is_none_of_its_name() -> None:
    for told in ("Түс әлетінде", "Гана делегациясын", "Б.Оспан"):
        *_, post = phrases(f"{told} Мәжіліс төрағасы күтті.")
        assert [body.key for body in post.posts[0].bodies] == ["organ/majilis"]


@pytest.mark.parametrize(
    ("sentence", "key", "case"),
    [
        ("Ол АҚШ-тағы жағдайды айтты.", "state/US", "Attr"),
        ("Ол АҚШ-та болды.", "state/US", "Loc"),
        ("Ол Осло қаласынан келді.", "place/oslo", "Abl"),
        ("Ол БАӘ-ге барды.", "state/AE", "Dat"),
        ("Ол Гаванадан оралды.", "place/havana", "Abl"),
    ],
)
def test_a_place_stands_in_the_case_of_its_last_word(sentence: str, key: str, case: str) -> None:
    (phrase,) = [phrase for phrase in phrases(sentence) if phrase.kind in {"state", "place"}]
    assert (phrase.element and phrase.element.key, phrase.case) == (key, case)


def test_land_that_is_called_after_a_town_is_not_the_town() -> None:
    assert not [phrase for phrase in phrases("Ол Осака облысына барды.") if phrase.kind == "place"]
    known = [phrase.element for phrase in phrases("Ол Түркістан облысына барды.") if phrase.kind == "place"]
    assert [element and element.key for element in known] == ["place/turkistan-region"]


@pytest.mark.parametrize(
    "told",
    [
        "Перу Қорғаныс министрі генерал-лейтенант Рауль Эскивель",
        "Перу Қорғаныс министрі, армия генералы Рауль Эскивель",
    ],
)
def test_a_rank_stands_between_a_post_and_its_holder(told: str) -> None:
    (found,) = phrases(f"{told} келді.")
    assert (found.kind, len(found.posts)) == ("person", 2)


def test_a_post_in_an_oblique_case_goes_with_no_name_behind_it() -> None:
    first, second = phrases("Мемлекет басшысын Денис Мантуров қарсы алды.")
    assert (first.kind, first.case) == ("post", "Acc")
    assert (second.kind, second.posts) == ("person", ())


@pytest.mark.parametrize(
    ("sentence", "name", "ordinal"),
    [
        ("«Су және өмір» атты халықаралық форум өтті.", "«Су және өмір» атты халықаралық форум", None),
        ("Африка одағының кезектен тыс саммитінде сөйледі.", "Африка одағының кезектен тыс саммиті", None),
        ("Елдер климаттың өзгеруі туралы конвенцияға қосылды.", "климаттың өзгеруі туралы конвенция", None),
        ("Ол ұйымның жиырма бесінші сессиясына барды.", "ұйымның жиырма бесінші сессиясы", 25),
        (
            "Тараптар сыбайлас жемқорлыққа қарсы күрес туралы шартты талқылады.",
            "сыбайлас жемқорлыққа қарсы күрес туралы шарт",
            None,
        ),
        ("Ботсвана Париж келісіміне қосылды.", "Париж келісімі", None),
        (
            "Мәжіліс көші-қон туралы Чили мен Гана арасындағы келісімді мақұлдады.",
            "көші-қон туралы Чили мен Гана арасындағы келісім",
            None,
        ),
        ("Мемлекет басшылары Түркі кеңесінің бесінші саммитіне келді.", "Түркі кеңесінің бесінші саммиті", 5),
        ("Ол 9-халықаралық су форумында сөз сөйледі.", "9-халықаралық су форумы", 9),
        ("Осы айда комиссияның 7-отырысы өтеді.", "комиссияның 7-отырысы", 7),
        ("Перу – Чили бизнес-форумы аяқталды.", "Перу – Чили бизнес-форумы", None),
        ("Малиде басталуы тиіс келіссөздердің бесінші раунды өтті.", "келіссөздердің бесінші раунды", 5),
        ("Ол Дунай өңірі қалалар саммитіне барды.", "Дунай өңірі қалалар саммиті", None),
        ("Мали жөніндегі арнайы өкілдердің кеңесі басталды.", "Мали жөніндегі арнайы өкілдердің кеңесі", None),
        (
            "АСЕАН-ға мүше елдердің министрлері кеңесінің кезекті отырысы ашылды.",
            "АСЕАН-ға мүше елдердің министрлері кеңесінің отырысы",
            None,
        ),
    ],
)
def test_a_title_has_what_belongs_to_it_and_no_more(sentence: str, name: str, ordinal: int | None) -> None:
    titles = [title for part in read(sentence) for title in part.titles]
    assert [(title.name, title.ordinal) for title in titles] == [(name, ordinal)]
    assert titles[0].proper


@pytest.mark.parametrize(
    "sentence", ["Министр баспасөз конференциясын өткізді.", "Армения Ұлттық Ассамблеясы жиналды."]
)
def test_press_conferences_and_parliaments_are_no_conferences(sentence: str) -> None:
    assert not [title for part in read(sentence) for title in part.titles]


@pytest.mark.parametrize(
    ("sentence", "mood", "tense", "negated"),
    [
        ("Министр Римге барды.", "asserted", "past", False),
        ("Министр Римге барады.", "asserted", "future", False),
        ("Министр Римге барған болатын.", "asserted", "past", False),
        ("Министр Римге бармады.", "asserted", "past", True),
        ("Министр Римге баруы мүмкін.", "possible", "future", False),
        ("Министр Римге барады деп күтілуде.", "planned", "future", False),
        ("Министр Римге барудан бас тартты.", "cancelled", "present", False),
        ("Министрдің Римге сапары кейінге қалдырылды.", "postponed", "present", False),
        ("Министрдің Римге сапары туралы айтылды.", "possible", "past", False),
        ("Министр Римге барып, әріптесімен кездеседі.", "asserted", "future", False),
    ],
)
def test_what_stands_behind_a_word_says_how_it_is_meant(sentence: str, mood: str, tense: str, negated: bool) -> None:
    frame = next(frame for part in read(sentence) for frame in part.frames if "visit" in frame.kinds)
    assert (frame.mood, frame.tense, frame.negated) == (mood, tense, negated)


def test_what_stands_before_a_participle_is_its_own_and_what_is_behind_it_acts() -> None:
    (sentence,) = read("Министр Оттаваға келген Дания Премьер-министрі Метте Нильсенмен кездесті.")
    visit, meeting = sentence.frames
    assert [phrase.element and phrase.element.name for phrase in visit.phrases("subject")] == ["Метте Нильсен"]
    assert [phrase.posts[0].head for phrase in meeting.phrases("subject")] == ["role/minister"]
    assert not meeting.phrases("to")
