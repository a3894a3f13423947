"""A press is built again and again, and each time the build is killed a step later.

In: a folder with a press that was built, then edited; a folder to work in. Out: one line of JSON
with how many builds were killed, and everything that was wrong after any of them.

A step is anything that reaches the disk below `out/` or `.zinepress/`: opening, renaming, removing
a file, making a folder. Python tells of each just before it is done, and that is when the process
is killed. Run by itself, in a process of one thread, as it forks.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from pathlib import Path

from tests.build.stand_in import PROGRAMS, expected, stand_in
from tests.build.works import Instead, built, on_desk, outputs
from zinepress.build import desk, survey
from zinepress.build.plan import output, plan
from zinepress.press.read import open_press

DEEDS = frozenset(("open", "os.rename", "os.remove", "os.mkdir", "os.utime"))


def main(edited: Path, work: Path) -> None:
    """Kill a build at every step there is."""
    for room in (survey, desk):
        setattr(room, "versions", lambda _: PROGRAMS)  # noqa: B010 - mypy takes no assignment
    old = outputs(edited) | on_desk(edited)
    desk_then = _desk_of(edited, work)
    targets = {target.name: output(target) for target in plan(open_press(edited))}
    wants = {targets[name]: content for name, content in expected(edited).items()}
    new = {name.removeprefix("out/"): content for name, content in wants.items()}
    wrong: list[str] = []
    step = 0
    is_killed = True
    while is_killed:
        step += 1
        shutil.copytree(edited, work, copy_function=shutil.copy2)
        is_killed = not _done(work, step)
        now = outputs(work) | on_desk(work)
        wrong += [f"step {step}: {name} is lost" for name in old.keys() - now.keys()]
        for name, content in now.items():
            known = {old.get(name), new.get(name), desk_then.get(name)}
            if not name.endswith(".part") and content not in known:
                wrong.append(f"step {step}: {name} is half written")
        if not _done(work, 0):
            wrong.append(f"step {step}: the next build does not end")
        if outputs(work) != new:
            wrong.append(f"step {step}: the next build leaves {sorted(outputs(work))}")
        if (found := on_desk(work)) != desk_then:
            names = [name for name in desk_then | found if desk_then.get(name) != found.get(name)]
            wrong.append(f"step {step}: the next build leaves another desk: {names}")
        if left := sorted(path.name for path in work.rglob("*.part")):
            wrong.append(f"step {step}: litter {left}")
        shutil.rmtree(work)
    sys.stdout.write(json.dumps({"killed": step - 1, "wrong": wrong}))


def _desk_of(edited: Path, work: Path) -> dict[str, bytes]:
    """The desk that a build leaves which nobody kills."""
    shutil.copytree(edited, work, copy_function=shutil.copy2)
    _done(work, 0)
    desk = on_desk(work)
    shutil.rmtree(work)
    return desk


def _done(root: Path, step: int) -> bool:
    """Whether a build in a process of its own ends well; it is killed at its `step`, if any."""
    child = os.fork()
    if child == 0:
        if step:
            _kill_at(step, (str(root / "out"), str(root / ".zinepress")))
        os._exit(built(root, executor=Instead(stand_in)).code)
    _, status = os.waitpid(child, 0)
    return status == 0


def _kill_at(step: int, folders: tuple[str, str]) -> None:
    """Have this process killed just before it does so many things to files in these folders."""
    count = 0

    def hook(event: str, args: tuple[object, ...]) -> None:
        nonlocal count
        if event in DEEDS and str(args[0]).startswith(folders):
            count += 1
            if count == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
