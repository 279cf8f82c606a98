"""A tour to hand out: a PDF of one landscape page a step, with the speaker's notes or without."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from efus_data.base.words import N_, _, get_language, translate
from efus_ui.briefing.map import draw_described
from efus_ui.briefing.typesetting import clean, typeset
from efus_ui.briefing.words import TEMPLATE_WORDS, tell_day
from efus_ui.pictures.growth import describe_year
from efus_ui.pictures.palette import Palette
from efus_ui.pictures.qr import draw_qr

# A map is drawn smaller than its room and then enlarged to fill it, so that its names are large.
MAP_PT = (400.0, 328.0)
MAP_BESIDE_NOTES_PT = (280.0, 316.0)
MOST_PARAGRAPHS = 20
LONGEST_CODE = 200  # letters of a link whose code is read well where it is printed small
WORDS = {
    "page": TEMPLATE_WORDS["page"],
    "more": N_("and {count} more"),
    "notes": N_("Notes"),
    "open": N_("This step in the explorer"),
    "qr": N_("QR code of the link to this step"),
}


def hand_out(
    title: str,
    steps: Sequence[dict[str, Any]],
    links: Sequence[str],
    *,
    roles: Mapping[str, str],
    palette: Palette,
    source: str,
    has_notes: bool,
) -> bytes:
    """The PDF of a tour: of each of its steps headline, sentence, picture, link, maybe notes.

    A step has headline, sentence, notes and panels, as the element `presenting` takes it; `links`
    lead to the steps; `roles` says what the looks of bars mean. Raises typst.TypstError where
    the pages cannot be set at all.
    """
    told = [
        _describe(step, link, palette, has_notes=has_notes)
        for step, link in zip(steps, links, strict=True)
    ]
    content = {
        "title": title,
        "description": steps[0]["headline"],
        "steps": told,
        "source": source,
        "brand": _("{-Explorer}"),
        "date": tell_day(datetime.now(UTC).astimezone().date()),
        "language": get_language(),
        "palette": {"ink": palette.text, "roles": palette.roles},
        "roles": dict(roles),
        "words": translate(WORDS),
    }
    pdf, _compiler = typeset("handout.typ", clean(content))
    return pdf


def _describe(
    step: dict[str, Any], link: str, palette: Palette, *, has_notes: bool
) -> dict[str, Any]:
    notes = _part(step["notes"]) if has_notes else []
    size_pt = MAP_BESIDE_NOTES_PT if notes else MAP_PT
    panels = [_prepare(panel, size_pt, palette) for panel in step["panels"]]
    code = draw_qr(link, quiet_zone=0) if len(link) <= LONGEST_CODE else None
    return {**step, "link": link, "qr": code, "notes": notes, "panels": panels}


def _part(notes: str) -> list[str]:
    """The paragraphs of notes; one alone where there are more than a page has room for."""
    lines = [line for line in notes.splitlines() if line.strip()]
    return lines if len(lines) <= MOST_PARAGRAPHS else [" ".join(lines)]


def _prepare(
    panel: dict[str, Any], map_pt: tuple[float, float], palette: Palette
) -> dict[str, Any]:
    """A panel as the template takes it: a map drawn, a timeline's bars with their row's name."""
    prepare: dict[str, Callable[[dict], dict]] = {
        "map": lambda data: _draw_map(data, panel["alt"], map_pt, palette),
        "growth": lambda data: _draw_map(_take_year(data), panel["alt"], map_pt, palette),
        "timeline": _list_bars,
    }
    kept = {name: panel[name] for name in ("kind", "share", "others")}
    return {**kept, "data": prepare.get(panel["kind"], dict)(panel["data"])}


def _draw_map(
    data: dict[str, Any], alt: str, size_pt: tuple[float, float], palette: Palette
) -> dict[str, Any]:
    return {"alt": alt, "drawn": draw_described(data, dict(data["legend"]), palette, size_pt)}


def _take_year(data: dict[str, Any]) -> dict[str, Any]:
    year = data["steps"][0]["code"]
    return describe_year(data, int(year) if year else None, is_running=data["isRunning"])


def _list_bars(data: dict[str, Any]) -> dict[str, Any]:
    """Each bar in a line of its own; the first of a row says whose they are."""
    rows = [
        [
            {
                "label": "" if place else row["label"],
                "years": bar["text"],
                **{name: bar[name] for name in ("start", "end", "role", "is_phase")},
            }
            for place, bar in enumerate(row["bars"])
        ]
        for row in data["rows"]
    ]
    roles = sorted({bar["role"] for row in rows for bar in row})
    return {"first": data["first"], "last": data["last"], "rows": rows, "roles": roles}
