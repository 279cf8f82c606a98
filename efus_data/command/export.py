"""Writing the filtered tables, into a folder or to standard output."""

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from efus_data.base.words import _
from efus_data.command.words import STANDARD_OUTPUT, CommandError
from efus_data.filtering.criteria import ENTRIES, PARAMETERS
from efus_data.filtering.entries import explain_unknown
from efus_data.filtering.filters import Filters, read_parameters
from efus_data.formats.forms import FORMS, Extract, Form
from efus_data.tables.values import Network


def export_network(network: Network, options: argparse.Namespace) -> None:
    """Write what the options ask for. Raises CommandError before anything is written."""
    filters = _read_filters(network, options)
    form = FORMS[options.format]
    tables = tuple(dict.fromkeys(options.table or ()))
    _check_tables(network, form, tables)
    extracts = _list_extracts(network, filters, form, tables)
    if options.output == STANDARD_OUTPUT:
        _write_to_standard_output(form, extracts)
    else:
        _write_to_folder(form, extracts, options.output)
    kept, everything = len(filters.apply(network).authorities), len(network.authorities)
    told = sys.stderr if options.output == STANDARD_OUTPUT else sys.stdout
    print(_("{part} of {count} {-authorities}", part=kept, count=everything), file=told)


def _read_filters(network: Network, options: argparse.Namespace) -> Filters:
    given = {name: getattr(options, name) or () for name in PARAMETERS}
    filters, unknown = read_parameters(given, network)
    told = [_explain_value(network, *text.split("=", 1)) for text in unknown]
    missing = filter(None, (entry.find_missing(given) for entry in ENTRIES))
    told += [f"--{own} goes with --{other}, which is missing." for own, other in missing]
    if told:
        raise CommandError("\n".join([*told, "Nothing was written."]))
    return filters


def _explain_value(network: Network, name: str, value: str) -> str:
    entry = PARAMETERS[name]
    option = f"--{name.replace('_', '-')}"
    if (codes := entry.list_codes(name, network)) is not None:
        return f"{option}: {explain_unknown(value, codes)}"
    return f"{option} takes {entry.explain_values(name, network)}; found {value!r}."


def _check_tables(network: Network, form: Form, tables: Iterable[str]) -> None:
    titles = {name: table.title for name, table in network.package.described.items()}
    for table in tables:
        if table not in network.table_names:
            raise CommandError(f"--table: {explain_unknown(table, titles)} Nothing was written.")
        if not form.fits(table):
            held = ", ".join(form.only) or "all tables"
            raise CommandError(
                f"--table {table} does not go with --format {form.name}, which holds {held}; "
                "nothing was written."
            )


def _list_extracts(
    network: Network, filters: Filters, form: Form, tables: tuple[str, ...]
) -> list[Extract]:
    """What each file to write holds."""
    if form.holds != "table":
        return [Extract(network, filters, tables)]
    names = form.only or tables or network.table_names
    return [Extract(network, filters, (name,)) for name in names]


def _write_to_standard_output(form: Form, extracts: list[Extract]) -> None:
    if len(extracts) > 1:
        raise CommandError(
            f"--output - takes one file, and --format {form.name} gives {len(extracts)}: name one "
            "table with --table, or take --format xlsx or package."
        )
    content = form.write(extracts[0])
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # who reads has enough, such as `head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_to_folder(form: Form, extracts: list[Extract], folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise CommandError(
            f"--output {folder} is a file; name a folder to write into, or - for standard output."
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for extract in extracts:
            file = folder / form.name_file(extract)
            content = form.write(extract)
            file.write_bytes(content)
            print(f"{file}: {len(content)} bytes")
    except OSError as error:
        raise CommandError(
            f"Cannot write {error.filename or folder}: {error.strerror}; name a folder that you "
            "may write into with --output."
        ) from error
