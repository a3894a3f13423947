"""What stands in braces."""

from __future__ import annotations

import pytest

from zinepress.source.attributes import Attributes, read_attributes


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("{.a}", Attributes(classes=("a",))),
        ("{.a .b}", Attributes(classes=("a", "b"))),
        ("{.a.b}", Attributes(classes=("a", "b"))),
        ("{#x}", Attributes("x")),
        ("{ .a #x k=v }", Attributes("x", ("a",), {"k": "v"})),
        ("{width=50%}", Attributes(values={"width": "50%"})),
        ('{k="two words"}', Attributes(values={"k": "two words"})),
        ("{k='with \"marks\"'}", Attributes(values={"k": 'with "marks"'})),
        ('{k=""}', Attributes(values={"k": ""})),
        ("{k = v}", Attributes(values={"k": "v"})),
        ("{.é #título}", Attributes("título", ("é",))),
        ("{.a\n.b}", Attributes(classes=("a", "b"))),
    ],
)
def test_attributes_are_read(text: str, read: Attributes) -> None:
    assert read_attributes(text, 0) == (read, len(text))


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "{}", "{ }", "{.a", "{.}", "{#}", "{a}", "{a b}", "{k=}", '{k="v}', "{k=v{}"),
        *("{.a,b}", "{{a}}", "{=html}", "{-}", "{.a 'b'}", '{k="a\nb"}', "x{.a}"),
    ],
)
def test_anything_else_in_braces_is_not(text: str) -> None:
    assert read_attributes(text, 0) is None


def test_attributes_end_where_the_text_goes_on() -> None:
    assert read_attributes("x{.a}{.b}", 1) == (Attributes(classes=("a",)), 5)
