"""A page's views, of which the address holds the present one."""

import streamlit as st

MOST_SIDE_BY_SIDE = 6


def choose_view(views: dict[str, str], label: str, parameter: str = "view") -> str:
    """The view to show (`?view=authorities`); the first where the address names none."""
    is_list = len(views) > MOST_SIDE_BY_SIDE
    key = f"choice_{parameter}" if is_list else f"view_{parameter}"
    written = f"written_{parameter}"
    first = next(iter(views))
    given = st.query_params.get(parameter, first)
    if given != st.session_state.get(written) or key not in st.session_state:
        st.session_state[key] = given if given in views else first
    if is_list:
        view = str(st.selectbox(label, list(views), format_func=views.__getitem__, key=key))
    else:
        view = str(
            st.segmented_control(
                label, list(views), format_func=views.__getitem__, key=key, required=True
            )
        )
    if st.query_params.get(parameter, first) != view:
        if view == first:
            del st.query_params[parameter]
        else:
            st.query_params[parameter] = view
    st.session_state[written] = view
    return view
