"""The steps of the walk: each is offered where it can be done, and done by what names it.

A step is a list that JSON can hold: its name, and what it needs to be done again. Doing one
gives what has to come of it, as far as that follows from the step.
"""

import re
from collections.abc import Callable
from random import Random
from typing import Any, NamedTuple
from urllib.parse import urlencode, urljoin

from efus_data.filtering.criteria import PARAMETERS
from tests.browser.walking import model
from tests.browser.walking.visitor import Visitor

Look = dict[str, Any]
Details = list[Any]
MOST_ROWS = 8
PLACES = ["Ghent", "poznan", "augsb", "zz", ""]
NONSENSE = ["zzzxq", "100 %", "a", "Ü", "'; --", "<b>x</b>", "*bold* _it_ $x$", "école  de", "&q=x"]


class NotThereError(Exception):
    """What a step needs is not on the page."""


class Expected(NamedTuple):
    """The address that has to come: its page and filters, and of its own choices the `sure` ones.

    What else a page chooses may go with its cause, and may not come from nowhere. `through` are
    the addresses on the way there, a step of the history each.
    """

    href: str
    sure: tuple[str, ...] = ()
    through: tuple[str, ...] = ()


class Step(NamedTuple):
    """A kind of step: how often it is taken, where it can be, how it is done, what it moves."""

    weight: int
    offer: Callable[[Look, Random], Details | None]
    do: Callable[..., Expected | None]
    moves: str = "on"


def change(href: str, **values: list[str]) -> str:
    """An address with other values of some parameters."""
    query = {**model.read_query(href), **values}
    return f"{href.partition('?')[0]}?{urlencode(query, doseq=True)}"


def pick(random: Random, among: list[Any]) -> Any:
    """Any of several; None of none."""
    return random.choice(among) if among else None


def offer_box(look: Look, random: Random) -> Details | None:
    """A check box: mostly of one that is seen and would leave something, or is checked."""
    boxes = look["filters"]
    if random.random() < 0.7:
        boxes = [box for box in boxes if box["count"] or box["isChecked"]]
    if random.random() < 0.5:
        boxes = [box for box in boxes if not box["isHidden"]] or boxes
    parameter = pick(random, sorted({box["parameter"] for box in boxes}))
    box = pick(random, [box for box in boxes if box["parameter"] == parameter])
    return box and [box["parameter"], box["code"]]


def offer_checked(look: Look, random: Random) -> Details | None:
    """A check box that is checked."""
    box = pick(random, [box for box in look["filters"] if box["isChecked"]])
    return box and [box["parameter"], box["code"]]


def do_box(visitor: Visitor, parameter: str, code: str) -> Expected:
    """Click a check box, unfolding what hides it."""
    box = visitor.page.locator(f"#filter-{parameter}")
    label = box.locator(f'label[data-code="{code}"]')
    if not label.count():
        raise NotThereError
    unfold(visitor, parameter)
    if label.evaluate("label => label.hidden"):
        if box.locator(".net-narrow").input_value():
            box.locator(".net-narrow").fill("")
        if label.evaluate("label => label.hidden"):
            box.locator(".net-more").click()
    given = model.read_query(visitor.look["href"]).get(parameter, [])
    left = [other for other in given if other != code]
    label.click()
    return Expected(
        change(visitor.look["href"], **{parameter: left if code in given else [*given, code]})
    )


def unfold(visitor: Visitor, parameter: str) -> None:
    """Open a filter that is folded."""
    box = visitor.page.locator(f"#filter-{parameter}")
    if not box.evaluate("box => box.open"):
        box.locator("summary").click()


def offer_narrow(look: Look, random: Random) -> Details | None:
    """Some letters of a choice's name, or none, in a list that can be narrowed."""
    names = {box["name"] for box in look["filters"]}
    lists = [box["parameter"] for box in look["lists"] if box["isNarrowable"]]
    letters = random.choice(["", pick(random, sorted(names))[:3], "zz"])
    return [random.choice(lists), letters] if lists else None


def do_narrow(visitor: Visitor, parameter: str, letters: str) -> Expected:
    """Look for letters in a list."""
    unfold(visitor, parameter)
    visitor.page.locator(f"#filter-{parameter} .net-narrow").fill(letters)
    return Expected(visitor.look["href"])


def offer_near(look: Look, random: Random) -> Details | None:
    """A place, none, or a distance."""
    select = pick(random, look["near"])
    return select and [select["parameter"], random.choice(select["options"])]


def do_near(visitor: Visitor, parameter: str, code: str) -> Expected:
    """Choose a place or a distance; a distance waits until there is a place."""
    unfold(visitor, "near")
    select = visitor.page.locator(f"#filter-near select[name={parameter}]")
    if code not in select.evaluate("select => [...select.options].map(o => o.value)"):
        raise NotThereError
    select.select_option(code)
    seen = {select["parameter"]: select["value"] for select in visitor.look["near"]}
    seen[parameter] = code
    values = {name: [value] if seen["near"] else [] for name, value in seen.items()}
    return Expected(change(visitor.look["href"], **values))


