"""What English sentences tell of meetings, visits and conferences.

The news is of Thursday, 12 June 2025. Each case lists all that is claimed of one thing, but for its topics and its date
in EDTF; a list of sentences alone must claim nothing of the kind.
"""

from __future__ import annotations

import pytest
from english_triples import Facts, of_kind, told

MEETINGS = [
    (
        "Norwegian Prime Minister Jonas Støre met with Iraqi President Abdul Latif Rashid in Baghdad on 12 March 2025.",
        {
            "participant": "Abdul Latif Rashid | Jonas Støre",
            "party": "IQ | NO",
            "status": "Held",
            "place": "baghdad",
            "country": "IQ",
            "earliest": "2025-03-12",
            "latest": "2025-03-12",
        },
    ),
    (
        "The President of Peru received the Foreign Minister of Vietnam in Lima on Monday.",
        {
            "participant": "PE | VN",
            "party": "PE | VN",
            "status": "Held",
            "place": "lima",
            "country": "PE",
            "earliest": "2025-06-09",
            "latest": "2025-06-09",
        },
    ),
    (
        "The Emir of Kuwait spoke by phone with the Crown Prince of Jordan on 3 June 2025.",
        {
            "participant": "JO | KW",
            "party": "JO | KW",
            "status": "Held",
            "format": "format/phone",
            "earliest": "2025-06-03",
            "latest": "2025-06-03",
        },
    ),
    (
        "The King of Bhutan will receive the Prime Minister of Nepal in Thimphu on 20 July 2025.",
        {
            "participant": "BT | NP",
            "party": "BT | NP",
            "status": "Planned",
            "place": "thimphu",
            "country": "BT",
            "earliest": "2025-07-20",
            "latest": "2025-07-20",
        },
    ),
    (
        "Talks between Fiji and Samoa planned for 14 August 2025 in Suva were postponed.",
        {
            "participant": "FJ | WS",
            "party": "FJ | WS",
            "status": "Postponed",
            "place": "suva",
            "country": "FJ",
            "earliest": "2025-08-14",
            "latest": "2025-08-14",
        },
    ),
    (
        "The talks between Chad and Niger were called off.",
        {"participant": "NE | TD", "party": "NE | TD", "status": "Cancelled"},
    ),
    (
        "Qatar, Kuwait and Oman held trilateral talks in Doha.",
        {"participant": "KW | OM | QA", "party": "KW | OM | QA", "status": "Held", "place": "doha", "country": "QA"},
    ),
    (
        "The Ambassador of Ghana to Italy presented credentials to the President of Italy, Sergio Mattarella.",
        {"participant": "GH | Sergio Mattarella", "party": "GH | IT", "status": "Held"},
    ),
    (
        "Deputy Prime Minister of Latvia Ilze Kalna received copies of credentials from the newly appointed Ambassador "
        "of Peru to Latvia, Juan Soto.",
        {"participant": "Ilze Kalna | Juan Soto", "party": "LV | PE", "status": "Held"},
    ),
    (
        "Ambassador of Uruguay Lucía Pereira paid a courtesy call on the Speaker of Parliament of Malta, Ġorġ Vella.",
        {"participant": "Lucía Pereira | Ġorġ Vella", "party": "MT | UY", "status": "Held"},
    ),
    (
        "The Swedish and Danish prime ministers are expected to meet in Malmö next week.",
        {
            "participant": "DK | SE",
            "party": "DK | SE",
            "status": "Planned",
            "place": "malmo",
            "country": "SE",
            "earliest": "2025-06-16",
            "latest": "2025-06-22",
        },
    ),
    (
        "At the initiative of the Kenyan side, President of Kenya William Ruto and his Ugandan counterpart Yoweri "
        "Museveni had a phone call.",
        {
            "participant": "William Ruto | Yoweri Museveni",
            "party": "KE | UG",
            "status": "Held",
            "format": "format/phone",
        },
    ),
    (
        "The prime ministers of Tonga and Vanuatu met on the sidelines of the Pacific Oceans Summit in Apia.",
        {
            "participant": "TO | VU",
            "party": "TO | VU",
            "status": "Held",
            "format": "format/sidelines",
            "partOf": "Pacific Oceans Summit",
            "place": "apia",
            "country": "WS",
        },
    ),
    (
        "The foreign minister of Egypt met his Qatari counterpart in Doha to discuss the situation in Sudan and Libya.",
        {"participant": "EG | QA", "party": "EG | QA", "status": "Held", "place": "doha", "country": "QA"},
    ),
    (
        "Portuguese Foreign Minister Paulo Rangel did not meet the Angolan delegation.",
        {"participant (Denied)": "AO | Paulo Rangel", "party (Denied)": "AO | PT"},
    ),
    (
        "The presidents of Kenya and Somalia might meet in Djibouti.",
        {"participant (Possible)": "KE | SO", "party (Possible)": "KE | SO"},
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), MEETINGS)
def test_a_meeting_is_told_with_its_sides_place_day_and_status(
    facts: Facts, sentence: str, expected: dict[str, str]
) -> None:
    claims = facts(sentence, "en")
    assert of_kind(claims, "meeting") == ["meeting:1"]
    assert told(claims, "meeting:1") == expected


