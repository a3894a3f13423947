"""What a build has to do, found without doing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.build.shelf import digests
from tests.press.shelf import HEAD, lines, press
from zinepress.build.ledger import Ledger
from zinepress.build.survey import Survey, survey
from zinepress.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

READ = "---\ntitle: Rent\nmake: [read]\n---\n"


def found(root: Path, files: dict[str, str], *wanted: str, strict: bool = False) -> Survey:
    return survey(press(root, files), wanted, Ledger(), digests(), strict=strict)


def refused(what: Survey) -> dict[str, list[str]]:
    return {name: lines(findings) for name, findings in what.refused.items()}


def stale(what: Survey) -> list[str]:
    return [target.name for target in what.stale]


def test_everything_is_to_be_made_the_first_time(tmp_path: Path) -> None:
    what = found(tmp_path, {"sources/rent/en.md": READ})
    assert {target.name: why for target, why in what.stale.items()} == {
        "rent:en:read": "first build"
    }


def test_only_what_is_wanted_is_looked_at(tmp_path: Path) -> None:
    files = {"sources/rent/en.md": READ, "sources/vote/en.md": HEAD}
    what = found(tmp_path, files, "vote:en:booklet")
    assert stale(what) == ["vote:en:booklet:letter", "vote:en:booklet:a4"]
    assert list(what.inputs) == ["vote:en"]


def test_a_mistake_in_one_edition_stops_it_alone(tmp_path: Path) -> None:
    files = {
        "sources/rent/en.md": READ,
        "sources/rent/es.md": "---\ntitel: Renta\n---\n",
        "sources/vote/en.md": READ,
    }
    what = found(tmp_path, files)
    assert stale(what) == ["rent:en:read", "vote:en:read"]
    assert list(refused(what)) == ["rent:es"]
    assert "titel" in refused(what)["rent:es"][0]


def test_a_mistake_in_the_source_language_stops_the_publication(tmp_path: Path) -> None:
    files = {
        "sources/rent/en.md": "---\ntitel: Rent\n---\n",
        "sources/rent/es.md": "---\ntitle: Renta\n---\n",
        "sources/vote/en.md": READ,
    }
    what = found(tmp_path, files)
    assert stale(what) == ["vote:en:read"]
    assert list(refused(what)) == ["rent"]


def test_a_mistake_in_the_settings_stops_every_target(tmp_path: Path) -> None:
    files = {"zinepress.toml": "papiers = 1\n", "sources/rent/en.md": HEAD}
    what = found(tmp_path, files)
    assert stale(what) == []
    assert list(refused(what)) == ["rent:en:read", "rent:en:booklet:letter", "rent:en:booklet:a4"]
    assert len(set(map(tuple, refused(what).values()))) == 1


def test_a_press_without_publications_is_refused_as_a_whole(tmp_path: Path) -> None:
    what = found(tmp_path, {"sources/notes.txt": ""})
    assert list(refused(what)) == ["sources"] or list(refused(what)) == [""]


def test_a_format_that_does_not_exist_is_one_refusal_among_targets(tmp_path: Path) -> None:
    head = "---\ntitle: Rent\nmake: [read, bookelt]\n---\n"
    what = found(tmp_path, {"sources/rent/en.md": head})
    assert stale(what) == ["rent:en:read"]
    assert list(refused(what)) == ["rent:en:bookelt"]


def test_mistakes_elsewhere_are_not_told_of_what_is_not_wanted(tmp_path: Path) -> None:
    files = {"sources/rent/en.md": READ, "sources/vote/en.md": "---\ntitel: Vote\n---\n"}
    assert refused(found(tmp_path, files, "rent")) == {}
    assert list(refused(found(tmp_path, files, "vote"))) == ["vote"]


@pytest.mark.parametrize("wanted", ["rent:es", "rent:es:read", "rent:e*", "*:es:booklet:a4"])
def test_what_cannot_be_planned_can_still_be_asked_for(tmp_path: Path, wanted: str) -> None:
    files = {"sources/rent/en.md": READ, "sources/rent/es.md": "---\ntitel: Renta\n---\n"}
    assert "rent:es" in refused(found(tmp_path, files, wanted))


def test_what_does_not_exist_is_a_mistake_of_the_command_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no target 'rent:fr'"):
        found(tmp_path, {"sources/rent/en.md": READ}, "rent:fr")


def test_warnings_stop_a_target_only_where_they_count(tmp_path: Path) -> None:
    # the description is printed in the language of the source where a translation leaves it out
    head = "---\ntitle: Rent\ndescription: On rent.\nmake: [read]\n---\n"
    files = {"sources/rent/en.md": head, "sources/rent/es.md": "---\ntitle: Renta\n---\n"}
    what = found(tmp_path, files)
    assert stale(what) == ["rent:en:read", "rent:es:read"]
    assert {name for name, _ in what.remarks} == {"rent:es:read"}
    counted = found(tmp_path, files, strict=True)
    assert stale(counted) == ["rent:en:read"]
    assert list(refused(counted)) == ["rent:es:read"]
