"""What a package costs: run with a folder by `benchmarks.growth`, in a process of its own.

It imports what is there in older checkouts too, so that both can be measured by the same means.
Seconds are those of the processor, which what else runs on the machine changes less.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from efus_data import Filters, Network, format_workbook, load
from efus_data.contradictions.discrepancies import find_discrepancies, name_kinds, quote_row
from efus_data.filtering.arrays import arrange
from efus_data.filtering.selection import list_marks
from efus_data.insight import partners
from efus_data.insight.completeness import measure_completeness, spread_completeness
from efus_data.insight.findings import find_most_authorities
from efus_data.insight.growth import list_growth
from efus_data.insight.lists import join_participations, list_authorities, list_projects
from efus_data.insight.matrix import list_cells, order_authorities
from efus_data.insight.partners import (
    count_partners,
    list_organisations,
    pair_authorities,
    pair_countries,
    rank_partners,
)
from efus_data.insight.peers import rank_peers
from efus_data.package.description import read_package
from efus_data.package.validation import read_valid_cells
from efus_data.tables.participations import reconcile_mentions

MOST_SECONDS, MOST_BYTES = 30, 12 * 2**30
FINDINGS = ("themes", "projects", "target_groups", "countries")
Answers = dict[str, float | str]


def main() -> None:
    """Measure all of a package, or with `load` its loading alone; print an object as JSON."""
    folder = Path(sys.argv[1])
    load()  # what is read or imported once is not counted
    answers = measure_load(folder) if sys.argv[2:] == ["load"] else measure_parts(folder)
    print(json.dumps(answers))


def measure_load(folder: Path) -> Answers:
    """Seconds until a package can be shown, and the most memory that it took (MB)."""
    start = time.process_time()
    prepare(load(folder))
    seconds = time.process_time() - start
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"load, all together": seconds, "memory while loading, MB": most}


def measure_parts(folder: Path) -> Answers:
    """Seconds of each part of loading, and of what pages ask."""
    network = load(folder)
    answers: Answers = {
        what: measure_apart(call)
        for what, call in {
            "read and validate": lambda: read_valid_cells(folder, read_package(folder)),
            "reconcile": lambda: reconcile_mentions(
                network.mentions, network.projects, network.phases
            ),
            "find contradictions": lambda: find_discrepancies(network),
        }.items()
    }
    prepare(network)
    return answers | {what: measure_apart(call) for what, call in list_questions(network).items()}


def prepare(network: Network) -> None:
    """Build what every page needs, as the server does once it has loaded a network."""
    _ = arrange(network), list_marks(network), find_discrepancies(network)


def list_questions(network: Network) -> dict[str, Callable[[], object]]:
    """What the pages ask of a network, each as one call."""
    own = network.authorities["authority_id"].iloc[0]
    country = network.authorities["country"].iloc[0]
    found = find_discrepancies(network)
    return {
        "filter by country": lambda: Filters(countries=(country,)).apply(network),
        "lists": lambda: (list_authorities(network), list_projects(network)),
        "findings": lambda: [find_most_authorities(network, Filters(), own) for own in FINDINGS],
        "source check": lambda: (
            name_kinds(network),
            quote_row(network, found.iloc[0]) if len(found) else "",
            measure_completeness(network),
            spread_completeness(network, "mentions"),
        ),
        "table of participations": lambda: join_participations(network),
        "partners of one": lambda: rank_partners(network, own),
        "peers of one": lambda: rank_peers(network, own),
        "numbers of partners": lambda: count_partners(network),
        "matrix": lambda: (list_cells(network), order_authorities(network, "similarity")),
        "countries": lambda: pair_countries(network),
        "organisations": lambda: list_organisations(network),
        "growth": lambda: list_growth(network),
        "pairs, where they are listed": lambda: is_countless(network) or pair_authorities(network),
        "workbook": lambda: format_workbook(network, network, Filters()),
    }


def is_countless(network: Network) -> bool:
    """Whether the page lists no pairs of a network; older checkouts always do."""
    ask = getattr(partners, "is_countless", None)
    return ask is not None and ask(network, network)


def measure_apart(call: Callable[[], object]) -> float | str:
    """Seconds of a call in a process of its own; why there are none where it ends otherwise."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        with suppress(MemoryError):
            start = time.process_time()
            call()
            os.write(writer, str(time.process_time() - start).encode())
            os._exit(0)
        os._exit(1)
    os.close(writer)
    with os.fdopen(reader) as given:
        text = given.read()
    _, status = os.waitpid(child, 0)
    if text:
        return float(text)
    return f"over {MOST_SECONDS} s" if os.WIFSIGNALED(status) else "memory"


if __name__ == "__main__":
    main()
