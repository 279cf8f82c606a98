"""Network: who works with whom, how it grew, who takes part in what, countries, organisations."""

from efus_data.base.words import _, tell_number
from efus_data.formats.csv_files import begin_name
from efus_data.insight.growth import list_growth, list_growth_years
from efus_data.insight.matrix import NUMBERS
from efus_data.insight.partners import (
    is_countless,
    list_organisations,
    pair_authorities,
    rank_partners,
)
from efus_data.tables.names import name_authorities
from efus_ui.frame.address import take
from efus_ui.frame.choices import choose, choose_view
from efus_ui.frame.filters import get_shown
from efus_ui.page_parts.findings import find_of_network, show_findings
from efus_ui.page_parts.growth import show_growth, title_growth
from efus_ui.page_parts.network import (
    list_orders,
    say_countless,
    show_countries,
    show_countries_matrix,
    show_matrix,
    show_organisations,
    show_pairs,
    show_partners,
)
from efus_ui.page_parts.scope import pick_countries, pick_others, take_others
from efus_ui.page_parts.titles import (
    title_countries,
    title_matrix,
    title_organisations,
    title_pairs,
    title_partners,
)
from efus_ui.parts.heading import end_if_empty, show_heading, show_source
from efus_ui.parts.share import brief_authority
from efus_ui.parts.take_away import Taken

PAGE = {"place": 50, "icon": ":material/hub:"}

VIEWS = {
    "partners": _("Who works with whom"),
    "growth": _("How it grew"),
    "matrix": _("Who is in which {-project}"),
    "countries": _("Countries"),
    "organisations": _("Organisations"),
}

shown = get_shown()
if not list_growth_years(shown.whole):
    VIEWS.pop("growth")
if not shown.whole.holds("organisations"):
    VIEWS.pop("organisations")
names = name_authorities(shown.whole)
view, asked = take("view", VIEWS) or "partners", take("authority", names)
chosen = (asked or shown.ours) if view == "partners" else None
rows = shown.network.authorities.head(0)
taken = []
if view == "matrix":
    title = title_matrix(shown.network)
    taken = [Taken(_("Who is in which {-project}"), "participations")]
elif view == "growth":
    rows = list_growth(shown.network)
    title = title_growth(shown.network, rows)
    taken = [Taken(_("Years"), begin_name("growth"), rows)]
elif view == "countries":
    rows = pick_countries(take_others(shown), shown.network)
    title = title_countries(rows)
    taken = [Taken(_("Countries"), begin_name("countries"), rows)]
elif view == "organisations":
    rows = list_organisations(shown.network)
    title = title_organisations(rows)
    taken = [Taken(_("Organisations"), "organisations"), Taken(_("Roles in {-projects}"), "roles")]
elif chosen is None and is_countless(take_others(shown), shown.network):
    title = _("Who works with whom among {count} {-authorities}", count=tell_number(len(names)))
elif chosen is None:
    rows = pair_authorities(take_others(shown), shown.network)
    title = title_pairs(rows)
    taken = [Taken(_("Pairs"), begin_name("pairs"), rows)]
else:
    rows = pick_others(shown, rank_partners(shown.whole, chosen))
    title = title_partners(names[chosen], rows)
    taken = [Taken(_("Partners"), begin_name(f"partners_{chosen}"), rows)]

show_heading(
    title,
    shown,
    view=f"{VIEWS[view]}: {names[chosen]}" if chosen else VIEWS[view],
    taken=taken,
    briefing=brief_authority(chosen),
)
choose_view(VIEWS, _("View"))
end_if_empty(shown)
if view == "partners":
    show_findings(find_of_network(shown))

if view == "matrix":
    orders = list_orders(shown.network, shown.ours)
    only = next(iter(orders)) if len(orders) == 1 else None
    order = only or choose_view(orders, _("What stands in the rows"), "order")
    if order == NUMBERS:
        show_countries_matrix(shown)
    else:
        show_matrix(shown, order)
elif view == "growth":
    show_growth(shown, rows)
elif view == "countries":
    show_countries(rows)
elif view == "organisations":
    show_organisations(shown.whole, rows)
else:
    offered = name_authorities(shown.network)
    choose(
        "authority",
        names,
        _("Partners of"),
        _("Choose {-an_authority}"),
        offer=offered,
        offer_by=shown.filters,
        default=shown.ours,
    )
    if chosen is None and is_countless(take_others(shown), shown.network):
        say_countless()
    elif chosen is None:
        show_pairs(rows)
    else:
        show_partners(shown, chosen)
show_source()
