"""The command line: parse, call one function, print events.

In: arguments. Out: text and an exit code: 0 done, 1 something to fix, 2 usage.
"""

from zinepress.cli.main import main

__all__ = ["main"]
