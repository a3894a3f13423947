"""Lets `python -m zinepress` run the command line."""

from zinepress.cli import main

if __name__ == "__main__":
    main()
