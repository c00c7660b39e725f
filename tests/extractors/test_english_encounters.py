"""Who meets whom in English sentences that do not say it in the plainest way.

Each case lists the participants of every meeting that is told, in the order of the text; `?` marks what lies ahead.
"""

from __future__ import annotations

import pytest

from tests.extractors.participants import encounters

TOLD = [
    # A passive verb that shares the subject of the verb before it.
    (
        "President Amadou Sarr of Senegal will leave for Rabat on Friday and will be received there by King Idris "
        "of Morocco.",
        ["Amadou Sarr, Idris?"],
    ),
    # Whose guest somebody was, who was together somewhere, and who calls on somebody to do what callers do.
    (
        "The head of UNESCO, Ama Boateng, is in Lima. On Tuesday she was the guest of the Peruvian Minister of "
        "Culture, "
        "Luz Vega.",
        ["Ama Boateng, Luz Vega"],
    ),
    (
        "King Taufa Moala of Tonga received the King of Lesotho, Letsie Mohapi, on Tuesday. It is the kings' second "
        "meeting this year: they were together in Lima in March.",
        ["Letsie Mohapi, Taufa Moala", "Letsie Mohapi, Taufa Moala"],
    ),
    (
        "The Ambassador of Peru, Luz Vega, called on Tongan Health Minister Sina Leota yesterday to hand over "
        "forty beds.",
        ["Luz Vega, Sina Leota"],
    ),
    (
        "The Foreign Minister of Togo, Kossi Mensah, and Ghanaian Foreign Minister Ama Boateng looked at the "
        "state of the "
        "road to Lomé.",
        ["Ama Boateng, Kossi Mensah"],
    ),
    # A day before a post is no part of it; a pronoun that opens a sentence is the subject of what follows.
    (
        "On Tuesday Foreign Minister Kossi Mensah of Togo met King Taufa Moala of Tonga.",
        ["Kossi Mensah, Taufa Moala"],
    ),
    (
        "The Foreign Minister of Togo, Kossi Mensah, travels on Friday. He will be in Accra for talks with "
        "Ghana's King, "
        "Osei Boateng.",
        ["Kossi Mensah, Osei Boateng?"],
    ),
    # What is reported without “that”.
    (
        "The ministry said Ghanaian Foreign Minister Ama Boateng would meet Kossi Mensah, the Foreign Minister of "
        "Togo, "
        "on 20 June.",
        ["Ama Boateng, Kossi Mensah?"],
    ),
    # Lines without a verb; what is put off without saying whose it was.
    (
        "Togo's Foreign Minister Kossi Mensah will be in Accra on Friday. Lunch with King Osei Boateng of Ghana.",
        ["Kossi Mensah, Osei Boateng?"],
    ),
    (
        "The King of Tonga, Taufa Moala, met Togo's King, Osei Lawson, on Tuesday. A meeting with the "
        "Secretary-General of "
        "NATO, which had been set for Thursday, has been put off.",
        ["Osei Lawson, Taufa Moala", "North Atlantic Treaty Organization, Taufa Moala"],
    ),
    # A guest who is named after his post.
    (
        "King Taufa Moala of Tonga welcomed his Bhutanese counterpart at the palace. The guest, Jigme Dorji, had "
        "flown in "
        "on Monday.",
        ["Jigme Dorji, Taufa Moala"],
    ),
    # A capital that stands for its state; “their” of those who met.
    (
        "Togo's Foreign Minister Kossi Mensah talked on Monday to his Accra counterpart Ama Boateng.",
        ["Ama Boateng, Kossi Mensah"],
    ),
    (
        "Foreign Minister Kossi Mensah of Togo met King Taufa Moala of Tonga on Tuesday. Their previous encounter, in "
        "Lima in March, ended without a word.",
        ["Kossi Mensah, Taufa Moala", "Kossi Mensah, Taufa Moala"],
    ),
    # Where somebody receives stands before whom he receives.
    (
        "Foreign Minister Kossi Mensah of Togo received at the ministry's headquarters the Foreign Minister of "
        "Ghana, Ama "
        "Boateng.",
        ["Ama Boateng, Kossi Mensah"],
    ),
    (
        "Togo's King Kossi Mensah dropped in on King Taufa Moala of Tonga. Ghana's King Osei Boateng had spent Friday "
        "with Queen Sina Leota of Samoa in Lima.",
        ["Kossi Mensah, Taufa Moala", "Osei Boateng, Sina Leota"],
    ),
    # “The two”; a relative clause with its preposition, and a main verb behind one.
    (
        "The Foreign Minister of Togo, Kossi Mensah, met King Taufa Moala of Tonga. The two had met in Lima in "
        "March 2024.",
        ["Kossi Mensah, Taufa Moala", "Kossi Mensah, Taufa Moala"],
    ),
    (
        "King Taufa Moala of Tonga was accompanied by the Foreign Minister of Togo, Kossi Mensah, with whom he "
        "chatted for "
        "an hour.",
        ["Kossi Mensah, Taufa Moala"],
    ),
    (
        "The Foreign Minister of Togo, Kossi Mensah, who is in Lima on a visit, called on Peruvian President Luz Vega.",
        ["Kossi Mensah, Luz Vega"],
    ),
    # What a programme includes lies ahead; what was to have been is off.
    (
        "Togo's Foreign Minister Kossi Mensah flew to Lima on Monday. His programme includes talks with Peruvian "
        "President "
        "Luz Vega.",
        ["Kossi Mensah, Luz Vega?"],
    ),
    # Who is told something where he visits; who was present, too; whose host somebody is.
    (
        "Togo's Foreign Minister Kossi Mensah told visiting Ghanaian Foreign Minister Ama Boateng on Monday that "
        "he agreed.",
        ["Ama Boateng, Kossi Mensah"],
    ),
    (
        "King Taufa Moala of Tonga received King Osei Boateng of Ghana. Present were the Tongan Foreign Minister, Sina "
        "Leota, and the Ambassador of Ghana, Ama Mensah.",
        ["Ama Mensah, Osei Boateng, Sina Leota, Taufa Moala"],
    ),
    (
        "The foreign ministers of Togo, Ghana and Benin gathered in Lomé on Monday.",
        ["Benin, Ghana, Togo"],
    ),
    # A list of those who were met; what follows a semicolon.
    (
        "The Foreign Minister of Togo, Kossi Mensah, held meetings with:\n\n- the King of Tonga, Taufa Moala;\n- "
        "Ama Boateng, "
        "Foreign Minister of Ghana.",
        ["Kossi Mensah, Taufa Moala", "Ama Boateng, Kossi Mensah"],
    ),
    # An envoy of the list of whom more is told; a delegation counted by its members.
    (
        "Letters of Credence were presented on Monday to King Taufa Moala of Tonga by:\n\n- Ms Ama Boateng, "
        "Ambassador of "
        "Ghana, who will reside in Apia.",
        ["Ama Boateng, Taufa Moala"],
    ),
    # A place that opens the sentence is none of those who meet.
    (
        "The Foreign Minister of Togo, Kossi Mensah, went on to Accra. In Accra, he and his Ghanaian counterpart "
        "Ama Boateng held talks.",
        ["Ama Boateng, Kossi Mensah"],
    ),
    # The future as it was told.
    (
        "The Foreign Minister of Togo, Kossi Mensah, said he would fly to Accra on 20 June to meet his Ghanaian "
        "counterpart, Ama Boateng.",
        ["Ama Boateng, Kossi Mensah?"],
    ),
    # A meeting that only says when something else was done.
    (
        "The Foreign Minister of Togo, Kossi Mensah, said on Monday, after talks with his Chadian counterpart Idriss "
        "Saleh, that little was agreed.",
        ["Idriss Saleh, Kossi Mensah"],
    ),
    (
        "After two days of closed-door talks with King Taufa Moala of Tonga, Prime Minister of Samoa Sina Leota told "
        "reporters that she was content.",
        ["Sina Leota, Taufa Moala"],
    ),
    (
        "Finland's Aino Salmi handed in her papers following a meeting on Monday evening with Latvian President Janis "
        "Berzins.",
        ["Aino Salmi, Janis Berzins"],
    ),
    # What is dated by what lies ahead.
    (
        "President Kossi Mensah of Togo will hold a press conference before meeting with King Taufa Moala of Tonga.",
        ["Kossi Mensah, Taufa Moala?"],
    ),
    (
        "After a meeting with King Taufa Moala of Tonga, President Kossi Mensah of Togo will launch a fund.",
        ["Kossi Mensah, Taufa Moala?"],
    ),
    # What one had the chance to do was done.
    (
        "The President of Togo, Kossi Mensah, said he had the opportunity to meet with King Taufa Moala of Tonga.",
        ["Kossi Mensah, Taufa Moala"],
    ),
    (
        'President Kossi Mensah of Togo said it was a "real pleasure" to meet with King Taufa Moala of Tonga.',
        ["Kossi Mensah, Taufa Moala"],
    ),
    (
        "President Kossi Mensah of Togo was delighted to meet King Taufa Moala of Tonga.",
        ["Kossi Mensah, Taufa Moala"],
    ),
    # A verb or a dash in what looks like a name.
    (
        "Chad's President Idriss Saleh met with Tongan leader Taufa Moala. Idriss told Taufa that all was well.",
        ["Idriss Saleh, Taufa Moala"],
    ),
    # A meeting without sides that opens the sentence, or that was held between two.
    (
        "In a separate meeting, Togo's Foreign Minister Kossi Mensah and his Chadian counterpart Idriss Saleh agreed "
        "on further steps.",
        ["Idriss Saleh, Kossi Mensah"],
    ),
    (
        "Another meeting was held between Foreign Minister of Togo Kossi Mensah and King Taufa Moala of Tonga.",
        ["Kossi Mensah, Taufa Moala"],
    ),
    # A list behind what opens the sentence.
    (
        "During a ceremony in the palace, the ambassadors of Oman, Chad and Samoa presented their credentials to "
        "President Kossi Mensah of Togo.",
        ["Kossi Mensah, Oman", "Chad, Kossi Mensah", "Kossi Mensah, Samoa"],
    ),
    # A relative clause with two verbs, and guests received one after the other.
    (
        "President Kossi Mensah of Togo, who won the vote in May and took office in June, received King Taufa Moala of "
        "Tonga on Sunday.",
        ["Kossi Mensah, Taufa Moala"],
    ),
    (
        "The Foreign Minister of Togo, Kossi Mensah, received in succession the Ambassador of Chad, Idriss Saleh, and "
        "the Ambassador of Samoa, Sina Leota.",
        ["Idriss Saleh, Kossi Mensah", "Kossi Mensah, Sina Leota"],
    ),
    # The one secretary-general that a document of the United Nations speaks of; a president of a body.
    (
        "The Secretary-General met with King Taufa Moala of Tonga. The United Nations thanked him.",
        ["Taufa Moala, United Nations"],
    ),
    (
        "Before the vote, Assembly President Kossi Mensah had consultations with King Taufa Moala of Tonga. Assembly "
        "delegates waited.",
        ["Kossi Mensah, Taufa Moala"],
    ),
    # Meals, and who is told of in a relative clause.
    (
        "The President of Togo, Kossi Mensah, breakfasted with the King of Tonga, Taufa Moala, and on Friday sat down "
        "with Forum Secretary General Sina Leota.",
        ["Kossi Mensah, Taufa Moala", "Kossi Mensah, Sina Leota"],
    ),
    (
        "President Kossi Mensah of Togo dined that night with President Idriss Saleh of Chad.",
        ["Idriss Saleh, Kossi Mensah"],
    ),
    (
        "The delegates were joined by Finnish Transport Minister Aino Salmi, who spoke first and met Latvian President "
        "Janis Berzins in private.",
        ["Aino Salmi, Janis Berzins"],
    ),
    # An envoy whose post has a plural in it, and a rank between the post and the name.
    (
        "The Foreign Minister of Togo, Kossi Mensah, received the Ambassador of Chad, Idriss Saleh, the Chargé "
        "d'affaires of Tonga, Taufa Moala, and the Ambassador of Samoa, Sina Leota.",
        ["Idriss Saleh, Kossi Mensah", "Kossi Mensah, Taufa Moala", "Kossi Mensah, Sina Leota"],
    ),
    (
        "President Kossi Mensah of Togo met Defence Minister of Chad Colonel General Idriss Saleh.",
        ["Idriss Saleh, Kossi Mensah"],
    ),
    # One who holds the same post elsewhere, by other words than “counterpart”.
    (
        "The Foreign Minister of Togo, Kossi Mensah, met his Chadian opposite number, Idriss Saleh.",
        ["Idriss Saleh, Kossi Mensah"],
    ),
    # A state in the possessive before a name.
    ("Finland's Aino Salmi met with Latvia's Janis Berzins in Riga.", ["Aino Salmi, Janis Berzins"]),
    # What only says when opens no clause.
    (
        "The President of Togo, Kossi Mensah, conferred with the King of Tonga, Taufa Moala, and after that with the "
        "Prime Minister of Samoa, Sina Leota.",
        ["Kossi Mensah, Taufa Moala", "Kossi Mensah, Sina Leota"],
    ),
    # Several who each hold an office receive a guest one after the other.
    (
        "The President of Togo, Kossi Mensah, was received by the King of Tonga, Taufa Moala, the Speaker of the "
        "National Assembly of Tonga, Siosi Finau, and the Prime Minister of Tonga, Sina Leota.",
        ["Kossi Mensah, Taufa Moala", "Kossi Mensah, Siosi Finau", "Kossi Mensah, Sina Leota"],
    ),
    # Separate meetings beside a verb.
    (
        "The Foreign Minister of Togo, Kossi Mensah, met his counterparts from Oman and Chad in separate meetings.",
        ["Kossi Mensah, Oman", "Chad, Kossi Mensah"],
    ),
    # The talks that somebody had.
    (
        "The minister recalled the conversation that President Kossi Mensah of Togo had with the Prime Minister of "
        "Samoa, Sina Leota.",
        ["Kossi Mensah, Sina Leota"],
    ),
    # A call on somebody, a meal for somebody, and whom one will see.
    (
        "The Ambassador of Chad, Idriss Deby, called on the President of Togo, Kossi Mensah, in Lome.",
        ["Idriss Deby, Kossi Mensah"],
    ),
    (
        "The King of Tonga, Taufa Moala, hosted a lunch for the President of Togo, Kossi Mensah.",
        ["Kossi Mensah, Taufa Moala"],
    ),
    (
        "The King of Tonga, Taufa Moala, will see the Prime Minister of Samoa, Sina Leota, on Monday.",
        ["Sina Leota, Taufa Moala?"],
    ),
    # A meeting of two of three is another one than that of the three.
    (
        "The ministers of Togo, Ghana and Chad held talks in Lome. Later the Minister of Togo met with the Minister of "
        "Ghana.",
        ["Chad, Ghana, Togo", "Ghana, Togo"],
    ),
    # Credentials presented one by one to whom they were said to be presented to.
    (
        "The President of Togo, Kossi Mensah, received the credentials of three ambassadors. The first to present his "
        "credentials was the Ambassador of Oman, Salim Harthy. Ambassador Sina Leota of Samoa presented her "
        "credentials next. She was followed by Ambassador Taufa Moala of Tonga.",
        ["Kossi Mensah, Salim Harthy", "Kossi Mensah, Sina Leota", "Kossi Mensah, Taufa Moala"],
    ),
    # Whom a pronoun stands for, by the words that tell his or her gender.
    (
        "President Frantz Dorval of Haiti stayed at home; he was represented by Foreign Minister Guerda Louissaint. "
        "She met with the Prime Minister of Samoa, Sina Leota.",
        ["Guerda Louissaint, Sina Leota"],
    ),
    # A delegation that was told of before, and a body in short.
    (
        "A Samoan parliamentary delegation arrived in Lome. The delegation was received by the President of Togo, "
        "Kossi Mensah.",
        ["Kossi Mensah, Samoa"],
    ),
    (
        "The World Bank is active in Togo. The delegation of the Bank held talks with the President of Togo, "
        "Kossi Mensah.",
        ["Kossi Mensah, World Bank"],
    ),
    # A name takes the place of the side that a headline tells.
    (
        "President of Togo has a phone call with Samoa\n\nThe President of Togo, Kossi Mensah, had a phone call with "
        "the Prime Minister of Samoa, Sina Leota.",
        ["Kossi Mensah, Sina Leota"],
    ),
    # Who was received by several, each with a preposition.
    (
        "The Minister of Samoa, Sina Leota, was received by the President of Togo, Kossi Mensah, and by the King of "
        "Tonga, Taufa Moala.",
        ["Kossi Mensah, Sina Leota", "Sina Leota, Taufa Moala"],
    ),
    # One meeting with several together.
    (
        "The President of Togo, Kossi Mensah, spoke by video with the Prime Minister of Samoa, Sina Leota, together "
        "with the King of Tonga, Taufa Moala.",
        ["Kossi Mensah, Sina Leota, Taufa Moala"],
    ),
    # Who meets is who has met the others.
    (
        "The Foreign Minister of Togo, Kossi Mensah, met with the Foreign Minister of Samoa, Sina Leota. A meeting was "
        "also held with the Foreign Minister of Tonga, Taufa Moala.",
        ["Kossi Mensah, Sina Leota", "Kossi Mensah, Taufa Moala"],
    ),
    # The subject of a verb that tells of no event goes on.
    (
        "The President of Togo, Kossi Mensah, received the Foreign Minister of Oman, Salim Harthy. His Highness also "
        "received the Prime Minister of Samoa, Sina Leota.",
        ["Kossi Mensah, Salim Harthy", "Kossi Mensah, Sina Leota"],
    ),
    (
        "A delegation from the Samoan parliament headed by its Speaker, Sina Leota, came to Lome. The President of "
        "Togo, Kossi Mensah, received a Samoan delegation led by the Speaker, Sina Leota.",
        ["Kossi Mensah, Sina Leota"],
    ),
    (
        "The President of Togo, Kossi Mensah, spoke to the Prime Minister of Samoa, Sina Leota, this morning.",
        ["Kossi Mensah, Sina Leota"],
    ),
    ("President Kossi Mensah of Togo and King Taufa Moala of Tonga spoke today.", ["Kossi Mensah, Taufa Moala"]),
    # A session of a body, envoys beside each other.
    ("The 19th meeting of the Cooperation Council with Uzbekistan took place in Brussels.", []),
    (
        "The Ambassador of Oman, Salim Harthy, and the Ambassador of Samoa, Sina Leota, are presenting their letters "
        "of credence today.",
        [],
    ),
    # What was done with somebody at a meeting is no meeting of the two.
    ("Togo launched the fund together with Ghana at the meeting.", []),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_who_met_whom_is_told(text: str, expected: list[str]) -> None:
    assert encounters(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Did the President of Togo meet the King of Tonga in Geneva?",
        "The President of Togo called on the King of Tonga to release the sailors.",
        "The President of Togo called on the King of Tonga for help.",
        "The Ambassador of Peru, Luz Vega, called on Tongan Health Minister Sina Leota yesterday to resign.",
        "The Foreign Minister of Togo, Kossi Mensah, was the guest of honour at the fair.",
        "The club is against it; its head, Kossi Mensah of Togo, called it a tax on guests from Tonga.",
        "Togo's Foreign Minister Kossi Mensah told visiting students from Ghana on Monday that he agreed.",
        "The Mayor of Accra, Ama Boateng, talked for an hour. London's mayor, Tom Hill, talked as well.",
        "The Foreign Minister of Togo, Kossi Mensah, said talks were over and flew home.",
        "The President of Togo saw the King of Tonga as a friend.",
        "Togo had trained hard. The goalkeeper and the striker were fit for the match. Togo met Ghana on Sunday.",
        "The minister said she would like to meet the President of Togo if time allowed.",
        "At a meeting of the cabinet, Togo's ministers Kossi Mensah and Ama Boateng agreed on the budget.",
        "The Secretary-General met with King Taufa Moala of Tonga. NATO and the United Nations thanked him.",
        "Togo and Chad agreed to reopen talks on direct flights.",
        "The Foreign Minister of Togo, Kossi Mensah, dined with friends after a walk.",
        "The Foreign Minister of Togo, Kossi Mensah, said before talks with King Taufa Moala of Tonga that he hoped.",
        "After talks with the unions the Foreign Minister of Togo, Kossi Mensah, left for home.",
    ],
)
def test_no_meeting_is_made_of_questions_appeals_and_sport(text: str) -> None:
    assert encounters(text) == []
