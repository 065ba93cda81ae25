"""Production: base as it is. `config.deploy_checks` stops the start when something is missing."""

from config.deploy_checks import check_production_settings

from .base import *

check_production_settings(globals())
