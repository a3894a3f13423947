"""Pages become sheets: a plan in grid squares, places in points, then a PDF.

In: finished pages, a scheme and a paper. Out: sheets that fold into the pages in reading order.
"""
