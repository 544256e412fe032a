"""Corrections drawn at random, sound or not, for every test that makes many."""

from hypothesis import strategies as st

from helpers import Dossier, correcting


def some_edit(data: st.DataObject, dossier: Dossier) -> tuple[str, dict]:
    """A correction that could be asked for, sound or not."""

    def one(table: str) -> tuple[str, ...]:
        return data.draw(st.sampled_from(correcting.keys(table, dossier.tables[table])))

    start = data.draw(st.integers(0, len(dossier.text) - 40))
    span = {"start": start, "end": start + data.draw(st.integers(1, 40))}
    table = data.draw(
        st.sampled_from(
            [name for name in dossier.tables if name != "assessments" and len(dossier.tables[name])]
        )
    )
    makers = {
        "change": lambda: {
            "table": table,
            "key": list(one(table)),
            "values": _some_values(data, dossier, table),
        },
        "move": lambda: {"table": "dates", "key": list(one("dates")), **span},
        "accept": lambda: {"table": table, "key": list(one(table))},
        "reject": lambda: {"table": table, "key": list(one(table))},
        "add_mention": lambda: span | {"entity_id": one("entities")[0]},
        "add_date": lambda: span | {"edtf": data.draw(st.sampled_from(["", "2024", "20-24"]))},
        "add_attribution": lambda: (
            span
            | {"source": one("entities")[0], "act": data.draw(st.sampled_from(["assert", "deny"]))}
        ),
        "add_observation": lambda: span | {"kind": "framing", "note": "so"},
        "add_hop": lambda: {
            "attribution_id": one("attributions")[0],
            "position": data.draw(st.integers(0, 3)),
            "entity_id": one("entities")[0],
        },
        "remove_hop": lambda: dict(zip(("attribution_id", "hop"), one("hops"))),
        "merge_entities": lambda: {"kept": one("entities")[0], "gone": one("entities")[0]},
        "unite_entities": lambda: {"one": one("entities")[0], "other": one("entities")[0]},
        "reassign_mention": lambda: {
            "mention_id": one("mentions")[0],
            "entity_id": one("entities")[0],
        },
        "merge_claims": lambda: {"kept": one("claims")[0], "gone": one("claims")[0]},
        "split_entity": lambda: {
            "entity_id": one("entities")[0],
            "mention_ids": [key[0] for key in correcting.keys("mentions", dossier.mentions)[::2]],
            "name": "Split off",
        },
        "split_claim": lambda: {
            "claim_id": one("claims")[0],
            "attribution_ids": [one("attributions")[0]],
            "proposition": "Split off.",
        },
        "split_attribution": lambda: {"attribution_id": one("attributions")[0], **span},
        "copy_attribution": lambda: {
            "attribution_id": one("attributions")[0],
            "entity_ids": [one("entities")[0]],
        },
        "say_more": lambda: {"attribution_id": one("attributions")[0], **span},
        "also_said": lambda: span | {"claim_id": one("claims")[0], "like": one("attributions")[0]},
        "add_piece": lambda: {"table": "attributions", "key": one("attributions")[0], **span},
        "set_source": lambda: {"attribution_id": one("attributions")[0], **span},
        "set_date": lambda: {
            "table": "hops",
            "key": list(one("hops")),
            "date_id": one("dates")[0],
            "carry": data.draw(st.sampled_from(["", "paragraph", "article"])),
        },
        "set_topic": lambda: {
            "claim_id": one("claims")[0],
            "topic": data.draw(st.sampled_from(["", "the war"])),
            "carry": data.draw(st.sampled_from(["", "paragraph"])),
        },
        "accept_sentence": lambda: span,
    }
    verb = data.draw(st.sampled_from(sorted(makers)))
    return verb, makers[verb]()


def _some_values(data: st.DataObject, dossier: Dossier, table: str) -> dict:
    column = data.draw(
        st.sampled_from(sorted(set(dossier.tables[table]) - {"status", "drafted_by"}))
    )
    other = {str(value) for value in dossier.tables[table][column].dropna()}
    return {column: data.draw(st.sampled_from([*sorted(other), "", "2024-13", "7"]))}