def test_meetings_with_each_of_several_are_as_many(facts: Facts) -> None:
    claims = facts("The President of Guyana had separate meetings with the presidents of Suriname and Belize.", "en")
    assert [told(claims, key)["party"] for key in of_kind(claims, "meeting")] == ["GY | SR", "BZ | GY"]


def test_a_meeting_on_another_day_is_another_meeting(facts: Facts) -> None:
    claims = facts(
        "President Orsi and President Boric held a phone call on 3 June 2025. Orsi and Boric held talks in April 2025.",
        "en",
    )
    assert [told(claims, key)["earliest"] for key in of_kind(claims, "meeting")] == ["2025-06-03", "2025-04-01"]


def test_what_stands_before_the_comma_is_another_meeting_s(facts: Facts) -> None:
    claims = facts("After talks with President Petro, President Lula met Prime Minister Mia Mottley.", "en")
    meetings = [told(claims, key)["participant"] for key in of_kind(claims, "meeting")]
    assert meetings == ["Lula | Petro", "Lula | Mia Mottley"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministers of Chad and Niger meet every year in Ndjamena.",
        "Morocco met Ghana in the final of the tournament on Sunday.",
        "Nestlé and the government of Ecuador met their targets for cocoa.",
        "Hungary must meet its commitments to Poland.",
        "Trade between Vietnam and Cuba reached 300 million dollars last year.",
        "The secretary was due to meet Chancellor Merz and Foreign Minister Wadephul.",
        "Prime Minister Lee will host a banquet in honour of the Indian delegation.",
        "The US Embassy is pleased to welcome Ambassador Campbell to Mongolia.",
        "The White House spokesman told reporters that the decision was taken in consultation with Senator Ray Hill.",
    ],
)
def test_no_meeting_is_made_of_habits_sport_business_or_guests_without_hosts(facts: Facts, sentence: str) -> None:
    assert of_kind(facts(sentence, "en"), "meeting") == []


VISITS = [
    (
        "Luxembourg's Prime Minister Luc Frieden visited Cabo Verde from 3 to 5 February 2025.",
        {
            "visitor": "Luc Frieden",
            "party": "LU",
            "destination": "CV",
            "country": "CV",
            "status": "Held",
            "earliest": "2025-02-03",
            "latest": "2025-02-05",
        },
    ),
    (
        "The President of Zambia will pay a state visit to Japan in October 2025.",
        {
            "visitor": "ZM",
            "party": "ZM",
            "destination": "JP",
            "country": "JP",
            "status": "Planned",
            "format": "format/state-visit",
            "earliest": "2025-10-01",
            "latest": "2025-10-31",
        },
    ),
    (
        "Queen Mary of Denmark arrived in Nairobi on 2 June 2025.",
        {
            "visitor": "Mary",
            "party": "DK",
            "destination": "KE | nairobi",
            "place": "nairobi",
            "country": "KE",
            "status": "Held",
            "earliest": "2025-06-02",
            "latest": "2025-06-02",
        },
    ),
    (
        "The visit of the Foreign Minister of Oman to Tunis was cancelled.",
        {
            "visitor": "OM",
            "party": "OM",
            "destination": "TN | tunis",
            "place": "tunis",
            "country": "TN",
            "status": "Cancelled",
        },
    ),
    (
        "Foreign Minister Baiba Braže has postponed her trip to Georgia.",
        {"visitor": "Baiba Braže", "party": "LV", "destination": "GE", "country": "GE", "status": "Postponed"},
    ),
    (
        "Thailand's Foreign Minister Maris Sangiampongsa departs for Bhutan next week.",
        {
            "visitor": "Maris Sangiampongsa",
            "party": "TH",
            "destination": "BT",
            "country": "BT",
            "status": "Planned",
            "earliest": "2025-06-16",
            "latest": "2025-06-22",
        },
    ),
    (
        "Canadian Foreign Minister Anita Anand is in Riga on a working visit.",
        {
            "visitor": "Anita Anand",
            "party": "CA",
            "destination": "LV | riga",
            "place": "riga",
            "country": "LV",
            "status": "Held",
            "format": "format/working-visit",
        },
    ),
    (
        "The Prime Minister of Tonga will attend the forum in Apia and pay an official visit to Samoa on 3 July 2025.",
        {
            "visitor": "TO",
            "party": "TO",
            "destination": "WS",
            "country": "WS",
            "status": "Planned",
            "format": "format/official-visit",
            "earliest": "2025-07-03",
            "latest": "2025-07-03",
        },
    ),
    (
        "The Prime Minister of Malta may visit Libya.",
        {
            "visitor (Possible)": "MT",
            "party (Possible)": "MT",
            "destination (Possible)": "LY",
            "country (Possible)": "LY",
        },
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), VISITS)
def test_a_visit_is_told_with_visitor_goal_days_kind_and_status(
    facts: Facts, sentence: str, expected: dict[str, str]
) -> None:
    claims = facts(sentence, "en")
    assert of_kind(claims, "visit") == ["visit:1"]
    assert told(claims, "visit:1") == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Tourists from Norway visited Greece in 2024.",
        "The President of Togo never visited Benin.",
        "The visits of Minister Braže and Minister Tsahkna were discussed in Oslo.",
    ],
)
def test_no_visit_is_made_of_tourists_denials_and_visits_spoken_of(facts: Facts, sentence: str) -> None:
    assert of_kind(facts(sentence, "en"), "visit") == []


