"""Sheets of a workbook of which whole columns are written at once, several times faster."""

from typing import Any

import pandas as pd
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_pixel_width
from xlsxwriter.worksheet import Worksheet

PADDING_PX, ARROW_PX = 7, 16  # of a cell; of the arrow that opens a column's filter
DIGIT_PX, TRUTH_PX = 7, 36
ROWS_AT_ONCE = 1_000
LONGEST_TEXT = 32_767  # of a cell, in units of UTF-16


class ColumnSheet(Worksheet):
    """A worksheet with a head and a cell of each row for each column; all else is Worksheet's.

    The library makes an object of each cell; here each distinct value is made XML once.
    """

    dim_rowmax: int | None

    def __init__(self) -> None:
        super().__init__()
        self.columns: list[list[str]] = []

    def add_column(
        self, title: str, head: Format, values: pd.Series, style: Format, widest_px: int
    ) -> None:
        """Add the next column: numbers and booleans as such, else text; a missing cell is blank.

        It gets as wide as its longest cell, at most `widest_px`. Rows beyond Excel's last are
        left out.
        """
        place = len(self.columns)
        self.write_string(0, place, title, head)
        codes, distinct = pd.factorize(values.head(self.xls_rowmax - 1))
        own, listed = f' s="{style._get_xf_index()}"', distinct.tolist()
        ends = [f"{own}{self._tell(value)}</v></c>" for value in listed]
        ends.append("")  # of a missing cell, whose code is -1
        self.columns.append([ends[code] for code in codes.tolist()])
        widths = [xl_pixel_width(title) + ARROW_PX, *map(_measure, listed)]
        self.set_column_pixels(place, place, min(max(widths) + PADDING_PX, widest_px))
        self._check_dimensions(len(codes), place)

    def _tell(self, value: Any) -> str:
        """What stands in a cell of a value behind its style."""
        if isinstance(value, bool):
            return f' t="b"><v>{int(value)}'
        return self._share(value) if isinstance(value, str) else f"><v>{value:.16G}"

    def _share(self, text: str) -> str:
        if len(text) > LONGEST_TEXT // 2:
            text = text.encode("utf-16-le")[: 2 * LONGEST_TEXT].decode("utf-16-le", "ignore")
        return f' t="s"><v>{self.str_table._get_shared_string_index(text)}'

    def _write_rows(self) -> None:
        last, self.dim_rowmax = self.dim_rowmax, 0
        super()._write_rows()
        self.dim_rowmax = last
        begins = [f'<c r="{xl_col_to_name(place)}' for place in range(len(self.columns))]
        rows = []
        for number, ends in enumerate(zip(*self.columns, strict=True), start=2):
            cells = [
                f'{begin}{number}"{end}' for begin, end in zip(begins, ends, strict=True) if end
            ]
            rows.append(f'<row r="{number}">{"".join(cells)}</row>')
            if len(rows) == ROWS_AT_ONCE:
                self.fh.write("".join(rows))
                rows.clear()
        self.fh.write("".join(rows))


def _measure(value: Any) -> int:
    """How wide a value is, in pixels."""
    if isinstance(value, bool):
        return TRUTH_PX
    if isinstance(value, str):
        return max(map(xl_pixel_width, value.split("\n")))
    return DIGIT_PX * len(str(value))
