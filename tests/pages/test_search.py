"""What a page says of a search, as a visitor reads it."""

from efus_data import Filters, Network
from tests.pages.frame import follow, open_page, read_tidy, read_words


def test_a_search_that_names_a_theme_leads_to_all_who_work_on_it(leaflet: Network) -> None:
    app = open_page("authorities", q="families", country="FR")
    counts = Filters(countries=("FR",)).count_choices(leaflet, "themes")
    count = counts["families-and-communities"]
    found = follow(app, f"Families and communities ({count})")
    assert read_tidy(found) is None
    assert found.query_params["theme"] == "families-and-communities"
    assert found.query_params["country"] == "FR" and "q" not in found.query_params
    assert f"**{count} of {len(leaflet.authorities)} authorities**" in read_words(found)
