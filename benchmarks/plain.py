"""The plainest Streamlit page with a filter, a map and a table, to compare with."""

import pandas as pd
import pydeck as pdk
import streamlit as st

st.title("Plain")
chosen = st.sidebar.multiselect("Country", ["FR", "DE", "IT", "ES"])
places = pd.DataFrame(
    {
        "name": list("abcd"),
        "country": ["FR", "DE", "IT", "ES"],
        "lat": [48.0, 50, 45, 41],
        "lon": [2.0, 8, 9, 2],
    }
)
shown = places[places["country"].isin(chosen)] if chosen else places
st.markdown(f"{len(shown)} of {len(places)} places")
layer = pdk.Layer("ScatterplotLayer", shown, get_position="[lon, lat]", get_radius=30000)
view = pdk.ViewState(latitude=48, longitude=8, zoom=3)
st.pydeck_chart(pdk.Deck([layer], initial_view_state=view, map_provider=None))
st.dataframe(shown)
