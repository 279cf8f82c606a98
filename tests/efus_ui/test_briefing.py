"""Briefings, read again by other libraries: what an office would print and hand on."""

import io

import pypdfium2
import pytest
import zxingcpp
from pypdf import PdfReader

from efus_data import Filters, Network
from efus_data.filtering.selection import list_choices
from efus_data.insight.near import list_by_distance
from efus_ui.briefing.document import brief_authority, brief_network, brief_project
from efus_ui.pictures.qr import draw_qr
from tests.formats import FORMAT_FILTERS, NASTY_NAMES
from tests.packages import SMALL

LINK = "https://explorer.example.org/?country=FR&theme=youth-engagement"
MOST_BYTES, MOST_PAGES = 500_000, 2


def read_text(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def scan_codes(content: bytes) -> list[str]:
    picture = pypdfium2.PdfDocument(content)[0].render(scale=3).to_pil()
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def list_fonts(content: bytes) -> dict[str, bool]:
    """Each font's name, and whether its letters are in the file."""
    found = {}
    for page in PdfReader(io.BytesIO(content)).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            for part in font.get_object().get("/DescendantFonts", [font]):
                given = part.get_object()
                files = {"/FontFile", "/FontFile2", "/FontFile3"}
                found[given["/BaseFont"]] = bool(files & set(given["/FontDescriptor"]))
    return found


def assert_printable(content: bytes) -> None:
    assert len(content) < MOST_BYTES
    assert len(PdfReader(io.BytesIO(content)).pages) <= MOST_PAGES


@pytest.mark.parametrize("filters", FORMAT_FILTERS)
def test_it_says_what_is_filtered_and_leads_back(leaflet: Network, filters: Filters) -> None:
    shown = filters.apply(leaflet)
    content = brief_network(leaflet, shown, filters, link=LINK)
    assert_printable(content)
    text = read_text(content)
    assert (filters.describe(leaflet) or "The whole network") in text
    assert f"{len(shown.authorities)} " in text
    assert all(name in text for name in shown.authorities["name"])
    assert ("Nothing to show" in text) == shown.authorities.empty
    assert scan_codes(content) == [LINK]
    assert "GeoNames" in text
    assert "Creative Commons" in text


def test_the_list_near_a_place_begins_with_the_nearest_and_tells_how_far(
    leaflet: Network,
) -> None:
    filters = Filters(near="lille", within_km=150)
    listed = list_by_distance(filters.apply(leaflet), filters)
    text = read_text(brief_network(leaflet, filters.apply(leaflet), filters, link=LINK))
    table = text[text.index("Distance, km") :]
    rows = [f" {row.distance_km} {row.country_name} " for row in listed.itertuples()]
    places = [table.index(row) for row in rows]
    assert len(rows) > 3 and places == sorted(places)


def test_a_column_that_would_be_empty_and_letters_beyond_a_row_are_not_printed(
    make_network,
) -> None:
    long = "Cities Action for Sustainable Housing Results"
    projects = SMALL["projects"].replace("one,One,", f"one,{long},")
    practices = SMALL["practices"].strip().splitlines()[0]
    nobody = {"practices": practices, "tags": SMALL["tags"].strip().splitlines()[0]}
    nobody["readings"] = SMALL["readings"].strip().splitlines()[0]
    network = make_network(**nobody, projects=projects)
    for filters in (Filters(), Filters(near="alpha", within_km=500)):
        shown = filters.apply(network)
        text = read_text(brief_network(network, shown, filters, link=LINK))
        when, _, table = text.partition("The authorities")
        assert "…" in when and "Results" not in when
        assert long in table and "describes" not in table


def test_each_authority_and_project_has_a_briefing_that_names_its_facts(leaflet: Network) -> None:
    for row in leaflet.authorities.itertuples():
        content = brief_authority(leaflet, row.authority_id, link=LINK)
        assert_printable(content)
        text = read_text(content)
        assert row.name in text
        taken = leaflet.participations["authority_id"] == row.authority_id
        projects = leaflet.participations.loc[taken, "project_id"].astype("str")
        assert all(list_choices(leaflet)["projects"][code] in text for code in projects)
    for row in leaflet.projects.itertuples():
        content = brief_project(leaflet, row.project_id, link=LINK)
        assert_printable(content)
        assert row.title in read_text(content)


def test_a_reader_knows_its_title_language_and_order(leaflet: Network) -> None:
    content = brief_authority(leaflet, "malmo", link=LINK)
    reader = PdfReader(io.BytesIO(content))
    root = reader.trailer["/Root"]
    assert "Malmö" in reader.metadata.title
    assert root["/Lang"].startswith("en")
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    fonts = list_fonts(content)
    assert fonts
    assert all(fonts.values())
    assert all("SourceSans" in name for name in fonts)


def test_names_survive_whatever_signs_they_hold(nasty: Network) -> None:
    text = read_text(brief_network(nasty, nasty, Filters(), link=LINK))
    for name in ("=1+1", '=HYPERLINK("http://example.org","x")', "@SUM(A1)", "<b>&amp;</b>"):
        assert name in NASTY_NAMES
        assert name in text
    for row in nasty.authorities.itertuples():
        assert_printable(brief_authority(nasty, row.authority_id, link=LINK))


def test_a_long_list_is_cut_and_says_so(make_network) -> None:
    lines = [f"a{i},Town {i},Town {i},city,FR,48.{i:03},2.3,Town {i}" for i in range(300)]
    header = "authority_id,name,name_local,kind,country,latitude_deg,longitude_deg,section"
    mentions = [f"m{i},a{i},one,project_list,Town {i},One" for i in range(300)]
    other = dict.fromkeys(("practices", "tags", "milestones", "figures", "readings"), "")
    network = make_network(
        authorities="\n".join([header, *lines]),
        mentions="\n".join(
            ["mention_id,authority_id,project_id,source,printed_authority,section", *mentions]
        ),
        **other,
    )
    content = brief_network(network, network, Filters(), link=LINK)
    assert_printable(content)
    assert "300" in read_text(content)
    assert "more" in read_text(content)


def test_a_link_too_long_for_a_code_has_none() -> None:
    assert draw_qr("https://example.org/?q=" + "a" * 4000) is None
