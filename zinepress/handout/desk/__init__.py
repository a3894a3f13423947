"""The desk: the static pages that everything in `out/` lies on, for whoever comes to read or print.

In: a press, and what is finished of each edition. Out: HTML, pictures, catalogues and feeds, each
by its path in `out/`. Nothing on it needs a network, a script or a clock.
"""
