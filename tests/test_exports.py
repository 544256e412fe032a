"""Exports: each format on the bundled article, on an empty dossier and on a hostile one; what is
lossless is rebuilt and compared.

exports/anno.jsonld and exports/schema.jsonld are those parts of the W3C Web Annotation context and
of schema.org's that are used here: the loader below reads them instead of the network, and knows
nothing else.
"""

import csv
import io
import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from zipfile import ZipFile

import frictionless
import openpyxl
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from made import BUNDLED, build, typed
from pyld import jsonld

import helpers
from helpers import views
from helpers.contract import TABLES, columns
from helpers.dossier import DATA, Dossier, DossierError, check
from helpers.formats import EXPORTED, FORMATS, Format, export

CONTEXTS = {
    "http://www.w3.org/ns/anno.jsonld": "anno.jsonld",
    "https://schema.org": "schema.jsonld",
}
ANNOTATED = ("mentions", "dates", "attributions", "quantities", "observations", "relations")
OA, AS, SCHEMA = (
    "http://www.w3.org/ns/oa#",
    "http://www.w3.org/ns/activitystreams#",
    "http://schema.org/",
)
MOTIVATIONS = {
    "assessing",
    "bookmarking",
    "classifying",
    "commenting",
    "describing",
    "editing",
    "highlighting",
    "identifying",
    "linking",
    "moderating",
    "questioning",
    "replying",
    "tagging",
}
SCRIPT, FORMULA, RTL = (
    "</script><script>alert(1)</script>",
    '=HYPERLINK("http://evil.example","x")',
    "\u202eאבג ‏مرحبا",
)
TITLE = f"{FORMULA} {SCRIPT}"
ANY_TEXT = st.text(st.characters(exclude_categories=()))
EVIL_START = st.sampled_from(
    ["", "=", "+", "-", "@", "\t=", "'", "''=", " =", "\n+", "\r=", "\ufeff@", "＝"]
)


def speech(proposition: str = "Proposition.", note: str = "", **more: list[dict]) -> Dossier:
    """The smallest dossier in which somebody says something."""
    text = "Somebody said so."
    said = {
        "attribution_id": "a1",
        "claim_id": "c1",
        "start": 9,
        "end": 16,
        "text": text[9:16],
        "quote": "none",
        "act": "assert",
        "stance": "affirms",
        "certainty": "certain",
        "note": note,
    }
    return build(
        text,
        title=TITLE,
        entities=[
            {"entity_id": "outlet", "name": "the outlet", "kind": "outlet", "named": "false"}
        ],
        claims=[
            {
                "claim_id": "c1",
                "proposition": proposition,
                "topic": "topic",
                "event_basis": "not-stated",
            }
        ],
        attributions=[said],
        hops=[
            {"attribution_id": "a1", "hop": 0, "entity_id": "outlet", "said_basis": "not-stated"}
        ],
        **more,
    )


