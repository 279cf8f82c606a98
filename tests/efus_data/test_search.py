"""What a search finds: other cases, accents, scripts, languages, forms and spellings."""

from collections.abc import Callable

import pytest

from efus_data import Filters, Network
from efus_data.base.texts import fold
from efus_data.filtering.search import Replaced, Term, explain_search, find_terms
from efus_data.filtering.spelling import find_nearest

PLACES = """
    authority_id,name,name_local,names_other,kind,country,latitude_deg,longitude_deg,section
    alpha,Alpha,Alpha,Alfa;Άλφα,city,FR,48.8,2.3,Alpha
    hague,The Hague,Den Haag,La Haye;'s-Gravenhage;Гаага,city,NL,52.1,4.3,One
    liege,Liège,Liège,Luik;Lüttich;Льеж,city,BE,50.6,5.6,Gamma
    thorshavn,Þórshöfn,Þórshöfn,,city,FO,62.0,-6.8,Two
"""
MENTIONS = """
    mention_id,authority_id,project_id,source,printed_authority,section
    alpha-one,alpha,one,project_list,Alpha,One
    hague-one,hague,one,project_list,The Hague,One
    liege-two,liege,two,project_list,Liège,Two
    thorshavn-one,thorshavn,one,project_list,Torshavn,One
    thorshavn-two,thorshavn,two,project_list,Þórshöfn,Two
"""
BODIES = """
    organisation_id,name,kind,section
    institute,Institute for Öffentlichkeit,institute,Two
    school,Police school,institute,Two
"""
ROLES = """
    organisation_id,project_id,role,printed_organisation,section
    institute,two,lead,Institutio,Two
    school,two,partner,Academy,Two
"""
PRACTICES = """
    practice_id,authority_id,title,summary,start_year,end_year,section
    alpha-mothers,alpha,Mothers meet,Against radicalisation in a prison.,,,Alpha
    hague-work,hague,Work that tries,Disorganised in L´Aquila,,,One
    liege-prison,liege,Prisons,Organised by the city of Straßburg.,,,Gamma
"""


@pytest.fixture
def places(make_network: Callable[..., Network]) -> Network:
    """A network of places that have other names."""
    return make_network(
        authorities=PLACES,
        mentions=MENTIONS,
        organisations=BODIES,
        practices=PRACTICES,
        roles=ROLES,
        tags="",
        milestones="",
        figures="",
        readings="",
    )


def find(network: Network, words: str) -> str:
    """The ids of the authorities that a search leaves, a space between."""
    return " ".join(Filters(search=words).apply(network).authorities["authority_id"])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("LIEGE", "liege", id="case and accents"),
        pytest.param("straßburg", "liege", id="ß as it stands"),
        pytest.param("strassburg", "liege", id="ß as ss"),
        pytest.param("thorshofn", "thorshavn", id="þ as th"),
        pytest.param("other", "alpha", id="a part of a word"),
        pytest.param("mother", "alpha", id="singular of a plural"),
        pytest.param("prisons", "alpha liege", id="plural of a singular"),
        pytest.param("radicalization", "alpha", id="American spelling"),
        pytest.param("organizing", "liege", id="another form in American spelling"),
        pytest.param("Luik", "liege", id="another language"),
        pytest.param("Lüttich", "liege", id="another language with accents"),
        pytest.param("luttich", "liege", id="another language without accents"),
        pytest.param("ЛЬЕЖ", "liege", id="Cyrillic"),
        pytest.param("αλφα", "alpha", id="Greek"),
        pytest.param("gravenhage", "hague", id="after a hyphen"),
        pytest.param("aye", "", id="within a name in another language"),
        pytest.param("try", "hague", id="another form of a short word"),
        pytest.param("Laquila", "hague", id="an accent in place of an apostrophe"),
        pytest.param("lfa", "", id="within the first name in another language"),
        pytest.param("Torshavn", "thorshavn", id="a name as it is printed in one place"),
        pytest.param("xxxx", "", id="what stands nowhere, not even in blank cells"),
        pytest.param("Den Haag", "hague", id="two words, the local name"),
        pytest.param("La Haye", "hague", id="two words, another language"),
        pytest.param("Luik mothers", "", id="every word in one place"),
        pytest.param("Luik, prison", "liege", id="a comma after a word"),
        pytest.param("Luik-prison", "liege", id="parts of a word that is nowhere whole"),
        pytest.param("Straßbourg", "liege", id="a letter more"),
        pytest.param("Mohters", "alpha", id="two letters swapped"),
        pytest.param("Pirson", "alpha liege", id="the second letter is another"),
        pytest.param("Alpa", "alpha", id="a short name"),
        pytest.param("Haag1", "", id="a name with a digit"),
        pytest.param("moot", "", id="a short word that is near another word"),
        pytest.param("xy", "", id="two letters"),
        pytest.param("Zanzibar", "", id="nothing near"),
        pytest.param("💥", "", id="no letters"),
        pytest.param("///", "", id="signs alone"),
        pytest.param("mothers Luik-prison", "", id="a word before parts of another"),
    ],
)
def test_a_search_finds_what_is_meant(places: Network, words: str, found: str) -> None:
    assert find(places, words) == found


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param("mothers", [], id="found"),
        pytest.param("radicalization Luik", [], id="found in another form or language"),
        pytest.param("Zanzibar", [], id="nothing near"),
        pytest.param("MOHTERS,", [("MOHTERS", "Mothers")], id="as asked, as it stands"),
        pytest.param("Straßbourg", [("Straßbourg", "Straßburg")], id="with its diacritics"),
        pytest.param("Thorshofm", [("Thorshofm", "Þórshöfn")], id="the last name"),
        pytest.param("Torshafn", [("Torshafn", "Torshavn")], id="a name as it is printed"),
        pytest.param(
            "Offentlichkiet Institutia Acadmy",
            [
                ("Offentlichkiet", "Öffentlichkeit"),
                ("Institutia", "Institutio"),
                ("Acadmy", "Academy"),
            ],
            id="an organisation's name, and how it is printed",
        ),
        pytest.param(
            "luik radicalistion prizon",
            [("radicalistion", "radicalisation"), ("prizon", "prison")],
            id="several, in their order",
        ),
        pytest.param("prizon prizon", [("prizon", "prison")], id="once"),
        pytest.param("Luik-prizon", [("prizon", "prison")], id="a part of a word"),
    ],
)
def test_a_near_spelling_is_told(places: Network, words: str, told: list) -> None:
    assert explain_search(places, words) == [Replaced(*pair) for pair in told]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Luik", "liege"),
        ("Lüttich", "liege"),
        ("Den Haag", "the-hague"),
        ("La Haye", "the-hague"),
        ("Ausburg", "augsburg"),
        ("mother", "malmo"),
        ("Αλεξανδρούπολη", "alexandroupoli"),
    ],
)
def test_the_leaflets_places_are_found_by_any_name(
    leaflet: Network, words: str, found: str
) -> None:
    assert find(leaflet, words) == found


