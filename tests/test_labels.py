"""Labels: the exports of labelling tools as they are, with their links, their ways of counting and
their short forms.
"""

import json

import pytest

from helpers import DossierError, check
from helpers.formats import import_from

TEXT = (
    "🌊 Ada Roe said the dam was safe. Elijah Poe warned that it would break.\n"
    "Nobody, a clerk added later, had walked the wall."
)
MARKS = [
    ("s", "Elijah Poe", "Source"),
    ("c", "said", "Cue"),
    ("k", "the dam was safe", "Content"),
]
CHAIN = [("s", "c"), ("c", "k")]
"""links from a source to its cue, and from the cue to the content"""


def units(place: int) -> int:
    return len(TEXT[:place].encode("utf-16-le")) // 2


def spot(words: str, count=int) -> tuple[int, int]:
    start = TEXT.index(words)
    return count(start), count(start + len(words))


def imported(tmp_path, content: object, name: str = "a.json", **more):
    path = tmp_path / name
    path.write_text(json.dumps(content), "utf-8")
    return import_from(path, **more)


def said(dossier) -> list[tuple[str, str, str]]:
    names = dict(zip(dossier.entities["entity_id"], dossier.entities["name"]))
    last = dossier.hops.drop_duplicates("attribution_id", keep="last")
    words = dossier.attributions.set_index("attribution_id")["text"]
    return [(names[row.entity_id], row.cue, words[row.attribution_id]) for row in last.itertuples()]


def region(key: str, words: str, label: str) -> dict:
    start, end = spot(words)
    value = {"start": start, "end": end, "text": words, "labels": [label]}
    return {"id": key, "type": "labels", "value": value}


def label_studio(links) -> list:
    linked = [{"type": "relation", "from_id": one, "to_id": other} for one, other in links]
    results = [*(region(*mark) for mark in MARKS), *linked]
    return [{"id": 1, "data": {"text": TEXT}, "annotations": [{"id": 1, "result": results}]}]


def doccano(links) -> dict:
    entities = [
        {"id": key, "label": label, "start_offset": spot(words)[0], "end_offset": spot(words)[1]}
        for key, words, label in MARKS
    ]
    linked = [{"id": n, "from_id": a, "to_id": b, "type": "-"} for n, (a, b) in enumerate(links)]
    return {"id": 1, "text": TEXT, "entities": entities, "relations": linked}


def annotation(key: str, words: str, label: str) -> dict:
    selector = {"type": "TextQuoteSelector", "exact": words}
    body = {"purpose": "tagging", "value": label}
    return {"id": key, "type": "Annotation", "body": [body], "target": {"selector": [selector]}}


def web(links) -> list:
    """Annotations with links as targets, each named as an object or as an address in the page."""
    return [annotation(*mark) for mark in MARKS] + [
        {
            "id": f"link {one}",
            "motivation": "linking",
            "body": [{"purpose": "tagging", "value": "says"}],
            "target": [{"id": f"#{one}"}, {"id": other}],
        }
        for one, other in links
    ]


FORMATS = {"label-studio": label_studio, "doccano": doccano, "web-annotation": web}


@pytest.mark.parametrize("format", FORMATS)
def test_a_content_is_given_to_the_source_that_its_cue_is_linked_to(tmp_path, format):
    dossier, left_out = imported(tmp_path, FORMATS[format](CHAIN), format=format, text=TEXT)
    assert said(dossier) == [("Elijah Poe", "said", "the dam was safe")] and left_out.empty
    assert not dossier.attributions["note"].str.contains("links no Source").any()


@pytest.mark.parametrize("format", FORMATS)
def test_a_link_of_source_and_content_alone_leaves_the_cue_to_nearness(tmp_path, format):
    dossier, left_out = imported(tmp_path, FORMATS[format]([("k", "s")]), format=format, text=TEXT)
    assert said(dossier) == [("Elijah Poe", "said", "the dam was safe")] and left_out.empty
    unlinked, _ = imported(tmp_path, FORMATS[format]([]), format=format, text=TEXT)
    assert unlinked.attributions["note"].str.contains("links no Source").all()


GROUNDED = ("g", "had walked the wall", "Saw")
"""words that say how somebody would know, in the paragraph after"""


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("label", ["Saw", "saw it"])
def test_how_a_source_would_know_is_a_label_linked_to_its_content(
    tmp_path, monkeypatch, format, label
):
    monkeypatch.setitem(globals(), "MARKS", [*MARKS, (*GROUNDED[:2], label)])
    dossier, left_out = imported(
        tmp_path, FORMATS[format]([*CHAIN, ("g", "k")]), format=format, text=TEXT
    )
    [row] = dossier.attributions.itertuples()
    assert row.knowledge == "saw" and left_out.empty and check(dossier).empty
    assert TEXT[row.knowledge_start : row.knowledge_end] == GROUNDED[1]
    assert said(dossier) == [("Elijah Poe", "said", "the dam was safe")]


@pytest.mark.parametrize("format", FORMATS)
def test_how_a_source_would_know_goes_to_the_content_of_its_paragraph_or_is_listed(
    tmp_path, monkeypatch, format
):
    near = ("g", "that it would break", "Inference")
    monkeypatch.setitem(globals(), "MARKS", [*MARKS, near])
    dossier, left_out = imported(tmp_path, FORMATS[format](CHAIN), format=format, text=TEXT)
    assert list(dossier.attributions["knowledge"]) == ["inference"] and left_out.empty
    monkeypatch.setitem(globals(), "MARKS", [*MARKS[:3], GROUNDED])
    dossier, left_out = imported(tmp_path, FORMATS[format](CHAIN), format=format, text=TEXT)
    assert list(dossier.attributions["knowledge"]) == ["not-stated"]
    [why] = left_out["why"]
    assert "how a source would know belongs to no Content" in why