def hostile() -> Dossier:
    """Sound by the contract, and full of what breaks programs: formulas, markup, emoji,
    right-to-left marks, line ends, NUL.
    """
    text = f"😀 Eve says {FORMULA}, 👩‍👩‍👧 in May, {SCRIPT}\r\n\r\n{RTL}\tand 3.\x00\n"
    first, second = text.index("=HYP"), text.index("</script>")
    end = second + len(SCRIPT)
    said = {
        "claim_id": "c 1/#?",
        "quote": "direct",
        "act": "assert",
        "stance": "affirms",
        "certainty": "certain",
    }
    whole = {
        "start": first,
        "end": end,
        "text": text[first:end],
        "pieces": f"{first}-{first + len(FORMULA)} {second}-{end}",
    }
    denial = {
        "attribution_id": "@a2",
        "claim_id": "c2",
        "start": 0,
        "end": len(text),
        "text": text,
        "act": "deny",
        "stance": "denies",
    }
    at = text.index("3.\x00")
    return build(
        text,
        name="hostile",
        title=TITLE,
        article={
            "headline": SCRIPT,
            "byline": "=1+1",
            "publisher": "-Outlet",
            "published": "2024-10-29",
            "published_edtf": "2024-10-29",
        },
        entities=[
            {
                "entity_id": "+outlet",
                "name": SCRIPT,
                "kind": "outlet",
                "named": "false",
                "count": 1,
                "note": "-1\n+2\r\n@3",
            },
            {
                "entity_id": "=eve",
                "name": FORMULA,
                "kind": "anonymous",
                "named": "false",
                "count": 2,
                "note": "'quoted",
                "role": RTL,
            },
        ],
        mentions=[
            {
                "mention_id": "m\n1",
                "entity_id": "=eve",
                "start": 2,
                "end": 5,
                "text": "Eve",
                "form": "name",
                "note": "\t=1+1",
            },
            {
                "mention_id": "m0",
                "entity_id": "=eve",
                "start": 0,
                "end": 1,
                "text": "😀",
                "form": "pronoun",
                "note": "NUL \x00, bell \x07, #REF!, _x0041_x0042_",
            },
        ],
        dates=[
            {
                "date_id": "d1",
                "start": text.index("May"),
                "end": text.index("May") + 3,
                "text": "May",
                "edtf": "2024-05~",
                "type": "DATE",
                "basis": "vague",
            }
        ],
        claims=[
            {
                "claim_id": "c 1/#?",
                "proposition": SCRIPT,
                "topic": "<b>bold",
                "event_edtf": "2024-05/..",
                "event_basis": "vague",
                "note": " =1",
            },
            {
                "claim_id": "c2",
                "proposition": f"{FORMULA} {RTL}",
                "topic": "@SUM(1)",
                "event_basis": "not-stated",
                "note": "x" * 40_000,
            },
        ],
        attributions=[{"attribution_id": "=a1", "hedge": "\r\n=1"} | said | whole, said | denial],
        hops=[
            {"attribution_id": a, "hop": n, "entity_id": e, "said_basis": "not-stated"}
            for a in ("=a1", "@a2")
            for n, e in enumerate(["+outlet", "=eve"])
        ],
        quantities=[
            {
                "quantity_id": "q1",
                "attribution_id": "@a2",
                "start": at,
                "end": at + 1,
                "text": "3",
                "measure": "+3",
                "low": "-3.5",
                "high": "12345678901234568",
                "comparator": "~",
                "unit": "=u",
            }
        ],
        relations=[
            {
                "claim_a": "c2",
                "relation": "contradicts",
                "claim_b": "c 1/#?",
                "kind": "denial",
                "basis": "stated",
                "why": SCRIPT,
            }
        ],
        observations=[
            {"observation_id": "o1", "kind": "silence", "note": "\ufeff=1"},
            {"observation_id": "o2", "kind": "framing", "note": "😀" * 20_000} | whole,
        ],
        assessments=[
            {
                "assessment_id": "s1",
                "assessor": "-me",
                "claim_id": "c2",
                "credibility": 3,
                "why": "=1",
                "assessed_on": "2024-11-01",
            }
        ],
    )


DOSSIERS = {
    "bundled": BUNDLED,
    "empty": build("", "empty", TITLE),
    "hostile": hostile(),
}
BUNDLED, EMPTY, HOSTILE = DOSSIERS.values()
# no sound dossier holds half a surrogate pair; the writers, asked directly, must not fail on it
# either
TORN = speech("half \ud83d of a pair", note="\udc00=1")


@pytest.fixture(params=DOSSIERS)
def dossier(request):
    return DOSSIERS[request.param]


@cache
def written(format: str, dossier: Dossier) -> bytes:
    """The file, made once for each format and dossier."""
    return FORMATS[format].write(dossier)


def same(one: Dossier, other: Dossier) -> None:
    assert (one.package, one.text) == (other.package, other.text)
    for table in TABLES:
        pd.testing.assert_frame_equal(
            one.tables[table].astype(object),
            other.tables[table].astype(object),
            check_column_type=False,
        )
        assert [
            str(dtype) for dtype in one.tables[table].select_dtypes(["number", "bool"]).dtypes
        ] == [str(dtype) for dtype in other.tables[table].select_dtypes(["number", "bool"]).dtypes]


# all formats


def test_the_made_dossiers_are_sound():
    for made in (EMPTY, HOSTILE):
        assert check(made).to_dict("records") == []


@pytest.mark.parametrize("format", EXPORTED)
def test_every_format_writes_every_dossier_whole_and_changes_none(format, dossier, tmp_path):
    before = {name: table.copy() for name, table in dossier.tables.items()}
    path = export(dossier, format, str(tmp_path / "new folder" / f"file{FORMATS[format].ending}"))
    assert path.stat().st_size > 0
    assert list(path.parent.iterdir()) == [path]
    for name, table in before.items():
        pd.testing.assert_frame_equal(table, dossier.tables[name])


@pytest.mark.parametrize("format", [name for name in EXPORTED if name != "xlsx"])
def test_the_same_dossier_gives_the_same_bytes(format, dossier):
    assert FORMATS[format].write(dossier) == written(format, dossier)


