"""Tours: validated with the package, true of the data, taken along, and never needed."""

import ast
import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from efus_data import Filters, Network, PackageError, format_package, load
from efus_data.base.folders import ROOT
from efus_data.insight.partners import pair_countries, rank_partners
from efus_data.insight.statements import list_statements
from efus_data.package.description import DESCRIPTOR
from efus_data.tours.figures import fill
from efus_data.tours.rows import list_rows
from efus_data.tours.views import PAGES, read_view
from tests.packages import write_package

TOURS = "tour_id,title\nshort,A short tour"
STEPS = "tour_id,step,address,headline,sentence"
GOOD = "map?theme=prison"
NOT_PRESENTED = {"newcomer"}  # it asks for a place that the data does not hold
NUMBERS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|half"


def write_tour(folder: Path, *rows: str) -> Path:
    return write_package(folder, {"tours": TOURS, "tour_steps": "\n".join([STEPS, *rows])})


@pytest.mark.parametrize(
    ("address", "found", "rule", "remedy"),
    [
        ("checks", "“checks”", "map, timeline", "copy what stands in the address bar"),
        ("https://other.example/map", "“https://other.example/map”", "map, timeline", "copy"),
        ("map?theme=prisn", "“theme=prisn”", "must exist", "did you mean 'prison'?"),
        ("map?them=prison", "“them=prison”", "no choice “them”", "copy"),
        ("map?from=20x4", "“from=20x4”", "another value", "copy"),
        ("network?view=circle", "“view=circle”", "must exist", "partners"),
        ("authorities?authority=alhpa", "“authority=alhpa”", "must exist", "'alpha'"),
        ("map?country=FR&theme=prison", "“map?country=FR&theme=prison”", "nothing", "filter away"),
        ("peers", "“peers”", "shows nothing", "Choose the authority"),
        (
            "peers?view=visit&authority=alpha",
            "“peers?view=visit&authority=alpha”",
            "nothing",
            "theme",
        ),
        (
            "compare?authority=alpha",
            "“compare?authority=alpha”",
            "shows nothing",
            "two authorities",
        ),
        (
            "statements?statement=commitment-2",
            "“statements?statement=commitment-2”",
            "nothing",
            "view",
        ),
    ],
)
def test_an_address_that_shows_nothing_or_is_not_known_is_a_fault(
    tmp_path: Path, address: str, found: str, rule: str, remedy: str
) -> None:
    folder = write_tour(tmp_path, f"short,1,{GOOD},Good,All.", f"short,2,{address},Bad,None.")
    with pytest.raises(PackageError) as caught:
        load(folder)
    (fault,) = caught.value.faults
    assert (fault.file, fault.row, fault.column, fault.found) == (
        "tour_steps.csv",
        3,
        "address",
        found,
    )
    assert rule in fault.rule and remedy in fault.remedy


@pytest.mark.parametrize(
    ("rows", "file", "column", "remedy"),
    [
        ([f"short,2,{GOOD},H,S."], "tour_steps.csv", "step", "Write 1"),
        ([f"short,1,{GOOD},H,S.", f"short,3,{GOOD},H,S."], "tour_steps.csv", "step", "Write 2"),
        ([f"short,1,{GOOD},{{members}} cities,S."], "tour_steps.csv", "headline", "one of these"),
        ([f"short,1,{GOOD},H,{{}}."], "tour_steps.csv", "sentence", "one of these"),
        ([], "tours.csv", "tour_id", "Add its rows to tour_steps.csv"),
        (
            [f"other,1,{GOOD},H,S.", f"short,1,{GOOD},H,S."],
            "tour_steps.csv",
            "tour_id",
            "tours.csv",
        ),
    ],
    ids=["from 1", "without gaps", "a number there is not", "blank braces", "no step", "no tour"],
)
def test_steps_count_from_1_and_name_numbers_that_there_are(
    tmp_path: Path, rows: list[str], file: str, column: str, remedy: str
) -> None:
    with pytest.raises(PackageError) as caught:
        load(write_tour(tmp_path, *rows))
    (fault,) = caught.value.faults
    assert (fault.file, fault.column) == (file, column)
    assert remedy in fault.remedy


def test_a_number_in_braces_is_the_views_own(tmp_path: Path) -> None:
    network = load(write_tour(tmp_path, f"short,1,{GOOD},{{authorities}},S."))
    view, _ = read_view(network, "map?country=DE")
    assert view is not None
    assert fill("{authorities} of {projects}, {first_year}", network, view) == "2 of 1, 2018"


def test_a_tour_that_a_visitor_takes_along_is_no_part_of_a_copied_address(small: Network) -> None:
    view, unknown = read_view(small, "map?country=DE&own=[]")
    assert view is not None
    assert (view.to_parameters(), unknown) == ({"country": ["DE"]}, ())


