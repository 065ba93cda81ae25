"""What the buttons do with which somebody decides about a membership, in the admin and on the coordinator's pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from learning.networks import services
from learning.networks.actions import Action

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

    from accounts.models import User
    from learning.networks.models import Membership

#: Of each button: what it does, and the message for whoever pressed it.
DECISIONS: dict[Action, tuple[Callable[..., Membership], _StrOrPromise]] = {
    Action.APPROVE: (services.approve, _("Approved. The person gets an e-mail.")),
    Action.ASK_MORE: (services.ask_more, _("The question is sent.")),
    Action.REFUSE: (services.refuse, _("Refused. The person gets an e-mail with the reason.")),
    Action.RENEW: (services.renew, _("Renewed. The person gets an e-mail.")),
    Action.REMIND: (services.remind, _("Reminded. The person gets an e-mail that says how to renew.")),
    Action.SUSPEND: (services.suspend, _("Suspended. The person gets an e-mail with the reason.")),
    Action.RESTORE: (services.restore, _("Given back. The person gets an e-mail.")),
    Action.REMOVE: (services.remove, _("Ended. The person gets an e-mail with the reason.")),
    Action.CONFIRM: (
        services.confirm_organisation,
        _("Confirmed. The person may open what is for the people of this organisation."),
    ),
    Action.UNCONFIRM: (
        services.unconfirm_organisation,
        _("Taken back. What is for the people of this organisation is closed to the person now."),
    ),
}


def carry_out(membership: Membership, by: User, *, action: Action, why: str, seen: int | None) -> str:
    """Does what the button says, with what `DecisionForm` cleaned; returns the message for whoever pressed it.

    404 when she closed her account at that moment.
    """
    service, message = DECISIONS[action]
    try:
        service(membership, by, why.strip(), seen_change_id=seen or 0)
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    return str(message)
