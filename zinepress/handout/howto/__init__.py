"""The sheet that tells how a file is printed, folded, cut and bound, drawn from its own plan.

In: a plan, its squares, an edition. Out: drawings of every step, and a page in its language.
"""
