"""The filtered network as a data package of its own, in one ZIP."""

import io
import json
import zipfile
from datetime import UTC, date, datetime
from typing import Any

from efus_data.base.words import _, ngettext, tell_number
from efus_data.filtering.filters import Filters
from efus_data.formats.csv_files import describe_filters, format_csv
from efus_data.insight.tables import take_table
from efus_data.package.derived import describe_derived
from efus_data.package.description import DESCRIPTOR, DISCREPANCIES, FILTERED
from efus_data.tables.participations import list_profiled
from efus_data.tables.values import Network

FILE_MODE = 0o644 << 16
FOUND_FILE = f"{DISCREPANCIES}.csv"


def format_package(
    whole: Network,
    network: Network,
    filters: Filters,
    *,
    link: str = "",
    on: date | None = None,
) -> bytes:
    """A ZIP that is a valid Data Package (v2) of what `filters` leave of `whole`.

    It holds every table of the package as CSV, even where no row is left, and a
    `datapackage.json` with the same schemas that says which filter made it, from which
    `link`, and `on` which date (today's). `efus_data.load` reads the unzipped folder as
    the same tables and participations; why an authority is there (`via`) is told anew,
    from what the package holds. The discrepancies come along as they were found in the
    whole. Outlines are left out: they are the explorer's own.
    """
    day = on or datetime.now(UTC).date()
    descriptor = _describe_package(whole, network, filters, link, day)
    files = {DESCRIPTOR: json.dumps(descriptor, ensure_ascii=False, indent=2).encode("utf-8")}
    for name, table in network.package.tables.items():
        files[table.path] = format_csv(take_table(network, name))
    if DISCREPANCIES in network.table_names:
        files[FOUND_FILE] = format_csv(take_table(network, DISCREPANCIES))
    return _zip(files, day)


def _describe_package(
    whole: Network, network: Network, filters: Filters, link: str, day: date
) -> dict[str, Any]:
    descriptor = json.loads(whole.package.descriptor)
    sentence = describe_filters(filters, whole)
    part, everything = len(network.authorities), len(whole.authorities)
    made = ngettext(
        "Filtered on {day}: {filters}; {part} of {count} {-authority}.",
        "Filtered on {day}: {filters}; {part} of {count} {-authorities}.",
        everything,
        day=day.isoformat(),
        filters=sentence,
        part=tell_number(part),
    )
    changed = {
        "description": f"{descriptor.get('description', '')} {made}".strip(),
        "created": f"{day.isoformat()}T00:00:00Z",
        "resources": _list_resources(descriptor),
        FILTERED: {
            "description": sentence,
            "parameters": filters.to_parameters(),
            **({"link": link} if link else {}),
            "profiledAuthorities": _keep_profiled(whole, network),
        },
    }
    if filters:
        title = _("{title} (only: {filters})", title=descriptor.get("title", ""), filters=sentence)
        changed["title"] = title.strip()
    return {**descriptor, **changed}


def _list_resources(descriptor: dict[str, Any]) -> list[dict[str, Any]]:
    """The tables as resources, the discrepancies among them: half a list contradicts nothing."""
    tables = [given for given in descriptor["resources"] if "schema" in given]
    if any(given["name"] == DISCREPANCIES for given in tables):
        return tables
    derived = {table["name"]: table for table in describe_derived(descriptor)}
    if DISCREPANCIES not in derived:
        return tables
    found = derived[DISCREPANCIES]
    profile = tables[0]["schema"].get("$schema")
    schema = {
        **found["schema"],
        **({"$schema": profile} if profile else {}),
        "primaryKey": ["discrepancy_id"],
        "missingValues": [""],
    }
    return [*tables, {**tables[0], **found, "path": FOUND_FILE, "schema": schema}]


def _keep_profiled(whole: Network, network: Network) -> list[str]:
    """The authorities with a profile: a filter may cut every mention in it.

    Without them, a project that a profile does not name would no longer contradict it.
    """
    profiled = {*list_profiled(whole.mentions), *whole.package.profiled}
    return sorted(profiled & set(network.authorities["authority_id"].astype("str")))


def _zip(files: dict[str, bytes], day: date) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = FILE_MODE
            archive.writestr(entry, data)
    return content.getvalue()
