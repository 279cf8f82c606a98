"""{-Authorities}: the list of what is filtered, and the sheet of one."""

import streamlit as st

from efus_data.base.words import _
from efus_data.insight.lists import tell_reasons
from efus_data.insight.own import label_codes, title_own_columns
from efus_data.insight.sheets import view_authority
from efus_data.tables.names import name_authorities
from efus_ui.frame.address import take
from efus_ui.frame.choices import choose
from efus_ui.frame.filters import get_shown
from efus_ui.page_parts.findings import find_of_authorities, show_findings
from efus_ui.page_parts.ours import see_authorities, title_ours
from efus_ui.page_parts.titles import title_authorities
from efus_ui.parts.heading import show_heading, show_if_empty, show_source
from efus_ui.parts.share import brief_authority
from efus_ui.parts.tables import show_table
from efus_ui.parts.take_away import Taken, take_list
from efus_ui.sheets.authority import describe_authority, show_authority_sheet

PAGE = {"place": 30, "icon": ":material/location_city:"}

COLUMNS = {
    "name": _("{-Authority}"),
    "country_name": _("Country"),
    "distance_km": _("Distance, km"),
    "common": _("{-Projects} in common"),
    "kind": _("Kind"),
    "reasons": _("Why it is here"),
    "practice": _("What it does"),
    "themes": _("{-Themes}"),
    "projects": _("{-Projects}"),
}

shown = get_shown()
names, listed = name_authorities(shown.whole), see_authorities(shown)
own_columns = title_own_columns(shown.whole, "authorities")
listed = label_codes(listed, shown.whole, "authorities", "kind")
chosen = take("authority", names)
if chosen is None and len(listed) == 1:
    chosen = str(listed["authority_id"].iloc[0])
taken = [Taken(_("{-Authorities}"), "authorities"), Taken(_("{-Practices}"), "practices")]
if chosen is not None:
    sheet = view_authority(shown.whole, chosen)
    show_heading(
        names[chosen],
        shown,
        is_sheet=True,
        kicker=describe_authority(sheet),
        view=names[chosen],
        taken=taken,
        briefing=brief_authority(chosen),
    )
    if chosen not in name_authorities(shown.network):
        st.caption(_("Not among what is filtered; its sheet shows everything all the same."))
    show_authority_sheet(sheet)
else:
    reasons = tell_reasons(shown.network)
    listed = listed.assign(reasons=[reasons.get(key) for key in listed["authority_id"].tolist()])
    as_shown = take_list(listed, {**COLUMNS, **own_columns}, shown.filters)
    title = (
        title_authorities(shown.network)
        if shown.ours is None
        else title_ours(shown, shown.ours, listed)
    )
    show_heading(title, shown, taken=[as_shown, *taken])
choose("authority", names, _("Open the sheet of"), _("Choose {-an_authority}"))
if chosen is None and not show_if_empty(shown):
    show_findings(find_of_authorities(shown))
    show_table(
        listed,
        {**COLUMNS, **own_columns},
        alt=_("The filtered {-authorities}"),
        key="authorities_table",
        link="authority_id",
        chips={"themes": "themes", "projects": "projects"},
    )
show_source()
