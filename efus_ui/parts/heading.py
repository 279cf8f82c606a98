"""The top of a page: its title, what is shown of how many, and the way out of an empty view."""

from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st

from efus_data import read_parameters
from efus_data.base.words import N_, NN_, _, ngettext, tell_number
from efus_data.insight.origin import tell_source
from efus_ui.elements import draw_element
from efus_ui.frame import address
from efus_ui.frame.filters import Shown, draw_chips, get_shown, list_parts
from efus_ui.frame.pages import find_page
from efus_ui.parts.links import escape_markdown
from efus_ui.parts.searched import show_search
from efus_ui.parts.share import Briefing, brief_filtered, show_sharing
from efus_ui.parts.take_away import Taken
from efus_ui.parts.take_menu import show_take_along


class Counted(NamedTuple):
    """What is said of the rows of a table: some of them, all; no row at all, none that fits."""

    some: tuple[str, str]
    every: tuple[str, str]
    nothing: str
    unfit: str


COUNTED = {
    "authorities": Counted(
        NN_("{part} of {count} {-authority}", "{part} of {count} {-authorities}"),
        NN_("All {count} {-authority}", "All {count} {-authorities}"),
        N_("The data that is open here holds no {-authorities}."),
        N_("No {-authority} fits {filters}."),
    ),
    "projects": Counted(
        NN_("{part} of {count} {-project}", "{part} of {count} {-projects}"),
        NN_("All {count} {-project}", "All {count} {-projects}"),
        N_("The data that is open here holds no {-projects}."),
        N_("No {-project} fits {filters}."),
    ),
    "practices": Counted(
        NN_("{part} of {count} {-practice}", "{part} of {count} {-practices}"),
        NN_("All {count} {-practice}", "All {count} {-practices}"),
        N_("The data that is open here holds no {-practices}."),
        N_("No {-practice} fits {filters}."),
    ),
}


def show_heading(
    title: str,
    shown: Shown,
    *,
    of: str = "authorities",
    kicker: str | None = None,
    is_sheet: bool = False,
    view: str | None = None,
    taken: Sequence[Taken] = (),
    briefing: Briefing | None = None,
) -> None:
    """What is seen, as a finding, and above it the page; how to take it along; what is filtered.

    On a sheet it is said only of a filter how many it leaves, for the sheet is of one thing.
    `kicker` stands above the title in place of the page's name, `view` in the browser's title
    before it, where the page shows one thing. `taken` is offered to take along, and `briefing`
    is the one on what the page shows, where that is not what is filtered.
    """
    page = _(find_page(address.get_page()).title)
    set_title(f"{view} · {page}" if view else page)
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        key="heading",
    ):
        st.markdown(escape_markdown(kicker or page), width="content")
        with st.container(horizontal=True, width="content", key="sharing"):
            show_take_along(shown, taken, briefing or brief_filtered(shown))
            show_sharing(title, shown.filters.describe(shown.whole))
    st.title(escape_markdown(title), anchor=False)
    sentence = tell_count(shown, of)
    if shown.filters or not is_sheet:
        st.markdown(f"**{sentence[0]}** · {escape_markdown(sentence[1])}")
    address.announce(" · ".join(sentence))
    draw_chips()
    show_search(shown)
    address.show_unknown()


def tell_count(shown: Shown, of: str) -> tuple[str, str]:
    """How many of how many are shown, and what is filtered: “15 of 61 authorities”, “France”."""
    part, whole = shown.network.count_rows(of), shown.whole.count_rows(of)
    message = COUNTED[of].every if part == whole > 1 else COUNTED[of].some
    count = ngettext(*message, whole, part=tell_number(part))
    return count, shown.filters.describe(shown.whole) or _("no filter set")


def show_source(*before: str) -> None:
    """Where what the page shows comes from, behind what else there is to say of it."""
    source = escape_markdown(tell_source(get_shown().whole.package))
    st.caption(" ".join(filter(None, [*before, source])))


def set_title(title: str) -> None:
    """The browser's title of the view; once a run, so that no other one shows in between."""
    site = _("{-Explorer}")
    st.set_page_config(page_title=f"{title} – {site}")


def show_nothing_to_show(title: str) -> None:
    """In place of a page for which the network has no data: that it is so, and the way back."""
    set_title(title)
    st.title(escape_markdown(title), anchor=False)
    st.info(_("The data of {-the_network} has nothing that this page shows."))
    first = find_page(address.get_first_page())
    back = escape_markdown(_("Back to the page {page}", page=_(first.title)))
    st.markdown(f"[{back}]({address.join_link(first.path, {})})")
    address.show_unknown()


class EndOfPage(Exception):  # noqa: N818
    """There is nothing more to show on the page; the frame goes on."""


def end_if_empty(shown: Shown, *, of: str = "authorities") -> None:
    """EndOfPage where nothing passes the filters, once it is said why and how to get back."""
    if show_if_empty(shown, of=of):
        raise EndOfPage


def show_if_empty(shown: Shown, *, of: str = "authorities") -> bool:
    """Whether nothing passes the filters; then it says why and how to get back."""
    if shown.network.count_rows(of):
        return False
    if not shown.filters:
        st.info(_(COUNTED[of].nothing), icon=":material/search_off:")
        return True
    described = escape_markdown(shown.filters.describe(shown.whole))
    unfit = _(COUNTED[of].unfit, filters=described)
    way_out = _(
        "Of several filters, all must hold. Words of a search are looked for in names, titles, "
        "summaries and organisations."
    )
    st.info(
        f"{unfit} {way_out}",
        title=_("Nothing to show"),
        icon=":material/search_off:",
    )
    links = _find_ways_out(shown, of)
    if links:
        data = {"look": "cards net-row", "label": _("Ways on"), "links": links}
        draw_element("links", "ways_out", data)
    return True


def _find_ways_out(shown: Shown, of: str) -> list[dict[str, str]]:
    """What would be shown without one of the filters, each as a link that shows something."""
    given, links = shown.filters.to_parameters(), []
    for text, without in list_parts(shown.filters, shown.whole):
        filters, _unknown = read_parameters({**given, **without}, shown.whole)
        count = filters.apply(shown.whole).count_rows(of)
        if count:
            every = shown.whole.count_rows(of)
            more = ngettext(*COUNTED[of].some, every, part=tell_number(count))
            name = _("Without {filter}", filter=text)
            links.append({"text": name, "more": more, "href": address.link_here(without)})
    return links