def offer_year(look: Look, random: Random) -> Details | None:
    """A bound of years, or none."""
    select = pick(random, [select for select in look["years"] if len(select["options"]) > 2])
    return select and [select["parameter"], random.choice(select["options"])]


def do_year(visitor: Visitor, parameter: str, year: str) -> Expected:
    """Choose a bound of years."""
    unfold(visitor, "years")
    select = visitor.page.locator(f"#filter-years select[name={parameter}]")
    if year not in select.evaluate("select => [...select.options].map(o => o.value)"):
        raise NotThereError
    select.select_option(year)
    return Expected(change(visitor.look["href"], **{parameter: [year] if year else []}))


def offer_words(look: Look, random: Random) -> Details | None:
    """Words to search: of names or titles, or nonsense; and how they are sent."""
    network = model.get_network()
    texts = [*network.authorities["name"], *network.projects["title"], *network.practices["title"]]
    words = random.choice(texts).split()
    start = random.randrange(len(words))
    given = " ".join(words[start : start + random.choice([1, 1, 2])])
    return [
        random.choice([given, given.lower(), given[:4], *random.sample(NONSENSE, 1)]),
        random.choice(["Enter", "button", "leave"]),
    ]


def do_words(visitor: Visitor, words: str, by: str) -> Expected:
    """Search words: with Enter, by the button, or by leaving the field."""
    field = visitor.page.locator("#filter-search")
    field.fill(words)
    if by == "button":
        visitor.page.locator(".net-search button").click()
    elif by == "Enter":
        field.press("Enter")
    else:
        field.blur()
    tidy = " ".join(words.split())
    return Expected(change(visitor.look["href"], q=[tidy] if tidy else []))


def offer_chip(look: Look, random: Random) -> Details | None:
    """A chip, or the link that clears all."""
    chip = pick(random, look["chips"])
    return chip and [chip["name"] or chip["text"]]


def do_chip(visitor: Visitor, name: str) -> Expected | None:
    """Take away what a chip stands for."""
    links = visitor.page.locator(".net-chips a")
    names = [chip["name"] or chip["text"] for chip in visitor.look["chips"]]
    if name not in names:
        raise NotThereError
    href = str(links.nth(names.index(name)).get_attribute("href"))
    links.nth(names.index(name)).click()
    query = model.read_query(visitor.look["href"])
    if name == "Clear all":
        return Expected(
            change(visitor.look["href"], **{own: [] for own in query.keys() & PARAMETERS})
        )
    return Expected(urljoin(visitor.base + "/", href))


def offer_page(look: Look, random: Random) -> Details | None:
    """A page."""
    return [random.choice(look["pages"])]


def do_page(visitor: Visitor, title: str) -> Expected:
    """Follow the link to a page, which keeps the filters and no choice."""
    link = visitor.page.locator(".net-pages a").get_by_text(title, exact=True)
    href = str(link.get_attribute("href"))
    link.click()
    bare = urljoin(visitor.base + "/", href).partition("?")[0]
    return Expected(f"{bare}?{urlencode(model.read_kept(visitor.look['href']), doseq=True)}")


def offer_link(look: Look, random: Random) -> Details | None:
    """A link within the page: to a sheet."""
    href = pick(random, look["links"])
    return href and [href]


def do_link(visitor: Visitor, href: str) -> Expected:
    """Follow a link within the page."""
    links = visitor.page.locator(f"[data-testid=stMain] a[href={quote(href)}]:visible")
    if not links.count():
        raise NotThereError
    links.first.click()
    expected = urljoin(visitor.base + "/", href)
    return Expected(expected, tuple(model.read_own(expected)))


def quote(text: str) -> str:
    """A text as a string of CSS."""
    return '"' + re.sub(r'(["\\])', r"\\\1", text) + '"'


def offer_choice(look: Look, random: Random) -> Details | None:
    """A choice of the page: of a list, a view, a weight, or words to look for a place by."""
    choice = pick(random, look["choices"])
    if choice is None:
        return None
    if choice["highest"] is None:
        return [choice["parameter"], random.choice(choice["codes"] or PLACES)]
    numbers = [str(number) for number in range(choice["highest"] + 1)]
    return [choice["parameter"], random.choice(numbers)]


def do_choice(visitor: Visitor, parameter: str, code: str) -> Expected:
    """Choose on the page."""
    choices = [choice["parameter"] for choice in visitor.look["choices"]]
    if parameter not in choices:
        raise NotThereError
    choice = visitor.look["choices"][choices.index(parameter)]
    box = visitor.page.locator(".net-choice").nth(choices.index(parameter))
    if choice["codes"] is not None and code not in choice["codes"]:
        raise NotThereError
    summary = box.locator("xpath=ancestor::*[@data-testid='stExpander']").locator("summary")
    if summary.count() and not box.is_visible():
        summary.click()
    if box.locator("select").count():
        box.locator("select").select_option(code)
    elif choice["codes"] is None:
        box.locator("input").fill(code)
        if choice["highest"] is None:  # words are asked for once they are whole
            box.locator("input").press("Enter")
    else:
        box.locator("label", has=visitor.page.locator(f"input[value={quote(code)}]")).click()
    values = [] if code == choice["standard"] else [code]
    return Expected(change(visitor.look["href"], **{parameter: values}), (parameter,))
