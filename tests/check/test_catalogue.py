"""Every rule that finds fault is in the catalogue, and the catalogue holds no other."""

from __future__ import annotations

import ast
import re
from dataclasses import fields
from pathlib import Path

import zinepress
from zinepress.check.catalogue import CATALOGUE
from zinepress.check.settings import graded, misgraded
from zinepress.errors import Finding, Severity, Where
from zinepress.press.model import Settings
from zinepress.press.rules import Checks, Grade
from zinepress.typeset.limits import Limits

PACKAGE = Path(zinepress.__file__).parent
MAKERS = re.compile(r"(make|found|warned|finding|Finding|warning)\)?$")
CARRIED = ("script", "action", "attachment", "form", "password")
UNNAMED = {"seconds_per_page"}


def written() -> set[str]:
    """Every rule name that stands in the code."""
    found = {f"carries-{what}" for what in CARRIED}
    found |= {f"limit-{one.name}" for one in fields(Limits) if one.name not in UNNAMED}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                found |= set(_rules(node))
    return found


def _rules(call: ast.Call) -> list[str]:
    """The rule names that a call says."""
    said = [one.value for one in call.keywords if one.arg == "rule"]
    if MAKERS.search(ast.unparse(call.func)):
        said += call.args
    words = [one.value for one in said if isinstance(one, ast.Constant)]
    return [word for word in words if isinstance(word, str) and re.fullmatch("[a-z-]+", word)]


def test_every_rule_is_in_the_catalogue_and_no_other() -> None:
    assert written() == set(CATALOGUE)


def settings(**rules: Grade) -> Settings:
    named = {name.replace("_", "-"): grade for name, grade in rules.items()}
    places = {f"check.rules.{name}": Where("zinepress.toml", 3, 1) for name in named}
    return Settings(check=Checks(named), places=places)


def test_a_rule_counts_as_the_press_says() -> None:
    found = [
        Finding("small", severity=Severity.ERROR, rule="small-text"),
        Finding("thin", severity=Severity.WARNING, rule="hairline"),
        Finding("hot", severity=Severity.WARNING, rule="contrast"),
        Finding("lost", severity=Severity.ERROR, rule="cut-off"),
    ]
    said = settings(
        small_text=Grade("off", "our press holds 5 pt"),
        hairline=Grade("error"),
        cut_off=Grade("off", "we dare"),
    )
    assert [(one.rule, one.severity) for one in graded(found, said)] == [
        ("hairline", Severity.ERROR),
        ("contrast", Severity.WARNING),
        ("cut-off", Severity.ERROR),
    ]


def test_what_settings_say_of_rules_is_read_strictly() -> None:
    said = settings(
        smal_text=Grade("note"),
        cut_off=Grade("note"),
        hairline=Grade("off", "  "),
        contrast=Grade("off", "printed on yellow"),
    )
    assert [str(one).splitlines() for one in misgraded(said)] == [
        [
            "zinepress.toml:3:1: there is no rule 'smal-text'",
            "  hint: did you mean 'small-text'?",
        ],
        [
            "zinepress.toml:3:1: the rule 'cut-off' cannot be changed",
            "  hint: mend what it finds: text cut off by the box it stands in",
        ],
        [
            "zinepress.toml:3:1: the rule 'hairline' is off without a reason",
            '  hint: say why, as in reason = "our press holds 5 pt"',
        ],
    ]
