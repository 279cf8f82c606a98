"""The words that the command line takes."""

import argparse
from pathlib import Path

from efus_data.filtering.criteria import PARAMETERS
from efus_data.filtering.entries import ListFilter
from efus_data.formats.forms import FORMS

STANDARD_OUTPUT = Path("-")
PACKAGE = "folder or ZIP of the package (default: EFUS_DATA, else the explorer's own)"
HIGHEST_PORT = 65_535


class CommandError(Exception):
    """What is wrong with a command, in a sentence that says what to do instead."""


def build_parser(program: str, version: str) -> argparse.ArgumentParser:
    """The parser; `command` of what it gives is serve, export or validate."""
    parser = argparse.ArgumentParser(
        prog=program, description="Explore a network of authorities, check it, take it away."
    )
    parser.add_argument("--version", action="version", version=f"efus-explorer {version}")
    commands = parser.add_subparsers(dest="command", required=True)
    _add_serve(commands.add_parser("serve", help="show the explorer in a browser"))
    _add_export(commands.add_parser("export", help="write the filtered tables"))
    check = commands.add_parser("validate", help="print every fault of a package")
    check.add_argument("folder", nargs="?", help=PACKAGE)
    return parser


def _add_serve(serve: argparse.ArgumentParser) -> None:
    serve.add_argument("--host", help="address to listen at (default: HOST, else all)")
    serve.add_argument("--port", type=_read_port, help="port (default: PORT, else 8501)")
    serve.add_argument("--folder", help="folder of the package (default: EFUS_DATA)")


def _add_export(export: argparse.ArgumentParser) -> None:
    export.add_argument("--folder", help=PACKAGE)
    export.add_argument(
        "--output", type=Path, default=Path(), help="folder to write to; - is standard output"
    )
    export.add_argument("--table", action="append", help="a table; may repeat (default: all)")
    forms = "; ".join(f"{form.name}: {form.label}, for {form.use}" for form in FORMS.values())
    export.add_argument("--format", choices=FORMS, default="csv", help=f"{forms} (default: csv)")
    for name, entry in PARAMETERS.items():
        repeats = " (may repeat)" if isinstance(entry, ListFilter) else ""
        spellings = dict.fromkeys((f"--{name.replace('_', '-')}", f"--{name}"))
        export.add_argument(
            *spellings, dest=name, action="append", help=f"{entry.tell_meaning()}{repeats}"
        )


def _read_port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is no port: a number up to {HIGHEST_PORT}")
    return int(text)
