"""The forms in which data is taken away: how long each takes, and how large it is."""

from collections.abc import Iterator

from benchmarks.data import Figure, time_median
from efus_data import Filters, format_geojson, format_package, format_workbook, load
from efus_ui.briefing.document import brief_authority, brief_network

LINK = "https://explorer.example.org/?country=FR"


def measure() -> Iterator[Figure]:
    """Figures of each form of the leaflet's whole network, and of an authority's briefing."""
    network = load()
    forms = {
        "Excel workbook": (lambda: format_workbook(network, network, Filters()), "300 ms"),
        "data package": (lambda: format_package(network, network, Filters()), "100 ms"),
        "GeoJSON of the authorities": (lambda: format_geojson(network), "50 ms"),
        "briefing on the network": (
            lambda: brief_network(network, network, Filters(), link=LINK),
            "1000 ms, 500 kB",
        ),
        "briefing on an authority": (
            lambda: brief_authority(network, "liege", link=LINK),
            "1000 ms, 500 kB",
        ),
    }
    for name, (write, aim) in forms.items():
        yield f"write the {name}", f"{time_median(write, 10):.0f} ms", aim
        yield f"size of the {name}", f"{len(write()) / 1000:.0f} kB", "-"
