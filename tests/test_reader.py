"""The reader: the article's text survives its markup, nothing in a dossier becomes markup, and
every mark leads to its row.
"""

from html import escape
from html.parser import HTMLParser
from itertools import count

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import BUNDLED

from helpers import reader, views
from helpers.contract import CONTRACT, TABLES, columns
from helpers.datapackage import describe
from helpers.display import visible
from helpers.dossier import Dossier
from helpers.reader import marking
from helpers.reader.showing import TABLES as SIFTED
from helpers.tables import blank

BLANK = {name: blank(name) for name in TABLES}
VOID = {"br", "wbr", "hr", "img", "input", "meta", "link"}
TAGS = {
    "bdi",
    "wbr",
    "p",
    "span",
    "a",
    "sup",
    "section",
    "div",
    "b",
    "i",
    "ul",
    "li",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "details",
    "summary",
}
ATTRIBUTES = {
    "role",
    "tabindex",
    "aria-label",
    "title",
    "style",
    "id",
    "href",
    "dir",
    "scope",
    "class",
    "data-of",
}


class Page(HTMLParser):
    """What a piece of HTML consists of: tags, attributes, text, and the paragraphs without their
    numbers and raised ids.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.text, self.paragraphs = [], [], "", []
        self._open, self._skip, self._number, self.unclosed = [], 0, False, []
        self.feed(html)
        self.close()
        self.unclosed = self._open

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag == "p":
            self.paragraphs.append("")
        skipped = tag == "sup" or (tag == "span" and self._number)
        self._number = tag == "p"
        if tag not in VOID:
            self._open.append((tag, skipped))
            self._skip += skipped

    def handle_endtag(self, tag):
        assert self._open and self._open[-1][0] == tag, f"</{tag}> closes {self._open[-1:]}"
        self._skip -= self._open.pop()[1]

    def handle_data(self, data):
        self.text += data
        if self.paragraphs and not self._skip:
            self.paragraphs[-1] += data

    def handle_comment(self, data):
        raise AssertionError(f"a comment: {data}")

    def handle_decl(self, decl):
        raise AssertionError(f"a declaration: {decl}")

    def handle_pi(self, data):
        raise AssertionError(f"a processing instruction: {data}")

    def unknown_decl(self, data):
        raise AssertionError(f"a declaration: {data}")

    def all(self, attribute: str) -> list[str]:
        return [value for _, name, value in self.attributes if name == attribute]


def lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.split("\n") if line.strip()]


def assert_harmless(html: str) -> None:
    page = Page(html)
    assert not page.unclosed
    assert set(page.tags) <= TAGS
    assert {name for _, name, _ in page.attributes} <= ATTRIBUTES
    assert all(href.startswith("#") for href in page.all("href"))
    assert set(page.all("class")) <= {*reader.LAYERS, "passage", "scw-table"}
    assert all("url(" not in style and "<" not in style for style in page.all("style"))


def rows(name: str, *given_rows: dict) -> pd.DataFrame:
    whole = pd.DataFrame(
        [dict.fromkeys(columns(name), "") | {"status": "checked"} | row for row in given_rows],
        columns=columns(name),
    )
    numbers = BLANK[name].select_dtypes("number").dtypes.items()
    return whole.assign(
        **{
            column: pd.to_numeric(whole[column].replace("", None)).astype(dtype)
            for column, dtype in numbers
        }
    )


def annotated(text: str, entities: list = (), dates: list = (), attributions: list = ()) -> Dossier:
    """A dossier in memory with an annotation for each span given."""
    tables = dict(BLANK)
    ids = count(1)
    tables["entities"] = rows(
        "entities",
        {"entity_id": "outlet", "name": "Outlet", "kind": "outlet", "named": False},
        *(
            {"entity_id": f"e{n}", "name": f"Entity {n}", "kind": "person", "named": True}
            for n in range(len(entities))
        ),
    )
    tables["claims"] = rows(
        "claims",
        {"claim_id": "c1", "proposition": "It is so.", "topic": "t", "event_basis": "not-stated"},
    )

    def span(start: int, end: int) -> dict:
        return {"start": start, "end": end, "text": text[start:end]}

    tables["mentions"] = rows(
        "mentions",
        *(
            {"mention_id": f"m{next(ids)}", "entity_id": f"e{n}", "form": "name", **span(*where)}
            for n, where in enumerate(entities)
        ),
    )
    tables["dates"] = rows(
        "dates",
        *(
            {"date_id": f"d{n}", "type": "DATE", "basis": "vague", **span(*where)}
            for n, where in enumerate(dates)
        ),
    )
    said = {
        "claim_id": "c1",
        "quote": "none",
        "act": "assert",
        "stance": "affirms",
        "certainty": "certain",
    }
    tables["attributions"] = rows(
        "attributions",
        *(
            {"attribution_id": f"a{n}", **said, **span(*where)}
            for n, where in enumerate(attributions)
        ),
    )
    tables["hops"] = rows(
        "hops",
        *(
            {"attribution_id": f"a{n}", "hop": 0, "entity_id": "outlet", "said_basis": "not-stated"}
            for n in range(len(attributions))
        ),
    )
    return Dossier("made", describe(text, "Made for a test"), text, **tables)


# the article


@pytest.mark.parametrize(
    "layers", [[], ["entities"], ["dates"], ["attributions"], ["entities", "dates", "attributions"]]
)
def test_the_article_without_its_tags_is_the_article(dossier, layers):
    page = Page(reader.article(dossier, layers=layers).html)
    assert "\n".join(page.paragraphs) == dossier.text
    assert not page.unclosed


def test_the_paragraphs_are_numbered_from_one(dossier):
    titles = list(Page(reader.article(dossier, layers=[]).html).all("title"))
    assert titles == [f"paragraph {n}" for n in range(1, 15)]


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 25)), max_size=3)
ANY_TEXT = st.text(
    st.one_of(st.sampled_from("ab <>&;\"'\n\t"), st.characters(exclude_categories=["Cs"])),
    max_size=40,
)


@settings(max_examples=60, deadline=None)
@given(ANY_TEXT, SPANS, SPANS, SPANS)
def test_any_text_under_any_spans_is_preserved(text, entities, dates, attributions):
    inside = [
        [(start, min(start + length, len(text))) for start, length in spans if start < len(text)]
        for spans in (entities, dates, attributions)
    ]
    page = Page(reader.article(annotated(text, *inside)).html)
    assert page.paragraphs == [visible(line) for line in lines(text)]
    assert not page.unclosed and set(page.tags) <= TAGS


def test_every_mark_has_a_title_and_a_span(dossier):
    marks = reader.find_marks(dossier)
    assert marks and all(mark.title and mark.spans for mark in marks)
    assert all(title for title in Page(reader.article(dossier).html).all("title"))


@pytest.mark.parametrize(
    ("layer", "table", "key"),
    [
        ("entities", "entities", "entity_id"),
        ("dates", "dates", "date_id"),
        ("attributions", "attributions", "attribution_id"),
    ],
)
def test_every_mark_is_linked_to_its_row_in_the_right_table(dossier, layer, table, key):
    marked = {f"#row-{mark.id}" for mark in reader.find_marks(dossier) if mark.layer == layer}
    linked = set(Page(reader.article(dossier, layers=[layer]).html).all("href"))
    there = {
        f"#{id_}" for id_ in Page(reader.table(getattr(dossier, table), key=key).html).all("id")
    }
    assert marked and linked == marked and linked <= there


def test_with_all_layers_every_mark_is_still_linked(dossier):
    linked = set(Page(reader.article(dossier).html).all("href"))
    assert {f"#row-{mark.id}" for mark in reader.find_marks(dossier)} == linked


def test_a_table_links_back_to_marks_that_exist(dossier):
    marks = set(Page(reader.article(dossier).html).all("id"))
    back = Page(
        reader.table(views.statements(dossier), key="attribution_id", link="mark").html
    ).all("href")
    assert len(back) == 52 and {href.removeprefix("#") for href in back} <= marks


def test_two_mentions_of_the_same_words_are_both_linked():
    page = Page(reader.article(annotated("They both said so.", entities=[(0, 4), (0, 4)])).html)
    assert set(page.all("href")) == {"#row-e0", "#row-e1"}


def test_an_attribution_that_ends_with_the_line_break_keeps_its_raised_id():
    page = Page(reader.article(annotated("It is so.\nAnd more.", attributions=[(0, 10)])).html)
    assert page.all("href") == ["#row-a0"]


def test_no_id_stands_twice_in_the_article(dossier):
    ids = Page(reader.article(dossier).html).all("id")
    assert sorted(ids) == sorted(set(ids))


def test_crossing_attributions_are_told_apart_by_their_distance_from_the_text(dossier):
    marks = [mark for mark in reader.find_marks(dossier) if mark.layer == "attributions"]
    levels = marking._levels(marks)
    crossing = [
        (one, other)
        for one in marks
        for other in marks
        if one.id < other.id
        and one.spans[0][0] < other.spans[-1][1]
        and other.spans[0][0] < one.spans[-1][1]
    ]
    assert crossing and all(levels[one.id] != levels[other.id] for one, other in crossing)


# layers, kind, stance, only


@pytest.mark.parametrize("layer", reader.LAYERS)
def test_a_layer_shows_its_own_marks_alone(dossier, layer):
    own = {f"mark-{mark.id}" for mark in reader.find_marks(dossier) if mark.layer == layer}
    assert set(Page(reader.article(dossier, layers=[layer]).html).all("id")) == own


def test_no_layer_shows_no_mark(dossier):
    assert Page(reader.article(dossier, layers=[]).html).all("href") == []


@pytest.mark.parametrize("kind", sorted(set(BUNDLED.entities["kind"])))
def test_kind_keeps_the_entities_of_that_kind_and_all_other_layers(dossier, kind):
    kinds = dict(zip(dossier.entities["entity_id"], dossier.entities["kind"]))
    kept, everything = reader.find_marks(dossier, kind=kind), reader.find_marks(dossier)
    assert kept == [
        mark for mark in everything if mark.layer != "entities" or kinds[mark.id] == kind
    ]


@pytest.mark.parametrize("stance", ["affirms", "denies"])
def test_stance_keeps_the_attributions_of_that_stance_and_all_other_layers(dossier, stance):
    stances = dict(zip(dossier.attributions["attribution_id"], dossier.attributions["stance"]))
    kept, everything = reader.find_marks(dossier, stance=stance), reader.find_marks(dossier)
    assert kept == [
        mark for mark in everything if mark.layer != "attributions" or stances[mark.id] == stance
    ]


@pytest.mark.parametrize("only", [[], ["a42"], ["a01", "a31"], pd.Series(["a05"])])
def test_only_keeps_the_attributions_named(dossier, only):
    shown = Page(reader.article(dossier, layers=["attributions"], only=only).html)
    assert set(shown.all("href")) == {f"#row-{id_}" for id_ in only}
    assert "\n".join(shown.paragraphs) == dossier.text


def test_the_legend_explains_the_layers_asked_for_and_no_others():
    assert (
        "date" in Page(reader.legend(layers=["dates"]).html).text
        and "person" not in reader.legend(layers=["dates"]).html
    )
    whole = Page(reader.legend().html).text
    assert all(kind in whole for kind in reader.KIND_COLORS) and "denies" in whole


def test_every_kind_and_stance_of_the_contract_has_a_look():
    allowed = {
        field["name"]: field.get("constraints", {}).get("enum")
        for name in ("entities", "attributions")
        for field in CONTRACT[name]["schema"]["fields"]
    }
    assert set(reader.KIND_COLORS) == set(allowed["kind"]) and set(reader.STANCE_LINES) == set(
        allowed["stance"]
    )


# cards


@pytest.mark.slow
def test_every_claim_has_a_card_with_its_proposition_sources_passages_and_relations(dossier):
    said = views.statements(dossier)
    for claim in dossier.claims.itertuples():
        html = reader.claim_card(dossier, claim.claim_id).html
        shown = Page(html).text
        mine = said[said["claim_id"] == claim.claim_id]
        assert_harmless(html)
        assert claim.proposition in shown and claim.note in shown
        assert all(
            row.source in shown and row.chain in shown and row.said_label in shown
            for row in mine.itertuples()
        )
        assert all(
            why in shown
            for why in dossier.relations.loc[
                (dossier.relations["claim_a"] == claim.claim_id)
                | (dossier.relations["claim_b"] == claim.claim_id),
                "why",
            ]
        )


def test_every_entity_has_a_card_with_its_name_and_the_claims_it_is_the_origin_of(dossier):
    said = views.statements(dossier)
    for entity in dossier.entities.itertuples():
        html = reader.entity_card(dossier, entity.entity_id).html
        shown = Page(html).text
        assert_harmless(html)
        assert entity.name in shown and entity.role in shown and entity.note in shown
        assert all(
            proposition in shown
            for proposition in said.loc[said["origin"] == entity.entity_id, "proposition"]
        )


def test_every_date_has_a_card_with_its_value_and_what_it_dates(dossier):
    for row in dossier.dates.itertuples():
        html = reader.date_card(dossier, row.date_id).html
        assert_harmless(html)
        shown = Page(html).text
        assert f"“{row.text}”" in shown and row.edtf in shown and row.note in shown
        assert all(
            id_ in shown
            for id_ in dossier.claims.loc[
                dossier.claims["event_date_id"] == row.date_id, "claim_id"
            ]
        )


def test_a_card_lights_the_passage_up(dossier):
    assert "background:#fff3a8" in reader.date_card(dossier, "d09").html
    lit = reader.passage(dossier, [(2058, 2071)])
    assert Page(lit).paragraphs == [dossier.text.split("\n")[8]]
    assert ">Oct. 27 or 28</span>" in lit


@pytest.mark.parametrize(
    "card", [reader.claim_card, reader.entity_card, reader.date_card, reader.sides]
)
@pytest.mark.parametrize("unknown", ["nobody", "", "c999"])
def test_an_unknown_id_is_refused_with_those_that_there_are(dossier, card, unknown):
    with pytest.raises(ValueError, match=r"found .*; allowed: one of"):
        card(dossier, unknown)


def test_the_two_sides_of_the_contested_claim_name_who_stands_on_each(dossier):
    left, right = Page(reader.sides(dossier, "c42").html).text.split("Denied by")
    assert (
        "Affirmed by" in left and "Ukraine (government)" in left and "Western governments" in left
    )
    assert "North Korea (government)" in right and "Russia (government)" in right


def test_a_side_without_anybody_says_so(dossier):
    assert (
        "Nobody in this text." in Page(reader.sides(dossier, "c36").html).text.split("Denied by")[0]
    )


def test_contested_shows_the_one_contested_claim(dossier):
    assert reader.contested(dossier).html == reader.sides(dossier, "c42").html


def test_contested_without_a_contested_claim_says_so():
    shown = reader.contested(annotated("It is so.", attributions=[(0, 9)]))
    assert "No claim in this text" in shown.html and "No contested claim" in shown.text


def test_observations_show_every_note_with_its_pieces_lit_up(dossier):
    html = reader.observations(dossier).html
    shown = Page(html).text
    assert_harmless(html)
    assert all(
        row.note in shown and row.observation_id in shown
        for row in dossier.observations.itertuples()
    )


def test_an_observation_in_pieces_lights_up_the_pieces_alone(dossier):
    one = dossier.observations[dossier.observations["observation_id"] == "o06"]
    lit = reader.observations(dossier.with_tables(observations=one)).html
    assert lit.count("background:#fff3a8") == 2
    assert ">has been urging China</span>" in lit and ">directed the US government</span>" in lit


def test_an_observation_without_a_span_shows_its_note_alone(dossier):
    one = dossier.observations[dossier.observations["observation_id"] == "o01"]
    page = Page(reader.observations(dossier.with_tables(observations=one)).html)
    assert page.paragraphs == list(one["note"])


def test_no_observation_says_so():
    assert "No observation" in reader.observations(annotated("Word")).html


# tables


@pytest.mark.parametrize("name", TABLES)
def test_a_table_shows_each_cell_whole_with_headers_and_a_caption(dossier, name):
    frame = getattr(dossier, name)
    page = Page(reader.table(frame, caption=name).html)
    assert page.tags.count("td") == frame.size and page.tags.count("th") == len(frame.columns)
    assert page.all("scope") == ["col"] * len(frame.columns)
    assert f"{name} ({len(frame)} rows)" in page.text and page.tags.count("caption") == 1
    assert all(
        cell in page.text
        for column in frame.select_dtypes(exclude="number")
        for cell in frame[column].astype(str)
        if frame[column].dtype != bool
    )


def test_a_long_cell_is_not_cut():
    assert "x" * 10_000 in Page(reader.table(pd.DataFrame({"text": ["x" * 10_000]})).html).text


def test_an_empty_table_is_a_sentence_and_no_frame():
    page = Page(reader.table(BLANK["claims"], caption="Claims").html)
    assert page.text.strip() == "Claims (0 rows): nothing to show, no row fits."
    assert "table" not in page.tags


def test_a_table_of_more_than_twenty_rows_has_a_box_and_its_script_once():
    numbers = pd.DataFrame({"n": range(21)})
    long, short = reader.table(numbers).html, reader.table(numbers.head(20)).html
    assert long.count(SIFTED) == 1 and "overflow:auto" in long and "position:sticky" in long
    assert "<script" not in short and "position:sticky" not in short
    assert len(SIFTED) < 4_000, "it stands in the notebook as often as there are such tables"


def test_a_folded_table_opens_to_the_same_table(dossier):
    folded = Page(reader.table(dossier.claims, caption="Claims", folded=True).html)
    assert (
        folded.tags[:2] == ["details", "summary"] and folded.tags.count("td") == dossier.claims.size
    )


@pytest.mark.parametrize(
    ("column", "value", "shown"),
    [
        ("share", 0.25, "25%"),
        ("count", 1234567, "1,234,567"),
        ("low", 0.5, "0.5"),
        ("low", pd.NA, ""),
        ("day", None, ""),
        ("named", True, "yes"),
        ("named", False, "no"),
        ("text", "", ""),
        ("low", float("nan"), ""),
        ("ids", ("a", "b"), "('a', 'b')"),
    ],
)
def test_a_cell_is_shown_as_a_reader_would_write_it(column, value, shown):
    assert reader.shown(column, value) == shown
    html = reader.table(pd.DataFrame({column: pd.Series([value], dtype=object)})).html
    assert html.split("<td")[1].split(">", 1)[1].split("</td>")[0] == escape(shown)


def test_one_row_is_one_row():
    assert "(1 row)" in reader.table(pd.DataFrame({"a": [1]}), caption="One").html


def test_a_notebook_gets_html_that_no_formula_reader_touches(dossier):
    bundle = reader.article(dossier)._repr_mimebundle_()
    assert set(bundle) == {"text/html", "text/plain"} and bundle["text/plain"] == dossier.text
    assert "tex2jax_ignore" in bundle["text/html"] and "mathjax_ignore" in bundle["text/html"]


def test_pieces_of_html_add_up():
    both = reader.Html("<p>a</p>", "a") + reader.Html("<p>b</p>", "b")
    assert (both.html, both.text) == ("<p>a</p><p>b</p>", "a\nb")


# hostile text

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)",
    "{{ constructor }}",
    "$$\\unicode{x}$$",
    "\x1b[31mred\x1b[0m",
    "\u202egnp.exe",
    "</style><style>*{display:none}",
    "--><!-- ",
    "]]><![CDATA[",
    "&lt;b&gt;&#60;b&#62;",
    "</p></div></section></table>",
    "<!DOCTYPE x>",
    "<?xml ?>",
]
SAFE_COLUMNS = {"edtf", "said_edtf", "event_edtf", "as_of_edtf", "pieces"}


def poisoned(source: Dossier, words: str) -> Dossier:
    """The dossier with those words before every free text and every id, and all through the
    article.
    """
    tables = {}
    for name, frame in source.tables.items():
        free = [
            field["name"]
            for field in CONTRACT[name]["schema"]["fields"]
            if field["type"] == "string" and "enum" not in field.get("constraints", {})
        ]
        tables[name] = frame.assign(
            **{
                column: frame[column].map(lambda cell: words + cell if cell else "")
                for column in free
                if column not in SAFE_COLUMNS
            }
        )
    stuffed = (words * len(source.text))[: len(source.text)]
    text = "".join("\n" if old == "\n" else new for old, new in zip(source.text, stuffed))
    return source.with_tables(text=text, **tables)


@pytest.fixture(scope="module", params=HOSTILE, ids=range(len(HOSTILE)))
def hostile(request):
    return poisoned(BUNDLED, request.param)


def test_a_hostile_article_stays_text(hostile):
    shown = reader.article(hostile)
    assert_harmless(shown.html)
    assert Page(shown.html).paragraphs == [visible(line) for line in lines(hostile.text)]


@pytest.mark.parametrize(
    "show",
    [
        lambda d: reader.claim_card(d, d.claims["claim_id"].iloc[41]),
        lambda d: reader.entity_card(d, d.entities["entity_id"].iloc[9]),
        lambda d: reader.date_card(d, d.dates["date_id"].iloc[8]),
        lambda d: reader.sides(d, d.claims["claim_id"].iloc[41]),
        reader.observations,
        reader.contested,
        lambda d: reader.table(
            d.claims, caption=d.claims["topic"].iloc[0], key="claim_id", link="mark"
        ),
        lambda d: reader.table(
            d.claims.rename(columns={"topic": d.claims["topic"].iloc[0]}),
            folded=True,
            caption=d.claims["topic"].iloc[0],
        ),
    ],
    ids=["claim", "entity", "date", "sides", "observations", "contested", "table", "folded table"],
)
def test_hostile_annotations_stay_text(hostile, show):
    assert_harmless(show(hostile).html.replace(SIFTED, ""))


@pytest.mark.parametrize(
    ("table", "column"), [("relations", "relation"), ("relations", "kind"), ("relations", "basis")]
)
def test_even_an_enumerated_value_that_was_never_checked_stays_text(dossier, table, column):
    frame = getattr(dossier, table)
    unchecked = dossier.with_tables(
        **{table: frame.assign(**{column: "<script>alert(1)</script>"})}
    )
    assert_harmless(reader.claim_card(unchecked, "c14").html)


@pytest.mark.parametrize("show", [reader.article, reader.observations, reader.contested])
@pytest.mark.parametrize("text", ["Word", "", "\n\n"])
def test_an_empty_dossier_is_shown_without_an_error(show, text):
    assert_harmless(show(annotated(text)).html)
