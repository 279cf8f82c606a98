"""Rows as tuples hold what the table holds, missing values too."""

import pandas as pd

from efus_data.base.tuples import iterate_rows, name_rows

TABLE = pd.DataFrame(
    {
        "name": pd.array(["Alpha", None], dtype="str"),
        "kind": pd.Categorical(["city", "region"]),
        "member_since": pd.array([1990, None], dtype="Int64"),
    }
)


def test_rows_have_the_columns_asked_for_in_their_order() -> None:
    assert next(iterate_rows(TABLE, "kind", "name")) == ("city", "Alpha")
    assert list(iterate_rows(TABLE[:0], "kind", "name")) == []


def test_named_rows_are_those_of_pandas() -> None:
    first, second = name_rows(TABLE)
    assert first == next(TABLE.itertuples(index=False))
    assert second.kind == "region"
    assert pd.isna(second.name)
    assert second.member_since is pd.NA
