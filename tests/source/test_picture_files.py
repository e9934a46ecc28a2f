"""Pictures that editors bring: what is no picture, what acts and what leads elsewhere is refused, with its place."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from generator.publish.inputs import digest_of_record
from generator.source.picture_file import PICTURE
from tests.support import GUIDELINE, LibraryCase, printed_pages

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40"{}>{}</svg>'
XLINK = ' xmlns:xlink="http://www.w3.org/1999/xlink"'


def png(width: int, height: int) -> bytes:
    """A white picture of this size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def chosen(root: Path, data: str | bytes, name: str = "knee.svg") -> LibraryCase:
    """A library whose guideline has chosen a file that holds `data`."""
    case = LibraryCase(root).put(f"guidelines/sore-throat/{name}", data)
    return case.change(GUIDELINE, "\nversion:", f"\npicture: {name}\nversion:")


def errors(case: LibraryCase) -> list[tuple[str, str, int]]:
    """Code and message of each error, and the line that it names."""
    return [
        (item.code, item.message, item.where.line) for item in case.load().findings if item.severity.value == "error"
    ]


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h9"/>',
        '<defs><linearGradient id="a"/></defs><rect fill="url(#a)" width="9" height="9"/><use href="#a"/>',
        '<style>.a { fill: url("#a") }</style><text class="a">Knee</text>',
        '<g xmlns:k="urn:x" k:export="C:\\pictures\\url(knee)"/>',
        '<g aria-label="Image (left)" requiredFeatures="http://www.w3.org/TR/SVG11/feature#Shape"/>',
        "<style>.a { fill: red }</style><style/><g><path/></g>",
    ],
)
def test_a_drawing_that_holds_everything_itself_is_taken(inside: str, tmp_path: Path) -> None:
    assert errors(chosen(tmp_path, SVG.format("", inside))) == []


