"""The links between the pages; each keeps the filters in its address."""

from efus_data.base.words import _
from efus_ui.elements import draw_element
from efus_ui.frame.address import link
from efus_ui.frame.filters import get_shown
from efus_ui.frame.pages import find_pages


def draw_navigation(present: str) -> None:
    """A row of links to the pages, filters kept; `present` is the path of the page shown."""
    shown = get_shown()
    filters = shown.filters
    links = [
        {
            "text": _(page.title),
            "href": link(page.path, filters),
            "current": page.path == present,
            "group": page.group,
        }
        for page in find_pages()
        if shown.whole.holds_any(page.needs)
    ]
    data = {"look": "pages", "label": _("Pages"), "title": _("{-Explorer}"), "links": links}
    data["logo"] = shown.whole.package.identity.logo
    draw_element("links", "navigation", data)
