"""The words of the page about the explorer."""

from efus_data.base.words import N_

WHAT = N_("""\
The European Forum for Urban Security (Efus) joins nearly 250 local and regional authorities. This
explorer makes its leaflet *European Local Authorities are mobilising against radicalisation* (about
2019) a thing that can be asked. It names some of the members only, says nothing of what they have
done since, and is no publication of Efus.
""")

MADE = N_("""\
- **Facts** stand as printed, each with the section that it comes from. Where a profile prints no
  years, those of the phase or the {-project} are shown.
- **Summaries, themes and {-declaration} {-statements}** are our reading; at most six quoted words
  justify each.
- **Places** are from GeoNames; of a region, a point inside it.
- **What {-the_source} does not say stays blank**; what it contradicts stands in *Source check*.
""")

CORRECT = N_("""\
Tell whoever runs this explorer: a correction is one line in one file, as *Source check* shows.
Mistakes of the leaflet itself: contact@efus.eu.
""")

ACCESSIBILITY = N_("""\
Built for WCAG 2.2 AA (EN 301 549). Every page is checked by *axe* in light and dark, wide and 320
pixels narrow, and by tests that use the keyboard alone. Tables, maps, timelines and grids are text
and links: whatever a picture shows is reached with Tab and read by a screen reader.

Not yet: nobody who uses a screen reader every day has tested it; PDF briefings are not tagged; it
speaks English only, and needs JavaScript. Tell us what keeps you out, at the address under *How to
correct it*.
""")
