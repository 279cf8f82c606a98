"""The words of codes: a package's labels for the values of a column, in the package's order."""

from collections.abc import Iterable

from efus_data.base.memory import remember_words
from efus_data.base.words import _
from efus_data.tables.values import Network


def list_labels(network: Network, table: str, column: str) -> dict[str, str]:
    """The label of each value that a column of the whole network has, by its code.

    In the order of the description's `categories`; values without a label stand behind them,
    by their codes made readable.
    """
    return _list_labels(network.whole or network, table, column)


def name_codes(network: Network, table: str, column: str, codes: Iterable) -> list[str | None]:
    """The label of each code of a column; missing where there is none."""
    labels = list_labels(network, table, column)
    return [labels.get(code) for code in codes]


def find_usual(network: Network, table: str, column: str) -> str | None:
    """The code that need not be told: the first of the description, else the most frequent one."""
    whole = network.whole or network
    codes = whole.table(table)[column].dropna().astype("str")
    if codes.empty:
        return None
    field = _find_field(whole, table, column)
    listed = [code for code in field.categories if (codes == code).any()] if field else []
    return listed[0] if listed else str(codes.value_counts(sort=True).index[0])


@remember_words
def _list_labels(network: Network, table: str, column: str) -> dict[str, str]:
    present = set(network.table(table)[column].dropna().tolist())
    field = _find_field(network, table, column)
    given = field.categories if field else {}
    order = [*(code for code in given if code in present), *sorted(present - given.keys())]
    return {code: _(given.get(code, "")) or make_readable(code) for code in order}


def make_readable(code: str) -> str:
    """A code as words: National forum of national_forum."""
    words = code.replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:]


def _find_field(network: Network, table: str, column: str):
    described = network.package.tables.get(table)
    return described.find_field(column) if described else None
