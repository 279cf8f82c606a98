"""What a page ought to show for an address, asked of the data layer."""

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from efus_data import Filters, Network, load, read_parameters, take_table
from efus_data.base.folders import DATA
from efus_data.base.terms import take_up_terms
from efus_data.base.words import _, ngettext
from efus_data.contradictions.discrepancies import name_kinds
from efus_data.filtering.criteria import LIST_FILTERS, PARAMETERS
from efus_data.insight.gazetteer import read_gazetteer
from efus_data.insight.growth import list_growth, list_growth_years
from efus_data.insight.lists import span_years
from efus_data.insight.statements import list_readings, list_statements
from efus_data.tables.names import name_authorities
from efus_ui.frame.address import OURS, PAGE_PARAMETERS, WEIGHT
from efus_ui.frame.filters import Shown, keep_within, list_parts, order_choices
from efus_ui.frame.pages import find_pages
from efus_ui.presenting.steps import list_headlines

Look = dict[str, Any]
SHEETS = {"authorities": "authority", "projects": "sheet", "statements": "statement"}
COUNTED = {"timeline": "projects", "projects": "projects", "statements": "practices"}
WITHOUT_SENTENCE = ("about", "tours")


_shown = {"folder": DATA}


def walk_in(folder: Path) -> None:
    """Let the server show the package of a folder from here on."""
    _shown["folder"] = folder
    take_up_terms(get_network().package.identity.terms)


def get_network() -> Network:
    """The network that the server shows."""
    return _load(_shown["folder"])


@cache
def _load(folder: Path) -> Network:
    return load(folder)


def read_query(href: str) -> dict[str, list[str]]:
    """The parameters of an address."""
    return parse_qs(urlsplit(href).query, keep_blank_values=True)


def read_page(href: str) -> str:
    """The path of the page of an address, as `find_pages` lists it."""
    return urlsplit(href).path.strip("/") or find_pages()[0].path


def read_filters(href: str) -> Filters:
    """The filters of an address, as the frame takes them."""
    return keep_within(read_parameters(read_query(href), get_network())[0], _span())


def read_own(href: str) -> dict[str, list[str]]:
    """The parameters of an address that are no filter: the page's own."""
    return {name: given for name, given in read_query(href).items() if name not in PARAMETERS}


def read_ours(href: str) -> str | None:
    """The authority from whose eyes an address is seen."""
    return next(iter(read_query(href).get(OURS, [])), None)


def read_kept(href: str) -> dict[str, list[str]]:
    """The parameters of an address that every link keeps: the filters, and whose eyes."""
    ours = read_ours(href)
    return {**read_filters(href).to_parameters(), **({OURS: [ours]} if ours else {})}


def is_same_view(href: str, other: str) -> bool:
    """Whether two addresses are of the same page with the same parameters, in any order."""
    same_page = read_page(href) == read_page(other)
    return same_page and read_query(href) == read_query(other)


def find_faults(look: Look) -> list[str]:
    """Where what is seen is not what the address asks for, each in a sentence."""
    href = look["href"]
    if is_presented(href):
        return _check_stage(look)
    filters = read_filters(href)
    shown = Shown(get_network(), filters.apply(get_network()), filters)
    return [
        *[f"the page says: {text}" for text in look["failures"]],
        *_check_address(look),
        *_check_sentence(look, shown),
        *_check_boxes(look, filters),
        *_check_near(look, filters),
        *_check_years(look, filters),
        *_check_chips(look, shown),
        *_check_choices(look),
        *_check_pictures(look, shown),
        *_check_growth(look, shown),
        *_check_tables(look, shown),
    ]


def is_presented(href: str) -> bool:
    """Whether an address is of a step of a tour, which has the screen for itself."""
    return "tour" in read_query(href)


def _check_stage(look: Look) -> list[str]:
    query = read_query(look["href"])
    step = int(query.get("step", ["1"])[0])
    headline = list_headlines(get_network(), query["tour"][0])[step - 1]
    return _compare("the headline", look["title"], headline)


def _span() -> tuple[int, int]:
    return span_years(get_network())


def _compare(what: str, seen: object, expected: object) -> list[str]:
    return [] if seen == expected else [f"{what}: seen {seen!r}, expected {expected!r}"]


