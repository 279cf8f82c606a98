"""The data layer: loading with validation, filtering, counting choices."""

import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial

from efus_data import Filters, Network, load
from efus_data.filtering.criteria import LIST_FILTERS as LISTS
from efus_data.filtering.selection import select
from efus_data.filtering.subset import take_subset

Figure = tuple[str, str, str]


def time_median(call: Callable[[], object], runs: int) -> float:
    """The median of a call's durations in milliseconds, after one call that is not counted."""
    call()
    durations = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        durations.append((time.perf_counter() - start) * 1000)
    return statistics.median(durations)


def measure() -> Iterator[Figure]:
    """Figures of the data layer on the leaflet's network."""
    yield "load and validate the package", f"{time_median(load, 10):.0f} ms", "300 ms"
    network = load()
    for name, filters in {
        "one country": Filters(countries=("FR",)),
        "country, theme, years and words": Filters(
            countries=("FR", "DE"), themes=("youth-engagement",), year_from=2015, search="young"
        ),
    }.items():
        applied = time_median(partial(_apply_unremembered, network, filters), 50)
        yield f"apply filters: {name}", f"{applied:.1f} ms", "5 ms"
    counted = time_median(
        lambda: [Filters(countries=("FR",)).count_choices(network, name) for name in LISTS], 50
    )
    yield "count every filter's choices", f"{counted:.1f} ms", "-"


def _apply_unremembered(network: Network, filters: Filters) -> Network:
    """What `Filters.apply` does for filters that it has not seen before."""
    return take_subset(network, filters, select(network, filters))