def test_an_unknown_format_is_named_with_those_that_there_are(tmp_path):
    with pytest.raises(
        ValueError,
        match="'pdf' is not a format; allowed: web-annotation, timelinejs, schema-org, csv, xlsx, zip",
    ):
        export(BUNDLED, "pdf", tmp_path / "file")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("format", ["csv", "zip"])
def test_an_unsound_dossier_is_refused_and_nothing_is_written(format, tmp_path):
    unsound = BUNDLED.with_tables(hops=BUNDLED.hops[BUNDLED.hops["attribution_id"] != "a03"])
    with pytest.raises(DossierError, match=r"north-korean-troops is not exported: hops.csv.*a03"):
        export(unsound, format, tmp_path / "file")
    assert list(tmp_path.iterdir()) == []


def test_a_writer_that_fails_leaves_the_old_file(tmp_path, monkeypatch):
    def fail(dossier):
        raise RuntimeError("midway")

    old = export(EMPTY, "csv", tmp_path / "file.csv").read_bytes()
    monkeypatch.setitem(FORMATS, "csv", Format(".csv", fail))
    with pytest.raises(RuntimeError):
        export(EMPTY, "csv", tmp_path / "file.csv")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [old]


# JSON formats

JSON_FORMATS = ("web-annotation", "timelinejs", "schema-org")


def local(url: str, options: dict) -> dict:
    """A document loader without a network: the two contexts, and an error for anything else."""
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": (Path(__file__).parent / "exports" / CONTEXTS[url]).read_text(),
    }


def plain(value):
    """JSON-LD with lists of one item unwrapped, which mean the same; JSON literals stay as they
    are.
    """
    if isinstance(value, dict):
        return {
            key: item if key in ("row", "dossier") else plain(item) for key, item in value.items()
        }
    if isinstance(value, list):
        return plain(value[0]) if len(value) == 1 else [plain(item) for item in value]
    return value


def nodes(value, type_: str) -> list[dict]:
    """The nodes of that type in an expanded document, at any depth."""
    if isinstance(value, list):
        return [node for item in value for node in nodes(item, type_)]
    if isinstance(value, dict) and "@value" not in value:
        return [value] * (type_ in value.get("@type", [])) + [
            node for item in value.values() for node in nodes(item, type_)
        ]
    return []


@pytest.mark.parametrize("format", JSON_FORMATS)
def test_json_can_stand_in_a_script_element(format, dossier):
    content = written(format, dossier)
    assert b"<" not in content
    assert json.loads(content.decode("utf-8"))


@pytest.mark.parametrize("format", JSON_FORMATS)
def test_json_keeps_half_a_surrogate_pair(format):
    assert "half \ud83d of a pair" in json.dumps(
        json.loads(written(format, TORN)), ensure_ascii=False
    )


@pytest.mark.parametrize("format", ["web-annotation", "schema-org"])
def test_no_term_is_dropped_when_the_json_ld_is_expanded(format, dossier):
    document = json.loads(written(format, dossier))
    options = {"documentLoader": local}
    expanded = jsonld.expand(document, options)
    back = jsonld.compact(
        expanded, {"@context": document["@context"]}, options | {"graph": format == "schema-org"}
    )
    assert plain(back) == plain(document)


# web-annotation


def annotations(dossier: Dossier) -> dict:
    return json.loads(written("web-annotation", dossier))


def rebuild(collection: dict) -> Dossier:
    """The dossier that a collection was made of, from its JSON alone."""
    whole = collection["dossier"]
    rows = dict.fromkeys(TABLES, ()) | whole["tables"]
    bodies = [item["body"] for item in collection.get("first", {"items": []})["items"]]
    rows |= {
        table: [body["row"] for body in bodies if body["table"] == table] for table in ANNOTATED
    }
    tables = {
        table: typed(
            table, pd.DataFrame(list(rows[table]), columns=whole["columns"][table], dtype=object)
        )
        for table in TABLES
    }
    return Dossier(whole["name"], whole["package"], whole["text"], **tables)


@pytest.mark.parametrize("made", [*DOSSIERS.values(), TORN], ids=[*DOSSIERS, "torn"])
def test_web_annotations_give_the_whole_dossier_back(made):
    back = rebuild(annotations(made))
    assert back.name == made.name
    assert check(back).equals(check(made))
    same(back, made)


