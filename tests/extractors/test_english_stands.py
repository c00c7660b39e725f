"""What English sentences tell of initiatives, agreements, posts and stands.

Each case lists all that is claimed of one thing, but for its topics and its date in EDTF; a list of sentences alone
must claim nothing of the kind.
"""

from __future__ import annotations

import pytest
from english_triples import Facts, of_kind, told

THINGS = [
    (
        "Nauru and Palau launched the Blue Pacific Shipping Initiative in Suva in May 2024.",
        "Blue Pacific Shipping Initiative",
        {"initiator": "NR | PW", "earliest": "2024-05-01", "latest": "2024-05-31"},
    ),
    (
        "Malawi, together with Zambia and Botswana, initiated the Regional Water Security Programme.",
        "Regional Water Security Programme",
        {"initiator": "BW | MW | ZM"},
    ),
    (
        "The diplomat spoke about the launch by Kenya, together with Peru, Nepal and Benin, of the Global Initiative "
        "to strengthen the political will of states to protect rivers.",
        "Global Initiative to strengthen the political will of states to protect rivers",
        {"initiator": "BJ | KE | NP | PE"},
    ),
    (
        "The Global Alliance Initiative against Desertification, launched by Senegal and Mauritania in 2023, has been "
        "joined by 41 countries.",
        "Global Alliance Initiative against Desertification",
        {"initiator": "MR | SN", "earliest": "2023-01-01", "latest": "2023-12-31"},
    ),
    (
        "Peru's minister welcomed Fiji's decision to join the Quiet Seas Compact, which Malta launched in 2023.",
        "Quiet Seas Compact",
        {"initiator": "MT", "adherent": "FJ", "earliest": "2023-01-01", "latest": "2023-12-31"},
    ),
    (
        "Malta on Friday launched the Roads Without Dust Initiative. Chad joined it, and it now has 14 members.",
        "Roads Without Dust Initiative",
        {"initiator": "MT", "adherent": "TD", "adherentCount": "14", "earliest": "2025-06-06", "latest": "2025-06-06"},
    ),
    (
        "Chad and Mali proposed a further initiative, Dune Guard Watch, to their neighbours.",
        "Dune Guard Watch",
        {"initiator": "ML | TD"},
    ),
    (
        "Ghana announced its accession to the Fair Harbour Alliance, launched by Spain in 2022.",
        "Fair Harbour Alliance",
        {"initiator": "ES", "adherent": "GH", "earliest": "2022-01-01", "latest": "2022-12-31"},
    ),
    (
        "The Regional Seed Bank Initiative, proposed by Lesotho, was joined by Eswatini.",
        "Regional Seed Bank Initiative",
        {"initiator": "LS", "adherent": "SZ"},
    ),
    ("Estonia joined the Digital Skills Initiative.", "Digital Skills Initiative", {"adherent": "EE"}),
    ("Bolivia did not join the Green Amazon Initiative.", "Green Amazon Initiative", {"adherent (Denied)": "BO"}),
    ("Gabon could join the Gulf Fisheries Initiative.", "Gulf Fisheries Initiative", {"adherent (Possible)": "GA"}),
    (
        "Ghana and Togo signed an Agreement on Maritime Cooperation in Lomé on 5 March 2025.",
        "Agreement on Maritime Cooperation",
        {"signatory": "GH | TG"},
    ),
    (
        "Peru and Chile signed in Arica joint declaration on partnership and cooperation.",
        "Joint declaration on partnership and cooperation",
        {"signatory": "CL | PE"},
    ),
    (
        "The Protocol on Coastal Zones was signed by the ministers of Tunisia and Malta.",
        "Protocol on Coastal Zones",
        {"signatory": "MT | TN"},
    ),
    (
        "Mongolia ratified the Treaty on the Prohibition of Nuclear Weapons.",
        "Treaty on the Prohibition of Nuclear Weapons",
        {"adherent": "MN"},
    ),
    (
        "Croatia acceded to the Convention on Cluster Munitions in 2009.",
        "Convention on Cluster Munitions",
        {"adherent": "HR"},
    ),
    (
        "Cyprus has not ratified the Convention on Domestic Work.",
        "Convention on Domestic Work",
        {"adherent (Denied)": "CY"},
    ),
    ("Uruguay refused to sign the Memorandum on Fisheries.", "Memorandum on Fisheries", {"signatory (Possible)": "UY"}),
    ("The EU urged Iran to sign the Additional Protocol.", "Additional Protocol", {"signatory (Possible)": "IR"}),
]


