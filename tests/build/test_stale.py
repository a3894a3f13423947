"""Why a target is made again; no disk, no clock."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zinepress.build.inputs import Inputs
from zinepress.build.stale import FIRST, FORCED, Now, Record, why_stale

INPUTS = Inputs(
    text={"sources/rent/es.md": "t1"},
    head={"sources/rent/en.md": "h1"},
    source={"sources/rent/en.md": "s1", "sources/rent/es.po": "l1"},
    editions={"sources/rent/en.md": ""},
    files={"sources/rent/house.png": "p1"},
    settings={"licence": "l1", "site": "s1"},
    layout={"zinepress/layouts/statement/style.css": "c1"},
    fonts={"fonts/own.ttf": "f1"},
    programs={"weasyprint": "70.0", "zinepress": "1"},
)
RECORD = Record(
    "out/rent/rent-es-read.pdf", "d1", INPUTS.groups(), {"sources/rent/house.png": "p1"}
)
NOW = Now("out/rent/rent-es-read.pdf", "d1", INPUTS, {"sources/rent/house.png": "p1"})


def why(**now: object) -> str | None:
    """The reason when these inputs are other than they were."""
    return why_stale(RECORD, replace(NOW, inputs=replace(INPUTS, **now)))  # type: ignore[arg-type]


def test_what_is_as_it_was_is_kept() -> None:
    assert why_stale(RECORD, NOW) is None


def test_what_was_never_made_is_made() -> None:
    assert why_stale(None, NOW) == FIRST


def test_force_makes_everything() -> None:
    assert why_stale(RECORD, NOW, force=True) == FORCED


@pytest.mark.parametrize(
    ("now", "reason"),
    [
        ({"text": {"sources/rent/es.md": "t2"}}, "because sources/rent/es.md changed"),
        ({"head": {"sources/rent/en.md": "h2"}}, "because the head of sources/rent/en.md changed"),
        ({"source": {"sources/rent/en.md": "s1"}}, "because sources/rent/es.po is gone"),
        (
            {"source": {"sources/rent/en.md": "s2", "sources/rent/es.po": "l1"}},
            "because sources/rent/en.md changed",
        ),
        ({"editions": {}}, "because sources/rent/en.md is gone"),
        (
            {"editions": {"sources/rent/en.md": "", "sources/rent/fr.md": ""}},
            "because sources/rent/fr.md is new",
        ),
        ({"files": {"sources/rent/house.png": "p2"}}, "because sources/rent/house.png changed"),
        (
            {"settings": {"licence": "l2", "site": "s1"}},
            "because the setting 'licence' changed",
        ),
        (
            {"layout": {"zinepress/layouts/statement/style.css": "c2"}},
            "because zinepress/layouts/statement/style.css changed",
        ),
        ({"fonts": {"fonts/own.ttf": "f1", "fonts/a.ttf": "f2"}}, "because fonts/a.ttf is new"),
        (
            {"programs": {"weasyprint": "70.1", "zinepress": "1"}},
            "because weasyprint is a new version",
        ),
        (
            {"programs": {"weasyprint": "70.0", "zinepress": "2"}},
            "because zinepress is a new version",
        ),
    ],
)
def test_each_input_is_named_when_it_changes(now: dict[str, object], reason: str) -> None:
    assert why(**now) == reason


def test_a_file_that_was_only_read_on_the_way_counts() -> None:
    record = replace(RECORD, read={"sources/shared/phone.md": "r1"})
    same = replace(NOW, read={"sources/shared/phone.md": "r1"})
    assert why_stale(record, same) is None
    changed = replace(NOW, read={"sources/shared/phone.md": "r2"})
    assert why_stale(record, changed) == "because sources/shared/phone.md changed"
    gone = replace(NOW, read={"sources/shared/phone.md": None})
    assert why_stale(record, gone) == "because sources/shared/phone.md is gone"


def test_the_output_counts_by_its_contents() -> None:
    by_hand = "because out/rent/rent-es-read.pdf was changed by hand"
    assert why_stale(RECORD, replace(NOW, digest="d2")) == by_hand
    gone = "because out/rent/rent-es-read.pdf is gone"
    assert why_stale(RECORD, replace(NOW, digest=None)) == gone
    renamed = replace(NOW, output="out/rent/rent-es-read.html")
    assert why_stale(RECORD, renamed) == "because it is now called out/rent/rent-es-read.html"


GROUPS = st.fixed_dictionaries(
    {
        name: st.dictionaries(st.sampled_from("abc"), st.sampled_from("123"), max_size=3)
        for name in INPUTS.groups()
    }
)


@given(GROUPS, GROUPS, st.sampled_from(["d1", "d2", None]))
def test_a_target_is_kept_exactly_when_nothing_differs(
    before: dict[str, dict[str, str]], now: dict[str, dict[str, str]], digest: str | None
) -> None:
    record = replace(RECORD, inputs=before)
    present = replace(NOW, inputs=Inputs(**now), digest=digest)
    reason = why_stale(record, present)
    assert (reason is None) == (before == now and digest == "d1")
    assert reason is None or reason.startswith("because ")