def test_web_annotations_survive_expansion_and_compaction_as_a_whole_dossier():
    document = annotations(HOSTILE)
    options = {"documentLoader": local}
    same(
        rebuild(
            jsonld.compact(
                jsonld.expand(document, options), {"@context": document["@context"]}, options
            )
        ),
        HOSTILE,
    )


def test_own_columns_of_a_table_are_kept(tmp_path):
    more = BUNDLED.with_tables(
        claims=BUNDLED.claims.assign(**{"my column": "=1"}), dates=BUNDLED.dates.assign(weight="x")
    )
    same(rebuild(annotations(more)), more)


def test_the_collection_is_as_the_data_model_asks(dossier):
    collection = annotations(dossier)
    assert collection["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection" and collection["label"] == dossier.title
    assert collection["total"] == sum(len(dossier.tables[table]) for table in ANNOTATED)
    assert ("first" in collection) == ("last" in collection) == bool(collection["total"])
    if page := collection.get("first"):
        assert (page["type"], page["partOf"], page["startIndex"]) == (
            "AnnotationPage",
            collection["id"],
            0,
        )
        assert collection["last"] == page["id"] and len(page["items"]) == collection["total"]


def test_every_annotation_is_as_the_data_model_asks(dossier):
    expanded = jsonld.expand(annotations(dossier), {"documentLoader": local})
    found = nodes(expanded, f"{OA}Annotation")
    assert len(found) == annotations(dossier)["total"]
    assert len({node["@id"] for node in found}) == len(found)
    for node in found:
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}#[a-z]+/[\w%./~-]+", node["@id"], re.ASCII)
        assert len(node[f"{OA}hasTarget"]) >= 1 and len(node[f"{OA}hasBody"]) == 1
        (motivation,), (purpose,) = (
            node[f"{OA}motivatedBy"],
            node[f"{OA}hasBody"][0][f"{OA}hasPurpose"],
        )
        assert motivation == purpose and motivation["@id"].removeprefix(OA) in MOTIVATIONS
        assert node[f"{OA}hasBody"][0]["@type"] == [f"{OA}TextualBody"]
    for node in nodes(expanded, f"{OA}SpecificResource"):
        assert len(node[f"{OA}hasSource"]) == 1 and node[f"{OA}hasSource"][0]["@id"].startswith(
            "urn:"
        )


def test_every_passage_is_found_by_position_and_by_quote(dossier):
    counted = 0
    for item in annotations(dossier).get("first", {"items": []})["items"]:
        row = item["body"]["row"]
        passages = [target for target in item["target"] if "selector" in target]
        for target in passages:
            place, words = target["selector"]
            start, end = place["start"], place["end"]
            assert (place["type"], words["type"]) == ("TextPositionSelector", "TextQuoteSelector")
            assert target["source"] == f"urn:sha256:{dossier.article['sha256']}"
            assert words["exact"] == dossier.text[start:end] != ""
            assert dossier.text[:start].endswith(words["prefix"]) and len(words["prefix"]) == min(
                32, start
            )
            assert dossier.text[end:].startswith(words["suffix"]) and len(words["suffix"]) == min(
                32, len(dossier.text) - end
            )
        if row.get("start"):
            spans = [f"{p['selector'][0]['start']}-{p['selector'][0]['end']}" for p in passages]
            assert " ".join(spans) == (row.get("pieces") or f"{row['start']}-{row['end']}")
            counted += 1
        elif item["body"]["table"] == "observations":
            assert item["target"] == [f"urn:sha256:{dossier.article['sha256']}"]
    assert counted == sum(
        int(dossier.tables[table]["start"].notna().sum())
        for table in ANNOTATED
        if table != "relations"
    )


def test_a_relation_links_an_attribution_of_either_claim(dossier):
    collection = annotations(dossier)
    items = {item["id"]: item for item in collection.get("first", {"items": []})["items"]}
    links = [item for item in items.values() if item["motivation"] == "linking"]
    assert len(links) == len(dossier.relations)
    for item in links:
        row, (one, other) = item["body"]["row"], item["target"]
        assert [items[target["source"]]["body"]["row"]["claim_id"] for target in (one, other)] == [
            row["claim_a"],
            row["claim_b"],
        ]
        assert one["scope"] != other["scope"]


def test_annotations_of_two_dossiers_on_one_article_do_not_share_ids():
    other = Dossier("second-opinion", BUNDLED.package, BUNDLED.text, **BUNDLED.tables)
    ids = [
        {item["id"] for item in annotations(made)["first"]["items"]} for made in (BUNDLED, other)
    ]
    assert not ids[0] & ids[1]


