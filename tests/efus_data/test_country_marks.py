"""Marks of countries behind names: missing, irregular, of another country."""

import pytest

from efus_data.base.words import _
from efus_data.contradictions import country_marks
from efus_data.contradictions.discrepancies import (
    find_discrepancies,
)
from tests.disagreeing import (
    AGREEING,
    ALPHA_LIST,
    ALPHA_PROFILE,
    BODIES,
    DELTA_LIST,
    NO_COUNT,
    ROLES,
    mention,
)

NO_COUNTRY = f"{BODIES}institute,Institute,,institute,,Two\n"


UNMARKED = f"{ROLES}institute,two,lead,Institute,,Two\n"


BETA = "x,beta,one,project_list,Beta,,,one-a,,,One"


@pytest.mark.parametrize(
    ("tables", "because", "second"),
    [
        pytest.param(
            mention(ALPHA_LIST, ALPHA_PROFILE, DELTA_LIST, BETA),
            country_marks.SHARED,
            "Alpha (FR)",
            id="a neighbour in the list has the mark",
        ),
        pytest.param(
            {
                "organisations": f"{BODIES}institute,Institute,,institute,DE,Two\n",
                "roles": f"{ROLES}institute,one,lead,Institute,DE,One\n"
                "institute,two,lead,Institute,,Two\n",
            },
            country_marks.ELSEWHERE,
            "Institute (DE)",
            id="it has the mark in another list",
        ),
        pytest.param({"roles": UNMARKED}, country_marks.NOWHERE, None, id="no mark anywhere"),
        pytest.param(
            mention("a,alpha,two,project_list,Alpha,FR,,,,,Two", DELTA_LIST, BETA),
            country_marks.NOWHERE,
            None,
            id="the mark of a neighbour in another list",
        ),
        pytest.param(
            {
                "organisations": f"{BODIES}institute,Institute,,institute,DE,Two\n"
                "school,School,,institute,DE,One\n",
                "roles": f"{UNMARKED}school,one,lead,School,DE,One\n",
            },
            country_marks.NOWHERE,
            None,
            id="the mark of another organisation elsewhere",
        ),
        pytest.param(
            {"organisations": NO_COUNTRY, "roles": UNMARKED},
            country_marks.UNKNOWN,
            None,
            id="no country either",
        ),
        pytest.param(
            mention(ALPHA_LIST, ALPHA_PROFILE.replace("France", "FR"), DELTA_LIST),
            country_marks.OTHER_FORM,
            None,
            id="a code in a profile",
        ),
        pytest.param(
            mention(
                ALPHA_LIST,
                ALPHA_PROFILE,
                DELTA_LIST.replace("DE", "Germany"),
                "x,gamma,two,project_list,Gamma,DE,,,,,Two",
            ),
            country_marks.OTHER_FORM,
            "Gamma (DE)",
            id="a name where another has a code",
        ),
        pytest.param(
            mention(
                ALPHA_LIST,
                ALPHA_PROFILE,
                DELTA_LIST.replace("DE", "the Netherlands"),
                "x,gamma,two,project_list,Gamma,DE,,,,,Two",
            ),
            country_marks.OTHER_COUNTRY,
            "Gamma (DE)",
            id="another country by name",
        ),
    ],
)
def test_a_country_mark_is_explained_by_another(make_network, tables, because, second) -> None:
    network = make_network(**{**AGREEING, **NO_COUNT, **tables})
    found = find_discrepancies(network)
    assert found["kind"].tolist() == ["country-mark"]
    assert found["because"].tolist() == [_(because)]
    assert found["second_reading"].astype("object").fillna("none").tolist() == [second or "none"]
    is_contradiction = because == country_marks.OTHER_COUNTRY
    assert (found["severity"] == "contradiction").tolist() == [is_contradiction]


def test_the_heading_of_a_profile_is_looked_at_once(make_network) -> None:
    """However many projects stand below it."""
    lines = mention(
        ALPHA_LIST,
        ALPHA_PROFILE.replace("France", "FR"),
        "alpha-two-list,alpha,two,project_list,Alpha,FR,,,,,Two",
        "alpha-two-profile,alpha,two,profile,Alpha,FR,Two,,2018,2020,Alpha",
        DELTA_LIST.replace("DE", "Germany"),
    )
    found = find_discrepancies(make_network(**{**AGREEING, **NO_COUNT, **lines}))
    assert found["subject"].tolist() == ["Alpha", "Delta · Two"]


def test_what_has_no_country_is_shown_without_one(make_network) -> None:
    unmarked = make_network(**{**AGREEING, "roles": UNMARKED})
    assert find_discrepancies(unmarked)["shown"].tolist() == ["Institute, Germany."]
    network = make_network(**{**AGREEING, "organisations": NO_COUNTRY, "roles": UNMARKED})
    assert find_discrepancies(network)["shown"].tolist() == ["Institute, without a country."]
