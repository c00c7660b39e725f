"""Composes documents of a given length in English, Russian and Kazakh, the same on every run.

The sentences carry the load that news carries (posts, names, dates, topics); what changes from document to document
is who, where and when, so that no cache of whole phrases helps.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from kg.languages.lexicon import lexicon

_GIVEN = {
    "en": ("Anna", "Carlos", "Ingrid", "Rafael", "Amina", "Pavel", "Noor", "Gustav", "Leila", "Tomas"),
    "ru": ("Анна", "Карлос", "Ингрид", "Рафаэль", "Амина", "Павел", "Нур", "Густав", "Лейла", "Томас"),
    "kk": ("Анна", "Карлос", "Айгүл", "Рафаэль", "Әмина", "Нұрлан", "Нұр", "Густав", "Ләйла", "Томас"),
}
_SYLLABLES = {
    "en": ("bar", "den", "fos", "gal", "lin", "mor", "nev", "ras", "sol", "tan", "vik", "zel"),
    "ru": ("бар", "ден", "фос", "гал", "лин", "мор", "нев", "рас", "сол", "тан", "вик", "зел"),
    "kk": ("бар", "ден", "гал", "лин", "мор", "нев", "рас", "сол", "тан", "вик", "сер", "дәу"),
}
_MONTHS = {
    "en": ("January", "March", "May", "June", "September", "November"),
    "ru": ("января", "марта", "мая", "июня", "сентября", "ноября"),
    "kk": ("қаңтарда", "наурызда", "мамырда", "маусымда", "қыркүйекте", "қарашада"),
}
_SENTENCES = {
    "en": (
        "The President of {a}, {p}, received the Prime Minister of {b}, {q}, on {d} {m} {y}.",
        "The sides discussed trade, climate change and regional security, and agreed to continue the dialogue.",
        "{p} stressed that {a} supports the initiative on water security proposed by {c}.",
        "The {n}th International Conference on Energy will be held in {c} in {m} {z}.",
        "According to {q}, {b} welcomes the signing of the agreement on transport with {a}.",
        "The Minister of Foreign Affairs of {c}, {r}, paid an official visit to {a} last week.",
    ),
    "ru": (
        "Президент {a} {p} принял премьер-министра {b} {q} {d} {m} {y} года.",
        "Стороны обсудили торговлю, изменение климата и региональную безопасность и договорились продолжить диалог.",
        "{p} подчеркнул, что страна поддерживает инициативу по водной безопасности, предложенную соседями.",
        "{n}-я Международная конференция по энергетике пройдет в столице в конце {z} года.",
        "По словам {q}, его страна приветствует подписание соглашения о транспорте.",
        "Министр иностранных дел {c} {r} на прошлой неделе совершил официальный визит в регион.",
    ),
    "kk": (
        "{a} Президенті {p} {y} жылғы {d} {m} {b} Премьер-министрі {q} мырзамен кездесті.",
        "Тараптар сауда, климаттың өзгеруі және өңірлік қауіпсіздікті талқылап, диалогты жалғастыруға келісті.",
        "{p} еліміз су қауіпсіздігі жөніндегі бастаманы қолдайтынын атап өтті.",
        "Энергетика жөніндегі {n}-халықаралық конференция {z} жылдың соңында өтеді.",
        "{q} көлік туралы келісімге қол қойылғанын құптады.",
        "{c} Сыртқы істер министрі {r} өткен аптада ресми сапармен келді.",
    ),
}


# What news has between its facts; about half of the words, as in the seeds.
_BETWEEN = {
    "en": (
        "The situation in the region remains difficult, and people in the villages along the river need clean water.",
        "Over the past decades much has been done, yet the results are still far from what was hoped for at the start.",
        "Observers note that the road ahead is long and that patience will be needed on every side.",
    ),
    "ru": (
        "Положение в регионе остается непростым, жители деревень вдоль реки нуждаются в чистой воде.",
        "За последние десятилетия сделано многое, однако результаты пока далеки от того, на что надеялись вначале.",
        "Наблюдатели замечают, что путь предстоит долгий и терпение понадобится каждому.",
    ),
    "kk": (
        "Өңірдегі жағдай әлі де күрделі, өзен бойындағы ауыл тұрғындары таза суға мұқтаж.",
        "Соңғы онжылдықтарда көп нәрсе жасалды, алайда нәтиже әзірге бастапқы үміттен алыс.",
        "Бақылаушылардың пікірінше, алда ұзақ жол бар және әркімге шыдамдылық қажет болады.",
    ),
}


def documents(language: str, count: int, *, words: int = 350) -> Iterator[str]:
    """`count` texts of at least `words` words."""
    states = [entry.label(language) for entry in lexicon().entries("state")]
    for number in range(count):
        chance = random.Random(f"{language} {number}")
        yield _document(language, chance, states, words)


def _document(language: str, chance: random.Random, states: list[str], words: int) -> str:
    lines: list[str] = []
    length = 0
    people = [_name(language, chance) for _ in range(6)]
    countries = chance.sample(states, 4)
    while length < words:
        p, q, r = chance.sample(people, 3)
        a, b, c = chance.sample(countries, 3)
        year = chance.randrange(2019, 2026)
        values = {"d": chance.randrange(1, 29), "m": chance.choice(_MONTHS[language]), "y": year, "z": year + 1}
        template = chance.choice(_SENTENCES[language])
        lines.append(template.format(a=a, b=b, c=c, p=p, q=q, r=r, n=chance.randrange(4, 40), **values))
        lines.append(chance.choice(_BETWEEN[language]))
        length += len(lines[-2].split()) + len(lines[-1].split())
    return "\n".join(" ".join(lines[at : at + 3]) for at in range(0, len(lines), 3))


def _name(language: str, chance: random.Random) -> str:
    family = "".join(chance.sample(_SYLLABLES[language], 3)).capitalize()
    return f"{chance.choice(_GIVEN[language])} {family}"
