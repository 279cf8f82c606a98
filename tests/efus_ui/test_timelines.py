"""Timelines as plain data: whole years, every project, participation and event, and their words."""

import pytest

from efus_data import Network
from efus_data.base.texts import fold
from efus_data.insight.lists import join_participations, tell_milestones
from efus_data.insight.sheets import view_authority, view_project
from efus_ui.pictures.roles import take_roles
from efus_ui.pictures.timelines import (
    Timeline,
    describe_authority_timeline,
    describe_own_timeline,
    describe_phase_timeline,
    describe_project_timeline,
    tell_present,
)


def list_bars(timeline: Timeline) -> list[tuple]:
    return [
        (bar["text"], bar["start"], bar["end"], bar["role"], bar["id"])
        for row in timeline["rows"]
        for bar in row["bars"]
    ]


def test_a_row_is_a_project_and_a_bar_says_name_and_years(leaflet: Network) -> None:
    timeline = describe_project_timeline(leaflet.projects, leaflet.phases[:0], take_roles(leaflet))
    rows = leaflet.projects.itertuples()
    assert sorted(list_bars(timeline)) == sorted(
        (
            f"{row.acronym} {row.start_year}–{row.end_year}",
            row.start_year,
            row.end_year,
            row.network_role,
            row.project_id,
        )
        for row in rows
    )
    starts = [row["bars"][0]["start"] for row in timeline["rows"]]
    assert starts == sorted(starts)
    assert (timeline["first"], timeline["last"]) == (2014, 2022)


def test_the_phases_of_liaise_stand_below_it_and_overlap_in_2016(leaflet: Network) -> None:
    timeline = describe_project_timeline(leaflet.projects, leaflet.phases, take_roles(leaflet))
    (bars,) = (row["bars"] for row in timeline["rows"] if row["bars"][0]["id"] == "liaise")
    assert [(bar["text"], bar["is_phase"]) for bar in bars] == [
        ("Liaise 2014–2017", False),
        ("Liaise 1 2014–2016", True),
        ("Liaise 2 2016–2017", True),
    ]
    assert {bar["id"] for bar in bars} == {"liaise"}


@pytest.mark.parametrize(
    ("project", "hint"), [("liaise", "led by Efus"), ("bounce", "Efus is a partner")]
)
def test_led_and_partner_are_told_in_words(leaflet: Network, project: str, hint: str) -> None:
    timeline = describe_project_timeline(leaflet.projects, leaflet.phases[:0], take_roles(leaflet))
    (told,) = (
        bar["hint"] for row in timeline["rows"] for bar in row["bars"] if bar["id"] == project
    )
    assert told == hint


def test_every_participation_has_a_bar_in_the_row_of_its_authority(leaflet: Network) -> None:
    taken = join_participations(leaflet)
    timeline = describe_authority_timeline(
        taken, tell_milestones(leaflet, leaflet.milestones), take_roles(leaflet)
    )
    drawn = {
        (row["id"], bar["id"], bar["start"], bar["end"])
        for row in timeline["rows"]
        for bar in row["bars"]
    }
    columns = ["authority_id", "project_id", "start_year", "end_year"]
    assert drawn == set(taken[columns].itertuples(index=False, name=None))
    names = [row["label"] for row in timeline["rows"]]
    assert names == sorted(names, key=fold)


def test_every_event_of_an_authority_in_a_project_is_told_once(leaflet: Network) -> None:
    taken, dated = join_participations(leaflet), leaflet.milestones
    timeline = describe_authority_timeline(
        taken, tell_milestones(leaflet, dated), take_roles(leaflet)
    )
    events = [(row["id"], event) for row in timeline["rows"] for event in row["events"]]
    has_row = dated["authority_id"].isin(taken["authority_id"])
    assert len(events) == has_row.sum() > 0
    assert ("augsburg", "2016: Network against Salafism created") in {
        (own_id, event["text"]) for own_id, event in events
    }
    places = [(own_id, event["year"], event["share"]) for own_id, event in events]
    assert len(set(places)) == len(places)
    assert any(event["year"] < timeline["first"] for _, event in events)


def test_the_projects_of_a_sheet_name_the_phases(leaflet: Network) -> None:
    timeline = describe_own_timeline(
        view_authority(leaflet, "augsburg").participations, take_roles(leaflet)
    )
    texts = [row["bars"][0]["text"] for row in timeline["rows"]]
    assert texts[0] == "Liaise 2014–2017 · Liaise 1, Liaise 2"
    assert "Loud 2019–2021" in texts
    assert all(len(row["bars"]) == 1 for row in timeline["rows"])


def test_the_phases_of_a_sheet_are_bars_of_their_own(leaflet: Network) -> None:
    sheet = view_project(leaflet, "liaise")
    timeline = describe_phase_timeline(
        sheet.project.to_frame().T, sheet.phases, take_roles(leaflet)
    )
    assert [text for text, *_ in list_bars(timeline)] == [
        "Liaise 1 2014–2016",
        "Liaise 2 2016–2017",
    ]


def test_an_empty_timeline_has_no_rows(leaflet: Network) -> None:
    assert not describe_project_timeline(leaflet.projects[:0], leaflet.phases, take_roles(leaflet))[
        "rows"
    ]
    taken = join_participations(leaflet)[:0]
    assert not describe_authority_timeline(
        taken, tell_milestones(leaflet, leaflet.milestones), take_roles(leaflet)
    )["rows"]


@pytest.mark.parametrize(
    ("last", "year", "words"),
    [
        (2022, 2026, "The last project ended in 2022."),
        (2026, 2026, "The broken line marks the present year, 2026."),
    ],
)
def test_what_is_over_is_told_in_the_past_tense(last: int, year: int, words: str) -> None:
    assert tell_present(last, year, is_open=False) == words


def test_where_no_last_year_is_known_none_is_called_the_end() -> None:
    assert tell_present(2022, 2026, is_open=True) == ""