def test_an_annotation_says_in_words_what_it_is():
    said = {
        item["id"].split("#")[1]: item["body"]["value"]
        for item in annotations(BUNDLED)["first"]["items"]
    }
    assert said["mentions/m002"] == "Jake Sullivan"
    assert said["dates/d01"] == "29 Oct 2024"
    assert said["attributions/a01"].startswith("Jake Sullivan has been urging China")
    assert (
        "the outlet → CNN → a U.S. official (unnamed source; report, affirms, certain; said: 29 "
        "Oct 2024 or before; how they would know: by office)" in said["attributions/a01"]
    )
    assert "how they would know: inferred (“estimated”)" in said["attributions/a26"]
    assert "how they would know" not in said["attributions/a03"]
    assert (
        "urging China … to put pressure" in said["attributions/a01"]
        and "maintains relations" not in said["attributions/a01"]
    )


# timelinejs

SLIDE = {
    "start_date",
    "end_date",
    "text",
    "media",
    "group",
    "display_date",
    "background",
    "autolink",
    "unique_id",
}
DATE = {"year", "month", "day", "hour", "minute", "second", "millisecond", "display_date"}


class Markup(HTMLParser):
    """The tags of a piece of HTML, and the text of its list items."""

    def __init__(self, html: str):
        super().__init__()
        self.tags, self.items = [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, *attrs))
        self.items += [""] if tag == "li" else []

    def handle_data(self, data):
        if self.items:
            self.items[-1] += data


def timeline(dossier: Dossier) -> dict:
    return json.loads(written("timelinejs", dossier))


def test_a_timeline_has_the_documented_structure(dossier):
    document = timeline(dossier)
    assert set(document) == {"title", "events"}
    assert "start_date" not in document["title"]
    for slide in (document["title"], *document["events"]):
        assert (
            set(slide) <= SLIDE
            and set(slide["text"]) == {"headline", "text"}
            and slide["autolink"] is False
        )
    for slide in document["events"]:
        for day in (slide["start_date"], slide.get("end_date", slide["start_date"])):
            assert set(day) <= DATE and all(type(part) is int for part in day.values())
            assert 1 <= day["month"] <= 12 and 1 <= day["day"] <= 31
        assert slide.get("end_date") != slide["start_date"]
    assert len({slide["unique_id"] for slide in document["events"]}) == len(document["events"])


def test_a_timeline_drops_no_claim(dossier):
    document = timeline(dossier)
    dated = [claim.event_edtf != "" for claim in dossier.claims.itertuples()]
    assert len(document["events"]) == sum(dated)
    undated = Markup(document["title"]["text"]["text"]).items
    propositions = dossier.claims["proposition"][[not known for known in dated]].tolist()
    assert len(undated) == len(propositions)
    assert all(line.startswith(proposition) for line, proposition in zip(undated, propositions))
    told = sum(len(Markup(slide["text"]["text"]).items) for slide in document["events"])
    assert told == views.statements(dossier)["event_edtf"].ne("").sum()


def test_a_timeline_holds_no_markup_but_its_own(dossier):
    document = timeline(dossier)
    for slide in (document["title"], *document["events"]):
        texts = [
            slide["text"]["headline"],
            slide.get("group", ""),
            slide.get("display_date", ""),
            slide.get("unique_id", ""),
        ]
        assert [tag for text in texts for tag in Markup(text).tags] == []
        assert set(Markup(slide["text"]["text"]).tags) <= {("p",), ("ul",), ("li",)}


@pytest.mark.parametrize(
    ("claim_id", "first", "last", "shown", "said"),
    [
        ("c36", (2024, 10, 24), None, "24 Oct 2024", ""),
        ("c27", (2024, 10, 27), (2024, 10, 28), "27 or 28 Oct 2024", ""),
        ("c01", (2024, 10, 29), None, "29 Oct 2024 or before", "No beginning is stated."),
        ("c13", (2024, 8, 1), None, "from Aug 2024 on", "No end is stated."),
        ("c41", (2022, 2, 24), (2024, 10, 29), "24 Feb 2022 to 29 Oct 2024", ""),
    ],
)
def test_open_and_vague_dates_are_said_in_words(claim_id, first, last, shown, said):
    event = next(slide for slide in timeline(BUNDLED)["events"] if slide["unique_id"] == claim_id)
    assert tuple(event["start_date"].values()) == first
    assert tuple(event.get("end_date", {}).values()) == (last or ())
    assert event["display_date"] == shown
    assert ("No " in event["text"]["text"].split("</p>")[0]) == bool(said) and said in event[
        "text"
    ]["text"]


