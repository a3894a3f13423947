"""Nothing leaves the press, nothing comes in."""

from __future__ import annotations

import http.server
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PIL import Image, PngImagePlugin

from tests.typeset.conftest import SOURCE, Write
from zinepress.errors import Finding, TypesetError, Where
from zinepress.pictures.treat import Tone, Treatment
from zinepress.typeset.limits import Limits
from zinepress.typeset.render import typeset

if TYPE_CHECKING:
    from zinepress.layout.markup import Markup
    from zinepress.typeset.fonts import FontSet

CANARY = "canary-7f3a"
PASSWD = "/etc/passwd"
Put = Callable[[str, bytes], Path]


def png(width: int = 8, height: int = 8, told: str = "") -> bytes:
    out = BytesIO()
    info = PngImagePlugin.PngInfo()
    if told:
        info.add_text("Comment", told)
    Image.new("RGB", (width, height), "navy").save(out, "PNG", pnginfo=info)
    return out.getvalue()


def svg(within: str) -> bytes:
    space = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg {space} width="9" height="9">{within}</svg>'.encode()


@pytest.fixture(scope="module")
def canary() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine, and the list of what it has been asked for."""
    asked: list[str] = []

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", asked
    server.shutdown()
    server.server_close()
    thread.join()


def unpacked(pdf: bytes) -> bytes:
    """A PDF with nothing packed, as far as that goes."""
    if not pdf:
        return b""
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        )
    return out.getvalue()


def outcome(markup: Markup, fonts: FontSet) -> tuple[bytes, tuple[Finding, ...]]:
    try:
        pages = typeset(markup, fonts)
    except TypesetError as error:
        return b"", error.findings
    return pages.pdf, pages.findings


WAYS = {
    "img": ('<img alt="x" src="{}">', ""),
    "css background": ("<p>x", "p {{ background: url({}) }}"),
    "css content": ("<p>x", "p::before {{ content: url({}) }}"),
    "css list mark": ("<ul><li>x</ul>", "li {{ list-style-image: url({}) }}"),
    "css border": ("<p>x", "p {{ border: 3pt solid; border-image-source: url({}) }}"),
    "import": ("<p>x", "@import url({});"),
    "import escaped": ("<p>x", "@\\69mport url({});"),
    "font-face": ("<p>x", "@font-face {{ font-family: Theirs; src: url({}) }}"),
    "color-profile": ("<p>x", "@color-profile --x {{ src: url({}) }}"),
    "style element": ("<style>p {{ background: url({}) }}</style><p>x", ""),
    "style attribute": ('<p style="background: url({})">x', ""),
    "stylesheet link": ('<link rel="stylesheet" href="{}"><p>x', ""),
    "attachment link": ('<link rel="attachment" href="{}"><p>x', ""),
    "attachment anchor": ('<p><a rel="attachment" href="{}">x</a>', ""),
    "object": ('<object data="{}">x</object>', ""),
    "embed": ('<embed src="{}">', ""),
    "iframe": ('<iframe src="{}"></iframe>', ""),
    "base": ('<base href="{}"><img alt="" src="x.png">', ""),
    "inline svg": ('<svg><image href="{}" width="9" height="9"/></svg>', ""),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_network_is_never_asked(
    way: str, write: Write, fonts: FontSet, canary: tuple[str, list[str]]
) -> None:
    address, asked = canary
    body, css = (part.format(address + way.replace(" ", "-")) for part in WAYS[way])
    outcome(write(body, css), fonts)
    assert asked == []


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "/etc/passwd",
        "http://press.invalid/source/../../../../../../../../etc/passwd",
        "http://press.invalid/source/%2e%2e/secret.png",
        "http://press.invalid/source/..%2fsecret.png",
        "http://press.invalid/source/link.png",
        "http://press.invalid/source//etc/passwd",
        "//press.invalid:80/source/link.png",
        "http://press.invalid/source/..\\secret.png",
    ],
)
def test_no_file_outside_the_press_is_read_or_hidden(
    way: str, address: str, write: Write, fonts: FontSet, press: Put
) -> None:
    root = press("map.png", png())
    (root.parent / "secret.png").write_bytes(png(told=CANARY))
    (root / "link.png").symlink_to(root.parent / "secret.png")
    body, css = (part.format(address) for part in WAYS[way])
    pdf, findings = outcome(write(body, css, roots={"source": root}), fonts)
    inside = unpacked(pdf)
    assert CANARY.encode() not in inside
    assert b"root:" not in inside
    assert b"/Subtype /Image" not in inside
    assert findings or way in ("iframe", "base", "stylesheet link", "inline svg")


def test_a_root_counts_at_the_press_alone(write: Write, fonts: FontSet, press: Put) -> None:
    root = press("map.png", png())
    body = '<p data-line=2><img alt="x" src="http://rent.example/source/map.png">'
    _, (finding,) = outcome(write(body, roots={"source": root}), fonts)
    assert finding.message == ("'http://rent.example/source/map.png' is asked of the world outside")


def test_a_drawing_takes_in_no_other_file(write: Write, fonts: FontSet, press: Put) -> None:
    root = press("x.svg", svg(f'<image xlink:href="file://{PASSWD}" width="9" height="9"/>'))
    pdf, findings = outcome(picture("x.svg", write, root), fonts)
    assert pdf == b""
    assert findings[0].message == f"the drawing takes in another file, 'file://{PASSWD}'"


def test_every_file_that_was_read_is_told_with_its_digest(
    write: Write, fonts: FontSet, press: Put
) -> None:
    root = press("img/a map.png", png())
    body = '<p><img alt="map" src="http://press.invalid/source/img/a%20map.png"></p>'
    pages = typeset(write(body, roots={"source": root}), fonts)
    assert pages.read == ((str(root / "img" / "a map.png"), sha256(png()).hexdigest()),)


def picture(name: str, write: Write, root: Path) -> Markup:
    body = f'<p>x<p data-line=12><img alt="x" src="http://press.invalid/source/{name}">'
    return write(body, roots={"source": root})


def only(markup: Markup, fonts: FontSet, limits: Limits | None = None) -> Finding:
    with pytest.raises(TypesetError) as caught:
        typeset(markup, fonts, limits)
    (finding,) = caught.value.findings
    assert finding.where == Where(SOURCE, 12)
    return finding


def test_a_picture_that_is_not_there_is_told_with_its_line_and_one_like_it(
    write: Write, fonts: FontSet, press: Put
) -> None:
    root = press("img/house.png", png())
    finding = only(picture("imgs/house.png", write, root), fonts)
    assert finding.message == "there is no file 'imgs/house.png'"
    assert finding.hint == "there is 'img/house.png'"


def test_a_missing_picture_of_a_stylesheet_is_told_with_the_stylesheets_line(
    write: Write, fonts: FontSet, press: Put
) -> None:
    root = press("map.png", png())
    css = "p {\n  background: url(http://press.invalid/source/gone.png)\n}"
    with pytest.raises(TypesetError) as caught:
        typeset(write("<p>x", css, roots={"source": root}), fonts)
    assert caught.value.findings[0].where == Where("layouts/test/style.css", 2)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("cut.png", png(200, 200)[:-40], "the picture is damaged"),
        ("page.png", b"<!doctype html><p>no such picture", "the file is not a picture"),
        ("empty.jpg", b"", "the file is not a picture"),
        ("notes.txt", b"text", "'notes.txt' is not a picture"),
        (
            "bomb.svg",
            svg("").replace(b"<svg", b'<!DOCTYPE svg [<!ENTITY a "aa">]><svg'),
            "the drawing declares a document type",
        ),
        ("torn.svg", svg("<g>"), "the drawing is not well-formed"),
        ("deep.svg", svg("<g>" * 5000 + "</g>" * 5000), "nested too deep"),
        ("self.svg", svg('<g id="a"><use href="#a"/></g>'), "uses parts of itself more than"),
    ],
)
def test_what_is_not_a_whole_picture_is_an_error(
    name: str, data: bytes, said: str, write: Write, fonts: FontSet, press: Put
) -> None:
    assert said in only(picture(name, write, press(name, data)), fonts).message


def test_a_drawing_that_unfolds_without_end_is_refused(
    write: Write, fonts: FontSet, press: Put
) -> None:
    doubled = "".join(
        f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 8)
    )
    root = press("many.svg", svg(f'<g id="a0"/>{doubled}<use href="#a7"/>'))
    assert "more than 10000 times" in only(picture("many.svg", write, root), fonts).message


def test_a_picture_of_too_many_pixels_is_refused_by_its_header(
    write: Write, fonts: FontSet, press: Put
) -> None:
    root = press("huge.png", png(2000, 1000))
    finding = only(picture("huge.png", write, root), fonts, Limits(megapixels=1))
    assert finding.message == "the picture has 2000 x 1000 pixels, more than 1 million"
    assert finding.hint is not None
    assert "ZINEPRESS_LIMITS='megapixels=2'" in finding.hint


def test_a_file_that_is_too_large_is_not_read(write: Write, fonts: FontSet, press: Put) -> None:
    root = press("big.png", png() + bytes(1_000_001))
    assert "more than 1" in only(picture("big.png", write, root), fonts, Limits(file=1)).message


def test_a_pipe_is_not_waited_for(write: Write, fonts: FontSet, press: Put) -> None:
    root = press("map.png", png())
    os.mkfifo(root / "pipe.png")
    assert only(picture("pipe.png", write, root), fonts).message == "'pipe.png' is not a file"


def jpeg(**saved: object) -> bytes:
    out = BytesIO()
    Image.linear_gradient("L").convert("RGB").save(out, "JPEG", **saved)
    return out.getvalue()


def test_a_photograph_is_printed_bit_for_bit_without_its_notes(
    write: Write, fonts: FontSet, press: Put
) -> None:
    notes = Image.Exif()
    notes[0x010E] = CANARY
    data = jpeg(exif=notes, comment=CANARY.encode(), progressive=True)
    assert CANARY.encode() in data
    root = press("photo.jpg", data + jpeg(comment=CANARY.encode()))
    pages = typeset(picture("photo.jpg", write, root), fonts)
    assert CANARY.encode() not in unpacked(pages.pdf)
    start = pages.pdf.index(b"\xff\xd8\xff")
    with Image.open(BytesIO(pages.pdf[start:])) as printed, Image.open(BytesIO(data)) as taken:
        assert printed.tobytes() == taken.tobytes()


def test_a_photograph_taken_sideways_is_printed_upright(
    write: Write, fonts: FontSet, press: Put
) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    out = BytesIO()
    Image.new("RGB", (40, 20)).save(out, "JPEG", exif=turned)
    pages = typeset(picture("photo.jpg", write, press("photo.jpg", out.getvalue())), fonts)
    start = pages.pdf.index(b"\xff\xd8\xff")
    with Image.open(BytesIO(pages.pdf[start:])) as printed:
        assert printed.size == (20, 40)


def test_pictures_are_treated_as_the_format_asks(write: Write, fonts: FontSet, press: Put) -> None:
    markup = picture("photo.jpg", write, press("photo.jpg", jpeg()))
    asked = replace(markup, treatment=Treatment(tone=Tone.LINE, longest=100))
    assert b"/Width 100" in unpacked(typeset(asked, fonts).pdf)


def test_links_to_the_web_stay_and_all_others_are_plain_text(write: Write, fonts: FontSet) -> None:
    body = (
        '<p data-line=1><a href="https://rent.example/a">w</a> <a href="mailto:us@rent.example">m'
        '</a> <a href="#end">e</a><p data-line=2><a href="file:///etc/passwd">f</a> '
        '<a href="other.html">o</a> <a href="javascript:alert(1)">j</a><p id="end">end'
    )
    pages = typeset(write(body), fonts)
    assert [one.rule for one in pages.findings] == ["link-nowhere"] * 3
    inside = unpacked(pages.pdf)
    assert inside.count(b"/Subtype /Link") == 3
    assert b"passwd" not in inside
    assert b"javascript" not in inside
    assert b"press.invalid" not in inside