@pytest.mark.parametrize(
    ("attributes", "inside", "why"),
    [
        ("", "<script>alert(1)</script>", "has a <script>"),
        ("", '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>', "has a <foreignObject>"),
        ("", '<p xmlns="http://www.w3.org/1999/xhtml">x</p>', "has a <p>"),
        (' onload="alert(1)"', "", 'has an attribute "onload"'),
        ("", '<a href="https://example.com"><path/></a>', 'leads elsewhere with "href"'),
        (XLINK, '<image xlink:href="https://example.com/x.png"/>', 'leads elsewhere with "href"'),
        ("", '<image href="data:image/svg+xml,x"/>', 'leads elsewhere with "href"'),
        ("", '<a href="#a"><set attributeName="href" to="javascript:alert(1)"/></a>', "has a <set>"),
        ("", '<rect fill="url(https://example.com/x)"/>', 'would load something with "fill"'),
        ("", r'<rect style="fill: u\72l(x)"/>', 'would load something with "style"'),
        ("", "<style>@import 'x.css';</style>", "would load something in a <style>"),
        ("", '<style><g/>@import "https://other.example/x.css";</style>', "has a <g> inside a <style>"),
        ("", '<style>@im&#112;ort "https://other.example/x.css";</style>', "would load something in a <style>"),
        ("", '<style>@im<!-- -->port "https://other.example/x.css";</style>', "would load something in a <style>"),
        ("", '<style>@im<![CDATA[port "https://other.example/x.css"]]>;</style>', "would load something in a <style>"),
        (
            "",
            f"<style>/*{'x' * 8188}*/a{{fill:ur&#108;(https://other.example/x)}}</style>",
            "would load something in a <style>",
        ),
        ("", f"<style>/*{'x' * 8184}*/@import 'x.css';</style>", "would load something in a <style>"),
        ("", r"<style>a{fill:\75rl(x)}</style>", "would load something in a <style>"),
        ("", '<style>a{fill:image-set("https://other.example/x" 1x)}</style>', "would load something in a <style>"),
        ("", '<style>a{fill:-webkit-image-set("x" 1x)}</style>', "would load something in a <style>"),
        ("", "<style>@font-face{src:src('https://other.example/x')}</style>", "would load something in a <style>"),
        ("", "<style>a{fill:image('https://other.example/x')}</style>", "would load something in a <style>"),
        ("", "<style>a{fill:-webkit-cross-fade('x', red)}</style>", "would load something in a <style>"),
        ("", "<rect style=\"fill: image-set('x' 1x)\"/>", 'would load something with "style"'),
        ("", "<rect style=\"fill: src('https://other.example/x')\"/>", 'would load something with "style"'),
        ("", '<rect filter="url(https://other.example/x#a)"/>', 'would load something with "filter"'),
        ("", '<rect mask="url(//other.example/x#a)"/>', 'would load something with "mask"'),
        ("", '<a href="#a" ping="https://other.example/"/>', 'leads elsewhere with "ping"'),
        ("", '<image src="https://other.example/x.png"/>', 'leads elsewhere with "src"'),
        ("", '<path data="https://other.example/x.png"/>', 'would load something with "data"'),
        ("", '<a href="#a"><set attributeName="onclick" to="alert(1)"/></a>', "has a <set>"),
    ],
)
def test_what_acts_or_leads_elsewhere_is_refused(attributes: str, inside: str, why: str, tmp_path: Path) -> None:
    ((code, message, line),) = errors(chosen(tmp_path, SVG.format(attributes, inside)))
    assert code == "bad-picture"
    assert f'"knee.svg" {why}' in message
    assert (tmp_path / "content" / GUIDELINE).read_text().splitlines()[line - 1] == "picture: knee.svg"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ('<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + SVG.format("", "&a;"), "has a DOCTYPE"),
        ('<?xml-stylesheet href="https://example.com/x.css"?>' + SVG.format("", ""), "has an instruction"),
        ("<html></html>", "is not an SVG file"),
        ("GIF89a", "is not an SVG file"),
        ("", "is not an SVG file"),
        (SVG.format("", "<g>"), "is not an SVG file"),
    ],
)
def test_what_is_no_drawing_is_refused(data: str, why: str, tmp_path: Path) -> None:
    ((code, message, _line),) = errors(chosen(tmp_path, data))
    assert (code, why in message) == ("bad-picture", True), message


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", SVG.encode(), png(0, 3)])
def test_what_is_no_png_is_refused(data: bytes, tmp_path: Path) -> None:
    assert [code for code, _, _ in errors(chosen(tmp_path, data, "knee.png"))] == ["bad-picture"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("knee.png", png(1, 100)),
        ("knee.png", png(5, 1)),
        ("knee.svg", SVG.format(' width="1" height="100000"', "")),
        ("knee.svg", SVG.format(' width="1mm" height="5e1mm"', "")),
        ("knee.svg", SVG.format(' width="0.4" height="100"', "")),
        ("knee.svg", SVG.replace("0 0 80 40", "0 0 1 100000").format("", "")),
        ("knee.svg", SVG.replace("0 0 80 40", "0 0 1 100000").format(' width="100%" height="9"', "")),
    ],
)
def test_a_picture_that_would_stretch_the_page_is_refused(name: str, data: str | bytes, tmp_path: Path) -> None:
    case = chosen(tmp_path, data, name)
    ((code, message, _line),) = errors(case)
    assert (code, "would stretch the page" in message) == ("bad-picture", True), message
    assert any("at most 4 times" in item.hint for item in case.load().findings)


@pytest.mark.parametrize("size", [' width="0" height="9"', ' width="9vw" height="9px"', ' height="1e9"'])
def test_a_picture_without_a_size_that_pages_know_is_refused(size: str, tmp_path: Path) -> None:
    assert [code for code, _, _ in errors(chosen(tmp_path, SVG.format(size, "")))] == ["bad-picture"]


