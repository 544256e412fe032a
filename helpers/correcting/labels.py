"""Labels: what tables and columns are called where a person reads them."""

LABELS = {
    "entity_id": "who or what",
    "mention_id": "named here as",
    "claim_id": "what is claimed",
    "edtf": "date value (EDTF)",
    "said_edtf": "said when (EDTF)",
    "said_basis": "that date rests on",
    "said_date_id": "dated by the words",
    "event_edtf": "happened when (EDTF)",
    "event_basis": "that date rests on",
    "event_date_id": "dated by the words",
    "as_of_edtf": "as of (EDTF)",
    "addressee": "told to",
    "named": "named in the text",
    "count": "how many",
    "affiliation": "belongs to",
    "basis": "rests on",
    "claim_a": "this claim",
    "claim_b": "that claim",
    "attribution_id": "the statement",
    "date_id": "the date",
    "quantity_id": "the number",
    "observation_id": "the remark",
    "quote": "quotation",
    "knowledge": "how they would know",
    "settle": "what would settle it",
    "finding": "the finding that is set aside",
}
NOUNS = {
    "entities": "who or what",
    "mentions": "mention",
    "dates": "date",
    "claims": "claim",
    "attributions": "statement",
    "hops": "step of a chain",
    "quantities": "number",
    "observations": "remark",
    "relations": "relation",
    "assessments": "grade",
}


def label(column: str) -> str:
    """What a column is called: its name in plain words where that says too little."""
    return LABELS.get(column, column.replace("_", " "))


def noun(table: str) -> str:
    """What one row of a table is called."""
    return NOUNS[table]
