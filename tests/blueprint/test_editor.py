"""What the blueprint editor meets in the admin: drafts stay half done, publishing names what is missing."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Locale, Workflow, WorkflowTask
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield
from wagtail_localize.models import String, StringTranslation, Translation, TranslationSource

from blueprint.models import EntryPage, RecommendationPage, Source, Version
from tests.blueprint.factories import audience, change

WORDS = ("context", "intention", "what_we_did", "what_happened", "did_not_work", "women_part", "advice")


def text_of(response) -> str:
    return response.content.decode()


def entry_form(audiences: bool = True, **values) -> dict:
    data = {
        "title": "One front door", "slug": "one-front-door", "summary": "One entrance.", "content_note": "",
        "setting": "residential", "stage": "opening", "cost_band": "unknown",
        "cost_year": "", "time_span": "", "staffing": "", "strength_reason": "", "exit_link": "inherit", "not_yet_known": "", "change_reason": "",
        "reviewed_by": "", "figures": streamfield([]), "comments": inline_formset([]),
    }  # fmt: skip
    data |= {name: rich_text(f"<p>{name}</p>", features=["bold"]) for name in WORDS}
    # `nested_form_data` takes lists apart.
    return nested_form_data(data | values) | {"audiences": [audience().pk] if audiences else []}


@pytest.fixture
def create(admin_client, chapter):
    def post(**values):
        return admin_client.post(
            reverse("wagtailadmin_pages:add", args=["blueprint", "entrypage", chapter.pk]), entry_form(**values)
        )

    return post


def edit(client, page, **values):
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), entry_form(**values))


EMPTY = rich_text("", features=["bold"])


def test_what_did_not_work_is_named_at_its_field_when_it_is_missing(create):
    page = text_of(create(did_not_work=EMPTY, **{"action-publish": "1"}))
    assert "Say what did not work: it saves the next place the same mistake" in page
    assert not EntryPage.objects.exists()


def test_not_yet_known_with_its_reason_is_enough(create):
    create(did_not_work=EMPTY, not_yet_known="Nobody has been asked.", **{"action-publish": "1"})
    assert EntryPage.objects.get().live


def test_a_draft_half_done_is_kept(create):
    create(did_not_work=EMPTY, context=EMPTY, audiences=False)
    entry = EntryPage.objects.get()
    assert not entry.live
    assert not Version.objects.exists()


def test_the_second_publication_asks_for_the_reason(create, admin_client):
    create(**{"action-publish": "1"})
    entry = EntryPage.objects.get()
    page = text_of(edit(admin_client, entry, **{"action-publish": "1"}))
    assert "Write what changed and why" in page
    assert Version.objects.count() == 1
    edit(admin_client, entry, change_reason="The date was wrong.", **{"action-publish": "1"})
    assert list(Version.objects.order_by("number").values_list("reason", flat=True)) == ["", "The date was wrong."]


def test_the_reason_of_the_last_change_is_not_offered_again(admin_client, make_entry):
    entry = change(make_entry(), reason="Said once.")
    form = admin_client.get(reverse("wagtailadmin_pages:edit", args=[entry.pk])).context["form"]
    assert form["change_reason"].value() == ""
    entry.change_reason = "For the next."
    entry.save_revision()
    form = admin_client.get(reverse("wagtailadmin_pages:edit", args=[entry.pk])).context["form"]
    assert form["change_reason"].value() == "For the next."


def test_an_unknown_source_is_named_at_its_field(create):
    page = text_of(create(context=rich_text("<p>So. [@NOPE9]</p>", features=["bold"]), **{"action-publish": "1"}))
    assert "There is no source with the key NOPE9." in page
    assert not EntryPage.objects.exists()


def test_a_slug_cannot_take_the_place_of_a_number(create):
    assert "belong to the permanent numbers" in text_of(create(slug="hs-12"))


def test_a_workflow_keeps_a_version_too(admin_client, admin_user, make_entry):
    workflow = Workflow.objects.create(name="Checked by two")
    WorkflowTask.objects.create(workflow=workflow, task=GroupApprovalTask.objects.create(name="Check"), sort_order=0)
    entry = make_entry(publish=False)
    state = workflow.start(entry, admin_user)
    state.current_task_state.approve(user=admin_user)
    assert EntryPage.objects.get(pk=entry.pk).live
    assert Version.objects.get().number == 1


def test_a_recommendation_is_made_on_its_form(admin_client, landing, make_entry):
    entry = make_entry()
    step = {"on": "01/04/2024", "text": "A factor began.", "evidence": "Evidence: guideline, 2024.", "url": ""}
    data = {
        "title": "Count", "slug": "count", "summary": "", "content_note": "", "statement": "Count them.",
        "why": rich_text("<p>Because.</p>", features=["bold"]), "level": "national",
        "timescale": "now", "status": "in_part", "status_checked": "01/02/2026", "still_to_do": "",
        "uptake": streamfield([("step", step)]), "rests_on": inline_formset([{"entry": str(entry.pk)}]),
        "exit_link": "inherit", "change_reason": "", "reviewed_by": "", "comments": inline_formset([]),
        "action-publish": "1",
    }  # fmt: skip
    url = reverse("wagtailadmin_pages:add", args=["blueprint", "recommendationpage", landing.pk])
    told_nothing = data | {"status_checked": "", "uptake": streamfield([])}
    refused = text_of(admin_client.post(url, nested_form_data(told_nothing) | {"audiences": [audience().pk]}))
    assert "Say on which day the status was checked" in refused and "Add the step that shows it" in refused
    assert not RecommendationPage.objects.exists()

    admin_client.post(url, nested_form_data(data) | {"audiences": [audience().pk]})
    page = RecommendationPage.objects.get()
    assert str(page.status_checked) == "2026-02-01"
    shown = text_of(admin_client.get(page.url))
    assert "1 April 2024" in shown
    assert "Taken up in part" in shown
    assert "HS-1 One front door" in shown


def test_a_source_in_use_is_not_deleted_in_the_admin(admin_client, make_entry, make_source):
    source = make_source()
    entry = make_entry(context="<p>So. [@TTC25]</p>")
    url = reverse("wagtailsnippets_blueprint_source:delete", args=[source.pk])
    for step in (lambda: None, entry.delete):
        step()
        assert "A version of a page rests on TTC25, so it stays." in text_of(admin_client.post(url, follow=True))
        assert Source.objects.filter(pk=source.pk).exists()


def test_an_unused_source_is_deleted_in_the_admin(admin_client, make_source):
    source = make_source()
    admin_client.post(reverse("wagtailsnippets_blueprint_source:delete", args=[source.pk]))
    assert not Source.objects.exists()


def source_form(**values) -> dict:
    names = [f.name for f in Source._meta.concrete_fields if f.name != "id"]
    return dict.fromkeys(names, "") | {"key": "X1", "type": "report", "title": "T", "reading": "read"} | values


def test_the_key_of_a_published_source_stays(admin_client, make_entry, make_source):
    source = make_source()
    make_entry(context="<p>So. [@TTC25]</p>")
    url = reverse("wagtailsnippets_blueprint_source:edit", args=[source.pk])
    assert "A published page uses this key" in text_of(admin_client.post(url, source_form(key="TTC26")))
    admin_client.post(url, source_form(key="TTC25", title="Corrected"))
    assert Source.objects.get().title == "Corrected"


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"key": "WHO 2020,x"}, "without accents"),
        ({"reading": "listed"}, "Say who reported it"),
        ({"url": "javascript:alert(1)"}, "Write a whole address"),
        ({"issued": "31/02/2025"}, "There is no such day."),
        ({"doi": "https://doi.org/10.1/x"}, "Write the DOI alone"),
        ({"type": "journal-article"}, "Choose one from the list"),
    ],
)
def test_a_source_that_could_not_be_cited_is_refused_with_a_sentence(admin_client, values, sentence):
    page = text_of(admin_client.post(reverse("wagtailsnippets_blueprint_source:add"), source_form(**values)))
    assert sentence in page
    assert not Source.objects.exists()


@pytest.mark.parametrize(
    ("typed", "kept"), [("05/02/2025", "2025-02-05"), ("2025-02", "2025-02"), ("Spring 2025", "Spring 2025"), ("", "")]
)
def test_a_day_of_a_source_is_kept_as_citations_need_it(admin_client, db, typed, kept):
    admin_client.post(reverse("wagtailsnippets_blueprint_source:add"), source_form(issued=typed))
    assert Source.objects.get().issued == kept


def test_the_address_of_a_source_is_taken_as_people_type_it(admin_client, db):
    admin_client.post(reverse("wagtailsnippets_blueprint_source:add"), source_form(url="www.parliament.uk/report"))
    assert Source.objects.get().url == "https://www.parliament.uk/report"


def test_a_preview_shows_the_draft_and_not_the_published_words(rf, make_entry):
    entry = make_entry()
    entry.did_not_work = "<p>The draft.</p>"
    response = entry.make_preview_request(preview_mode=entry.default_preview_mode)
    assert "The draft." in text_of(response)


def test_an_entry_can_be_previewed_before_it_is_first_saved(admin_client, chapter):
    url = reverse("wagtailadmin_pages:preview_on_add", args=["blueprint", "entrypage", chapter.pk])
    assert admin_client.post(url, entry_form()).json()["is_valid"]
    page = text_of(admin_client.get(url, {"mode": ""}))
    assert "Entry 1.1, in the chapter “Opening”" in page
    assert 'href="/blueprint/#evidence"' in page


@pytest.fixture
def publish_in_welsh(admin_user, welsh_home, django_capture_on_commit_callbacks):
    """Translates and publishes pages as translators do, all texts but one."""

    def publish(*pages, left=""):
        cy = Locale.objects.get(language_code="cy")
        for page in pages:
            source, _made = TranslationSource.update_or_create_from_instance(page)
            translation, _made = Translation.objects.get_or_create(source=source, target_locale=cy)
            for segment in source.stringsegment_set.select_related("string", "context").exclude(string__data=left):
                StringTranslation.objects.get_or_create(
                    translation_of=String.objects.get(pk=segment.string_id), locale=cy, context=segment.context,
                    defaults={"data": f"cy {segment.string.data}"},
                )  # fmt: skip
            with django_capture_on_commit_callbacks(execute=True):
                translation.save_target(user=admin_user, publish=True)

    return publish


def test_a_welsh_version_marks_what_it_has_in_english(landing, chapter, make_entry, publish_in_welsh):
    publish_in_welsh(landing, chapter, make_entry(), left="The bell was too loud.")

    html = BeautifulSoup(Version.objects.get(language="cy").html, "html.parser")
    assert [marked.get_text(strip=True) for marked in html.find_all(lang="en-GB")] == ["The bell was too loud."]


def test_welsh_made_by_translators_says_which_version_it_translates(
    client, landing, chapter, make_entry, publish_in_welsh
):
    entry = change(make_entry(), reason="Two.")
    publish_in_welsh(landing, chapter, entry)
    change(entry, reason="Three, after the translators had taken the text.")
    page = text_of(client.get("/cy/blueprint/HS-1/v1/"))
    assert "cy One front door" in page
    assert "cy The bell was too loud." in page
    version = Version.objects.get(language="cy")
    assert version.translation_of == 2
    assert version.permanent_number.number == 1
    assert client.get("/cy/blueprint/HS-1/").status_code == 302
    for address in ("/cy/blueprint/HS-1/", "/cy/blueprint/HS-1/v1/"):
        told = text_of(client.get(address, follow=True))
        assert "Cyhoeddwyd fersiwn 3 yn Saesneg ar " in told and 'href="/blueprint/HS-1/v3/"' in told, address
    assert "is not translated yet" not in text_of(client.get("/blueprint/HS-1/v1/"))


def test_characters_that_word_pastes_and_files_cannot_hold_are_taken_out(create):
    context = rich_text("<p>One.\x0bTwo\x01.</p>", features=["bold"])
    create(context=context, not_yet_known="We\x0bask.", **{"action-publish": "1"})
    entry = EntryPage.objects.get()
    assert "One. Two." in entry.context and entry.not_yet_known == "We ask."
    assert "One. Two." in Version.objects.get().html
