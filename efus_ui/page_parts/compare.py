"""Two or three authorities side by side, as one table."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from efus_data.base.texts import SEPARATOR
from efus_data.base.tuples import hold_rows
from efus_data.base.words import N_, NN_, _, join_words, ngettext
from efus_data.base.years import tell_span
from efus_data.filtering.criteria import LIST_FILTERS
from efus_data.insight.sheets import AuthoritySheet
from efus_ui.frame.address import link
from efus_ui.frame.filters import get_shown
from efus_ui.parts.links import find_sheet
from efus_ui.parts.tables import draw_table

ASPECTS = {
    "projects": N_("{-Projects}"),
    "themes": N_("{-Themes} of what it does"),
    "target_groups": N_("For whom"),
    "stages": N_("{-Stage_in_full}"),
    "statements": N_("{-Statements} of {-the_declaration}"),
}
SHARED = {
    "projects": NN_("{count} {-project}", "{count} {-projects}"),
    "themes": NN_("{count} {-theme}", "{count} {-themes}"),
    "target_groups": NN_("{count} {-target_group}", "{count} {-target_groups}"),
    "stages": NN_("{count} {-stage}", "{count} {-stages}"),
    "statements": NN_(
        "{count} {-declaration} {-statement}", "{count} {-declaration} {-statements}"
    ),
}


def title_comparison(names: Sequence[str], compared: pd.DataFrame) -> str:
    """What the authorities share (`compare_authorities`), in a sentence."""
    shared = Counter(aspect for aspect, _code, _name in _tell_shared(compared))
    parts = [
        ngettext(*message, shared[aspect]) for aspect, message in SHARED.items() if shared[aspect]
    ]
    if not parts:
        return _("{names} share nothing that {-the_source} tells", names=join_words(names))
    return _("{names} share {things}", names=join_words(names), things=join_words(parts))


def show_comparison(sheets: Sequence[AuthoritySheet], compared: pd.DataFrame) -> None:
    """A row an aspect: what all of the authorities have, then what each has beside it."""
    names = [str(sheet.authority["name"]) for sheet in sheets]
    titles = [_("Aspect"), _("In common"), *names]
    rows = [
        *(
            [[_("What it does"), None, *(_tell_practice(sheet) for sheet in sheets)]]
            if get_shown().whole.holds("practices")
            else []
        ),
        *(_list_aspect(compared, aspect, sheets) for aspect in ASPECTS),
        [_("Years in {-projects}"), None, *(tell_span(sheet.participations) for sheet in sheets)],
        [_("Partners"), None, *(len(sheet.partners) for sheet in sheets)],
        _share(_("Kind"), [sheet.kind_name for sheet in sheets]),
        _share(_("Country"), [sheet.country_name for sheet in sheets]),
    ]
    rows = [row for row in rows if any(row[1:])]
    draw_table(
        "comparison",
        _("{names} side by side", names=join_words(names)),
        [{"title": title, "kind": "long"} for title in titles],
        rows,
        most=len(rows),
        isFixed=True,
    )


def _share(aspect: str, texts: list[str]) -> list[str | None]:
    """A row of single texts: what is the same for all stands once, in common."""
    is_same = len(set(texts)) == 1
    return [aspect, texts[0], *([None] * len(texts))] if is_same else [aspect, None, *texts]


def _list_aspect(
    compared: pd.DataFrame, aspect: str, sheets: Sequence[AuthoritySheet]
) -> list[Any]:
    own = [row for row in hold_rows(compared) if row.aspect == aspect]
    shared = {row.code: row.name for row in own if row.is_shared}
    cells = [
        shared,
        *(
            {row.code: row.name for row in own if row.authority_id == key and not row.is_shared}
            for key in map(_get_id, sheets)
        ),
    ]
    return [_(ASPECTS[aspect]), *(_list_chips(aspect, cell) for cell in cells)]


def list_shared(compared: pd.DataFrame) -> list[tuple[str, str]]:
    """What all of those compared have: its name, and the address of all who have it."""
    rows = _tell_shared(compared)
    return [(name, _find_target(aspect, code)) for aspect, code, name in rows]


def _tell_shared(compared: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Aspect, code and name of what all of those compared have."""
    shared = ((row.aspect, row.code, row.name) for row in hold_rows(compared) if row.is_shared)
    return list(dict.fromkeys(shared))


def _list_chips(aspect: str, names: Mapping[str, str]) -> list[tuple[str, str]] | None:
    return [(name, _find_target(aspect, code)) for code, name in names.items()] or None


def _find_target(aspect: str, code: str) -> str:
    if aspect in ("projects", "statements"):
        return find_sheet(f"{aspect.removesuffix('s')}_id", code)
    (parameter,) = LIST_FILTERS[aspect].parameters
    return link("authorities", get_shown().filters, **{parameter: code})


def _tell_practice(sheet: AuthoritySheet) -> str:
    return SEPARATOR.join(sheet.practices["title"]) or _("Not described")


def _get_id(sheet: AuthoritySheet) -> str:
    return str(sheet.authority["authority_id"])
