"""Copy-fitting: as law on a made-up text, and on real pages."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as some

from zinepress.errors import Severity, TypesetError
from zinepress.layout.formats import FORMATS
from zinepress.press.model import FrontMatter
from zinepress.typeset.fit import MOST_TRIES, choose
from zinepress.typeset.measure import Measured
from zinepress.typeset.render import fit, typeset
from zinepress.typeset.wanted import Range, Wanted, wanted_of

if TYPE_CHECKING:
    from tests.typeset.conftest import Write
    from zinepress.layout.markup import Markup
    from zinepress.typeset.fonts import FontSet

BODY = Range("--body", 9.0, 10.0, 11.0)
DEPTH = 35


def made_up(length: float, size: Range = BODY) -> tuple[list[float], object]:
    """A text of so many pages at the usual size, that grows as the square of it."""
    shares: list[float] = []

    def measure(share: float) -> Measured:
        shares.append(share)
        long = length * (size.at(share) / size.usual) ** 2
        pages = math.ceil(long)
        lines = dict.fromkeys(range(1, pages), DEPTH)
        lines[pages] = max(1, round(DEPTH * (long - pages + 1)))
        return Measured(pages, pages, long - pages + 1, lines, lines, DEPTH)

    return shares, measure


@given(some.floats(0.6, 60.0), some.integers(1, 60))
def test_a_text_that_can_be_fitted_is_fitted_in_a_few_tries(length: float, pages: int) -> None:
    shares, measure = made_up(length)
    chosen, findings = choose(Wanted(pages=pages), (BODY,), measure)  # type: ignore[arg-type]
    shortest, longest = (math.ceil(length * (BODY.at(s) / 10) ** 2) for s in (-1, 1))
    assert len(shares) <= MOST_TRIES + 1
    assert all(-1 <= share <= 1 for share in shares)
    if shortest <= pages <= longest:
        assert chosen.measured.pages == pages
        assert findings == ()
        lengths = {share: math.ceil(length * (BODY.at(share) / 10) ** 2) for share in shares}
        fitting = [share for share, long in lengths.items() if long == pages]
        assert chosen.share == (0.0 if lengths[0.0] == pages else max(fitting))
    else:
        assert [one.rule for one in findings] == ["fit-over" if pages < shortest else "fit-short"]


@given(some.floats(0.6, 60.0), some.sampled_from([2, 4, 8]))
def test_a_multiple_is_reached_only_by_smaller_type_and_only_to_save_a_step(
    length: float, step: int
) -> None:
    _, measure = made_up(length)
    chosen, findings = choose(Wanted(multiple_of=step), (BODY,), measure)  # type: ignore[arg-type]
    usual = math.ceil(length)
    shortest = math.ceil(length * 0.9**2)
    fewer = usual // step * step
    can_save = 0 < fewer < usual and shortest <= fewer
    assert chosen.measured.pages == (fewer if can_save else usual)
    assert (chosen.share < 0) == can_save
    if findings:
        assert not can_save
        assert findings[0].severity is Severity.NOTE
        assert shortest - fewer in {0, 1}  # less than a page too long: worth cutting


def test_a_text_that_has_its_pages_already_keeps_its_type() -> None:
    shares, measure = made_up(7.2)
    chosen, findings = choose(Wanted(pages=8), (BODY,), measure)  # type: ignore[arg-type]
    assert (chosen.share, shares, findings) == (0.0, [0.0], ())


def test_a_range_moves_from_its_smallest_to_its_largest() -> None:
    assert [BODY.at(share) for share in (-1, 0, 0.5, 1)] == [9.0, 10.0, 10.5, 11.0]
    assert [BODY.share_of(size) for size in (8, 9, 10, 10.5, 12)] == [-1, -1, 0, 0.5, 1]
    fixed = Range("--line", 12.0, 12.0, 12.0)
    assert fixed.share_of(14.0) == 0.0


@given(some.floats(0.6, 30.0), some.integers(1, 12))
def test_what_holds_no_more_pages_only_shrinks_and_is_refused_when_it_cannot(
    length: float, most: int
) -> None:
    _, measure = made_up(length)
    chosen, findings = choose(Wanted(most=most), (BODY,), measure)  # type: ignore[arg-type]
    if math.ceil(length * 0.9**2) <= most:
        assert chosen.measured.pages == min(most, math.ceil(length))
        assert chosen.share <= 0
        assert findings == ()
    else:
        assert [one.severity for one in findings] == [Severity.ERROR]


@pytest.mark.parametrize(
    ("wanted", "goal", "cost"),
    [
        (Wanted(16, 4, copies=1), 16, " = 1 more sheet each"),
        (Wanted(8, 4, copies=1), 8, " = 1 more sheet each"),
        (Wanted(multiple_of=4, copies=2), 16, " = 1 more sheet for 2 copies"),
        (Wanted(16), 16, " = 1 more page each"),
        (Wanted(18, 4, copies=1), 18, ""),  # pages that stay blank else
        (Wanted(most=1), 1, ""),
    ],
)
def test_a_text_too_long_says_by_how_many_lines_and_what_they_cost(
    wanted: Wanted, goal: int, cost: str
) -> None:
    hardly = Range("--body", 9.9, 10.0, 10.1)
    _, measure = made_up((goal + 0.15) / 0.99**2, hardly)
    _, (finding,) = choose(wanted, (hardly,), measure, "characters")  # type: ignore[arg-type]
    pages = "1 page" if goal == 1 else f"{goal} pages"
    assert finding.message == f"the text is 5 lines over {pages}{cost}, even in the smallest type"
    assert finding.hint is not None
    assert finding.hint.startswith("take out about 5 characters")


def test_a_text_far_from_saving_a_sheet_is_laid_out_once_and_left_in_peace() -> None:
    shares, measure = made_up(7.5)
    chosen, findings = choose(Wanted(multiple_of=4), (BODY,), measure)  # type: ignore[arg-type]
    assert (chosen.share, shares, findings) == (0.0, [0.0], ())


HEAD = FrontMatter(title="Rent", fit={"booklet": 8, "large-print": 20})


@pytest.mark.parametrize(
    ("form", "front", "wanted"),
    [
        ("read", HEAD, Wanted(8, 4, copies=1)),
        ("booklet", HEAD, Wanted(8, 4, copies=1)),
        ("ink-lite", HEAD, Wanted(8, 4, copies=1)),
        ("ink-lite", replace(HEAD, fit={"booklet": 8, "ink-lite": 12}), Wanted(12, 4, copies=1)),
        ("quarter", HEAD, Wanted(None, 4, copies=2)),
        ("quarter", replace(HEAD, multiple_of=1), Wanted(None, 1, copies=2)),
        ("large-print", HEAD, Wanted(20)),
        ("large-print", FrontMatter(), None),
        ("mini", HEAD, Wanted(most=8)),
    ],
)
def test_formats_that_share_their_pages_are_wanted_in_one_length(
    form: str, front: FrontMatter, wanted: Wanted | None
) -> None:
    assert wanted_of(front, FORMATS[form]) == wanted


WORDS = "The rents went up again and nobody asked us so we met and wrote it down. "
CSS = """
@page { size: 100mm 140mm } html { font-size: var(--body); line-height: 1.35 }
p { margin: 0 } .cover { break-after: page } .back { break-before: page }
"""


@pytest.fixture(scope="module")
def long(write: Write) -> Markup:
    text = WORDS * 40
    body = "".join(f"<p data-line={n}>{text[: 200 + 37 * (n * n % 31)]}" for n in range(3, 24))
    markup = write(f"<div class=cover>Rent</div>{body}<div class=back>The end</div>", CSS)
    ranges = (("--body", 9.0, 10.0, 11.0),)
    return replace(markup, variables={"--body": "10pt"}, ranges=ranges)


def test_a_text_fills_the_pages_it_is_wanted_on(long: Markup, fonts: FontSet) -> None:
    usual = typeset(long, fonts)
    fitted = fit(long, fonts, Wanted(pages=usual.count - 1))
    assert fitted.count == usual.count - 1
    size = float(fitted.variables["--body"].removesuffix("pt"))
    assert 9.0 <= size < 10.0
    larger = replace(long, variables={"--body": f"{size + 0.06}pt"})
    assert fitted.last_fill > 0.97 or typeset(larger, fonts).count > fitted.count
    assert all(one.severity is Severity.NOTE for one in fitted.findings)


def test_fitting_gives_the_bytes_that_its_size_gives(long: Markup, fonts: FontSet) -> None:
    fitted = fit(long, fonts, Wanted(pages=typeset(long, fonts).count - 1))
    assert typeset(replace(long, variables=fitted.variables), fonts).pdf == fitted.pdf


def test_what_cannot_fit_says_by_how_many_lines(long: Markup, fonts: FontSet) -> None:
    wanted = typeset(long, fonts).count // 2
    with pytest.raises(TypesetError) as caught:
        fit(long, fonts, Wanted(most=wanted))
    said = caught.value.findings[0]
    assert said.message.endswith(f"lines over {wanted} pages, even in the smallest type")
    assert said.hint is not None
    assert said.hint.startswith("take out about ")
    lines = int(said.message.split()[3])
    smallest = typeset(replace(long, variables={"--body": "9pt"}), fonts)
    over = smallest.count - wanted - 1 + smallest.last_fill
    depth = 116 / (9 * 1.35 * 25.4 / 72)
    assert lines == pytest.approx(over * depth, abs=8)


def test_a_cover_and_a_colophon_do_not_count_as_text(long: Markup, fonts: FontSet) -> None:
    usual = typeset(long, fonts)
    bare = typeset(
        replace(long, html=long.html.replace("<div class=back>The end</div>", "")), fonts
    )
    assert bare.last_fill == usual.last_fill
    assert bare.count == usual.count - 1
