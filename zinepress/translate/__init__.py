"""Translations: blocks, the ledger of what was confirmed, states, checks and exchange.

In: the text of a source, of its translation, and the ledger beside it. Out: the state of every
block, the text that a build sets, findings, and files for translators.
"""