def _check_address(look: Look) -> list[str]:
    query = read_query(look["href"])
    filters, unknown = read_parameters(query, get_network())
    faults = [f"the address holds {text}, which is not known" for text in unknown]
    tidy = keep_within(filters, _span()).to_parameters()
    given = {name: values for name, values in query.items() if name in PARAMETERS}
    faults += _compare("filters in the address", given, tidy)
    if read_page(look["href"]) not in {page.path for page in find_pages()}:
        faults.append("the address is of no page")
    present = [read_page(link) for link in look["present"]]
    faults += _compare("the page marked as present", present, [read_page(look["href"])])
    for name, values in read_own(look["href"]).items():
        known = list_own_codes().get(name)
        if name not in PAGE_PARAMETERS and not name.startswith(WEIGHT):
            faults.append(f"no page takes {name}={values}")
        elif known is not None and not set(values) <= known:
            faults.append(f"there is no {name}={values}")
        elif len(values) != 1:
            faults.append(f"{name} stands {len(values)} times in the address")
    return faults


def list_own_codes() -> dict[str, set[str]]:
    """The codes that exist of the pages' choices; what a view offers is seen on the page."""
    return _list_own_codes(get_network())


@cache
def _list_own_codes(network: Network) -> dict[str, set[str]]:
    return {
        **{key: set(name_authorities(network)) for key in ("authority", OURS)},
        "place": set(read_gazetteer().places),
        "sheet": set(network.projects["project_id"].astype("str")),
        "statement": set(network.statements["statement_id"].astype("str")),
        "year": set(map(str, list_growth_years(network))),
        "discrepancy": set(name_kinds(network)["discrepancy_id"].astype("str")),
    }


def _check_sentence(look: Look, shown: Shown) -> list[str]:
    page = read_page(look["href"])
    is_sheet = SHEETS.get(page) in read_own(look["href"])
    if page in WITHOUT_SENTENCE or (is_sheet and not shown.filters):
        return []
    of = COUNTED.get(page, "authorities")
    part, whole = len(shown.network.table(of)), len(shown.whole.table(of))
    named = _(f"{{-{of}}}")
    count = f"All {whole} {named}" if part == whole else f"{part} of {whole} {named}"
    sentence = f"{count} · {shown.filters.describe(shown.whole) or 'no filter set'}"
    sentence = " ".join(sentence.split())
    if sentence in look["words"]:
        return []
    return [f"the sentence “{sentence}” is missing; seen: {look['words'][:6]}"]


def _check_boxes(look: Look, filters: Filters) -> list[str]:
    faults = _compare("words in the search field", look["search"], filters.search)
    for name, entry in LIST_FILTERS.items():
        boxes = [box for box in look["filters"] if box["parameter"] == entry.parameters[0]]
        counts = filters.count_choices(get_network(), name)
        faults += _compare(
            f"checked boxes of {entry.label}",
            {box["code"] for box in boxes if box["isChecked"]},
            set(getattr(filters, name)),
        )
        faults += _compare(
            f"choices and counts of {entry.label}",
            [(box["code"], box["count"]) for box in boxes],
            [(code, counts.get(code, 0)) for code in order_choices(get_network(), name)],
        )
        hidden = [box["code"] for box in boxes if box["isChecked"] and box["isHidden"]]
        faults += _compare(f"checked boxes of {entry.label} that are hidden", hidden, [])
    return faults


def _check_near(look: Look, filters: Filters) -> list[str]:
    """The place, and the kilometres: without a place, whatever waits there."""
    seen = {select["parameter"]: select["value"] for select in look["near"]}
    within = seen.get("within") if filters.near is None else str(filters.within_km)
    return _compare("near", seen, {"within": within, "near": filters.near or ""})


def _check_years(look: Look, filters: Filters) -> list[str]:
    seen = {select["parameter"]: select["value"] for select in look["years"]}
    bounds = {"from": filters.year_from, "to": filters.year_to}
    return _compare("years", seen, {name: str(year or "") for name, year in bounds.items()})


def _check_chips(look: Look, shown: Shown) -> list[str]:
    if read_page(look["href"]) in WITHOUT_SENTENCE:
        return []
    ours = read_ours(look["href"])
    expected = [f"Seen from {name_authorities(shown.whole)[ours]}"] if ours else []
    expected += [" ".join(text.split()) for text, _ in list_parts(shown.filters, shown.whole)]
    expected += ["Clear all"] * bool(shown.filters)
    return _compare("chips", [" ".join(chip["text"].split()) for chip in look["chips"]], expected)


