"""What a network calls itself: read from its package, checked, and put into sentences."""

import json
from pathlib import Path

import pytest

import efus_data
from efus_data import Filters, PackageError
from efus_data.base.memory import remember_words
from efus_data.base.terms import TERMS, Terms, add_article, take_up_terms, use_terms
from efus_data.base.words import _, begin_small, keep_language, ngettext, read_terms
from efus_data.package.description import DESCRIPTOR, read_package
from efus_data.package.descriptor import SCHEMA
from tests.catalogue import list_placeholders, read_stored
from tests.packages import describe_network, write_package

HARBOURS = Terms("Harbours", given={"authority": {"one": "port", "many": "ports"}})


def test_a_package_that_says_nothing_has_words_all_the_same(tmp_path: Path) -> None:
    identity = read_package(describe_network(write_package(tmp_path), None)).identity
    with use_terms(identity.terms):
        assert _("{-Network} leads; {-an_authority} of {-network}") == (
            "The network leads; a member of the network"
        )
        assert _("{-Explorer}") == "Network explorer"
        assert efus_data.name_file("projects", Filters(), "csv") == "network-projects.csv"


def test_a_short_name_alone_is_enough(tmp_path: Path) -> None:
    identity = read_package(
        describe_network(write_package(tmp_path), {"shortName": "Sea & Città"})
    ).identity
    assert identity.name == "Sea & Città"
    with use_terms(identity.terms):
        assert _("{-explorer} of {-network}") == "Sea & Città explorer of Sea & Città"
        assert efus_data.name_file("projects", Filters(), "csv") == "sea-citta-projects.csv"


def test_the_words_of_a_network_stand_in_sentences() -> None:
    with use_terms(HARBOURS):
        told = ngettext("{count} {-authority} of {name}", "{count} {-authorities}", 2, name="X")
        assert told == "2 ports"
        # Where it has no word of its own for a city, one of its members is what is meant.
        assert _("Our {-city}") == "Our port"
        assert _("{-the_authority} {left} to the browser") == "the port {left} to the browser"
        assert begin_small("Harbours is a partner") == "Harbours is a partner"
        assert begin_small("Ports in it") == "ports in it"
    assert _("Our {-city}") == "Our city"


@pytest.mark.parametrize(
    ("noun", "told"),
    [
        ("authority", "an authority"),
        ("port", "a port"),
        ("Île", "an Île"),
        ("European project", "a European project"),
        ("university", "a university"),
    ],
)
def test_an_article_fits_its_noun(noun: str, told: str) -> None:
    assert add_article(noun) == told


def test_an_article_can_be_given() -> None:
    given = {"authority": {"one": "hour", "many": "hours", "a": "an hour", "the": "this hour"}}
    with use_terms(Terms(given=given)):
        assert _("{-An_authority}, {-the_authority}") == "An hour, this hour"


def test_what_is_remembered_is_told_in_the_words_of_each_network() -> None:
    @remember_words
    def tell() -> str:
        return _("{-authorities}")

    later = keep_language(tell)
    with use_terms(HARBOURS):
        assert (tell(), keep_language(tell)()) == ("ports", "ports")
    assert (tell(), later()) == ("authorities", "authorities")


def test_the_network_loaded_last_gives_the_words(tmp_path: Path) -> None:
    efus_data.load(describe_network(write_package(tmp_path), {"shortName": "Sea"}))
    assert _("{-network}") == "Sea"
    take_up_terms(HARBOURS)
    assert _("{-network}") == "Harbours"


def test_every_term_of_the_catalogue_is_known() -> None:
    known = read_terms(HARBOURS, "en")
    for message in filter(lambda own: own.id, read_stored()):
        for form in message.id if isinstance(message.id, tuple) else (message.id,):
            used = {name for name in list_placeholders(form) if name.startswith("-")}
            assert used <= known.keys(), form


def test_every_term_can_be_given_in_a_description() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    words = schema["$defs"]["network"]["properties"]["words"]["properties"]
    assert words.keys() == TERMS.keys()


MALFORMED = [
    ({"logo": "../logo.png"}, "$.network.logo", "PNG or SVG file"),
    ({"logo": "logo.png"}, "$.network.logo", "a file of the folder"),
    ({"colours": {"accent": "red"}}, "$.network.colours.accent", "a colour as #1f4e79"),
    ({"colours": {"accent": "#ffd700"}}, "$.network.colours.accent", "at least 4.5:1"),
    ("x", "$.network", "an object"),
    ({"shortname": "X"}, "$.network", "knows no shortname there"),
    ({"heading": ""}, "$.network.heading", "must not be blank"),
    ({"shortName": "The *Sea*"}, "$.network.shortName", "words, without signs"),
    ({"words": {"source": {"one": "{book}"}}}, "$.network.words.source.one", "words, without"),
    ({"homepage": "www.x.org"}, "$.network.homepage", "begins with https://"),
    ({"contact": "write to us"}, "$.network.contact", "an e-mail address"),
    ({"languages": ["English"]}, "$.network.languages[0]", "two or three small letters"),
    ({"source": {"titel": "X"}}, "$.network.source", "knows no titel there"),
    ({"words": {"port": {"one": "port"}}}, "$.network.words", "knows no port there"),
    ({"words": {"authority": {"one": "port"}}}, "$.network.words.authority", "must have many"),
    ({"words": {"source": {"many": "books"}}}, "$.network.words.source", "must have one"),
]


@pytest.mark.parametrize(("block", "place", "rule"), MALFORMED)
def test_what_is_wrong_with_it_is_named_with_its_place(
    block: object, place: str, rule: str, tmp_path: Path
) -> None:
    folder = describe_network(write_package(tmp_path), block)
    with pytest.raises(PackageError) as refused:
        read_package(folder)
    (fault,) = refused.value.faults
    assert (fault.file, fault.column) == (DESCRIPTOR, place)
    assert rule in fault.rule
    assert fault.found and fault.remedy


@pytest.mark.parametrize(("languages", "found"), [(["fr"], 1), (["en"], 0), (["kl"], 0)])
def test_other_forms_of_a_word_are_found_in_the_language_of_the_package(
    languages: list[str], found: int, tmp_path: Path
) -> None:
    practices = """
        practice_id,authority_id,title,summary,start_year,end_year,section
        alpha-mothers,alpha,Ports nationaux,Une flotte.,,,Alpha
        gamma-prison,gamma,Mer,Rien.,,,Gamma
    """
    folder = write_package(tmp_path, {"practices": practices})
    network = efus_data.load(describe_network(folder, {"languages": languages}))
    assert len(Filters(search="nationalement").apply(network).authorities) == found
