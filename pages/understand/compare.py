"""Compare: two or three {-authorities} side by side, what they share and what differs."""

import streamlit as st

from efus_data.base.words import _, join_words
from efus_data.formats.csv_files import begin_name
from efus_data.insight.compare import compare_authorities
from efus_data.insight.sheets import view_authority
from efus_data.tables.names import name_authorities
from efus_ui.frame.address import take
from efus_ui.frame.choices import choose
from efus_ui.frame.filters import get_shown
from efus_ui.page_parts.compare import show_comparison, title_comparison
from efus_ui.page_parts.findings import show_findings
from efus_ui.page_parts.more_findings import find_of_shared
from efus_ui.parts.heading import show_heading, show_source
from efus_ui.parts.take_away import Taken

PAGE = {"place": 65, "icon": ":material/compare_arrows:"}

PARAMETERS = {
    "authority": _("First {-authority}"),
    "second": _("Second {-authority}"),
    "third": _("Third {-authority}"),
}

shown = get_shown()
names = name_authorities(shown.whole)
asked = {name: take(name, names) for name in PARAMETERS}
asked["authority"] = asked["authority"] or shown.ours
chosen = list(dict.fromkeys(filter(None, asked.values())))
compared = compare_authorities(shown.whole, chosen)
named = [names[own_id] for own_id in chosen]
is_whole = len(chosen) > 1
show_heading(
    title_comparison(named, compared) if is_whole else _("What do two or three {-cities} share?"),
    shown,
    view=join_words(named) if named else None,
    taken=[Taken(_("Comparison"), begin_name(f"comparison_{'_'.join(chosen)}"), compared)]
    * is_whole,
)
for (name, label), column in zip(PARAMETERS.items(), st.columns(len(PARAMETERS)), strict=True):
    with column:
        own = shown.ours if name == "authority" else None
        choose(name, names, label, _("None chosen"), default=own)
if is_whole:
    show_findings(find_of_shared(shown.whole, compared))
    show_comparison([view_authority(shown.whole, own_id) for own_id in chosen], compared)
else:
    st.markdown(_("Choose two {-authorities} above, and a third one where you like."))
show_source()
