"""Tours: views in an order, to present on a big screen, with notes for the speaker."""

import streamlit as st

from efus_data.base.words import _, ngettext
from efus_data.tours.own import TOUR_ID
from efus_ui.elements import draw_element
from efus_ui.frame import address
from efus_ui.frame.address import get_first_page, show_unknown, spell_out
from efus_ui.frame.filters import get_shown
from efus_ui.frame.own_tour import get_own_steps
from efus_ui.parts.heading import set_title, show_source
from efus_ui.parts.links import escape_markdown
from efus_ui.presenting.composing import show_own_tour
from efus_ui.presenting.handout import link_file, offer_handouts, show_file
from efus_ui.presenting.steps import TOUR, link_step, list_headlines, name_tours

PAGE = {"place": 45, "icon": ":material/slideshow:"}

network = get_shown().whole
tours = {tour: title for tour, title in name_tours(network).items() if tour != TOUR_ID}
set_title(_("Tours"))
st.title(
    ngettext("{count} tour to present", "{count} tours to present", len(tours))
    if tours
    else _("No tour comes with this data yet"),
    anchor=False,
)
show_unknown()
st.markdown(
    _(
        "A tour leads through views of the explorer, one a step, on the whole screen. The arrow "
        "keys or a presenter's remote go on and back, F fills the screen, S opens the speaker's "
        "notes in a window of their own, and Escape leaves the tour to explore the view further."
    )
)
if kept := address.take("file", name_tours(network)):
    title = escape_markdown(name_tours(network)[kept])
    st.header(_("“{title}”: ready, and as a file", title=title), anchor=False)
    show_file(network, kept)
is_begun = bool(get_own_steps())
if is_begun:
    st.header(_("Your tour"), anchor=False)
    show_own_tour(network)
    st.header(_("Tours that come with the data"), anchor=False)
columns = st.columns(2)
for place, (tour, title) in enumerate(tours.items()):
    headlines = list_headlines(network, tour)
    with columns[place % 2], st.container(border=True):
        st.header(escape_markdown(title), anchor=False)
        steps = ngettext("{count} step", "{count} steps", len(headlines))
        present = {
            "text": _("Present"),
            "name": _("Present: {title}", title=title),
            "more": steps,
            "href": link_step(tour, 1),
        }
        links = {"look": "cards", "label": title, "links": [present]}
        draw_element("links", f"tour_{tour}", links)
        st.markdown("\n".join(f"1. {escape_markdown(headline)}" for headline in headlines))
        keep = _("Is it ready? Take it along as a file")
        st.markdown(f"[{keep}]({link_file(tour)})")
        offer_handouts(network, tour)
        st.markdown(_("The link to copy:"))
        st.code(spell_out(get_first_page(), {TOUR: [tour]}), language=None, wrap_lines=True)
if not tours:
    st.markdown(
        _(
            "Tours stand in the data, as a list of views with a headline and a sentence each: "
            "`tours.csv` and `tour_steps.csv`."
        )
    )
if not is_begun:
    st.header(_("Your own tour"), anchor=False)
    show_own_tour(network)
show_source()
