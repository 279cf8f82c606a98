"""The words of the page about the explorer."""

from urllib.parse import urlsplit

from efus_data.base.words import N_, _
from efus_data.package.identity import Identity

MADE = N_("""\
- **Facts** stand as {-the_source} tells them; where a profile prints no years, those of the phase
  or the {-project} are shown.
- **What {-the_source} does not say stays blank**; what it contradicts stands in *Source check*.
""")

CORRECT = N_(
    "Tell whoever runs this explorer: a correction is one line in one file, as *Source check* "
    "shows."
)
MISTAKES = N_("Mistakes of {-the_source} itself: {contact}.")

ACCESSIBILITY = N_("""\
Built for WCAG 2.2 AA (EN 301 549). Every page is checked by *axe* in light and dark, wide and 320
pixels narrow, and by tests that use the keyboard alone. Tables, maps, timelines and grids are text
and links: whatever a picture shows is reached with Tab and read by a screen reader.

Without JavaScript every page is read, filtered and taken away all the same. Briefings and handouts
are tagged PDF (PDF/UA-1), unless the data has letters that no font here has.

Not yet: nobody who uses a screen reader every day has tested it, and it speaks English only. Tell
us what keeps you out, at the address under *How to correct it*.
""")


def tell_correction(identity: Identity) -> str:
    """Whom to tell of a mistake, as Markdown."""
    told = [_(CORRECT)]
    if identity.contact:
        told.append(_(MISTAKES, contact=identity.contact))
    return "\n".join(told)


def tell_contact(identity: Identity) -> str:
    """Where to find the network, as Markdown; blank where its package does not say."""
    address = identity.homepage
    page = f"[{urlsplit(address).netloc}]({address})" if address else ""
    where = ", ".join(filter(None, [page, identity.contact]))
    return _("{-Network}: {where}.", where=where) if where else ""