def test_the_leaflets_words_are_found_in_any_form(leaflet: Network) -> None:
    assert find(leaflet, "radicalization") == find(leaflet, "radicalisation") != ""
    assert "malaga" in find(leaflet, "prisons").split()
    assert find(leaflet, "Anvers") == ""
    assert explain_search(leaflet, "Ausburg Anvers") == [Replaced("Ausburg", "Augsburg")]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("families", ["families", "families-and-communities"]),
        ("community famillies", []),
        ("community families", ["families-and-communities"]),
        ("and", []),
        ("PRISONS", ["prison-probation-and-reintegration"]),
        ("", []),
    ],
)
def test_a_search_that_names_a_theme_or_a_group_finds_it(
    leaflet: Network, words: str, codes: list
) -> None:
    found = [term for term in find_terms(leaflet, words) if term.filter != "stages"]
    assert sorted(term.code for term in found) == codes
    assert all(isinstance(term, Term) for term in found)


def test_what_is_told_of_a_part_is_what_the_part_holds(places: Network) -> None:
    part = Filters(countries=("NL",)).apply(places)
    assert find(part, "Hauge") == "hague"
    assert explain_search(part, "Ausburg") == []


def test_a_near_name_is_told_as_it_stands_though_its_accents_are_letters_apart(
    make_network: Callable[..., Network],
) -> None:
    places = PLACES.replace("The Hague,Den Haag", "Ma\u0301laga,Ma\u0301laga")
    network = make_network(
        authorities=places,
        **{"mentions": MENTIONS, "practices": PRACTICES, "tags": "", "milestones": ""},
        **{"figures": "", "readings": ""},
    )
    assert explain_search(network, "Malagga") == [Replaced("Malagga", "Ma\u0301laga")]


@pytest.mark.parametrize(
    ("word", "names", "others", "foreign", "nearest"),
    [
        pytest.param("straszburk", ["strasburg"], [], [], "strasburg", id="long: two letters"),
        pytest.param("straszbuuk", ["strasburg"], [], [], None, id="long: not three"),
        pytest.param("dresdenen", ["dresden"], [], [], "dresden", id="nine letters are long"),
        pytest.param("dresdene", ["dresen"], [], [], None, id="eight letters are not"),
        pytest.param("dresden", ["drosdan"], [], [], None, id="short: not two letters"),
        pytest.param("prizon", [], ["prison"], [], "prison", id="six letters: any word"),
        pytest.param("mothr", [], ["mother"], [], None, id="five letters: no other word"),
        pytest.param("mothr", ["mother"], [], [], "mother", id="five letters: a name"),
        pytest.param("luettich", [], [], ["luttich"], "luttich", id="another language: a letter"),
        pytest.param("alexandrupo", [], [], ["aleksandrupo"], None, id="never two of these"),
        pytest.param("mothe", ["mothr", "mothers"], [], [], "mothr", id="the nearest of all"),
        pytest.param("berlin", ["merlin"], [], [], None, id="another first letter"),
        pytest.param("alph", ["alp"], [], [], None, id="three letters are none to be near to"),
        pytest.param("alpha", ["alph"], [], [], "alph", id="four are"),
    ],
)
def test_how_near_a_word_has_to_be(
    word: str, names: list[str], others: list[str], foreign: list[str], nearest: str | None
) -> None:
    assert find_nearest(word, names, others, foreign) == nearest


def test_the_nearest_is_found_among_many_that_begin_otherwise() -> None:
    others = [f"{letter}erlim" for letter in "cdefgh"]
    assert find_nearest("berlim", [*others, "berlin"], [], []) == "berlin"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Malmø", "malmo"),
        ("STRASSE Straße", "strasse strasse"),
        ("Œuvre Ægir", "oeuvre aegir"),
        ("Iğdır İzmir", "igdir izmir"),
        ("Ħamrun Łódź Đakovo", "hamrun lodz dakovo"),
        ("Λάρισα", "larisa"),
        ("Гаага", "gaaga"),
        ("Ma\u0301laga’s", "malaga's"),
    ],
)
def test_letters_are_folded_to_plain_ones(text: str, folded: str) -> None:
    assert fold(text) == folded
