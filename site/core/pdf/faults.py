"""Why a document is not made."""


class LibraryMissing(Exception):
    """A library, or what it needs of the system, is not there."""


class Faulty(Exception):
    """The document would not be one that everybody can read."""
