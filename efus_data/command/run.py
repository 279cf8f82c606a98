"""Running one command: what it does, and what it says where it cannot."""

import sys
from argparse import Namespace

from efus_data import PackageError, __version__, load
from efus_data.command.export import export_network
from efus_data.command.opening import open_package
from efus_data.command.serving import serve
from efus_data.command.words import CommandError, build_parser
from efus_data.package.description import find_folder


def main(arguments: list[str] | None = None, program: str = "efus-explorer") -> int:
    """Run one command; the exit status is 0 where all is well, 1 with faults, 2 for bad words."""
    options = build_parser(program, __version__).parse_args(arguments)
    try:
        _run(options)
    except PackageError as error:
        for fault in error.told:
            print(fault)
        print(f"{len(error.told)} fault(s) in {find_folder(options.folder)}", file=sys.stderr)
        return 1
    except CommandError as error:
        print(f"{program}: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        place = error.filename or find_folder(options.folder)
        print(f"{program}: Cannot read {place}: {error.strerror}.", file=sys.stderr)
        return 2
    return 0


def _run(options: Namespace) -> None:
    if options.command == "serve":
        serve(options.host, options.port, options.folder)
        return
    with open_package(options.folder) as folder:
        network = load(folder)
    if options.command == "export":
        export_network(network, options)
        return
    tables = network.package.tables
    rows = sum(len(network.table(name)) for name in tables)
    print(f"{find_folder(options.folder)}: {len(tables)} tables, {rows} rows")
