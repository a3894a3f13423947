"""`zinepress schemes`: the ways of folding, each with its drawing in letters and its steps.

In: names of schemes. Out: text.
"""

from __future__ import annotations

import click

from zinepress.cli.measures import SCHEME
from zinepress.impose.options import DEFAULTS
from zinepress.impose.plan import plan
from zinepress.impose.schemes import Scheme, all_schemes, find_scheme
from zinepress.impose.sheets import PageGeometry
from zinepress.impose.show import show_plan
from zinepress.impose.steps import sentence, steps
from zinepress.units import PAPERS


@click.command(name="schemes")
@click.argument("names", metavar="[NAME]...", nargs=-1, type=SCHEME)
@click.option("--short", is_flag=True, help="Names and titles only.")
def command(names: tuple[str, ...], *, short: bool) -> None:
    """Show the ways of folding, each with its drawing and its steps.

    In a drawing 'r' stands for a page turned by a half, '-' for one that stays blank.
    """
    schemes = tuple(find_scheme(name) for name in names) or all_schemes()
    if short:
        width = max(len(scheme.name) for scheme in schemes)
        for scheme in schemes:
            click.echo(f"{scheme.name:<{width}}  {scheme.title}")
        return
    click.echo("\n\n".join(described(scheme) for scheme in schemes))


def described(scheme: Scheme) -> str:
    """A scheme with the drawing of a small example and what is done to it."""
    page = PageGeometry(PAPERS["a6"])
    planned = plan(
        scheme.sample, scheme, DEFAULTS, pages=(page,) * scheme.sample, paper=PAPERS["a4"]
    )
    done = "\n".join(f"  {n}. {sentence(step)}" for n, step in enumerate(steps(planned), 1))
    return (
        f"{click.style(scheme.name, bold=True)}: {scheme.title}\n\n{show_plan(planned)}\n\n{done}"
    )
