"""Timelines as lists of bars: where each stands, without measuring its words."""

from typing import Any

from efus_ui.writing.links import add_parameter

MOST_ROWS = 100
WIDTH_PX, LETTER_PX, PADDING_PX = 960, 7.6, 18  # of a usual page, and of a word in it
LANE_PX, PHASE_PX, EVENT_PX, GAP_PX = 32, 26, 20, 6
YEAR_PX = 60


def prepare_timeline(data: dict[str, Any], _key: str) -> dict[str, Any]:
    """The data of the element `timeline`, with every bar's place."""
    first, last = data["first"], data["last"]
    count = last - first + 1
    step = -(-count * YEAR_PX // WIDTH_PX)
    shown = [_prepare_row(row, data, first, count) for row in data["rows"][:MOST_ROWS]]
    for own, former in zip(shown, [{}, *data["rows"]], strict=False):
        own["group"] = own["group"] if own["group"] != former.get("group") else None
    return {
        **data,
        "shown": shown,
        "is_labelled": any(row.get("label") for row in shown),
        "has_present": first <= data["present"] <= last,
        "present_at": round((data["present"] + 0.5 - first) / count, 4),
        "years": [
            {
                "year": first + place,
                "left": round(100 * place / count, 3),
                "is_hidden": place % step > 0,
            }
            for place in range(count)
        ],
    }


def _prepare_row(row: dict[str, Any], data: dict[str, Any], first: int, count: int) -> dict:
    entries = [_prepare_bar(bar, data, first, count) for bar in row["bars"]]
    entries += [_prepare_event(event, first, count) for event in row["events"]]
    rows_open, sources = data.get("rows_open"), data.get("sources")
    href = rows_open and add_parameter(rows_open["base"], rows_open["parameter"], row["id"])
    height = _stack(entries)
    return {
        "label": row.get("label"),
        "group": row.get("group"),
        "href": href,
        "entries": entries,
        "height": height,
        "told": sources and row["bars"] and sources.get(row["bars"][0]["id"]),
    }


def _prepare_bar(bar: dict[str, Any], data: dict[str, Any], first: int, count: int) -> dict:
    opens = data.get("opens")
    start, span = (bar["start"] - first) / count, (bar["end"] + 1 - bar["start"]) / count
    own = {
        "text": bar["text"],
        "hint": bar["hint"],
        "role": bar["role"],
        "is_phase": bar["is_phase"],
        "href": opens and add_parameter(opens["base"], opens["parameter"], bar["id"]),
        "height": PHASE_PX if bar["is_phase"] else LANE_PX,
    }
    return {**own, **_place(bar["text"], start, span)}


def _prepare_event(event: dict[str, Any], first: int, count: int) -> dict[str, Any]:
    start = min(max((event["year"] - first + event["share"]) / count, 0.0), 1.0)
    placed = _place(event["text"], start, 0.0)
    return {"text": event["text"], "is_event": True, "height": EVENT_PX, **placed}


def _place(text: str, start: float, span: float) -> dict[str, Any]:
    """Where an entry begins, how long it is, on which side its words go, and what both cover."""
    words = (len(text) * LETTER_PX + PADDING_PX) / WIDTH_PX
    if words <= span:
        at, covered = "inside", (start, start + span)
    elif start + span + words <= 1:
        at, covered = "after", (start, start + span + words)
    else:
        at, covered = "before", (start - words, start + span)
    return {"start": round(start, 5), "span": round(span, 5), "at": at, "covered": covered}


def _stack(entries: list[dict[str, Any]]) -> str:
    """Lanes below each other, an entry in the first one with room for it; gives their height."""
    lanes: list[list[dict[str, Any]]] = []
    for own in entries:
        low, high = own["covered"]
        free = (
            lane
            for lane in lanes
            if all(high <= other["covered"][0] or other["covered"][1] <= low for other in lane)
        )
        lane = next(free, None)
        if lane is None:
            lanes.append([own])
        else:
            lane.append(own)
    filled = 0
    for place, lane in enumerate(lanes):
        height = max(own["height"] for own in lane)
        for own in lane:
            above = GAP_PX // 2 + place * GAP_PX
            own["top"] = _tell_height(above, filled + height - own["height"])
        filled += height
    return _tell_height(len(lanes) * GAP_PX, filled)


def _tell_height(gaps_px: int, bars_px: int) -> str:
    """A height in CSS: of gaps, and of bars, which are higher where letters are larger."""
    return f"calc({gaps_px}px + {bars_px} * var(--lane, 1px))"
