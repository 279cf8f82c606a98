"""A page's views, of which the address holds the present one."""

import streamlit as st


def choose_view(views: dict[str, str], label: str) -> str:
    """The view to show (`?view=authorities`); the first where the address names none."""
    first = next(iter(views))
    given = st.query_params.get("view", first)
    if given != st.session_state.get("written_view") or "choice_view" not in st.session_state:
        st.session_state["choice_view"] = given if given in views else first
    chosen = st.segmented_control(
        label, list(views), format_func=lambda name: views[name], key="choice_view", required=True
    )
    view = str(chosen)
    if st.query_params.get("view", first) != view:
        if view == first:
            del st.query_params["view"]
        else:
            st.query_params["view"] = view
    st.session_state["written_view"] = view
    return view
