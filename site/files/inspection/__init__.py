"""Refuses documents that do more than show themselves: macros, links that fetch, files in files, two files in one.

Each module answers for one family of file types. What it finds is said to the person who uploads, in one
sentence with what to do. Metadata is another matter (`files.cleaning`), and so are viruses (`files.scanning`).
"""