CONFERENCES = [
    (
        "The Fifth Caspian Summit will be held in Baku on 9 September 2025.",
        "Fifth Caspian Summit",
        {
            "ordinal": "5",
            "status": "Planned",
            "place": "baku",
            "country": "AZ",
            "earliest": "2025-09-09",
            "latest": "2025-09-09",
        },
    ),
    (
        "The 7th Our Ocean Conference took place in Palau in April 2022.",
        "7th Our Ocean Conference",
        {"ordinal": "7", "status": "Held", "country": "PW", "earliest": "2022-04-01", "latest": "2022-04-30"},
    ),
    (
        "Malaysia will host the 8th Forum on Halal Trade in Penang on 2 September 2025.",
        "8th Forum on Halal Trade",
        {
            "ordinal": "8",
            "status": "Planned",
            "host": "MY",
            "country": "MY",
            "earliest": "2025-09-02",
            "latest": "2025-09-02",
        },
    ),
    (
        "The President of Rwanda, Paul Kagame, spoke at the Africa Health Forum in Kigali on 3 June 2025.",
        "Africa Health Forum",
        {
            "participant": "Paul Kagame",
            "party": "RW",
            "status": "Held",
            "place": "kigali",
            "country": "RW",
            "earliest": "2025-06-03",
            "latest": "2025-06-03",
        },
    ),
    (
        "The delegation of Bhutan attended the 16th SAARC Summit in Thimphu.",
        "16th SAARC Summit",
        {"ordinal": "16", "participant": "BT", "party": "BT", "status": "Held", "place": "thimphu", "country": "BT"},
    ),
    (
        "The Ministerial Conference on Arctic Shipping opened in Tromsø on 9 June 2025.",
        "Ministerial Conference on Arctic Shipping",
        {"status": "Held", "place": "tromso", "country": "NO", "earliest": "2025-06-09", "latest": "2025-06-09"},
    ),
    (
        "Foreign Minister of Turkey Hakan Fidan attended the ASEAN 56th Foreign Ministers Meeting in Jakarta.",
        "ASEAN 56th Foreign Ministers Meeting",
        {
            "ordinal": "56",
            "participant": "Hakan Fidan",
            "party": "TR",
            "status": "Held",
            "place": "jakarta",
            "country": "ID",
        },
    ),
    (
        "The World Water Congress scheduled for June in Lisbon was postponed.",
        "World Water Congress",
        {
            "status": "Postponed",
            "place": "lisbon",
            "country": "PT",
            "earliest": "2025-06-01",
            "latest": "2025-06-30",
        },
    ),
    ("The 14th Bamako Security Forum was not held.", "14th Bamako Security Forum", {"ordinal": "14"}),
]


@pytest.mark.parametrize(("sentence", "name", "expected"), CONFERENCES)
def test_a_conference_is_told_with_number_place_days_and_status(
    facts: Facts, sentence: str, name: str, expected: dict[str, str]
) -> None:
    assert told(facts(sentence, "en"), name) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "She said at a press conference that prices had risen.",
        "The delegates held a video conference with suppliers.",
        "New Zealand is a member of the Pacific Islands Forum.",
        "At the initiative of the Kenyan side the talks were resumed.",
    ],
)
def test_no_conference_is_made_of_other_conferences_and_bodies(facts: Facts, sentence: str) -> None:
    assert not {claim for claim in facts(sentence, "en") if claim[1] in {"status", "earliest", "participant"}}


def test_a_counted_meeting_of_a_commission_is_a_conference_and_one_of_two_ministers_is_not(facts: Facts) -> None:
    found = facts("The third meeting of the joint fisheries commission took place in Lima.", "en")
    assert ("Third meeting of the joint fisheries commission", "ordinal", "3") in found
    assert ("Third meeting of the joint fisheries commission", "place", "lima") in found
    found = facts("The third meeting of the foreign ministers of Chad and Peru took place in Lima.", "en")
    assert "ordinal" not in {name for _, name, _ in found}


def test_who_opens_a_conference_takes_part(facts: Facts) -> None:
    found = facts("Norway's Prime Minister Kari Moe opened the Second Reindeer Forum in Oslo.", "en")
    assert ("Second Reindeer Forum", "participant", "Kari Moe") in found
