"""Peers: who is like {-an_authority} and why, whom to visit, who is near {-a_city} not listed."""

from efus_data.base.words import N_, _, translate
from efus_data.filtering.selection import list_choices
from efus_data.formats.csv_files import begin_name
from efus_data.insight.newcomers import list_nearest
from efus_data.insight.visits import plan_visit
from efus_data.tables.names import name_authorities
from efus_ui.frame.address import take
from efus_ui.frame.choices import choose, choose_view
from efus_ui.frame.filters import get_shown
from efus_ui.page_parts.findings import show_findings
from efus_ui.page_parts.more_findings import find_of_peers
from efus_ui.page_parts.newcomers import ask_place, show_newcomer, take_place, title_newcomer
from efus_ui.page_parts.peers import (
    find_example,
    rank_by,
    read_weights,
    show_peers,
    show_visit,
)
from efus_ui.page_parts.scope import pick_others
from efus_ui.page_parts.titles import title_peers, title_visits
from efus_ui.parts.heading import show_heading, show_if_empty, show_source
from efus_ui.parts.share import brief_others
from efus_ui.parts.take_away import Taken

PAGE = {"place": 60, "icon": ":material/group_search:"}

VIEWS = {
    "peers": N_("Who is like us"),
    "visit": N_("Plan a study visit"),
    "newcomer": N_("Our {-city} is not listed"),
}

shown = get_shown()
if not list_choices(shown.whole)["themes"]:
    VIEWS.pop("visit")
names = name_authorities(shown.whole)
asked, view = take("authority", names), take("view", VIEWS, "peers")
asked = asked or shown.ours
chosen = asked or find_example(shown.whole)
theme = take("visit", list_choices(shown.whole)["themes"]) if view == "visit" else None
place = take_place() if view == "newcomer" else None
if place is not None:
    others = list_nearest(shown.whole, place)
elif chosen is not None and view == "peers":
    others = rank_by(shown.whole, chosen, read_weights())
elif chosen is not None and theme is not None:
    others = plan_visit(shown.whole, chosen, theme)
else:
    others = shown.whole.authorities.head(0)
picked = pick_others(shown, others)

taken, briefing = [], None
if view == "newcomer":
    title = title_newcomer(shown, place, picked)
    if place is not None:
        taken = [Taken(_("Who is near"), begin_name(f"near_{place.place_id}"), picked)]
elif chosen is None:
    title = _("Who works as your {-city} does?")
elif view == "peers":
    title = title_peers(names[chosen], picked)
    taken = [Taken(_("Peers"), begin_name(f"peers_{chosen}"), picked)]
    briefing = brief_others(chosen, picked, "peers")
elif theme is None:
    title = _("Whom could {name} visit?", name=names[chosen])
else:
    title = title_visits(names[chosen], list_choices(shown.whole)["themes"][theme], picked)
    taken = [Taken(_("Visits"), begin_name(f"visits_{chosen}_{theme}"), picked)]
    briefing = brief_others(chosen, picked, "visits")
if view != "newcomer" and chosen is not None and asked is None:
    title = _("For example: {finding}", finding=title)
about = {"peers": _("Peers of {name}"), "visit": _("Study visit of {name}")}
about["newcomer"] = _("The network from {name}")
seen_from = place.name if place else names.get(asked or "") if view != "newcomer" else None
show_heading(
    title,
    shown,
    view=about[view or "peers"].format(name=seen_from) if seen_from else None,
    taken=taken,
    briefing=briefing,
)
choose_view(translate(VIEWS), _("Question"))
if view == "newcomer":
    ask_place(shown)
    if place is not None:
        show_newcomer(shown, place, others)
else:
    choose("authority", names, _("Our {-authority}"), _("Choose yours"), default=shown.ours)
    if chosen is None:
        show_if_empty(shown)
    elif view == "peers":
        show_findings(find_of_peers(shown, chosen, names[chosen], others))
        show_peers(shown, chosen, others)
    else:
        show_visit(shown, chosen, theme, others)
show_source()
