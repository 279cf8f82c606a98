"""What a network says of itself and of its source, or what is said where its package is silent."""

from efus_data.base.words import _, list_words
from efus_data.package.description import Package
from efus_data.package.identity import Identity


def tell_heading(identity: Identity) -> str:
    """What the explorer is about, in a few words."""
    return identity.heading or _("{-Authorities} and {-projects}")


def tell_welcome(identity: Identity) -> str:
    """The same to who opens it for the first time, and what to know about it from the start."""
    tagline = identity.tagline or tell_heading(identity)
    return f"{tagline} · {identity.notice}" if identity.notice else tagline


def tell_about(identity: Identity) -> str:
    """What the network and its explorer are, as Markdown."""
    return identity.about or _(
        "This explorer shows {-the_network}: its {-authorities}, and the {-projects} that bring "
        "them together."
    )


def tell_publisher(package: Package) -> str:
    """Who published what the facts are taken from; the sources or the title of the
    package where it is not said."""
    identity = package.identity
    titles = [source["title"] for source in package.sources]
    named = identity.source.publisher or identity.short_name or list_words(titles or [""])
    return named or package.title or _("{-Network}")


def tell_source(package: Package) -> str:
    """Where the facts, places and outlines come from, in one line."""
    source = package.identity.source
    named = {"name": tell_publisher(package), "title": source.title}
    if source.title and _has_kind(package.identity):
        told = _("Source: {name}, “{title}” ({-source}).", **named)
    elif source.title:
        told = _("Source: {name}, “{title}”.", **named)
    else:
        told = _("Source: {name}.", **named)
    if source.attribution:
        return _("{told} {others}; outlines: Natural Earth.", told=told, others=source.attribution)
    return _("{told} Outlines: Natural Earth.", told=told)


def cite(package: Package) -> str:
    """How to name the explorer, and whom it has its facts from."""
    identity, source = package.identity, package.identity.source
    name = tell_publisher(package)
    if name == identity.short_name != identity.name:
        name = f"{identity.name} ({name})"
    title = source.title
    if title and _has_kind(identity):
        title = _("{title} ({-source})", title=title)
    told = [
        _("{-Explorer}, data version {version}.", version=package.version)
        if package.version
        else _("{-Explorer}."),
        _("Facts from: {facts}.", facts=list_words([name, title] if title else [name])),
        f"{source.attribution}." if source.attribution else "",
    ]
    return " ".join(filter(None, told))


def _has_kind(identity: Identity) -> bool:
    """Whether the network has a word of its own for what its source is."""
    return "source" in identity.terms.given
