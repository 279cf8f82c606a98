"""Take this along: one menu a page, with what is shown in every form, and links to it."""

from collections.abc import Sequence
from html import escape
from typing import Any

import streamlit as st

from efus_data.base.words import N_, _, keep_language, translate
from efus_ui.elements import draw_element
from efus_ui.elements.offers import offer_file
from efus_ui.frame.address import join_link, spell_out, spell_out_here
from efus_ui.frame.filters import Shown
from efus_ui.frame.serving import answers_links, is_unscripted, may_be_embedded
from efus_ui.parts.links import escape_markdown
from efus_ui.parts.share import Briefing
from efus_ui.parts.take_away import DOWNLOADS, Offer, Taken, list_offers

TITLE = N_("Take this along")
WORDS = {
    "copy": N_("Copy"),
    "copied": N_("Copied"),
    "failed": N_(
        "The file could not be written just now. Try again in a few seconds; if that does not "
        "help, reload the page."
    ),
}


def show_take_along(shown: Shown, taken: Sequence[Taken], briefing: Briefing) -> None:
    """The menu: what the page shows, everything that is filtered, paper, and links.

    It is one element whose files are links of the server; of Streamlit's own buttons, which stand
    for it where none answers links, each is a message at every click.
    """
    known = shown.whole.table_names
    taken = [own for own in taken if own.rows is not None or own.name in known]
    if not answers_links():
        _draw_buttons(list_offers(shown, taken, briefing))
        return
    tables = [own for own in taken if own.rows is None]
    if is_unscripted():
        groups = [_link_table(shown, own) for own in tables]
    else:
        groups = [_describe_offer(own) for own in list_offers(shown, taken, briefing)]
    links = [_describe_links(shown, [own.name for own in tables])]
    if may_be_embedded():
        links.append(_describe_embedding())
    data = {"label": _(TITLE), "groups": groups, "links": links, "words": translate(WORDS)}
    draw_element("take_along", "take_along", data, width="content")


def _describe_offer(offer: Offer) -> dict[str, Any]:
    files = [
        {
            "label": own.label,
            "href": offer_file(keep_language(own.write), own.file, own.media_type, own.key),
            "file": own.file,
            "help": own.help,
        }
        for own in offer.downloads
    ]
    return {"title": offer.title, "files": files}


def _link_table(shown: Shown, own: Taken) -> dict[str, Any]:
    """The links for programs, which need nobody who looks at a page."""
    given = shown.filters.to_parameters()
    files = [
        {"label": _(form.label), "href": join_link(f"api/{own.name}.{form.name}", given)}
        for form in DOWNLOADS
        if form.is_link and form.fits(own.name)
    ]
    return {"title": own.title, "files": files}


def _describe_links(shown: Shown, names: list[str]) -> dict[str, Any]:
    """The links that give rows to other programs, ready to copy."""
    given = shown.filters.to_parameters()
    return {
        "title": _("Links for other programs"),
        "use": _(
            "For Excel's “From web”, pandas, R or QGIS: the rows with the filters of now, as the "
            "data is on the day they are opened."
        ),
        "texts": [spell_out(f"api/{name}.csv", given) for name in names],
        "more": {
            "text": _("Other forms, and what else can be asked"),
            "href": spell_out("api", {}),
        },
    }


def _describe_embedding() -> dict[str, Any]:
    """What a web page holds that embeds this view."""
    address, name = spell_out_here(), escape(_("{-Explorer}"))
    frame = f'<iframe src="{address}" title="{name}" width="100%" height="800"></iframe>'
    return {"title": _("To embed this view in a page of yours"), "texts": [frame]}


def _draw_buttons(offers: Sequence[Offer]) -> None:
    with st.popover(_(TITLE), key="take_along"):
        for offer in offers:
            st.markdown(f"**{escape_markdown(offer.title)}**")
            with st.container(horizontal=True, key=f"take_{offer.key}"):
                for own in offer.downloads:
                    st.download_button(
                        own.label,
                        keep_language(own.write),
                        own.file,
                        own.media_type,
                        key=own.key,
                        help=escape_markdown(own.help),
                        on_click="ignore",
                    )
