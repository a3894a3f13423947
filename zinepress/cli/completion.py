"""`zinepress completion`: the script that completes commands, options and targets in a shell.

In: the name of a shell. Out: its script on standard output.
"""

from __future__ import annotations

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from zinepress.cli.boundary import PROGRAM


class _Bash(BashComplete):
    """Bash, which takes a colon for the end of a word; a target such as `rent:en` holds two.

    The words are cut at spaces alone, and what stands before the last colon is left to bash.
    """

    source_template = r"""
%(complete_func)s() {
    local IFS=$' \t\n' words kept type value
    read -ra words <<< "${COMP_LINE:0:COMP_POINT}"
    [[ ${COMP_LINE:COMP_POINT-1:1} == ' ' ]] && words+=('')
    kept=${words[-1]}
    [[ $kept == *:* && $COMP_WORDBREAKS == *:* ]] && kept=${kept%%"${kept##*:}"} || kept=
    COMPREPLY=()
    while IFS=',' read -r type value; do
        case $type in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain) COMPREPLY+=("${value#"$kept"}") ;;
        esac
    done < <(COMP_WORDS="${words[*]}" COMP_CWORD=$((${#words[@]} - 1)) \
        %(complete_var)s=bash_complete "$1")
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""


_SHELLS: dict[str, type[ShellComplete]] = {
    "bash": _Bash,
    "zsh": ZshComplete,
    "fish": FishComplete,
}


@click.command(name="completion")
@click.argument("shell", type=click.Choice(tuple(_SHELLS)))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print the script that completes commands, options and targets.

    \b
    bash   zinepress completion bash >> ~/.bashrc
    zsh    zinepress completion zsh >> ~/.zshrc
    fish   zinepress completion fish > ~/.config/fish/completions/zinepress.fish
    """  # noqa: D301 - click looks for the sign itself
    group = context.find_root().command
    script = _SHELLS[shell](group, {}, PROGRAM, f"_{PROGRAM.upper()}_COMPLETE")
    # the base class's text, since bash's own would start a bash to ask for its version
    click.echo(ShellComplete.source(script).strip())
