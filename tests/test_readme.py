"""Each command of the README is run as a stranger would run it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
COMMANDS = [line for block in BLOCKS for line in block.splitlines()]
INSTALLERS = ("pip install .", "pipx install .", "uv tool install .")
MAKE = ("make", "make test")


def run(command: str, folder: Path, **variables: str) -> str:
    """Runs one line in a shell that finds the zinepress under test; gives what it says."""
    path = os.pathsep.join((variables.pop("first", str(BIN)), os.environ["PATH"]))
    done = subprocess.run(
        ("sh", "-c", command),
        cwd=folder,
        env={**os.environ, "PATH": path, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


def checkout(folder: Path) -> Path:
    """A copy of the files that git would hand to a stranger."""
    names = subprocess.run(
        ("git", "ls-files", "--cached", "--others", "--exclude-standard"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    for name in names:
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    return folder


def builds_a_booklet(bin_folder: Path, folder: Path) -> None:
    """An installed zinepress makes a press and builds it, far from any checkout."""
    run("zinepress new marches", folder, first=str(bin_folder))
    said = run("zinepress build", folder / "marches", first=str(bin_folder))
    assert "both sides, long edge, 100 %" in said
    assert list((folder / "marches" / "out").glob("*/*-booklet-a4.pdf"))


@pytest.mark.parametrize("command", MAKE)
def test_make_knows_its_two_commands(command: str, tmp_path: Path) -> None:
    assert command in COMMANDS
    run(f"{command} --dry-run", checkout(tmp_path))


def test_pip_installs_a_zinepress_that_builds(tmp_path: Path) -> None:
    assert "pip install ." in COMMANDS
    source = checkout(tmp_path / "checkout")
    run(f"{sys.executable} -m venv env", tmp_path)
    run("pip install --quiet .", source, first=str(tmp_path / "env" / "bin"))
    builds_a_booklet(tmp_path / "env" / "bin", tmp_path)


def test_pipx_installs_a_zinepress_that_builds(tmp_path: Path) -> None:
    assert "pipx install ." in COMMANDS
    source = checkout(tmp_path / "checkout")
    places = {"PIPX_HOME": str(tmp_path / "pipx"), "PIPX_BIN_DIR": str(tmp_path / "bin")}
    run("pipx install .", source, **places)
    builds_a_booklet(tmp_path / "bin", tmp_path)


def test_uv_installs_a_zinepress_that_builds(tmp_path: Path) -> None:
    assert "uv tool install ." in COMMANDS
    source = checkout(tmp_path / "checkout")
    places = {"UV_TOOL_DIR": str(tmp_path / "uv"), "UV_TOOL_BIN_DIR": str(tmp_path / "bin")}
    run("uv tool install --quiet .", source, **places)
    builds_a_booklet(tmp_path / "bin", tmp_path)


def test_every_other_command_does_what_the_readme_says(tmp_path: Path) -> None:
    folder = tmp_path
    ran = []
    for command in COMMANDS:
        if command in MAKE or command in INSTALLERS:
            continue
        if command.startswith("cd "):
            folder = folder / command.removeprefix("cd ")
        else:
            if "pages.pdf" in command and not (folder / "pages.pdf").exists():
                shutil.copyfile(next((folder / "out").glob("*/*-read.pdf")), folder / "pages.pdf")
            run(command, folder)
        ran.append(command)
    assert len(ran) >= 10


def test_the_tree_of_out_is_what_a_build_makes(tmp_path: Path) -> None:
    press = checkout(tmp_path)
    run("zinepress build why-we-march:en", press)
    tree = README.partition("## What comes out")[2].partition("```\n")[2].partition("```")[0]
    named = set(re.findall(r"why-we-march-[\w.-]+", tree))
    made = {path.name for path in (press / "out" / "why-we-march").glob("why-we-march-en-*")}
    beside = {
        name for name in made if any(name.startswith(f"{Path(one).stem}-") for one in made - {name})
    }
    twins = {name.replace("-a4.", "-letter.").replace("-a3.", "-tabloid.") for name in named}
    assert named | twins == made - beside
    assert {"why-we-march-en-shop-x4-ticket.txt", "why-we-march-en-riso-a3-card.txt"} <= beside
