"""Makes one record of each kind that can be deleted."""

from __future__ import annotations

from collections.abc import Callable

from blueprint.models import Source
from influence.models import Setting, Topic
from learning.library.models import Feedback, Resource, SavedResource
from learning.library.services import relocate
from learning.networks.models import FormerName
from tests.blueprint.factories import audience, glossary_term
from tests.factories import (
    CompletionFactory,
    NetworkFactory,
    OrganisationFactory,
    ProgrammeFactory,
    UserFactory,
)
from tests.learning.library.factories import make_file, make_library, make_resource, make_section
from tests.learning.meetings.factories import make_meeting
from tests.learning.quality_mark.factories import make_award
from tests.site.influence.factories import term
from tests.site.navigation.factories import item, item_below, make_details, make_helpline, make_menu, make_notice
from tests.site.subscriptions.factories import issue


def a_resource() -> Resource:
    resource = make_resource(make_section(make_library("south")), slug="notes", welsh="Nodiadau")
    make_file(resource, replaces=make_file(resource))
    resource.topics = [term(Topic, "remand", "Remand")]
    resource.save_revision()
    reader = UserFactory()
    SavedResource.objects.create(user=reader, resource=resource)
    Feedback.objects.create(user=reader, resource=resource, text="We read it.")
    relocate(resource, slug="notes-of-october")
    return resource


def a_network():
    network = NetworkFactory(name="South")
    network.coordinators.add(UserFactory())
    make_library("south", networks=[network])
    return network


def a_meeting():
    meeting = make_meeting(NetworkFactory(), welsh="Cyfarfod", materials=[a_resource()])
    meeting.attendance.create(user=UserFactory(), came=True)
    return meeting


def an_organisation():
    organisation = OrganisationFactory()
    FormerName.objects.create(name="As it was called before", organisation=organisation)
    return organisation


#: One of each kind, with what belongs to it.
MAKERS: dict[str, Callable] = {
    "navigation.menu": lambda: make_menu(
        item("Find us", "Ble", address="/x/", links_below=[item_below("Bus", "Bws", address="/z/")]),
        item("Us", address="/y/"),
    ),
    "navigation.helpline": make_helpline,
    "navigation.notice": make_notice,
    "navigation.organisationdetails": make_details,
    "library.library": lambda: make_library("south", networks=[NetworkFactory()]),
    "library.section": lambda: make_section(make_library("south")),
    "library.resource": a_resource,
    "meetings.meeting": a_meeting,
    "networks.network": a_network,
    "networks.organisation": an_organisation,
    "training.programme": lambda: ProgrammeFactory(name="Healing Trauma", welsh="Iacháu Trawma"),
    "training.completion": CompletionFactory,
    "quality_mark.award": lambda: make_award(reason=("The organisation closed.", "Caeodd y sefydliad."), withdrawn=3),
    "influence.topic": lambda: term(Topic, "remand", "Remand", "Remánd"),
    "influence.setting": lambda: term(Setting, "courts", "Courts"),
    "blueprint.audience": lambda: audience("Commissioners", "Comisiynwyr"),
    "blueprint.glossaryterm": lambda: glossary_term("Remand", "Time in prison before a trial.", "Remánd"),
    "blueprint.source": lambda: Source.objects.create(key="TTC25", type="report", title="Time to care"),
    "subscriptions.newsletterissue": issue,
}
