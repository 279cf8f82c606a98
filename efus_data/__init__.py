"""A network of cities as pandas tables: load, filter, summarise, export.

import efus_data

network = efus_data.load()
french = efus_data.Filters(countries=("FR",)).apply(network)
french.participations
"""

from efus_data.base.faults import Fault, PackageError
from efus_data.filtering.filters import Filters, read_parameters
from efus_data.formats.csv_files import (
    format_csv,
    format_csv_for_excel,
    format_csv_with_semicolons,
    name_file,
)
from efus_data.formats.geojson import format_geojson
from efus_data.formats.package_zip import format_package
from efus_data.formats.workbook import format_workbook
from efus_data.insight.tables import take_table
from efus_data.network.loading import load
from efus_data.tables.values import Network

__version__ = "1.1.0"

__all__ = [
    "Fault",
    "Filters",
    "Network",
    "PackageError",
    "format_csv",
    "format_csv_for_excel",
    "format_csv_with_semicolons",
    "format_geojson",
    "format_package",
    "format_workbook",
    "load",
    "name_file",
    "read_parameters",
    "take_table",
]
