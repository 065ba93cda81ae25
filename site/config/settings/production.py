"""Production: base as it is. `config.refusals` stops the start when something is missing."""

from .base import *
