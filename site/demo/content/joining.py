"""The ways to join: a network that is open to a domain, one by invitation, words for new members, and an invitation."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from demo.content.people import DOMAIN
from demo.seeded_content import SeededContent
from learning.networks.enums import JoiningRule
from learning.networks.models import Invitation, Network, NetworkTranslation

RULES = {"midlands": JoiningRule.DOMAIN, "east": JoiningRule.INVITATION}
WELCOME = {
    "en-gb": "An example of what a coordinator writes to new members.\n\nWelcome! Come to a meeting as you are.",
    "cy": "Enghraifft o’r hyn y mae cydlynydd yn ei ysgrifennu at aelodau newydd.\n\nCroeso! Dewch i gyfarfod fel yr ydych.",
}
#: Nobody reads there; with it somebody can try what an invitation does.
INVITED = f"invited@{DOMAIN}"


@transaction.atomic
def seed(seeded: SeededContent) -> None:
    """Sets what nobody has set yet."""
    for slug, rule in RULES.items():
        domains = DOMAIN if rule == JoiningRule.DOMAIN else ""
        unset = Network.objects.filter(slug=slug, joining=JoiningRule.APPROVAL, domains="")
        unset.update(joining=rule, domains=domains)
    south = seeded.networks["south"]
    for language, words in WELCOME.items():
        NetworkTranslation.objects.filter(record=south, language=language, welcome="").update(welcome=words)
    coordinator = seeded.users["coordinator.south"]
    if not south.invitations.exists():
        Invitation.objects.create(network=south, email=INVITED, by=coordinator, emailed_at=timezone.now())
