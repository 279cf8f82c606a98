"""The command line: `python -m efus_data validate` and `python -m efus_data export`."""

import argparse
import sys
from pathlib import Path

from efus_data import (
    Filters,
    Network,
    PackageError,
    format_csv,
    format_csv_for_excel,
    load,
    name_file,
    read_parameters,
    take_table,
)
from efus_data.filters import FILTER_PARAMETERS, PARAMETERS
from efus_data.package import find_folder


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
    given = {name: getattr(options, name) for name in FILTER_PARAMETERS}
    filters, unknown = read_parameters({name: v for name, v in given.items() if v}, network)
    if unknown:
        parser.error(f"not known: {', '.join(unknown)}; nothing was written")
    _write_tables(filters.apply(network), filters, options)
    return 0


def _build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m efus_data", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("validate", help="print every fault of a package")
    check.add_argument("folder", nargs="?", help="folder of the package (default: EFUS_DATA)")
    export = commands.add_parser("export", help="write the filtered tables as CSV")
    export.add_argument("--folder", help="folder of the package (default: EFUS_DATA)")
    export.add_argument("--output", type=Path, default=Path(), help="folder to write to")
    export.add_argument("--table", action="append", help="a table; may repeat (default: all)")
    export.add_argument("--excel", action="store_true", help="write the form for Excel")
    for name in FILTER_PARAMETERS:
        repeats = " (may repeat)" if name in PARAMETERS.values() else ""
        export.add_argument(f"--{name}", action="append", help=f"as in the address bar{repeats}")
    return parser


def _write_tables(network: Network, filters: Filters, options: argparse.Namespace) -> None:
    unknown = set(options.table or ()) - set(network.table_names)
    if unknown:
        names = ", ".join(network.table_names)
        sys.exit(f"no table {', '.join(sorted(unknown))}; there are {names}")
    options.output.mkdir(parents=True, exist_ok=True)
    write = format_csv_for_excel if options.excel else format_csv
    for name in options.table or network.table_names:
        table = take_table(network, name)
        file = options.output / name_file(name, filters, for_excel=options.excel)
        file.write_bytes(write(table))
        print(f"{file}: {len(table)} rows")


if __name__ == "__main__":
    sys.exit(main())
