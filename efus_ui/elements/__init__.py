"""Elements of our own: plain HTML in small ES modules, for what Streamlit's own cannot do.

Their state is the address: what a visitor does makes a new address, and the run that follows
draws what the address says. No value lives in a widget, so that none can be lost or stale.
"""

import json
from collections.abc import Callable, Sequence
from typing import Any, Literal
from weakref import WeakKeyDictionary

import streamlit as st
from streamlit import runtime
from streamlit.components.v2 import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from efus_ui.elements.files import FOLDER, MODULES, NAMES, PACKAGE, find_sheet

_RENDERERS: WeakKeyDictionary[Any, dict[str, Callable[..., Any]]] = WeakKeyDictionary()


def draw_element(
    name: str, key: str, data: dict[str, Any], *, width: Literal["stretch", "content"] = "stretch"
) -> None:
    """Draw one of the elements NAMES with its data; `key` keeps it the same through all runs."""
    manager = get_bidi_component_manager()
    known = _RENDERERS.setdefault(manager, {})
    if name not in known:
        _register(manager)
        known[name] = st.components.v2.component(
            f"{PACKAGE}.{name}", js=f"{name}.js", css=find_sheet(name), isolate_styles=False
        )
    # Streamlit looks into each list for tables, and not into tuples.
    sent = {own: tuple(value) if isinstance(value, list) else value for own, value in data.items()}
    known[name](key=key, data=sent, width=width)


def keep_rest(key: str, rows: Sequence[Any]) -> str | None:
    """An address where the browser fetches rows of an element that are not seen at first.

    They stay as long as the visitor's page shows them. None where no server runs.
    """
    if not runtime.exists():
        return None
    content = json.dumps(rows, separators=(",", ":"), ensure_ascii=False).encode()
    files = runtime.get_instance().media_file_mgr
    return "." + files.add(content, "application/json", f"rest-{key}")


def _register(manager: Any) -> None:
    """Tell Streamlit of the modules: served as files, which the strict policy allows."""
    if manager.get_component_asset_root(f"{PACKAGE}.{NAMES[0]}") is None:
        manager.register_from_manifest(
            ComponentManifest(
                name=PACKAGE,
                version="1",
                components=[ComponentConfig(name=name, asset_dir=MODULES) for name in NAMES],
            ),
            FOLDER.parent,
        )
