"""The desk in a real browser: nothing is fetched, links and keys work, and axe finds no barrier."""

from __future__ import annotations

import io
import os
import shutil
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, ViewportSize

PAGES = (
    *("index.html", "index.fa.html", "a-card/index.html"),
    *("march/index.html", "march/fa.html", "march/ko.html", "archive/march/1.0/es.html"),
)
QUIET = ("--disable-gpu", "--disable-background-networking", "--disable-component-update")
"""A browser that asks nobody for news of itself."""
PATIENCE = 5000
"""Milliseconds to look for a control, which is in the file that was opened or is not."""
PHONE, DESKTOP = (390, 844), (1280, 900)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or the one that `CHROMIUM` names; playwright's own is never fetched."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chrome")
    assert program, "no Chromium: tests/tools.sh judges brings it"
    # the box that Chromium keeps pages in does not work for root, as which containers run
    boxless = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=program, args=[*QUIET, *boxless])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page as wide as a desk's screen, with motion reduced."""
    context = browser.new_context(viewport=_sized(DESKTOP), reduced_motion="reduce")
    yield context.new_page()
    context.close()


def _sized(size: tuple[int, int]) -> ViewportSize:
    return {"width": size[0], "height": size[1]}


def address(out: Path, name: str) -> str:
    return (out / name).as_uri()


def test_every_page_opens_from_a_folder_and_asks_for_nothing_outside_it(
    page: Page, out: Path
) -> None:
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: wrong.append(request.url))
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    for name in PAGES:
        page.goto(address(out, name))
        page.locator("img").evaluate_all("all => all.forEach(one => one.loading = 'eager')")
        page.wait_for_function("[...document.images].every(one => one.complete)")
        broken = "[...document.images].filter(one => !one.naturalWidth).map(one => one.src)"
        assert page.evaluate(broken) == []
    assert len(asked) > 20
    assert all(url.startswith(out.as_uri()) for url in asked)
    assert wrong == []


def test_every_link_from_page_to_page_is_followed_to_its_end(page: Page, out: Path) -> None:
    waiting, seen = ["index.html"], set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen or not name.endswith(".html") or "-web" in name:
            continue
        seen.add(name)
        page.goto(address(out, name))
        assert page.locator("h1").is_visible()
        links = page.locator("a[href]").evaluate_all(
            "all => all.map(one => one.href.split('#')[0])"
        )
        assert all(link.startswith(out.as_uri()) for link in links)
        waiting += [link.removeprefix(f"{out.as_uri()}/") for link in links]
    assert len(seen) == 10


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_no_barrier(browser: Browser, out: Path, size: tuple[int, int]) -> None:
    context = browser.new_context(viewport=_sized(size), reduced_motion="reduce")
    page = context.new_page()
    found = []
    for name in ("index.html", "march/index.html", "march/fa.html", "archive/march/1.0/es.html"):
        page.goto(address(out, name))
        violations = Axe().run(page).response["violations"]
        found += [
            f"{name}: {one['id']} ({one['impact']}): {node['html'][:120]}"
            for one in violations
            for node in one["nodes"]
        ]
        assert page.evaluate("document.documentElement.scrollWidth") == size[0], name
    context.close()
    assert found == []


@pytest.mark.parametrize("name", ["index.html", "march/index.html", "march/fa.html"])
def test_every_control_is_reached_by_the_tab_key_in_order_and_is_seen(
    page: Page, out: Path, name: str
) -> None:
    page.goto(address(out, name))
    wanted = page.evaluate(
        """[...document.querySelectorAll('a[href], summary, input:checked, [tabindex="0"]')]
        .filter(one => one.tabIndex >= 0 && one.checkVisibility())
        .map((one, at) => { one.dataset.at = at; return at; })"""
    )
    reached = []
    for _ in wanted:
        page.keyboard.press("Tab")
        at, is_seen = page.evaluate(
            """(() => {
              const one = document.activeElement, style = getComputedStyle(one);
              const shown = one.matches('input')
                ? getComputedStyle(document.querySelector(`.tabs label[for="${one.id}"]`)) : style;
              const box = one.getBoundingClientRect();
              const inView = box.bottom > 0 && box.top < innerHeight;
              return [Number(one.dataset.at),
                inView && shown.outlineStyle !== 'none' && parseFloat(shown.outlineWidth) >= 3];
            })()"""
        )
        assert is_seen, f"control {at} of {name} has no visible focus"
        reached.append(at)
    assert reached == wanted


def test_the_first_tab_leads_past_the_bar(page: Page, out: Path) -> None:
    page.goto(address(out, "march/index.html"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize(
    ("ways", "file"),
    [
        (["Letter", "Yes, both sides", "A stapler"], "march-en-booklet-letter.pdf"),
        (["A4", "No, one side", "No stapler"], "march-en-mini-a4.pdf"),
        (
            ["Not sure", "A4", "I don’t know", "No, one side", "A stapler"],
            "march-en-booklet-a4.pdf",
        ),
    ],
)
def test_three_answers_lead_to_one_file_without_a_script(
    browser: Browser, out: Path, ways: list[str], file: str
) -> None:
    context = browser.new_context(viewport=_sized(PHONE), java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(address(out, "march/index.html"))
    steps = page.locator(".step:visible")
    for way in ways:
        assert steps.count() == 1
        steps.get_by_role("link", name=way, exact=True).click()
    assert steps.count() == 1
    assert steps.locator(".file a").inner_text() == file
    steps.get_by_role("link", name="Ask me again").click()
    assert steps.locator("h3").inner_text() == "1. Which paper is in the printer?"
    context.close()


@pytest.mark.parametrize(("name", "side"), [("index", -1), ("fa", 1)])
def test_the_book_opens_to_the_side_that_its_language_reads_to(
    page: Page, out: Path, name: str, side: int
) -> None:
    page.goto(address(out, f"march/{name}.html"))
    middle = page.locator(".table").bounding_box()
    assert middle is not None
    centre = middle["x"] + middle["width"] / 2

    def on_top(at: float) -> str:
        """The picture that one sees left (-1) or right (1) of the fold."""
        y = middle["y"] + middle["height"] / 2
        page.evaluate("y => scrollTo(0, y - 300)", y)
        found = "x => document.elementFromPoint(x, 300).src.slice(-6, -4)"
        return str(page.evaluate(found, centre + at * 100))

    assert on_top(0) == "01"
    page.locator("#o0").focus()
    page.keyboard.press("ArrowDown")
    assert (on_top(side), on_top(-side)) == ("02", "03")
    page.locator(".tabs label").last.click()
    assert on_top(0) == "08"
    page.mouse.click(centre, 300)
    assert (on_top(side), on_top(-side)) == ("06", "07")


def test_on_paper_all_answers_stand_and_nothing_that_needs_a_screen(page: Page, out: Path) -> None:
    page.goto(address(out, "march/index.html"))
    document = pdfium.PdfDocument(io.BytesIO(page.pdf(format="A4")))
    text = "".join(one.get_textpage().get_text_range() for one in document)
    assert text.count("This is your file") == page.locator(".answer").count()
    assert "Look inside" not in text
    assert "march-en-booklet-a4.pdf" in text
    assert len(document) <= 8
    document.close()
