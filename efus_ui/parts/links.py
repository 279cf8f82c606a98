"""Links from a page to others, as Markdown; each keeps the filters."""

from collections.abc import Iterable
from urllib.parse import quote_plus

from efus_ui.frame.address import link
from efus_ui.frame.filters import get_shown

# The page, and its parameter, where what an id stands for is shown whole.
SHEETS = {
    "authority_id": ("authorities", "authority"),
    "project_id": ("projects", "sheet"),
    "statement_id": ("statements", "statement"),
    "discrepancy_id": ("checks", "discrepancy"),
    "kind": ("checks", "kind"),
}
ESCAPES = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]$:<>~|"})


def find_sheet(key: str, own_id: str) -> str:
    """The address of the sheet of an id; `key` is its column (see SHEETS)."""
    page, parameter = SHEETS[key]
    return link(page, get_shown().filters, **{parameter: own_id})


def find_sheets(key: str, ids: Iterable[str]) -> list[str]:
    """The addresses of the sheets of many ids."""
    start, listed = find_sheet(key, ""), list(ids)
    addresses = {own_id: start + quote_plus(own_id) for own_id in set(listed)}
    return [addresses[own_id] for own_id in listed]


def link_sheet(key: str, own_id: str, label: str) -> str:
    """A link to the sheet of an id, as Markdown; `key` is its column (see SHEETS)."""
    return f"[{escape_markdown(label)}]({find_sheet(key, own_id)})"


def escape_markdown(text: object) -> str:
    """A text from the data, so that none of its signs is read as Markdown; blank where missing."""
    return text.translate(ESCAPES) if isinstance(text, str) else ""
