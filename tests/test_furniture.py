"""What a page says of itself is no statement; sentences that look like it are read."""

import pytest

from helpers import drafting
from helpers.drafting.furniture import furniture

BEFORE, AFTER = "The quay is closed, the harbor master said.", "It opens in May."


def stated(line: str) -> list[str]:
    """What is stated by a line between two statements."""
    dossier = drafting.draft(f"{BEFORE}\n\n{line}\n\n{AFTER}", published="2024-06-18")
    return [
        text
        for text in dossier.attributions["text"]
        if text.rstrip(".") not in (BEFORE[:18], AFTER[:-1])
    ]


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Vera Lund and Otis Bray; Editing by Nell Karr)",
        "Vera Lund is a staff writer who covers the courts.",
        "Vera Lund reports on fishing for the Northern Herald.",
        "Words: Vera Lund",
        "Image caption, The quay was built in 1890",
        "A trawler enters the port on Sunday. Photograph: Otis Bray/Northern Herald",
        "A trawler enters the port on Sunday. (AP Photo/Otis Bray)",
        "A trawler enters the port on Sunday (Otis Bray/AFP)",
        "FILE - A trawler enters the port, May 2, 2023. (Otis Bray/Handout via Reuters)",
        "We use cookies to remember what you read. Reject all",
        "This website uses cookies to count its visitors.",
        "By signing up you accept our terms.",
        "Get our free newsletter",
        "The best of the week sent to your inbox",
        "You may also like",
        "You have read two of your four free articles.",
        "To continue reading, log in",
        "Last updated: 2 May 2024 08:15 GMT",
        "Updated 3 hours ago",
        "This article was amended on 3 May 2024. An earlier version misspelled a name.",
        "Correction: The quay was built in 1890, not in 1980 as we wrote.",
        "Editor's note: Some readers may find this story upsetting.",
        "A version of this article appears in print on May 3, 2024.",
        "The Associated Press contributed to this report.",
        "Nell Karr contributed reporting from Oster.",
        "The Herald is not responsible for the content of external sites.",
        "Follow Vera Lund on Facebook",
        "Video: The quay gives way",
        "Tags: quay, harbor",
        "Got a story? Email desk@herald.example",
    ],
)
def test_what_a_page_says_of_itself_is_no_statement(line):
    assert stated(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "Read more carefully, the teacher told them.",
        "We use cranes to lift the boats.",
        "The site uses ovens from Oster.",
        "Photographs of the quay were shown to the jury.",
        "Published figures show that rents rose.",
        "The Associated Press reported that the quay had failed.",
        "Vera Lund covers her face when she laughs.",
        "Vera Lund contributed 300 euros to the campaign.",
        "Correction officers saw nothing.",
        "If you have been affected, you may claim, the minister said.",
        "The quay (built in 1890) closed.",
        "A man (Otis Bray, 34) was released on Friday.",
        "An earlier version of the bill had passed.",
        "The story was true, the court found.",
    ],
)
def test_sentences_that_look_like_furniture_are_read(line):
    assert not list(furniture(line)) and stated(line)


def test_a_note_at_the_end_of_a_paragraph_takes_nothing_else_along():
    text = "Divers found two cracks. The Associated Press contributed to this report."
    assert stated(text) == ["Divers found two cracks"]


def test_the_head_of_a_mail_is_no_statement():
    head = "From: Vera Lund <v.lund@herald.example>\nTo: Otis Bray\nSubject: Quay will fall"
    assert stated(head) == []
