"""QR codes of links, as vector pictures."""

import segno

QUIET_ZONE = 4


def draw_qr(link: str, *, quiet_zone: int = QUIET_ZONE) -> str | None:
    """The QR code of a link as SVG, black on white; None where a link is too long for one.

    `quiet_zone` is the white margin in modules: a scanner wants four.
    """
    try:
        code = segno.make_qr(link, error="m")
    except segno.DataOverflowError:
        return None
    return code.svg_inline(
        border=quiet_zone, dark="#000000", light="#ffffff", omitsize=True
    ).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
