"""The tables of a briefing, as plain data: texts in rows, the most telling first."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from efus_data import Network
from efus_data.base.words import _, begin_small, list_words, ngettext, tell_number
from efus_data.base.years import tell_years
from efus_data.insight.lists import name_countries
from efus_data.tables.labels import find_usual, name_codes
from efus_data.tables.participations import KIND_WORDS

MOST_ROWS = 120
Table = dict[str, Any]


def tabulate_authorities(
    network: Network, authorities: pd.DataFrame, distances: Mapping[str, int] | None = None
) -> Table:
    """The authorities, those with a practice and in most projects first.

    `distances` are theirs from the place that is asked for, in kilometres; then the nearest
    come first.
    """
    usual = find_usual(network, "authorities", "kind")
    kinds = authorities["kind"].astype("str").where(authorities["kind"] != usual)
    authorities = authorities.assign(unusual_kind=name_codes(network, "authorities", "kind", kinds))
    if distances is not None:
        return _tabulate_near(authorities, distances)
    ordered = authorities.assign(has_practice=authorities["practice"].notna()).sort_values(
        ["has_practice", "project_count"], ascending=False, kind="stable"
    )
    rows = [
        [_name_with_kind(row), row.country_name, row.projects, row.practice]
        for row in ordered.itertuples()
    ]
    columns = [(_("{-Authority}"), 5), (_("Country"), 2.2), (_("{-Projects}"), 5.2)]
    if authorities["practice"].isna().all():
        note = _("Those in most {-projects} come first.")
        rows = [row[:-1] for row in rows]
    else:
        note = _("Those with a described {-practice} come first, then those in most {-projects}.")
        columns.append((_("{-Practice} that {-the_source} describes"), 6))
    return _table(_("The {-authorities}"), columns, rows, note=note if len(rows) > 1 else "")


def _tabulate_near(authorities: pd.DataFrame, distances: Mapping[str, int]) -> Table:
    rows = [
        [
            _name_with_kind(row),
            tell_number(distances[row.authority_id]),
            row.country_name,
            row.projects,
            row.practice,
        ]
        for row in sorted(authorities.itertuples(), key=lambda row: distances[row.authority_id])
    ]
    columns = [
        (_("{-Authority}"), 4.4),
        (_("Distance, km"), 1.8),
        (_("Country"), 2.2),
        (_("{-Projects}"), 4.6),
    ]
    if authorities["practice"].isna().all():
        rows = [row[:-1] for row in rows]
    else:
        columns.append((_("{-Practice} that {-the_source} describes"), 5.4))
    note = _("The nearest come first, as the crow flies.") if len(rows) > 1 else ""
    return _table(_("The {-authorities}"), columns, rows, note=note)


def tabulate_participations(participations: pd.DataFrame, projects: pd.DataFrame) -> Table:
    """An authority's projects, with what they are about and where the source says so."""
    titles = projects.set_index(projects["project_id"].astype("str"))["title"]
    rows = [
        [
            row.project,
            titles[str(row.project_id)],
            tell_years(row.start_year, row.end_year),
            _name_places(row),
        ]
        for row in participations.itertuples()
    ]
    columns = [(_("{-Project}"), 2.4), (_("What it is"), 7), (_("Years"), 2)]
    columns.append((_("Named in {-the_source}"), 4))
    return _table(_("Its {-projects_in_full}"), columns, rows)


def tabulate_partners(partners: pd.DataFrame) -> Table:
    """The authorities with common projects, those with the same ones in one row, most first."""
    rows = [
        [projects, tell_number(len(group)), list_words(list(group["name"]))]
        for projects, group in partners.groupby("projects", sort=False)
    ]
    columns = [(_("Common {-projects}"), 5.6), (_("Number"), 1.2), (_("{-Authorities}"), 9)]
    counted = ngettext("{count} {-authority}", "{count} {-authorities}", len(partners))
    return _table(_("Whom it meets there"), columns, rows, counted=counted)


