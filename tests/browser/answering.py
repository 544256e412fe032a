"""Answering: what a student does with the mouse and the keys to answer a task."""

from playwright.sync_api import Locator, Page, expect

from helpers.teaching.questions import CANNOT_TELL, CANNOT_TELL_WORDS, Question


def word(shown: Locator, question: Question, at: int) -> Locator:
    """The word of a passage that a character of the article stands in."""
    words = [
        paragraph.start + n
        for paragraph in question.passage
        for n, char in enumerate(paragraph.text)
        if not char.isspace() and (n == 0 or paragraph.text[n - 1].isspace())
    ]
    return shown.locator(".ex-word").nth(max(n for n, start in enumerate(words) if start <= at))


def answer(page: Page, shown: Locator, question: Question) -> None:
    """Gives the right answer with the mouse and the keys of a student."""
    right = question.key.answer
    match question.kind:
        case "choice" | "choices":
            for id_ in [right] if question.kind == "choice" else right:
                shown.get_by_label(question.words[id_], exact=True).check()
        case "match":
            for id_, item in question.items:
                shown.get_by_label(item, exact=True).select_option(right[id_])
        case "order":
            for place, id_ in enumerate(right):
                while (
                    at := shown.locator(".ex-order li > span:first-child")
                    .all_inner_texts()
                    .index(question.words[id_])
                ) > place:
                    shown.locator(".ex-order li").nth(at).get_by_role(
                        "button", name="earlier"
                    ).click()
        case "pick":
            word(shown, question, right[0][0]).click()
            word(shown, question, right[0][1] - 1).click()
        case "date" if right == CANNOT_TELL:
            shown.get_by_label(CANNOT_TELL_WORDS).check()
        case "date":
            shown.get_by_role("textbox", name="Date").fill(right)
            expect(shown.locator(".ex-reading")).to_contain_text("Read as: ")
        case "text":
            shown.get_by_label("Your answer").fill("Because the official has no name.")
        case "grade":
            shown.get_by_label("the source").select_option("C")
            shown.get_by_label("the claim").select_option("6")
            shown.get_by_label("Your reasons").fill("An interested party.")
