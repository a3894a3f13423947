"""What goes on for ever is ended."""

from __future__ import annotations

import signal
import threading

import pytest

from zinepress.build.patience import in_time
from zinepress.errors import ZineError


def test_a_loop_without_end_is_ended() -> None:
    def loop() -> None:
        with in_time("composing it", "sources/rent/en.md", 0.01):
            while True:
                pass

    with pytest.raises(ZineError) as caught:
        loop()
    assert str(caught.value) == (
        "sources/rent/en.md: composing it takes more than 0.01 seconds\n"
        "  hint: look for a loop in the layout's template, or for a text made to be slow"
    )


def test_what_ends_in_time_leaves_no_alarm_behind() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with in_time("composing it", "a", 1000):
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 0
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    assert signal.getsignal(signal.SIGALRM) == before


def test_other_threads_are_left_alone() -> None:
    said: list[str] = []

    def work() -> None:
        with in_time("composing it", "a"):
            said.append("done")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert said == ["done"]
