"""The words of the page about the explorer."""

WHAT = """
The European Forum for Urban Security (Efus) joins nearly 250 local and regional authorities from
16 countries. Its leaflet *European Local Authorities are mobilising against radicalisation* tells
what some of them do, which European projects bring them together, and what they recommend and
promise in their common Manifesto. This explorer makes the leaflet a thing that can be asked: on a
map, along the years, by theme and country, and as tables to take away.

It is a reading of one leaflet, which is a snapshot of about 2019. It names only some of the
members of Efus, and says nothing of what they have done since. It is no publication of Efus.
"""

MADE = """
- **Facts** (names, titles, years, numbers, who takes part in what) stand as printed. Each row
  names the section of the leaflet from which it comes, and each participation keeps every place
  that mentions it.
- **Summaries** are in our own words.
- **Themes, stages and target groups** are an editorial reading. Each carries at most six words
  of the leaflet that justify it, and a check compares these words with the leaflet's text.
- **Readings of the Manifesto**, which link a statement to a practice or a project, are made and
  checked in the same way.
- **Places** are municipalities as GeoNames has them; for a region, state or department a point
  inside its outline.
- The finished tables were read a second time against the leaflet, entry by entry.
- **What the leaflet does not say stays blank**, and what it contradicts is shown, not settled in
  silence.
"""

YEARS = """
Where an authority's profile prints the years of its participation, those are shown. Where it does
not, but names a phase of the project, the phase's years are shown; else those of the project. The
column *Years from* says which of the three it was. A bar of the timeline covers whole years, from
the start of the first to the end of the last.
"""

CORRECT = """
A correction is one line in one file: the tables are the CSV files in the folder `data/`, sorted by
their first column. Change the line, run `python -m efus_data validate`, which names every fault
with its file, row and column, and propose the change to whoever runs this explorer. Where the
leaflet itself is wrong, its publisher is Efus, contact@efus.eu.
"""

ACCESSIBILITY = """
What works:

- Every page can be used by keyboard: links between pages, filters, choices, views and downloads
  are reached with Tab and worked with Enter, Space and the arrow keys.
- Whatever a map or chart shows stands also in a table below it. An authority can be chosen from a
  list instead of the map, a project's sheet from a list instead of its bar.
- Kinds of authority differ in shape and colour, projects led by Efus and others in pattern and
  colour. The colours are told apart with the common forms of colour blindness.
- Light and dark appearance follow the setting of the device; text grows with the browser's zoom.
- Maps, charts and tables carry a description for screen readers.

What does not:

- Maps, charts and tables are drawn as pictures: a screen reader reads their description, and of
  tables the cells that are in focus, not the whole. The downloads hold everything as text.
- Marks on maps and charts can be chosen with a pointer only; use the lists beside them.
- There is no version in another language than English.
"""
