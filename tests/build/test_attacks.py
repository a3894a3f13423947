"""A press that comes from somebody else reads, runs and asks nothing outside itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.build.traces import unpacked
from tests.build.works import built, outputs
from tests.press.shelf import press

if TYPE_CHECKING:
    from pathlib import Path

CANARY = "canary7f3a"
HEAD = "---\ntitle: Rent\nmake: [read]\n---\n\n"
OWN = 'title = "Own"\ndescription = "x"\nextends = "statement"\nformats = ["read"]\n'
IN_OWN = HEAD.replace("title", "layout: own\ntitle")
TEXT = "sources/rent/en.md"
PAGE = "layouts/own/page.html"
OUTSIDE = {
    "secret.md": f"{CANARY}\n",
    "secret.html": CANARY,
    "secret.toml": f'title = "{CANARY}"\n',
}


def template(said: str) -> dict[str, str]:
    """A press whose layout has this template."""
    return {
        TEXT: f"{IN_OWN}Too high.\n",
        "layouts/own/layout.toml": OWN,
        PAGE: f"<html><head><title>{{{{ title }}}}</title></head><body>{said}</body></html>",
    }


ATTACKS: dict[str, tuple[dict[str, str], str]] = {
    "include above": ({TEXT: f"{HEAD}{{{{< include ../../../secret.md >}}}}\n"}, f"{TEXT}:6:"),
    "include absolute": ({TEXT: f"{HEAD}{{{{< include /etc/passwd >}}}}\n"}, f"{TEXT}:6:"),
    "include encoded": (
        {TEXT: f"{HEAD}{{{{< include %2e%2e/%2e%2e/%2e%2e/secret.md >}}}}\n"},
        f"{TEXT}:6:",
    ),
    "include linked": ({TEXT: f"{HEAD}{{{{< include _linked.md >}}}}\n"}, f"{TEXT}:6:"),
    "picture above": ({TEXT: f"{HEAD}![a](../../../secret.png)\n"}, f"{TEXT}:6:"),
    "picture doubly encoded": ({TEXT: f"{HEAD}![a](%252e%252e/secret.png)\n"}, f"{TEXT}:6"),
    "picture with a nought": ({TEXT: f"{HEAD}![a](a%00.png)\n"}, f"{TEXT}:6:"),
    "picture of the system": ({TEXT: f"{HEAD}![a](file:///etc/passwd)\n"}, f"{TEXT}:6:"),
    "layout above": (
        {TEXT: HEAD.replace("title", "layout: ../../secret\ntitle") + "x\n"},
        "there is no layout '../../secret'",
    ),
    "layout of the system": (
        {TEXT: HEAD.replace("title", "layout: /etc\ntitle") + "x\n"},
        "there is no layout '/etc'",
    ),
    "layout that extends what is above": (
        {
            TEXT: f"{IN_OWN}x\n",
            "layouts/own/layout.toml": OWN.replace("statement", "../../../secret"),
        },
        "layouts/own/layout.toml:3:",
    ),
    "layout linked": (
        {TEXT: HEAD.replace("title", "layout: linked\ntitle") + "x\n"},
        "linked",
    ),
    "template that includes": (template("{% include 'own/../../../secret.html' %}"), PAGE),
    "template that includes a link": (template("{% include 'own/linked.html' %}"), PAGE),
    "template that includes itself": (template("{% include 'own/page.html' %}"), PAGE),
    "template that reaches the system": (
        template("{{ cycler.__init__.__globals__.os.popen('touch ran') }}"),
        PAGE,
    ),
    "template that reaches classes": (template("{{ ''.__class__.__mro__ }}"), PAGE),
    "template that counts for ever": (
        template("{% for i in range(10 ** 9) %}x{% endfor %}"),
        PAGE,
    ),
    "template that raises": (template("{{ 9 ** (10 ** 9) }}"), "'**' of more than anybody prints"),
    "template that multiplies": (
        template("{{ 'x' * 10 ** 10 }}"),
        "'*' of more than anybody prints",
    ),
    "style that takes in": (
        {**template("<p>x"), "layouts/own/style.css": "p { background: url(../../../secret.png) }"},
        "secret.png",
    ),
    "style that asks": (
        {**template("<p>x"), "layouts/own/style.css": "@import url(http://127.0.0.1:9/x.css);"},
        "127.0.0.1",
    ),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_answered_with_its_place_and_gets_nothing(
    attack: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, place = ATTACKS[attack]
    for name, content in OUTSIDE.items():
        (tmp_path / name).write_text(content, "utf-8")
    root = tmp_path / "press"
    press(root, files)
    monkeypatch.chdir(root)
    _link(root / "sources/rent/_linked.md", tmp_path / "secret.md")
    _link(root / "layouts/own/linked.html", tmp_path / "secret.html")
    _link(root / "layouts/linked", tmp_path)
    said = built(root)
    told = "\n".join(line for lines in said.failed.values() for line in lines)
    assert said.code == 1
    assert place in told
    assert "fault of zinepress" not in told
    assert CANARY not in told
    assert "root:" not in told
    assert not (root / "ran").exists()
    for name, made in outputs(root).items():
        assert all(CANARY.encode() not in part for _, part in unpacked(name, made))


def _link(path: Path, aim: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(aim)
