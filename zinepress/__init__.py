"""zinepress: from one Markdown text to a folded booklet."""

__version__ = "0.1.0"