def test_an_event_says_who_says_so_and_belongs_to_its_topic():
    event = next(slide for slide in timeline(BUNDLED)["events"] if slide["unique_id"] == "c01")
    assert event["group"] == "pressure on China"
    assert (
        "the outlet → CNN → a U.S. official (unnamed source; report, affirms, certain"
        in event["text"]["text"]
    )


# schema-org


def graph(dossier: Dossier) -> list[dict]:
    return json.loads(written("schema-org", dossier))["@graph"]


def test_the_graph_has_the_article_and_every_claim(dossier):
    expanded = jsonld.expand(json.loads(written("schema-org", dossier)), {"documentLoader": local})
    (article,) = nodes(expanded, f"{SCHEMA}NewsArticle")
    claims = nodes(expanded, f"{SCHEMA}Claim")
    assert [claim[f"{SCHEMA}text"][0]["@value"] for claim in claims] == dossier.claims[
        "proposition"
    ].tolist()
    there = {node["@id"] for node in expanded}
    for claim in claims:
        assert claim[f"{SCHEMA}appearance"] == [{"@id": article["@id"]}]
        assert {author["@id"] for author in claim.get(f"{SCHEMA}author", [])} <= there


def test_those_who_affirm_a_claim_are_its_authors_and_those_who_deny_it_are_not():
    names = {node["@id"]: node["name"] for node in graph(BUNDLED) if "name" in node}
    table = views.statements(BUNDLED)
    for node in (node for node in graph(BUNDLED) if node["@type"] == "Claim"):
        said = table[table["proposition"] == node["text"]]
        assert [names[author["@id"]] for author in node.get("author", [])] == said.loc[
            said["stance"] == "affirms", "source"
        ].drop_duplicates().tolist()
        assert len(node["description"].split("\n")) == len(said)
    assert table["stance"].eq("denies").any()


def test_unnamed_sources_are_described_as_such():
    by_name = {node["name"]: node for node in graph(BUNDLED) if "name" in node}
    assert (by_name["a U.S. official"]["@type"], by_name["a U.S. official"]["description"]) == (
        "Person",
        "not named in the text",
    )
    assert (by_name["U.S. officials"]["@type"], by_name["U.S. officials"]["description"]) == (
        "Organization",
        "not named in the text",
    )
    assert (by_name["John Kirby"]["@type"], "description" in by_name["John Kirby"]) == (
        "Person",
        False,
    )
    assert by_name["the outlet"]["@type"] == "NewsMediaOrganization"


def test_what_is_unknown_of_the_article_is_left_out_and_what_is_known_stands():
    assert set(graph(BUNDLED)[0]) == {"@id", "@type", "description", "inLanguage"}
    known = graph(HOSTILE)[0]
    assert (
        known["headline"],
        known["author"]["name"],
        known["publisher"]["name"],
        known["datePublished"],
    ) == (SCRIPT, "=1+1", "-Outlet", "2024-10-29")


# csv


def read_csv(content: bytes) -> list[list[str]]:
    return [
        [cell.removeprefix("'") for cell in row]
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    ]


