"""About: what this is, where it comes from, how it was made, how to cite and correct it."""

import pandas as pd
import streamlit as st

from efus_data.base.words import _
from efus_data.insight.origin import cite, tell_about
from efus_ui.frame.filters import get_shown
from efus_ui.page_parts.about import ACCESSIBILITY, MADE, tell_contact, tell_correction
from efus_ui.parts.heading import set_title
from efus_ui.parts.links import escape_markdown
from efus_ui.parts.tables import list_licences

PAGE = {"place": 100, "icon": ":material/info:"}

shown = get_shown()
package = shown.whole.package
set_title(_("About"))
st.title(_("About this explorer"), anchor=False)
st.markdown(tell_about(package.identity))

st.header(_("How it was made"), anchor=False)
st.markdown(package.identity.made or _(MADE))
st.header(_("How to correct it"), anchor=False)
st.markdown(tell_correction(package.identity))
st.header(_("Accessibility"), anchor=False)
st.markdown(_(ACCESSIBILITY))

st.header(_("Sources, licences, and how to cite"), anchor=False)
others = _("The program: MIT. Outlines: public domain.")
st.markdown(f"{list_licences(package)} {others}")
st.code(cite(package), language=None, wrap_lines=True)

with st.expander(_("What {-network} offers, as {-the_source} describes it")):
    for book in shown.whole.publications.sort_values("year").itertuples():
        year = "" if pd.isna(book.year) else f" ({book.year})"
        read = _("Where to read it")
        link = f" [{read}]({book.url})" if isinstance(book.url, str) else ""
        title, summary = escape_markdown(book.title), escape_markdown(book.summary)
        st.markdown(f"*{title}*{year}. {summary}{link}")
    for service in shown.whole.services.sort_values("title").itertuples():
        st.markdown(f"**{escape_markdown(service.title)}.** {escape_markdown(service.summary)}")
    st.markdown(tell_contact(package.identity))
