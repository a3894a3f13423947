"""Preflight: what would embarrass the people who print, found before it is printed.

In: a finished PDF or a press. Out: findings, each by a rule with a name.
"""
