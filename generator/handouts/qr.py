"""QR codes as SVG."""

from __future__ import annotations

import io

import segno

from generator.handouts.errors import TypesettingError

_QUIET_ZONE = 4  # modules; ISO/IEC 18004 asks for four


def qr_svg(url: str) -> str:
    """The QR code of `url`: black modules on white with the quiet zone, error correction M (15 %).

    The same address gives the same text. The alternative text is set where the picture is placed.

    Raises:
        TypesettingError: the address is too long for a QR code (over about 2,300 bytes).
    """
    try:
        code = segno.make_qr(url, error="m", boost_error=False, encoding="utf-8")
    except segno.DataOverflowError as problem:
        raise TypesettingError(f"the address is too long for a QR code: {len(url)} characters") from problem
    out = io.BytesIO()
    code.save(
        out, kind="svg", border=_QUIET_ZONE, dark="#000", light="#fff", xmldecl=False, svgclass=None, lineclass=None
    )
    return out.getvalue().decode("utf-8").strip()