def test_a_second_ground_of_one_content_is_listed_and_an_unknown_label_names_them(
    tmp_path, monkeypatch
):
    more = [("g", "warned", "Document"), ("h", "it would break", "Was-told"), ("x", "dam", "Heard")]
    monkeypatch.setitem(globals(), "MARKS", [*MARKS, *more])
    dossier, left_out = imported(tmp_path, label_studio([*CHAIN, ("h", "k")]), text=TEXT)
    assert list(dossier.attributions["knowledge"]) == ["was-told"], "a link is before nearness"
    unknown, second = sorted(left_out["why"], reverse=True)
    assert (
        "measured" in unknown and "was-told" in unknown and "or to one that has another" in second
    )


def test_a_body_may_be_linked_with_a_target(tmp_path):
    link = {"id": "l", "motivation": "linking", "body": "s", "target": "k"}
    dossier, left_out = imported(tmp_path, [*web([]), link], text=TEXT)
    assert not dossier.attributions["note"].str.contains("links no Source").any()
    assert left_out.empty and len(said(dossier)) == 1


# how a file counts


def counted(count, *words: str) -> dict:
    return {"text": TEXT, "label": [[*spot(one, count), "Content"] for one in words]}


def test_offsets_in_utf_16_units_are_told_by_the_words_that_they_would_cut(tmp_path):
    words = ("the dam was safe", "it would break")
    for count, listed in ((units, ["line 1, offsets"]), (int, [])):
        dossier, left_out = imported(tmp_path, counted(count, *words), "a.jsonl")
        assert dossier.attributions["text"].tolist() == list(words)
        assert left_out["item"].tolist() == listed
    assert "read as UTF-16 units" in imported(tmp_path, counted(units, *words)).left_out["why"][0]


def test_offsets_that_may_count_either_way_are_listed(tmp_path):
    text = "🌊大坝安全，他说。"
    document = {"text": text, "label": [[2, 4, "Content"]]}
    dossier, left_out = imported(tmp_path, document, "a.jsonl")
    assert dossier.attributions["text"].tolist() == ["坝安"]
    assert "the words do not tell" in left_out["why"][0]
    plain = imported(tmp_path, document | {"text": text[1:]}, "a.jsonl")
    assert plain.left_out.empty


def test_regions_without_words_are_counted_by_the_words_that_they_would_cut(tmp_path):
    tasks = label_studio(CHAIN)
    for result in tasks[0]["annotations"][0]["result"][:3]:
        start, end = spot(result["value"].pop("text"), units)
        result["value"] |= {"start": start, "end": end}
    dossier, left_out = imported(tmp_path, tasks)
    assert said(dossier) == [("Elijah Poe", "said", "the dam was safe")]
    assert left_out["item"].tolist() == ["task 1, offsets"]


# other forms of the same tools


def test_the_short_export_of_label_studio_is_none_of_doccano(tmp_path):
    regions = [region(*mark)["value"] for mark in MARKS]
    short = {"id": 4, "text": TEXT, "source": "a wire", "label": regions, "annotator": 1}
    unlabelled = {"id": 5, "text": "Other.", "annotator": 1}
    dossier, left_out = imported(tmp_path, [unlabelled, short], text=TEXT)
    assert said(dossier) == [("Elijah Poe", "said", "the dam was safe")] and left_out.empty
    assert set(dossier.hops["drafted_by"]) == {"import: label-studio"} and check(dossier).empty


def test_an_export_of_hypothesis_gives_its_tags_its_words_and_who_wrote_them(tmp_path):
    def row(key: str, words: str, tags: list[str], text: str = "") -> dict:
        selector = [
            {"type": "RangeSelector", "startOffset": 0},
            {"type": "TextPositionSelector", "start": 1, "end": 2},
            {"type": "TextQuoteSelector", "exact": words},
        ]
        target = [{"source": "http://paper.example/dam", "selector": selector}]
        user = "acct:ann@notes.example"
        return {"id": key, "user": user, "text": text, "tags": tags, "target": target}

    rows = [
        row("1", "Elijah Poe", ["Source"]),
        row("2", "it would break", ["Content"], "Says who?"),
        row("3", "a clerk", [], "Which one?"),
    ]
    dossier, left_out = imported(tmp_path, {"total": 3, "rows": rows}, text=TEXT)
    assert said(dossier) == [("Elijah Poe", "", "it would break")] and left_out.empty
    assert dossier.observations["text"].tolist() == ["it would break", "a clerk"]
    note = "commenting: Says who? [acct:ann@notes.example] [2]"
    assert dossier.observations["note"][0].startswith(note)


def test_an_export_without_labels_is_told_and_not_taken_for_an_empty_one(tmp_path):
    with pytest.raises(
        DossierError, match="line 1: found text, words; allowed: text and one of label, labels"
    ):
        imported(tmp_path, {"text": TEXT, "words": []}, text=TEXT)
    assert imported(tmp_path, {"text": TEXT, "label": []}).dossier.attributions.empty
