"""Lists of a network: why who is listed is there."""

import pytest

from efus_data import Filters, Network
from efus_data.insight.lists import tell_reasons


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        pytest.param(Filters(themes=("training",)), {"alpha": "One", "beta": "One"}, id="project"),
        pytest.param(Filters(themes=("prison",)), {"gamma": "Its practice"}, id="practice"),
        pytest.param(Filters(themes=("prison", "squares")), {}, id="all that they do"),
        pytest.param(Filters(countries=("DE",)), {}, id="everything of who passes"),
        pytest.param(Filters(), {}, id="no filter"),
    ],
)
def test_who_passes_by_what_is_told_where_a_filter_leaves_something_out(
    small: Network, filters: Filters, told: dict[str, str]
) -> None:
    assert tell_reasons(filters.apply(small)) == told
