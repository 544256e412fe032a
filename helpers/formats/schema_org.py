"""schema.org: the article, the parties and the claims as JSON-LD."""

import pandas as pd

from .. import dates, views
from ..dossier import Dossier
from .cells import as_rows
from .documents import article_address, as_json, dossier_address, row_address, tell_statements

PARTIES = {
    "person": "Person",
    "government": "GovernmentOrganization",
    "outlet": "NewsMediaOrganization",
}

Node = dict[str, object]


def write(dossier: Dossier) -> bytes:
    """A JSON-LD graph of schema.org: the article, the parties, and one Claim per claim with those
    who affirm it as its authors.

    What is unknown of the article is left out. Denials stand in the description: schema.org has no
    term for them, nor for the chain, nor for groups of people, which are Organizations here.
    Unnamed sources are described as such; a source that is left open is nobody's to be an author,
    and a statement that nobody commits to has none: the description tells of both.
    """
    home, table = dossier_address(dossier), views.statements(dossier)
    by_claim = dict(iter(table.groupby("claim_id")))
    origins = set(table.loc[table["identified"] != views.OPEN, "origin"])
    parties = [
        _party(home, entity)
        for entity in as_rows(dossier.entities)
        if entity["entity_id"] in origins
    ]
    claims = [
        _claim(dossier, home, claim, by_claim[claim["claim_id"]])
        for claim in as_rows(dossier.claims)
    ]
    graph = [_article(dossier), *parties, *claims]
    return as_json({"@context": "https://schema.org", "@graph": graph})


def _article(dossier: Dossier) -> Node:
    known = {key: value for key, value in dossier.article.items() if value not in ("", "unknown")}
    day = dates.read(known.get("published_edtf", ""))
    node: Node = {
        "@id": article_address(dossier),
        "@type": "NewsArticle",
        "description": dossier.title,
    }
    facts = {
        "inLanguage": known.get("language"),
        "headline": known.get("headline"),
        "author": _named("Person", known.get("byline")),
        "publisher": _named("NewsMediaOrganization", known.get("publisher")),
        "datePublished": day.edtf if day.precision == "day" and not day.doubtful else None,
    }
    return node | {key: value for key, value in facts.items() if value}


def _named(kind: str, name: object) -> Node | None:
    return None if name is None else {"@type": kind, "name": name}


def _party(home: str, entity: dict[str, str]) -> Node:
    alone = entity["kind"] == "anonymous" and entity["count"] == "1"
    node: Node = {
        "@id": row_address(home, "entities", entity["entity_id"]),
        "@type": "Person" if alone else PARTIES.get(entity["kind"], "Organization"),
        "name": entity["name"],
    }
    return node if entity["named"] == "true" else node | {"description": "not named in the text"}


def _claim(dossier: Dossier, home: str, claim: dict[str, str], statements: pd.DataFrame) -> Node:
    affirming = dict.fromkeys(
        row.origin
        for row in statements.itertuples()
        if row.stance == "affirms"
        and row.identified != views.OPEN
        and views.commits(row.act, row.certainty)
    )
    node: Node = {
        "@id": row_address(home, "claims", claim["claim_id"]),
        "@type": "Claim",
        "text": claim["proposition"],
        "keywords": claim["topic"],
        "appearance": {"@id": article_address(dossier)},
    }
    more = {
        "author": [{"@id": row_address(home, "entities", origin)} for origin in affirming],
        "temporalCoverage": claim["event_edtf"],
        "description": "\n".join(tell_statements(dossier, statements)),
    }
    return node | {key: value for key, value in more.items() if value}