@pytest.mark.parametrize(("sentence", "name", "expected"), THINGS)
def test_initiatives_and_agreements_are_told_with_those_who_began_joined_or_signed(
    facts: Facts, sentence: str, name: str, expected: dict[str, str]
) -> None:
    assert told(facts(sentence, "en"), name) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The company launched a loyalty programme in Portugal.",
        "The bank of Slovakia signed a contract with a supplier.",
        "Talks on the Iranian nuclear programme were resumed in Geneva.",
    ],
)
def test_nothing_is_founded_or_signed_by_business_and_programmes_spoken_of(facts: Facts, sentence: str) -> None:
    assert not {claim for claim in facts(sentence, "en") if claim[1] in {"initiator", "adherent", "signatory"}}


TENURES = [
    (
        "Foreign Minister of Iceland Thora Jonsdottir resigned on 12 May 2025.",
        {"holder": "Thora Jonsdottir", "of": "IS", "role": "role/minister-of-foreign-affairs", "until": "2025-05-12"},
    ),
    (
        "Pedro Alvarez, Permanent Representative of Cuba to the United Nations, spoke.",
        {"holder": "Pedro Alvarez", "of": "CU", "role": "role/permanent-representative"},
    ),
    (
        "UN Special Envoy for Yemen Hans Grundberg briefed the Council.",
        {"holder": "Hans Grundberg", "of": "un", "role": "role/special-envoy"},
    ),
    (
        "Former President of Costa Rica Oscar Arias took part in the forum.",
        {"holder": "Oscar Arias", "of": "CR", "role": "role/former-president"},
    ),
    (
        "Haiti's President-elect Marie Laurent thanked the voters.",
        {"holder": "Marie Laurent", "of": "HT", "role": "role/elect-president"},
    ),
    (
        "Liechtenstein's Prime Minister Brigitte Haas was sworn in as prime minister on 10 April 2025.",
        {"holder": "Brigitte Haas", "of": "LI", "role": "role/prime-minister", "from": "2025-04-10"},
    ),
    (
        "The Parliament of Malta elected Maria Borg President on 4 April 2024.",
        {"holder": "Maria Borg", "role": "role/president", "of": "MT", "from": "2024-04-04"},
    ),
    (
        "Foreign Minister TANAKA Kenji left Tokyo.",
        {"holder": "Tanaka Kenji", "role": "role/minister-of-foreign-affairs"},
    ),
    (
        "King Abdullah II of Jordan opened the session.",
        {"holder": "Abdullah II", "of": "JO", "role": "role/king"},
    ),
    (
        "India's newly-appointed Ambassador to Chile Vikram Rao arrived.",
        {"holder": "Vikram Rao", "of": "IN", "role": "role/ambassador"},
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), TENURES)
def test_a_post_is_told_with_its_holder_and_body(facts: Facts, sentence: str, expected: dict[str, str]) -> None:
    assert told(facts(sentence, "en"), "tenure:1") == expected


def test_who_appoints_holds_no_new_post(facts: Facts) -> None:
    claims = facts("King Felipe appointed Ana Torres Minister of Defence of Spain.", "en")
    assert [told(claims, key)["holder"] for key in of_kind(claims, "tenure")] == ["Felipe", "Ana Torres"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Torres became a candidate for the post of Prime Minister of Peru.",
        "African Union Envoy, Tigray Leader Hold Talks on Regional Crisis",
        "The foreign ministers of Chad and Niger left.",
    ],
)
def test_no_post_is_made_of_candidates_headlines_and_nameless_holders(facts: Facts, sentence: str) -> None:
    assert of_kind(facts(sentence, "en"), "tenure") == []