def test_a_picture_that_is_not_there_or_too_large_is_told_at_its_place(tmp_path: Path) -> None:
    case = chosen(tmp_path, SVG.format("", " " * PICTURE.most_bytes))
    ((code, _, line),) = errors(case)
    assert (code, line > 1) == ("file-too-large", True)
    (case.content / "guidelines/sore-throat/knee.svg").rename(case.content / "guidelines/sore-throat/knees.svg")
    (missing,) = [item for item in case.load().findings if item.code == "missing-file"]
    assert "knees.svg" in missing.hint


@pytest.mark.parametrize(
    ("name", "data", "size"),
    [
        ("knee.png", png(40, 10), (160, 40)),
        ("knee.svg", SVG.format("", ""), (160, 80)),
        ("knee.svg", SVG.format(' width="10px" height="30"', ""), (160, 480)),
        ("knee.svg", SVG.replace("viewBox", "data-box").format("", ""), (160, 120)),
        ("knee.svg", SVG.format(' width="100%" height="100%"', ""), (160, 80)),
        ("knee.svg", SVG.format(' width="10cm" height="100mm"', ""), (160, 160)),
        ("knee.svg", SVG.format(' width="20"', ""), (160, 80)),
    ],
)
def test_pages_show_it_in_its_shape_and_say_nothing(
    name: str, data: str | bytes, size: tuple[int, int], tmp_path: Path
) -> None:
    library = chosen(tmp_path, data, name).load().library
    assert library is not None
    pages = {page.address: page for page in printed_pages(library)}
    picture = library.guidelines[0].guideline.picture
    assert picture is not None
    assert picture.file is not None
    shown = f'alt="" width="{size[0]}" height="{size[1]}" loading="lazy">'
    assert f'src="{picture.file.address}" {shown}' in pages["index.html"].body
    overview = pages["guidelines/sore-throat/index.html"]
    assert f'src="../../{picture.file.address}" {shown}' in overview.body
    assert overview.pictures == {picture.file.address: picture.file.data}


def test_topics_and_sections_have_pictures_too(tmp_path: Path) -> None:
    case = LibraryCase(tmp_path).put("joints.svg", SVG.format("", "")).put("guidelines/sore-throat/knee.png", png(4, 3))
    case.put(
        "library.yaml",
        (case.content / "library.yaml").read_text() + "\ntopics:\n  a: {title: A, picture: joints.svg}\n",
    )
    case.change(GUIDELINE, "    summary:", "    picture: knee.png\n    summary:")
    library = case.load().library
    assert library is not None
    assert library.info.topics["a"].picture.file is not None  # type: ignore[union-attr] # it has one
    assert any(item.picture and item.picture.file for item in library.guidelines[0].guideline.sections)


def test_a_chosen_picture_is_published_once_and_markdown_pages_show_it_from_there(tmp_path: Path) -> None:
    case = chosen(tmp_path, SVG.format("", "")).put("guidelines/sore-throat/other.svg", SVG.format("", "<path/>"))
    case.put("extra.md", "# Extra\n\n![A knee](guidelines/sore-throat/knee.svg)\n").build()
    published = sorted(path.relative_to(case.site).as_posix() for path in case.site.rglob("*.svg"))
    address = next(name for name in published if name.startswith("assets/pictures/"))
    assert [name for name in published if "icon" not in name] == [address, "guidelines/sore-throat/other.svg"]
    assert f'src="{address}"' in case.page("extra.html")


def test_the_digest_of_a_record_knows_what_its_picture_shows(tmp_path: Path) -> None:
    def digest(folder: str, inside: str) -> str:
        library = chosen(tmp_path / folder, SVG.format("", inside)).load().library
        assert library is not None
        return digest_of_record(library.guidelines[0].guideline)

    assert digest("a", "") == digest("b", "")
    assert digest("c", "") != digest("d", "<path/>")
