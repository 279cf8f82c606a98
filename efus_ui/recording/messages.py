"""Streamlit's messages to a browser, read as the parts of a page."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.proto.Block_pb2 import Block
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.GapSize_pb2 import GapSize
from streamlit.proto.Markdown_pb2 import Markdown

from efus_ui.elements import PACKAGE
from efus_ui.writing.drawn import Drawn, Part

MAIN, SIDEBAR = 0, 1
HORIZONTAL = Block.FlexContainer.Direction.HORIZONTAL


def gather(messages: Iterable[ForwardMsg]) -> Drawn:
    """What the messages of one run draw."""
    title, main, sidebar = "", Part("flow"), Part("flow")
    for message in messages:
        kind = message.WhichOneof("type")
        if kind == "page_config_changed":
            title = message.page_config_changed.title or title
        elif kind == "delta":
            place, *path = message.metadata.delta_path
            if place in (MAIN, SIDEBAR) and path:
                part = _read(message.delta)
                if part is not None:
                    _put(main if place == MAIN else sidebar, path, part)
    return Drawn(title, main, sidebar)


def _put(part: Part, path: Sequence[int], drawn: Part) -> None:
    """Put what is drawn at its path in a part; what stood there before gives way."""
    for place in path[:-1]:
        part = part.parts[place]
    while len(part.parts) <= path[-1]:
        part.parts.append(Part("nothing"))
    part.parts[path[-1]] = drawn


def _read(delta: Any) -> Part | None:
    kind = delta.WhichOneof("type")
    if kind == "add_block":
        return _read_block(delta.add_block)
    return _read_element(delta.new_element) if kind == "new_element" else None


def _read_block(block: Block) -> Part:
    kind, key = block.WhichOneof("type"), _find_key(block.id)
    fits = {"fits": block.width_config.use_content}
    if kind == "column":
        return Part("column", key, {"share": round(block.column.weight, 4)})
    if kind == "expandable":
        own = block.expandable
        return Part("folded", key, {"label": own.label, "is_open": own.expanded})
    flow = block.flex_container
    look = {
        "is_row": flow.direction == HORIZONTAL,
        "gap": GapSize.Name(flow.gap_config.gap_size).lower(),
        "justify": Block.FlexContainer.Justify.Name(flow.justify).lower(),
        "align": Block.FlexContainer.Align.Name(flow.align).lower(),
        "is_framed": flow.border,
        "is_columns": bool(flow.scale),
    }
    return Part("flow", key, {**look, **fits})


def _read_element(element: Element) -> Part:
    kind = element.WhichOneof("type") or ""
    own = getattr(element, kind, None)
    read = READ.get(kind)
    if read is None:
        return Part("nothing")
    part = read(own)
    part.data.setdefault("fits", element.width_config.use_content)
    return part


def _read_bidi(own: Any) -> Part:
    name = own.component_name.removeprefix(f"{PACKAGE}.")
    return Part(name, _find_key(own.id), json.loads(own.json or "{}"))


def _read_markdown(own: Any) -> Part:
    if own.element_type == Markdown.Type.DIVIDER:
        return Part("line")
    kind = "caption" if own.element_type == Markdown.Type.CAPTION else "text"
    return Part(kind, "", {"text": own.body})


def _read_table(own: Any) -> Part:
    table = convert_arrow_bytes_to_pandas_df(own.arrow_data.data)
    rows = table.astype("str").values.tolist()
    return Part("grid_of_texts", "", {"columns": list(table.columns), "rows": rows})


def _read_alert(own: Any) -> Part:
    look = type(own).Format.Name(own.format).lower()
    return Part("note", "", {"text": own.body, "look": look, "title": own.title})


READ: dict[str, Callable[[Any], Part]] = {
    "alert": _read_alert,
    "bidi_component": _read_bidi,
    "button": lambda own: Part("button", _find_key(own.id), {"label": own.label}),
    "code": lambda own: Part("code", "", {"text": own.code_text}),
    "heading": lambda own: Part("heading", "", {"level": int(own.tag[1:]), "text": own.body}),
    "markdown": _read_markdown,
    "table": _read_table,
}


def _find_key(own_id: str) -> str:
    """The key that a page gave: an id is `$$ID-`, a digest, `-`, and the key."""
    parts = own_id.split("-", 2)
    return parts[2] if len(parts) > 2 and parts[2] != "None" else ""