def _check_choices(look: Look) -> list[str]:
    own, faults = read_own(look["href"]), []
    for choice in look["choices"]:
        name, codes = choice["parameter"], choice["codes"]
        given = own.get(name, [choice["standard"]])[0]
        faults += _compare(f"the choice of {name}", choice["shown"], given)
        if codes is not None and given not in codes:
            faults.append(f"{name}={given} is not among what the page offers")
    return faults


def _check_pictures(look: Look, shown: Shown) -> list[str]:
    network, faults = shown.network, []
    if read_page(look["href"]) in WITHOUT_SENTENCE:
        return faults  # the pictures of a tour are of its steps
    if "group" in read_own(look["href"]):
        return faults  # a row stands in each of its groups
    has_year = network.projects[["start_year", "end_year"]].notna().any(axis="columns")
    expected = {
        _("{-Projects} over the years"): int(has_year.sum()),  # the table lists the others too
        _("{-Authorities} and their {-projects} over the years"): network.participations[
            "authority_id"
        ].nunique(),
        _("Who is in which {-project}"): len(network.authorities),
    }
    for picture in look["pictures"]:
        if picture["alt"] in expected:
            name, rows = f"rows of “{picture['alt']}”", expected[picture["alt"]]
            faults += _compare(name, picture["rows"], rows)
    if read_page(look["href"]) != find_pages()[0].path or not look["maps"]:
        return faults
    count = len(network.authorities)
    told = ngettext(
        "Map of {count} {-authority}; the table below lists them all",
        "Map of {count} {-authorities}; the table below lists them all",
        count,
    )
    faults += _compare("the map", look["maps"][0]["alt"], told)
    own = read_own(look["href"]).get("authority", [read_ours(look["href"])])[0]
    listed = set(network.authorities["authority_id"])
    places = sorted(set(look["maps"][0]["shown"]) - ({own} - listed))
    return [*faults, *_compare("the places of the map", places, sorted(listed))]


def _check_growth(look: Look, shown: Shown) -> list[str]:
    """The year that the map shows, who is on it, and who is new."""
    seen, own = look["growth"], read_own(look["href"])
    if not seen:
        return []
    year = own.get("year", [""])[0]
    faults = _compare("the year", seen["year"], year)
    growth = list_growth(shown.network).set_index("year")
    row = growth.loc[int(year)] if year else growth.iloc[-1]
    is_running = year and own.get("growth") == ["running"]
    places = row["authorities" if is_running else "all_authorities"]
    faults += _compare("places on the map", seen["places"], places)
    return faults + _compare("new places", seen["fresh"], row["joined_count"] if year else 0)


def _check_tables(look: Look, shown: Shown) -> list[str]:
    expected, faults = _count_rows(look, shown), []
    for table in look["tables"]:
        if table["rows"] is not None and table["alt"] in expected:
            rows = expected[table["alt"]]
            faults += _compare(f"rows of the table “{table['alt']}”", table["rows"], rows)
        if len(table["hrefs"]) < min(table["rows"], table["most"]):
            faults.append(f"of the table “{table['alt']}” {len(table['hrefs'])} rows are drawn")
    return faults


def _count_rows(look: Look, shown: Shown) -> dict[str, int]:
    """The rows of each table whose number follows from the address, by its description."""
    network, own = shown.network, read_own(look["href"])
    kinds = name_kinds(network)
    if "kind" in own:
        kinds = kinds[kinds["kind"] == own["kind"][0]]
    counts = {
        _("The {-authorities} on the map"): len(network.authorities),
        _("The filtered {-authorities}"): len(network.authorities),
        _("The filtered {-projects}"): len(network.projects),
        _("The {-projects} on the timeline"): len(network.projects),
        "The participations on the timeline": len(network.participations),
        "The dated events on the timeline": len(network.milestones),
        "All discrepancies shown": len(kinds),
        _("How many of the filtered {-practices} and {-projects} address each {-statement}"): len(
            list_statements(network)
        ),
        _("Every link of {-a_statement} to {-a_practice} or {-a_project}, with its reason"): len(
            list_readings(network)
        ),
    }
    if read_page(look["href"]) == "data":
        package = network.package
        for name, table in {**package.derived, **package.tables}.items():
            counts[f"{table.title}, as filtered"] = len(take_table(network, name))
    return counts
