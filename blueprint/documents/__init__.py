"""PDF and DOCX files of works, made by a task.

An outline says what is in a file and is its key; `works` turns it into texts, `pdf` and `word` into bytes.
"""
