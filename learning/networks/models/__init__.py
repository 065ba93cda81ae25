from learning.networks.models.invitation import Invitation
from learning.networks.models.membership import Membership, MembershipChange
from learning.networks.models.network import Network, NetworkTranslation
from learning.networks.models.organisation import FormerName, Organisation

__all__ = [
    "FormerName",
    "Invitation",
    "Membership",
    "MembershipChange",
    "Network",
    "NetworkTranslation",
    "Organisation",
]
