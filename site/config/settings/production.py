"""Production: base as it is. `config.refusals` stops the start when something is missing."""

from config.refusals import refuse

from .base import *

refuse(globals())