def expected(value: object) -> str:
    """A value of a view or table as its CSV file has it."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return (
        ""
        if value is None or value is pd.NA
        else ", ".join(value)
        if isinstance(value, tuple)
        else str(value)
    )


def test_csv_has_every_statement_and_gives_every_cell_back(dossier):
    header, *rows = read_csv(written("csv", dossier))
    table = views.statements(dossier)
    assert header == list(table)
    assert rows == [[expected(value) for value in row.values()] for row in table.to_dict("records")]


def test_csv_is_for_excel_and_for_pandas_alike():
    content = written("csv", BUNDLED)
    assert content.startswith(b"\xef\xbb\xbfattribution_id,claim_id,")
    assert content.count(b"\r\n") == len(BUNDLED.attributions) + 1
    assert (
        pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)["text"].tolist()
        == views.statements(BUNDLED)["text"].tolist()
    )


def dangerous(cell: str) -> bool:
    """Whether the first visible character could begin a formula."""
    seen = re.sub(r"^[\s\x00-\x20\u200b-\u200f\ufeff]+", "", cell)
    return (seen[:1] in tuple("=+-@＝＋－＠") and seen != "") or (
        cell[:1] in ("\t", "\r", "\n") and cell != ""
    )


def test_no_csv_cell_can_be_taken_for_a_formula():
    cells = [
        cell
        for row in csv.reader(io.StringIO(written("csv", HOSTILE).decode("utf-8-sig"), newline=""))
        for cell in row
    ]
    assert [cell for cell in cells if dangerous(cell)] == []
    assert f"'{FORMULA} {RTL}" in cells and "'\r\n=1" in cells and "'@SUM(1)" in cells


@settings(max_examples=40, deadline=None)
@given(EVIL_START, st.text())
def test_any_text_comes_back_from_csv_and_none_is_a_formula(start, text):
    content = FORMATS["csv"].write(speech(start + text))
    header, row = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert not dangerous(row[header.index("proposition")])
    assert read_csv(content)[1][header.index("proposition")] == start + text


def test_half_a_surrogate_pair_is_shown_in_csv():
    assert r"half \ud83d of a pair" in written("csv", TORN).decode("utf-8-sig")


# xlsx


def fits(char: str) -> bool:
    """Whether XML 1.0 holds the character as it is (the carriage return it does not)."""
    return (
        char in "\t\n" or " " <= char < "\ud800" or "\ue000" <= char < "\ufffe" or char > "\uffff"
    )


def shown(text: str) -> str:
    return "".join(
        char if fits(char) else chr(0x2400 + ord(char)) if char < " " else "\ufffd" for char in text
    )


def read_xlsx(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def values(sheet) -> list[list]:
    return [
        [cell.replace("_x005F_", "_") if isinstance(cell, str) else cell for cell in row]
        for row in sheet.iter_rows(values_only=True)
    ]


def test_xlsx_has_a_sheet_for_each_table_with_equal_values(dossier):
    book = read_xlsx(written("xlsx", dossier))
    assert book.sheetnames == ["about", "statements", *TABLES]
    for name, table in ({"statements": views.statements(dossier)} | dossier.tables).items():
        header, *rows = values(book[name])
        assert header == list(table)
        assert len(rows) == len(table)
        for row, wanted in zip(rows, table.to_dict("records")):
            for cell, value in zip(row, wanted.values()):
                if isinstance(value, str) and len(value.encode("utf-16-le")) > 2 * 32_767:
                    assert shown(value).startswith(cell[: 32_000 // 2]) and cell.endswith(
                        f" … [cut: {len(value):,} characters in all]"
                    )
                elif isinstance(value, int | float) and abs(value) < 1e15:
                    assert (cell, type(cell)) == (value, type(value)) or cell == value == int(value)
                else:
                    assert (cell or "") == shown(expected(value))


def test_xlsx_has_text_and_numbers_and_nothing_else(dossier):
    content = written("xlsx", dossier)
    with ZipFile(io.BytesIO(content)) as parts:
        sheets = [
            parts.read(name).decode()
            for name in parts.namelist()
            if name.startswith("xl/worksheets/sheet")
        ]
    assert len(sheets) == 12
    assert not re.search(r"<f[ >/]|t=\"[ed]\"", "".join(sheets))
    for sheet in read_xlsx(content):
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            assert cell.data_type in {"s", "n", "b"} and (cell.data_type == "s") == isinstance(
                cell.value, str
            )


def test_xlsx_text_that_looks_like_a_formula_stays_text_when_it_is_edited():
    book = read_xlsx(written("xlsx", HOSTILE))
    cells = {
        cell.value: cell
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str)
    }
    for text in (FORMULA, "=1+1", "+outlet", "@SUM(1)", "\t=1+1", " =1", "-me"):
        assert text not in cells or cells[text].quotePrefix, text
    assert {FORMULA, "+outlet", "@SUM(1)", "\t=1+1", " =1", "-me"} <= set(cells)
    assert not cells["Eve"].quotePrefix
    assert cells["NUL ␀, bell ␇, #REF!, _x005F_x0041_x005F_x0042_"].data_type == "s"


def test_xlsx_counts_what_it_replaced_and_cut():
    about = dict(values(read_xlsx(written("xlsx", HOSTILE))["about"]))
    replaced = sum(
        not fits(char)
        for table in (views.statements(HOSTILE), *HOSTILE.tables.values())
        for row in table.to_dict("records")
        for value in row.values()
        for char in expected(value)
    )
    assert about["characters replaced"] == replaced > 0
    assert about["cells cut"] == 2
    clean = dict(values(read_xlsx(written("xlsx", BUNDLED))["about"]))
    assert (clean["characters replaced"], clean["cells cut"]) == (0, 0)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("x" * 32_767, False),
        ("x" * 32_768, True),
        ("😀" * 16_383, False),
        ("😀" * 16_384, True),
        ("_x0041_" * 4_000, True),
    ],
)
def test_an_xlsx_cell_holds_as_many_utf16_units_as_excel_allows(text, cut):
    (cell,) = [
        row[columns("attributions").index("note")]
        for row in list(read_xlsx(FORMATS["xlsx"].write(speech(note=text)))["attributions"].values)[
            1:
        ]
    ]
    assert len(cell.encode("utf-16-le")) <= 2 * 32_767
    assert (f"[cut: {len(text):,} characters in all]" in cell) == cut
    assert cut or cell == text


def test_xlsx_sheets_are_readable(dossier):
    for sheet in read_xlsx(written("xlsx", dossier)):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.bold for cell in sheet[1])
        assert all(
            10 <= sheet.column_dimensions[cell.column_letter].width <= 60 for cell in sheet[1]
        )


@settings(max_examples=40, deadline=None)
@given(EVIL_START, ANY_TEXT)
@example(
    "", "\x00\x08\t\n\x0b\x0c\r\x1f \x7f\x85\ud7ff\ud800\udfff\ue000\ufffd\ufffe\uffff\U00010000"
)
@example("", "_x0041_x0042__x_x004_")
def test_any_text_comes_back_from_xlsx_or_is_visibly_replaced(start, text):
    text = start + text
    book = read_xlsx(FORMATS["xlsx"].write(speech(note=text)))
    cell = book["attributions"].cell(2, columns("attributions").index("note") + 1)
    assert (cell.value or "").replace("_x005F_", "_") == shown(text)
    assert cell.data_type == "s" or text == ""
    assert dict(values(book["about"]))["characters replaced"] == sum(
        not fits(char) for char in text
    )


def test_numbers_that_excel_cannot_hold_are_text():
    cells = {
        cell.value: cell.data_type
        for row in read_xlsx(written("xlsx", HOSTILE))["quantities"].iter_rows()
        for cell in row
    }
    assert cells[-3.5] == "n" and cells["12345678901234568"] == "s"


# zip


def test_a_zip_unpacks_to_a_dossier_that_loads_and_is_equal(dossier, tmp_path):
    with ZipFile(export(dossier, "zip", tmp_path / "file.zip")) as package:
        assert sorted(package.namelist()) == sorted(
            ["article.txt", "datapackage.json", *(f"{table}.csv" for table in TABLES)]
        )
        package.extractall(tmp_path / "out")
    same(helpers.load(tmp_path / "out"), dossier)


def test_a_zip_with_a_lone_carriage_return_in_a_cell_loads(tmp_path):
    made = speech("one\rtwo")
    with ZipFile(export(made, "zip", tmp_path / "file.zip")) as package:
        package.extractall(tmp_path / "out")
    same(helpers.load(tmp_path / "out"), made)


def test_a_zip_is_a_data_package_as_it_is(tmp_path):
    report = frictionless.validate(
        str(export(BUNDLED, "zip", tmp_path / "file.zip")), type="package"
    )
    assert report.valid and len(report.tasks) == len(TABLES)


def test_a_zip_has_one_fixed_time_and_files_that_can_be_read():
    with ZipFile(io.BytesIO(written("zip", BUNDLED))) as package:
        assert {
            (entry.date_time, entry.create_system, entry.external_attr >> 16)
            for entry in package.infolist()
        } == {((1980, 1, 1, 0, 0, 0), 3, 0o644)}
        assert package.testzip() is None


# what an export takes, and when


@pytest.mark.slow
@pytest.mark.parametrize("where", ["north-korean-troops", DATA / "north-korean-troops"], ids=str)
def test_a_dossier_is_exported_and_reported_by_its_name_or_folder_as_it_is_checked(where, tmp_path):
    by_name = export(where, "csv", tmp_path / "a.csv").read_bytes()
    assert by_name == FORMATS["csv"].write(BUNDLED)
    assert helpers.report(where, tmp_path / "a.html").stat().st_size > 100_000
    for write in (lambda it: export(it, "csv", tmp_path / "b"), helpers.check):
        with pytest.raises(DossierError, match="nowhere: no such dossier"):
            write("nowhere")


def test_a_workbook_is_written_under_a_clock_before_1980(monkeypatch):
    monkeypatch.setattr("time.time", lambda: 0.0)
    with ZipFile(io.BytesIO(FORMATS["xlsx"].write(BUNDLED))) as book:
        assert 1980 in {entry.date_time[0] for entry in book.infolist()}
        assert book.testzip() is None
