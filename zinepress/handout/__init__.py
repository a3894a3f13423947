"""What goes with the files: how much paper and time a run takes, and how it is printed and folded.

In: what was built and a printer. Out: values, sentences and pages for the people who print.
"""
