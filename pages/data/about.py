"""About: what this is, where it comes from, how it was made, how to cite and correct it."""

import pandas as pd
import streamlit as st

from efus_ui.frame.filters import get_shown
from efus_ui.page_parts.about import ACCESSIBILITY, CORRECT, MADE, WHAT
from efus_ui.parts.heading import set_title
from efus_ui.parts.links import escape_markdown
from efus_ui.parts.tables import list_licences

PAGE = {"place": 100, "icon": ":material/info:"}

shown = get_shown()
package = shown.whole.package
set_title("About")
st.title("About this explorer", anchor=False)
st.markdown(WHAT)

st.header("How it was made", anchor=False)
st.markdown(MADE)
st.header("How to correct it", anchor=False)
st.markdown(CORRECT)
st.header("Accessibility", anchor=False)
st.markdown(ACCESSIBILITY)

st.header("Sources, licences, and how to cite", anchor=False)
st.markdown(f"{list_licences(package)} The program: MIT. Outlines: public domain.")
st.code(
    f"Efus explorer, data version {package.version}. Facts from: European Forum for Urban "
    "Security (Efus), European Local Authorities are mobilising against radicalisation "
    "(leaflet). Places: GeoNames, CC BY 4.0.",
    language=None,
    wrap_lines=True,
)

with st.expander("What Efus offers, as the leaflet describes it"):
    for book in shown.whole.publications.sort_values("year").itertuples():
        year = "" if pd.isna(book.year) else f" ({book.year})"
        link = f" [Where to read it]({book.url})" if isinstance(book.url, str) else ""
        title, summary = escape_markdown(book.title), escape_markdown(book.summary)
        st.markdown(f"*{title}*{year}. {summary}{link}")
    for service in shown.whole.services.sort_values("title").itertuples():
        st.markdown(f"**{escape_markdown(service.title)}.** {escape_markdown(service.summary)}")
    st.markdown("Efus: [www.efus.eu](https://www.efus.eu), contact@efus.eu.")
