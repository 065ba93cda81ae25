from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "learning.library"
    verbose_name = "Library"