def test_a_step_may_be_told_from_the_eyes_of_one_authority(small: Network) -> None:
    view, unknown = read_view(small, "projects?ours=delta")
    assert view is not None and not unknown
    assert list_rows(small, view)["project_id"].tolist() == ["two", "one"]
    assert view.to_parameters() == {"ours": ["delta"]}
    partners, _ = read_view(small, "network?ours=alpha")
    assert partners is not None
    assert list_rows(small, partners)["authority_id"].tolist() == ["beta"]
    assert fill("{partners}", small, partners) == "1"
    assert read_view(small, "map?ours=nobody")[1] == ("ours=nobody",)


def test_a_package_without_tours_opens(tmp_path: Path) -> None:
    folder = write_package(tmp_path)
    descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    descriptor["resources"] = [
        own for own in descriptor["resources"] if own["name"] not in ("tours", "tour_steps")
    ]
    (folder / DESCRIPTOR).write_text(json.dumps(descriptor), encoding="utf-8")
    (folder / "tours.csv").unlink()
    (folder / "tour_steps.csv").unlink()
    network = load(folder)
    assert network.tours.empty and network.tour_steps.empty
    assert "tours" not in network.table_names


def test_the_whole_is_taken_along_with_its_tours_and_a_part_without(
    leaflet: Network, tmp_path: Path
) -> None:
    for filters, count in ((Filters(), 2), (Filters(countries=("FR",)), 0)):
        shown = filters.apply(leaflet)
        assert len(shown.tours) == count
        content = format_package(leaflet, shown, filters)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            archive.extractall(tmp_path / str(count))
        again = load(tmp_path / str(count))
        assert len(again.tours) == count
        assert again.tour_steps["headline"].tolist() == shown.tour_steps["headline"].tolist()


def test_every_number_of_the_leaflets_tours_is_counted(leaflet: Network) -> None:
    """Digits and words for numbers stand in braces alone, so that none can be wrong."""
    for step in leaflet.tour_steps.itertuples():
        for text in (step.headline, step.sentence):
            bare = re.sub(r"\{\w+\}", "", text)
            assert not re.search(rf"\d|\b({NUMBERS})\b", bare.casefold()), text
    assert leaflet.tour_steps.groupby("tour_id", observed=True).size().between(5, 7).all()


def find_most_frequent(network: Network, address: str) -> set[str]:
    """The points of the Manifesto that a view shows to be addressed most often."""
    view, _ = read_view(network, address)
    assert view is not None
    listed = list_statements(view.take_part(network))
    counts = listed["practices"] + listed["projects"]
    return set(listed["label"][counts == counts.max()])


def test_what_the_leaflets_tours_say_of_most_and_of_each_is_true(leaflet: Network) -> None:
    first = pair_countries(leaflet).iloc[0]
    assert (first["country_name"], first["partner_name"]) == ("Belgium", "France")
    assert rank_partners(leaflet, "augsburg")["common"].nunique() > 1  # wider lines, narrower ones
    civil, training = "Encourage civil society to act", "Keep training officials and staff"
    assert find_most_frequent(leaflet, "statements") == {civil, training}
    assert find_most_frequent(leaflet, "statements?theme=families-and-communities") == {civil}
    compared, _ = read_view(leaflet, "compare?authority=augsburg&second=liege")
    assert compared is not None
    rows = list_rows(leaflet, compared).query("aspect == 'themes'")
    shared = set(rows[rows["is_shared"]]["code"])
    alone = set(rows[~rows["is_shared"] & (rows["authority_id"] == "liege")]["code"])
    assert {"awareness-and-professional-training", "multi-agency-partnership"} <= shared
    assert {"schools-and-education", "counselling-and-case-support"} <= alone


def test_the_pages_know_the_choices_that_can_be_presented() -> None:
    """What a page's script calls VIEWS is what a step's address may hold as `view`."""
    scripts = {file.stem: file for file in (ROOT / "pages").glob("*/*.py")}
    for page, choices in PAGES.items():
        script = ast.parse(scripts[page].read_text(encoding="utf-8"))
        for line in script.body:
            if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == "VIEWS":
                codes = [key.value for key in line.value.keys]  # type: ignore[attr-defined]
                presented = [code for code in codes if code not in NOT_PRESENTED]
                assert list(choices["view"](None)) == presented  # type: ignore[arg-type]


def test_a_year_of_growth_counts_what_there_was_until_then(leaflet: Network) -> None:
    view, unknown = read_view(leaflet, "network?view=growth&year=2016")
    assert view is not None and not unknown
    text = "{projects_so_far} {authorities_so_far} {pairs_so_far}"
    assert fill(text, leaflet, view) == "2 30 372"
    whole, _ = read_view(leaflet, "network?view=growth")
    assert whole is not None
    assert fill(text, leaflet, whole) == "9 61 568"
    assert read_view(leaflet, "network?view=growth&year=1999")[1] == ("year=1999",)


def test_a_page_is_found_by_its_former_path(leaflet: Network) -> None:
    view, unknown = read_view(leaflet, "manifesto?statement=commitment-4")
    assert view == read_view(leaflet, "statements?statement=commitment-4")[0]
    assert view and not unknown
