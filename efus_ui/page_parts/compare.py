"""Two or three authorities side by side, as one table."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from efus_data.base.years import tell_years
from efus_data.insight.sheets import AuthoritySheet
from efus_data.tables.kinds import KIND_NAMES
from efus_ui.elements import draw_element
from efus_ui.frame.address import link
from efus_ui.frame.filters import get_shown
from efus_ui.parts.links import find_sheet
from efus_ui.parts.tables import WORDS
from efus_ui.parts.words import count_noun, join_words

ASPECTS = {
    "projects": "Projects",
    "themes": "Themes of what it does",
    "target_groups": "For whom",
    "stages": "Stage of prevention",
    "statements": "Points of the Manifesto",
}
SHARED_WORDS = {"projects": "project", "themes": "theme", "statements": "Manifesto point"}


def title_comparison(names: Sequence[str], compared: pd.DataFrame) -> str:
    """What the authorities share (`compare_authorities`), in a sentence."""
    shared = compared[compared["is_shared"]].groupby("aspect")["code"].nunique()
    parts = [
        count_noun(int(shared[aspect]), word)
        for aspect, word in SHARED_WORDS.items()
        if aspect in shared
    ]
    return f"{join_words(names)} share {join_words(parts) if parts else 'none of these'}"


def show_comparison(sheets: Sequence[AuthoritySheet], compared: pd.DataFrame) -> None:
    """A row an aspect: what all of the authorities have, then what each has beside it."""
    names = [str(sheet.authority["name"]) for sheet in sheets]
    rows = [
        ["What it does", None, *(_tell_practice(sheet) for sheet in sheets)],
        *(_list_aspect(compared, aspect, sheets) for aspect in ASPECTS),
        ["Years in projects", None, *(_tell_span(sheet) for sheet in sheets)],
        ["Partners", None, *(len(sheet.partners) for sheet in sheets)],
        ["Kind", None, *(KIND_NAMES[sheet.authority["kind"]] for sheet in sheets)],
        ["Country", None, *(sheet.country_name for sheet in sheets)],
    ]
    draw_element(
        "table",
        "comparison",
        {
            "key": "comparison",
            "caption": f"{join_words(names)} side by side",
            "columns": [
                {"title": title, "kind": "long", "isHead": place == 0}
                for place, title in enumerate(["Aspect", "In common", *names])
            ],
            "rows": [{"cells": row, "href": None} for row in rows],
            "most": len(rows),
            "words": WORDS,
        },
    )


def _list_aspect(
    compared: pd.DataFrame, aspect: str, sheets: Sequence[AuthoritySheet]
) -> list[Any]:
    own = compared[compared["aspect"] == aspect]
    shared = own[own["is_shared"]].drop_duplicates("code")
    alone = own[~own["is_shared"]]
    cells = [shared, *(alone[alone["authority_id"] == _get_id(sheet)] for sheet in sheets)]
    return [ASPECTS[aspect], *(_list_chips(aspect, cell) for cell in cells)]


def _list_chips(aspect: str, rows: pd.DataFrame) -> list[tuple[str, str]] | None:
    return [
        (name, _find_target(aspect, code))
        for code, name in zip(rows["code"], rows["name"], strict=True)
    ] or None


def _find_target(aspect: str, code: str) -> str:
    if aspect in ("projects", "statements"):
        return find_sheet(f"{aspect.removesuffix('s')}_id", code)
    parameter = {"themes": "theme", "target_groups": "target_group", "stages": "stage"}[aspect]
    return link("authorities", get_shown().filters, **{parameter: code})


def _tell_practice(sheet: AuthoritySheet) -> str | None:
    titles = sheet.practices["title"].tolist()
    return "; ".join(titles) if titles else "Not described"


def _tell_span(sheet: AuthoritySheet) -> str | None:
    taken = sheet.participations
    if taken.empty:
        return None
    return tell_years(int(taken["start_year"].min()), int(taken["end_year"].max()))


def _get_id(sheet: AuthoritySheet) -> str:
    return str(sheet.authority["authority_id"])