STATEMENTS = [
    ("Sri Lanka welcomed the ceasefire.", {"speaker": "LK", "stance": "Welcomes"}),
    (
        "The Foreign Minister of Uruguay condemned the attack on the embassy in Khartoum.",
        {"speaker": "UY", "stance": "Condemns"},
    ),
    ("Botswana called on Eswatini to respect human rights.", {"speaker": "BW", "stance": "CallsFor", "target": "SZ"}),
    (
        "The European Union strongly supports nuclear disarmament, diplomats said.",
        {"speaker": "eu", "stance": "Supports"},
    ),
    (
        '"Mongolia opposes nuclear testing," said Foreign Minister Battsetseg Batmunkh.',
        {"speaker": "Battsetseg Batmunkh | MN", "stance": "Opposes"},
    ),
    ("Slovenia pledged to support climate finance.", {"speaker": "SI", "stance": "Pledges"}),
    (
        "The foreign ministers of Brazil and Argentina said they support free trade.",
        {"speaker": "AR | BR", "stance": "Supports"},
    ),
    ("Moscow strongly condemned the shelling of the hospital in Peru.", {"speaker": "RU", "stance": "Condemns"}),
    (
        "Chile's Foreign Ministry spokesperson Ana Rojas said that Santiago opposed the embargo against Peru.",
        {"speaker": "CL", "stance": "Opposes"},
    ),
    (
        "The President of Ghana, Kofi Mensah, condemned last week's raid on a Togo-flagged vessel.",
        {"speaker": "Kofi Mensah", "stance": "Condemns"},
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), STATEMENTS)
def test_a_stance_is_told_with_its_speakers_and_target(facts: Facts, sentence: str, expected: dict[str, str]) -> None:
    claims = facts(sentence, "en")
    assert of_kind(claims, "statement") == ["statement:1"]
    assert told(claims, "statement:1") == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Belize does not support the sanctions.",
        "Prime Minister Lee welcomed Prime Minister Modi at the palace.",
        "The officer hails from Darjeeling in India.",
        "The Foreign Minister of Peru called on the visiting dignitary and met Japan's State Minister for Trade.",
        "The Foreign Minister of Peru said that climate change threatened Chile.",
    ],
)
def test_no_stance_is_made_of_denials_receptions_and_origins(facts: Facts, sentence: str) -> None:
    assert not {claim for claim in facts(sentence, "en") if claim[1] == "stance"}


def test_a_son_named_with_junior_goes_by_his_family_name_too(facts: Facts) -> None:
    found = facts(
        "US President Robert Allen Whitcomb Jr. met Vietnamese President Tran Van Binh in Hanoi. Later Whitcomb met "
        "Vietnamese Prime Minister Do Thanh Ha.",
        "en",
    )
    participants = sorted((key, value) for key, name, value in found if name == "participant")
    assert participants == [
        ("meeting:1", "Robert Allen Whitcomb Jr."),
        ("meeting:1", "Tran Van Binh"),
        ("meeting:2", "Do Thanh Ha"),
        ("meeting:2", "Robert Allen Whitcomb Jr."),
    ]


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        ("Senator Ana Rojas of Chile said she opposed the road to Peru.", {"Ana Rojas"}),
        ("Chile's minister of trade, Ana Rojas, flew over Peru by helicopter on Monday, and pledged $2 million.",
         {"Ana Rojas"}),
        ("Ana Rojas was sworn in as president of Chile. Rojas condemned the raid on Peru.", {"Ana Rojas"}),
    ],
)  # fmt: skip
def test_who_sits_in_parliament_opens_the_sentence_or_was_sworn_in_takes_a_stand(
    facts: Facts, sentence: str, speakers: set[str]
) -> None:
    assert {value for _, name, value in facts(sentence, "en") if name == "speaker"} == speakers
