"""The command line: `python -m efus_data validate` and `python -m efus_data export`."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from efus_data import (
    Filters,
    Network,
    PackageError,
    format_csv,
    format_csv_for_excel,
    format_geojson,
    format_package,
    format_workbook,
    load,
    name_file,
    read_parameters,
    take_table,
)
from efus_data.filtering.criteria import PARAMETERS
from efus_data.filtering.entries import ListFilter
from efus_data.package.description import find_folder

FORMATS = {
    "csv": "a file a table, for reuse (default)",
    "excel-csv": "the same, as Excel opens it right",
    "xlsx": "one Excel workbook, a sheet a table",
    "geojson": "the authorities with point or outline",
    "package": "all tables as a data package in a ZIP",
}
WITHOUT_TABLES = ("geojson", "package")


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 0 where all is well, 1 with faults, 2 for bad words."""
    parser = _build_parser()
    options = parser.parse_args(arguments)
    try:
        network = load(options.folder)
    except PackageError as error:
        for fault in error.faults:
            print(fault)
        print(f"{len(error.faults)} fault(s) in {find_folder(options.folder)}", file=sys.stderr)
        return 1
    if options.command == "validate":
        rows = sum(len(network.table(name)) for name in network.package.tables)
        print(f"{find_folder(options.folder)}: {len(network.package.tables)} tables, {rows} rows")
        return 0
    given = {name: getattr(options, name) for name in PARAMETERS}
    filters, unknown = read_parameters({name: v for name, v in given.items() if v}, network)
    if unknown:
        parser.error(f"not known: {', '.join(unknown)}; nothing was written")
    strange = set(options.table or ()) - set(network.table_names)
    if strange:
        names = ", ".join(network.table_names)
        parser.error(f"no table {', '.join(sorted(strange))}; there are {names}")
    if options.table and options.format in WITHOUT_TABLES:
        parser.error(f"--table does not go with {options.format}; nothing was written")
    _write_files(network, filters, options)
    return 0


def _build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m efus_data", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("validate", help="print every fault of a package")
    check.add_argument("folder", nargs="?", help="folder of the package (default: EFUS_DATA)")
    export = commands.add_parser("export", help="write the filtered tables")
    export.add_argument("--folder", help="folder of the package (default: EFUS_DATA)")
    export.add_argument("--output", type=Path, default=Path(), help="folder to write to")
    export.add_argument("--table", action="append", help="a table; may repeat (default: all)")
    export.add_argument(
        "--format", choices=FORMATS, default="csv", help="; ".join(map(": ".join, FORMATS.items()))
    )
    for name, entry in PARAMETERS.items():
        repeats = " (may repeat)" if isinstance(entry, ListFilter) else ""
        export.add_argument(f"--{name}", action="append", help=f"{entry.meaning}{repeats}")
    return parser


def _write_files(whole: Network, filters: Filters, options: argparse.Namespace) -> None:
    options.output.mkdir(parents=True, exist_ok=True)
    shown = filters.apply(whole)
    for name, content in _format_files(whole, shown, filters, options):
        file = options.output / name
        file.write_bytes(content)
        print(f"{file}: {len(content)} bytes")
    print(f"{len(shown.authorities)} of {len(whole.authorities)} authorities")


def _format_files(
    whole: Network, shown: Network, filters: Filters, options: argparse.Namespace
) -> Iterator[tuple[str, bytes]]:
    """The name and content of each file to write."""
    if options.format == "xlsx":
        content = format_workbook(whole, shown, filters, tables=options.table)
        yield name_file("network", filters, "xlsx"), content
    elif options.format == "package":
        yield name_file("network", filters, "zip"), format_package(whole, shown, filters)
    elif options.format == "geojson":
        yield name_file("authorities", filters, "geojson"), format_geojson(shown)
    else:
        for_excel = options.format == "excel-csv"
        write = format_csv_for_excel if for_excel else format_csv
        for name in options.table or whole.table_names:
            yield name_file(name, filters, for_excel=for_excel), write(take_table(shown, name))


if __name__ == "__main__":
    sys.exit(main())