def tabulate_members(participations: pd.DataFrame) -> Table:
    """The authorities of a project, by country."""
    rows = [
        [
            row.authority,
            row.country_name,
            tell_years(row.start_year, row.end_year),
            _name_places(row),
        ]
        for row in participations.itertuples()
    ]
    columns = [(_("{-Authority}"), 5), (_("Country"), 3), (_("Years"), 2)]
    columns.append((_("Named in {-the_source}"), 5))
    return _table(_("{-Authorities}"), columns, rows)


def tabulate_peers(peers: pd.DataFrame) -> Table:
    """The authorities most like one, with why; `peers` as `rank_peers` gives them."""
    rows = [
        [row.name, row.country_name, _("{number} %", number=round(100 * row.likeness)), row.reasons]
        for row in peers.itertuples()
    ]
    columns = [(_("{-Authority}"), 3.6), (_("Country"), 2.2), (_("Alike"), 1.2), (_("Why"), 10)]
    return _table(_("Most alike first"), columns, rows)


def tabulate_visits(visits: pd.DataFrame) -> Table:
    """Whom to visit, with what there is to see; `visits` as `plan_visit` gives them."""
    rows = [
        [
            row.name,
            row.country_name,
            _("{km} km", km=tell_number(row.distance_km)),
            row.practice,
            row.sentence,
        ]
        for row in visits.itertuples()
    ]
    columns = [(_("{-Authority}"), 3.2), (_("Country"), 2.2), (_("Distance"), 1.5)]
    columns += [(_("{-Practice}"), 4), (_("To see"), 7)]
    note = _(
        "Described {-practices} first, then more {-projects} on the {-theme}, then the shorter way."
    )
    return _table(_("Whom to visit"), columns, rows, note=note)


def tabulate_organisations(network: Network, organisations: pd.DataFrame) -> Table:
    """The other organisations of a project, with their role."""
    countries = name_countries(network, organisations["country"]).where(
        organisations["country"].notna(), ""
    )
    rows = [
        [row.name, country, row.role_name, row.kind_name]
        for row, country in zip(organisations.itertuples(), countries, strict=True)
    ]
    columns = [(_("Organisation"), 7), (_("Country"), 3), (_("Role"), 4), (_("Kind"), 3)]
    return _table(_("Other organisations"), columns, rows)


def _table(
    title: str,
    columns: Sequence[tuple[str, float]],
    rows: list[list],
    note: str = "",
    counted: str | None = None,
) -> Table:
    texts = [["" if pd.isna(cell) else str(cell) for cell in row] for row in rows]
    return {
        "title": title,
        "columns": [name for name, _width in columns],
        "widths": [width for _name, width in columns],
        "rows": texts[:MOST_ROWS],
        "total": len(texts),
        "counted": tell_number(len(texts)) if counted is None else counted,
        "note": note,
    }


def tell_cut(table: Table) -> Table:
    """The table with words on what of it is printed: `shown` beside its title, `left` below it."""
    shown, total = len(table["rows"]), table["total"]
    if shown == total:
        return {**table, "shown": table["counted"], "left": ""}
    return {
        **table,
        "shown": ngettext(
            "the first {part} of {count} row",
            "the first {part} of {count} rows",
            total,
            part=tell_number(shown),
        ),
        "left": ngettext(
            "{count} more row is not printed here: open the link for all {total}.",
            "{count} more rows are not printed here: open the link for all {total}.",
            total - shown,
            total=tell_number(total),
        ),
    }


def _name_with_kind(row) -> str:
    """A name, and behind it what kind it is of where that is neither usual nor in the name."""
    kind = row.unusual_kind
    is_said = pd.isna(kind) or kind.lower() in row.name.lower()
    return row.name if is_said else f"{row.name} ({begin_small(kind)})"


def _name_places(row) -> str:
    if row.in_profile and row.in_project_list:
        places = _("in its profile and the {-project}’s list")
    else:
        places = _("in its profile") if row.in_profile else _("in the {-project}’s list")
    if pd.isna(row.discrepancy):
        return places
    said = "; ".join(_(KIND_WORDS[kind]) for kind in row.discrepancy.split("; "))
    return _("{places}; contradiction: {contradiction}", places=places, contradiction=said)
