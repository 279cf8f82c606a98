"""About: what this is, where it comes from, how it was made, how to cite and correct it."""

import streamlit as st

from efus_ui.frame.filters import get_shown
from efus_ui.page_parts.about import ACCESSIBILITY, CORRECT, MADE, WHAT, YEARS
from efus_ui.parts.heading import SOURCE, set_title
from efus_ui.parts.tables import list_licences

PAGE = {"place": 100, "icon": ":material/info:"}

shown = get_shown()
package = shown.whole.package
set_title("About")
st.title("About this explorer", anchor=False)
st.markdown(WHAT)

st.header("What Efus offers", anchor=False)
st.markdown("As the leaflet describes it; the words are ours.")
st.subheader("Publications", anchor=False)
for book in shown.whole.publications.sort_values("year").itertuples():
    link = f" [Where to read it]({book.url})" if isinstance(book.url, str) else ""
    st.markdown(f"*{book.title}* ({book.year}). {book.summary}{link}")
st.subheader("Services", anchor=False)
for service in shown.whole.services.sort_values("title").itertuples():
    st.markdown(f"**{service.title}.** {service.summary}")
st.markdown("Efus: [www.efus.eu](https://www.efus.eu), contact@efus.eu.")

st.header("How it was made", anchor=False)
st.markdown(MADE)
st.subheader("How years are settled", anchor=False)
st.markdown(YEARS)

st.header("Sources and licences", anchor=False)
st.markdown(list_licences(package))
st.markdown(
    "The licence of the explorer's own program is MIT. The outlines of countries and regions are "
    "in the public domain."
)

st.header("How to cite it", anchor=False)
st.code(
    f"Efus explorer, data version {package.version}. Facts from: European Forum for Urban "
    "Security (Efus), European Local Authorities are mobilising against radicalisation "
    "(leaflet). Places: GeoNames, CC BY 4.0.",
    language=None,
    wrap_lines=True,
)

st.header("How to correct it", anchor=False)
st.markdown(CORRECT)

st.header("Accessibility", anchor=False)
st.markdown(ACCESSIBILITY)
st.caption(SOURCE)
