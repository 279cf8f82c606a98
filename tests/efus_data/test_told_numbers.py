"""Numbers that a source tells, against the lists that they count."""

import pandas as pd
import pytest

from efus_data.contradictions.discrepancies import (
    find_discrepancies,
)
from tests.disagreeing import (
    AGREEING,
    ALPHA_LIST,
    ALPHA_PROFILE,
    DELTA_LIST,
    figure,
    mention,
)
from tests.packages import SMALL


@pytest.mark.parametrize(
    ("qualifier", "value", "kinds"),
    [
        pytest.param("more than", 8, [], id="more than: one less"),
        pytest.param("more than", 9, ["nothing-to-count"], id="more than: no less"),
        pytest.param("nearly", 9, [], id="nearly: the number itself"),
        pytest.param("nearly", 10, [], id="nearly: a tenth below"),
        pytest.param("nearly", 10.1, ["nothing-to-count"], id="nearly: more than a tenth below"),
        pytest.param("nearly", 8.9, ["number-differs"], id="nearly: above"),
        pytest.param("about", 10, [], id="about: a tenth below"),
        pytest.param("about", 8.2, [], id="about: a tenth above"),
        pytest.param("about", 8.1, ["number-differs"], id="about: more than a tenth above"),
    ],
)
def test_a_rough_number_may_be_a_tenth_off(make_network, qualifier, value, kinds) -> None:
    rough = figure(f"n,network,Projects,{qualifier},{value},projects,projects,so many,About")
    header, *projects = SMALL["projects"].strip().splitlines()
    more = [f"p-{n},P{n},Project,Work.,lead,,2014,2016,Two" for n in range(3, 10)]
    network = make_network(**{**AGREEING, **rough}, projects="\n".join([header, *projects, *more]))
    assert find_discrepancies(network)["kind"].tolist() == kinds


def test_a_number_tells_how_a_disputed_entry_would_change_it(make_network) -> None:
    network = make_network(
        **{
            **AGREEING,
            **mention(
                ALPHA_LIST,
                ALPHA_PROFILE,
                DELTA_LIST,
                "x,alpha,two,profile,Alpha,France,Two,,2018,2020,Alpha",
            ),
        }
    )
    found = find_discrepancies(network).set_index("kind")
    assert found.index.tolist() == ["not-in-project-list", "number-differs"]
    reading = found.loc["number-differs", "second_reading"]
    assert reading == "1 in the list; 2 with Alpha, by its profile"
    assert found.loc["number-differs", "second_section"] == "Two; Alpha"
    assert found.loc["number-differs", "because"].startswith("The list agrees with the number")
    assert found.loc["number-differs", "shown"] == "The number as printed; 2 by name."
    assert found.loc["not-in-project-list", "shown"] == "Alpha in Two, 2018–2020."


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        pytest.param("cities_of_project", [], id="cities"),
        pytest.param(
            "authorities_of_project", ["1 in the list; 2 with Gamma, by its profile"], id="all"
        ),
    ],
)
def test_a_number_of_cities_is_not_changed_by_a_disputed_region(
    make_network, counts: str, told: list[str]
) -> None:
    region = "x,gamma,two,profile,Gamma,Germany,Two,,2018,2020,Gamma"
    network = make_network(
        **{
            **AGREEING,
            **mention(ALPHA_LIST, ALPHA_PROFILE, DELTA_LIST, region),
            **figure(f"n,two,Number,,1,authorities,{counts},one,Two"),
        }
    )
    found = find_discrepancies(network)
    assert found["second_reading"][found["kind"] == "number-differs"].tolist() == told


def test_a_number_tells_how_it_would_be_without_a_disputed_entry(make_network) -> None:
    disputed = "x,alpha,two,project_list,Alpha,FR,,,,,Two"
    network = make_network(
        **{**AGREEING, **mention(ALPHA_LIST, ALPHA_PROFILE, DELTA_LIST, disputed)},
    )
    found = find_discrepancies(network).set_index("kind").loc["number-differs"]
    assert found["second_reading"] == "2 in the list; 1 without Alpha, by its profile"
    assert found["shown"] == "The number as printed; 2 by name."
    assert found["because"].startswith("Numbers are shown as printed")


@pytest.mark.parametrize(
    ("subject", "name", "column"),
    [
        pytest.param("two", "Two", "project_id", id="a project"),
        pytest.param("alpha", "Alpha", "authority_id", id="an authority"),
        pytest.param("network", "Efus", None, id="the network"),
    ],
)
def test_a_number_that_nothing_counts_is_about_its_subject(
    make_network, subject: str, name: str, column: str | None
) -> None:
    line = f"n,{subject},Guests,,10,cities,activities,ten guests,{name}"
    row = find_discrepancies(make_network(**figure(line))).set_index("kind").loc["nothing-to-count"]
    assert row["subject"] == f"{name} · Guests"
    named = {name: row[name] for name in ("project_id", "authority_id") if pd.notna(row[name])}
    assert named == ({column: subject} if column else {})


MEMBER = "of which a year of membership is printed"


@pytest.mark.parametrize(
    ("joined", "counts", "named"),
    [
        pytest.param(3, "members", f"3 authorities {MEMBER}", id="members"),
        pytest.param(1, "members", f"1 authority {MEMBER}", id="one member"),
        pytest.param(3, "countries_of_members", f"2 countries of authorities {MEMBER}", id="lands"),
        pytest.param(1, "countries_of_members", f"1 country of authorities {MEMBER}", id="land"),
        pytest.param(0, "projects", "2 projects described", id="projects"),
    ],
)
@pytest.mark.parametrize("is_more", [pytest.param(True, id="more"), pytest.param(False, id="less")])
def test_what_is_named_of_the_whole_is_counted(
    make_network, joined: int, counts: str, named: str, is_more: bool
) -> None:
    years = [1990] * joined + [""] * 4
    authorities = f"""
        authority_id,name,name_local,kind,country,latitude_deg,longitude_deg,member_since,section
        alpha,Alpha,Alpha,city,FR,48.8,2.3,{years[0]},Alpha
        beta,Béta,Bêtá,city,FR,43.6,1.4,{years[1]},One
        gamma,Gamma,Gamma,region,DE,50.0,8.0,{years[3]},Gamma
        delta,Delta,Delta,city,DE,52.5,13.4,{years[2]},Two
    """
    number = figure(f"n,network,Number,,{0 if is_more else 9},things,{counts},so many,About")
    network = make_network(**{**AGREEING, **number}, authorities=authorities)
    (row,) = find_discrepancies(network).to_dict("records")
    assert row["second_reading"] == named
    assert row["severity"] == ("contradiction" if is_more else "unclear")
    assert row["because"].startswith(
        "The leaflet names more" if is_more else "The leaflet presents"
    )
