"""Steps through the history, over a broken connection and a new server; and a list of all steps."""

from random import Random

from tests.browser.walking.pictures import (
    do_grow,
    do_mark,
    do_marker,
    do_menu,
    do_play,
    do_row,
    do_share,
    offer_grow,
    offer_mark,
    offer_marker,
    offer_menu,
    offer_play,
    offer_row,
    offer_share,
)
from tests.browser.walking.presenting import do_present, offer_present
from tests.browser.walking.steps import (
    Details,
    Expected,
    Look,
    NotThereError,
    Step,
    do_box,
    do_chip,
    do_choice,
    do_link,
    do_narrow,
    do_near,
    do_page,
    do_words,
    do_year,
    offer_box,
    offer_checked,
    offer_chip,
    offer_choice,
    offer_link,
    offer_narrow,
    offer_near,
    offer_page,
    offer_words,
    offer_year,
)
from tests.browser.walking.visitor import Visitor


def offer_always(look: Look, random: Random) -> Details:
    """It can always be done."""
    return []


def offer_back(look: Look, random: Random) -> Details | None:
    """Back, where there is a step before."""
    return [] if len(look["past"]) > 1 else None


def offer_forward(look: Look, random: Random) -> Details | None:
    """Forward, where there is a step after."""
    return [] if look["future"] else None


def offer_clear(look: Look, random: Random) -> Details | None:
    """The search field is emptied where it holds words."""
    return ["", random.choice(["Enter", "button", "leave"])] if look["search"] else None


def do_reload(visitor: Visitor) -> Expected:
    """Reload the page."""
    visitor.page.reload()
    visitor.runs = 0
    return Expected(visitor.look["href"])


def do_back(visitor: Visitor) -> Expected:
    """Go back."""
    if len(visitor.look["past"]) < 2:
        raise NotThereError
    visitor.page.go_back(wait_until="commit")
    return Expected(visitor.look["past"][-2])


def do_forward(visitor: Visitor) -> None:
    """Go forward."""
    if not visitor.look["future"]:
        raise NotThereError
    visitor.page.go_forward(wait_until="commit")


def do_paste(visitor: Visitor) -> Expected:
    """Open the address in a new tab, and close the old one."""
    visitor.open(visitor.look["href"])
    visitor.runs = 0
    return Expected(visitor.look["href"])


def do_cut(visitor: Visitor, *step: object) -> Expected | None:
    """Cut the connection, do a step meanwhile, and let it come back."""
    visitor.context.set_offline(True)
    try:
        visitor.page.evaluate("walk.cut()")
        visitor.page.locator("[data-test-connection-state=CONNECTED]").wait_for(state="detached")
        if not step:
            return Expected(visitor.look["href"])
        name, *details = step
        return STEPS[str(name)].do(visitor, *details)
    finally:
        visitor.context.set_offline(False)


def offer_cut(look: Look, random: Random) -> Details:
    """Nothing, or a step that needs no server, while the connection is cut."""
    name = random.choice(["box", "page", "near", "year", "nothing"])
    details = None if name == "nothing" else STEPS[name].offer(look, random)
    return [] if details is None else [name, *details]


STEPS = {
    "box": Step(20, offer_box, do_box),
    "uncheck": Step(6, offer_checked, do_box),
    "narrow": Step(3, offer_narrow, do_narrow),
    "near": Step(5, offer_near, do_near),
    "year": Step(6, offer_year, do_year),
    "words": Step(6, offer_words, do_words),
    "no words": Step(3, offer_clear, do_words),
    "chip": Step(9, offer_chip, do_chip),
    "page": Step(14, offer_page, do_page),
    "link": Step(12, offer_link, do_link),
    "choice": Step(12, offer_choice, do_choice),
    "row": Step(9, offer_row, do_row),
    "mark": Step(9, offer_mark, do_mark),
    "marker": Step(9, offer_marker, do_marker),
    "grow": Step(12, offer_grow, do_grow),
    "play": Step(6, offer_play, do_play),
    "share": Step(2, offer_share, do_share),
    "menu": Step(4, offer_menu, do_menu),
    "present": Step(4, offer_present, do_present),
    "back": Step(12, offer_back, do_back, "back"),
    "forward": Step(8, offer_forward, do_forward, "forward"),
    "reload": Step(4, offer_always, do_reload, "reload"),
    "paste": Step(2, offer_always, do_paste, "new"),
    "cut": Step(1, offer_cut, do_cut),
}
