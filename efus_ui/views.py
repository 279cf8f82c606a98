"""A page's views, of which the address holds the present one."""

import streamlit as st


def choose_view(views: dict[str, str], label: str, parameter: str = "view") -> str:
    """The view to show (`?view=authorities`); the first where the address names none."""
    key, written = f"choice_{parameter}", f"written_{parameter}"
    first = next(iter(views))
    given = st.query_params.get(parameter, first)
    if given != st.session_state.get(written) or key not in st.session_state:
        st.session_state[key] = given if given in views else first
    view = str(
        st.segmented_control(
            label, list(views), format_func=lambda name: views[name], key=key, required=True
        )
    )
    if st.query_params.get(parameter, first) != view:
        if view == first:
            del st.query_params[parameter]
        else:
            st.query_params[parameter] = view
    st.session_state[written] = view
    return view
