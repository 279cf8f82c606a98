"""Statements and their readings in a small network whose answers can be checked by hand.

In it Alpha's practice addresses two statements, project One one of these, and nothing
addresses commitment-2.
"""

import pandas as pd
import pytest

from efus_data import Filters, Network
from efus_data.insight.sheets import view_authority, view_project
from efus_data.insight.statements import list_readings, list_statements

COUNTS = ["practices", "projects"]


def test_recommendations_come_before_commitments(small: Network) -> None:
    listed = list_statements(small)
    assert listed["statement_id"].tolist() == ["recommendation-1", "commitment-1", "commitment-2"]
    assert listed["statement"].tolist() == ["Recommendation 1", "Commitment 1", "Commitment 2"]


def test_a_statement_counts_and_names_who_addresses_it(small: Network) -> None:
    listed = list_statements(small).set_index("statement_id")
    assert listed[COUNTS].to_numpy().tolist() == [[1, 0], [1, 1], [0, 0]]
    assert listed.loc["recommendation-1", "addressed_by"] == "Alpha"
    assert listed.loc["commitment-1", "addressed_by"] == "Alpha; One"
    assert pd.isna(listed.loc["commitment-2", "addressed_by"])


@pytest.mark.parametrize(
    ("filters", "counts"),
    [
        pytest.param(
            Filters(target_groups=("families",)), [[1, 0], [1, 0], [0, 0]], id="a practice alone"
        ),
        pytest.param(Filters(themes=("training",)), [[0, 0], [0, 1], [0, 0]], id="a project alone"),
        pytest.param(Filters(countries=("DE",)), [[0, 0]] * 3, id="others, which address none"),
        pytest.param(
            Filters(countries=("FR",), projects=("two",)), [[0, 0]] * 3, id="an empty network"
        ),
    ],
)
def test_only_what_is_filtered_counts(small: Network, filters: Filters, counts: list) -> None:
    assert list_statements(filters.apply(small))[COUNTS].to_numpy().tolist() == counts


def test_one_authority_with_two_practices_is_named_once(make_network) -> None:
    network = make_network(
        practices="""
            practice_id,authority_id,title,summary,section
            alpha-fathers,alpha,Fathers meet,Fathers talk.,Alpha
            alpha-mothers,alpha,Mothers meet,Mothers talk.,Alpha
        """,
        tags="tag_id,facet,term_id,evidence,section",
        readings="""
            reading_id,statement_id,practice_id,reading,evidence,section
            alpha-fathers-commitment-1,commitment-1,alpha-fathers,Why.,taught,Alpha
            alpha-mothers-commitment-1,commitment-1,alpha-mothers,Why.,taught,Alpha
        """,
    )
    row = list_statements(network).set_index("statement_id").loc["commitment-1"]
    assert [row["practices"], row["addressed_by"]] == [2, "Alpha"]


def test_a_reading_says_who_why_and_where(small: Network) -> None:
    listed = list_readings(small)
    assert listed[["statement_id", "name", "title"]].to_numpy().tolist() == [
        ["recommendation-1", "Alpha", "Mothers meet"],
        ["commitment-1", "Alpha", "Mothers meet"],
        ["commitment-1", "One", "First project"],
    ]
    own, joint = listed.iloc[1], listed.iloc[2]
    assert own[["summary", "reading", "evidence", "section"]].tolist() == [
        "Train staff.",
        "Mothers are trained.",
        "taught",
        "Alpha",
    ]
    assert [own["authority_id"], own["country_name"]] == ["alpha", "France"]
    assert joint["project_id"] == "one"
    assert joint[["practice_id", "authority_id", "country_name"]].isna().all()


def test_an_empty_network_has_no_readings_with_the_same_columns(small: Network) -> None:
    empty = list_readings(Filters(countries=("FR",), projects=("two",)).apply(small))
    assert empty.empty
    assert list(empty.columns) == list(list_readings(small).columns)


def test_a_sheet_has_its_own_readings(small: Network) -> None:
    statements = view_authority(small, "alpha").readings["statement_id"].tolist()
    assert statements == ["recommendation-1", "commitment-1"]
    assert view_authority(small, "gamma").readings.empty
    assert view_project(small, "one").readings["reading"].tolist() == ["Everybody is trained."]
