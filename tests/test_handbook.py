"""What the handbook says can be done, is done here from its own text."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import fields
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from zinepress.check.catalogue import CATALOGUE
from zinepress.press.model import FrontMatter, Known, Settings
from zinepress.press.rates import Rates
from zinepress.press.shops import Shop
from zinepress.press.slots import Slots

if TYPE_CHECKING:
    import pytest

import pypdfium2

PARTS = Path(__file__).parent.parent / "sources" / "handbook" / "parts"


ZINEPRESS = (sys.executable, "-m", "zinepress")
SOURCES = Path(__file__).parent.parent


def run(*command: str, folder: Path, path: Path) -> str:
    """Runs a command with the packages in `path`; gives what it says."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_scheme_from_the_handbook_is_installed_and_folds(tmp_path: Path) -> None:
    text = (PARTS / "design.md").read_text("utf-8")
    files = re.findall(r"```\n# ([\w.]+)\n(.*?)```", text, re.DOTALL)
    package = tmp_path / "package"
    package.mkdir()
    for name, content in files:
        (package / name).write_text(content, "utf-8")
    assert sum(content.count("\n") for _, content in files) < 30
    site = tmp_path / "site"
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation")
    run(*pip, "--target", str(site), ".", folder=package, path=site)
    zinepress = (sys.executable, "-m", "zinepress")
    said = run(*zinepress, "schemes", "long-quarto", folder=tmp_path, path=site)
    assert "a sheet folded twice the same way" in said
    assert re.search(r"\| +4 +\| +5 +\| +8 +\| +1 +\|", said)


def test_a_layout_of_the_handbook_is_made_looked_at_and_built(tmp_path: Path) -> None:
    text = (PARTS / "design.md").read_text("utf-8")
    section = text.partition("## A layout of your own")[2].partition("\n## ")[0]
    blocks = re.findall(r"```\n(.*?)```", section, re.DOTALL)
    run(*ZINEPRESS, "new", "press", folder=tmp_path, path=SOURCES)
    press = tmp_path / "press"
    source = next(press.glob("sources/*/en.md"))
    slug = source.parent.name
    head = source.read_text("utf-8")
    source.write_text(
        re.sub(r"(?m)^layout: .*\n", "", head).replace("---\n", "---\nlayout: harbour\n", 1),
        "utf-8",
    )
    for block in blocks:
        place = re.match(r"(?:# |/\* )(layouts/harbour/[\w.]+)", block)
        if place is not None:
            assert (press / place[1]).exists()
            (press / place[1]).write_text(block, "utf-8")
        else:
            for line in block.splitlines():
                arguments = line.replace("build", f"build {slug}:en:read").split()[1:]
                run(*ZINEPRESS, *arguments, folder=press, path=SOURCES)
    assert (press / "harbour.pdf").read_bytes().startswith(b"%PDF")
    page = pypdfium2.PdfDocument(press / "out" / slug / f"{slug}-en-read.pdf")[0]
    picture = page.render(scale=0.5).to_pil().convert("RGB")
    colours = {colour for _, colour in picture.getcolors(100_000)}
    assert (0x0B, 0x4F, 0x6C) in colours


def test_a_layout_is_copied_by_hand(tmp_path: Path) -> None:
    run(*ZINEPRESS, "new", "press", folder=tmp_path, path=SOURCES)
    press = tmp_path / "press"
    shutil.copytree(SOURCES / "layouts" / "zine", press / "layouts" / "ours")
    said = run(*ZINEPRESS, "layouts", "ours", folder=press, path=SOURCES)
    assert "builds on base" in said


def rules() -> str:
    """The table of the rules that a press can change, as Markdown."""
    tables = []
    for stage, group in groupby(CATALOGUE.values(), lambda rule: rule.stage):
        rows = [f"| {r.name} | {r.severity} | {r.meaning} |" for r in group if not r.fixed]
        if rows:
            head = f"## Rules on the {stage}\n\n| rule | counts as | finds |\n|---|---|---|"
            tables.append("\n".join([head, *rows]))
    return "\n\n".join(tables) + "\n"


def test_the_table_of_rules_is_that_of_the_program(request: pytest.FixtureRequest) -> None:
    path = PARTS / "rules.md"
    if request.config.getoption("--accept"):
        path.write_text(rules(), "utf-8")
    assert path.read_text("utf-8") == rules()


def test_every_promise_of_the_handbook_has_its_test() -> None:
    text = (PARTS / "trust.md").read_text("utf-8").partition("## ")[2]
    held = 0
    for item in re.split(r"\n(?=: )", text):
        named = re.findall(r"`(tests/[\w/]+\.py)`", item)
        if not named:
            continue
        code = "\n".join((PARTS.parents[2] / name).read_text("utf-8") for name in named)
        for sentence in re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", item):
            assert f"def test_{sentence.replace(' ', '_')}(" in code, sentence
            held += 1
    assert held > 30


def test_the_rooms_are_drawn_and_told_as_the_contract_has_them() -> None:
    project = tomllib.loads((SOURCES / "pyproject.toml").read_text("utf-8"))
    (contract,) = project["tool"]["importlinter"]["contracts"]
    layers = [one for one in contract["layers"] if one != "__main__"]
    text = (PARTS / "built.md").read_text("utf-8").partition("## The rooms")[2]
    drawn = text.split("```")[1].strip().splitlines()
    told = re.findall(r"^\| ([a-z, ]+) \|", text.partition("| --- |")[2], re.MULTILINE)
    assert drawn == layers
    assert {room for row in told for room in row.split(", ")} == {
        room for layer in layers for room in layer.split(" | ")
    }


def test_every_key_that_a_person_can_write_is_told_of() -> None:
    text = "".join(part.read_text("utf-8") for part in PARTS.glob("*.md"))
    keys = {
        one.name.replace("_", "-")
        for model in (Settings, FrontMatter, Known, Rates, Slots, Shop)
        for one in fields(model)
    }
    assert {key for key in keys if not re.search(rf"(?<![\w-]){key}(?![\w-])", text)} == set()
