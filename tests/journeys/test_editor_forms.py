"""What the admin's forms do in a browser: errors are found, dates are typed, buttons are in view, locks are seen."""

from __future__ import annotations

from playwright.sync_api import Page, Route, expect

from tests.journeys.admin import explore, insert, open_record, panel

CAMPAIGN = "Pay for women’s centres in years, not months"


def footer(page: Page):
    return page.get_by_role("navigation", name="Actions (footer)")


def test_lists_of_blocks_that_are_missing_are_counted_among_the_errors(signed_in):
    editor = signed_in("editor", "/admin/")
    explore(editor, "Campaigns")
    editor.get_by_role("link", name="Add child page").first.click()
    editor.get_by_role("textbox", name="Title*").fill("Nothing yet")
    footer(editor).get_by_role("button", name="More actions").click()
    editor.get_by_role("button", name="Submit for approval").click()

    # summary, asks, heading of the reason, reason, what a reader can do
    content = editor.get_by_role("tab", name="Content")
    expect(content).to_contain_text("5 errors")
    editor.get_by_role("textbox", name="Summary*").fill("What is put right is no error any more.")
    insert(editor, "What we ask*")
    expect(content).to_contain_text("3 errors")
    editor.get_by_role("textbox", name="Heading of the reason*").fill("Why")
    panel(editor, "Why").locator("[contenteditable=true]").first.press_sequentially("So.")
    expect(content).to_contain_text("1 error")
    insert(editor, "What a reader can do*", "Letter")
    expect(editor.get_by_role("button", name="Go to the first error")).to_have_count(0)
    expect(content).not_to_contain_text("error")

    # What is typed after the refusal is saved, and so is what is typed while a save is under way.
    title = editor.get_by_role("textbox", name="Title*")

    def type_before_the_answer(route: Route) -> None:
        answer = route.fetch()
        if "after the refusal" in (route.request.post_data or ""):
            title.fill("Typed while it was saved")
        route.fulfill(response=answer)

    editor.route("**/edit/", type_before_the_answer)
    expect(editor.locator(".w-autosave-indicator")).to_have_attribute("data-w-autosave-state-value", "saved")
    with editor.expect_response(lambda answer: "while it was saved" in (answer.request.post_data or "")):
        title.fill("Typed after the refusal")
    editor.unroute("**/edit/")
    editor.reload()
    expect(title).to_have_value("Typed while it was saved")


def test_the_calendar_lets_go_and_an_error_in_the_schedule_is_reached(signed_in):
    publisher = signed_in("publisher", "/admin/")
    explore(publisher, "Campaigns", edit=CAMPAIGN)
    publisher.get_by_role("button", name="Toggle status", exact=True).click()
    publisher.get_by_role("button", name="Set schedule").click()
    dialog = publisher.get_by_role("dialog", name="Set publishing schedule")
    calendar = publisher.locator(".xdsoft_datetimepicker:visible")
    ends = dialog.get_by_role("textbox", name="Expiry date/time")
    ends.click()
    expect(calendar).to_have_count(1)
    dialog.get_by_text("These dates count once you press").click()
    expect(calendar).to_have_count(0)

    dialog.get_by_role("textbox", name="Go live date/time").press("Tab")
    expect(ends).to_be_focused()
    publisher.wait_for_timeout(300)  # Wagtail's picker opens a moment after its field was reached
    expect(calendar).to_have_count(0)

    ends.fill("01/02/2020 10:00")
    ends.press("Tab")
    expect(calendar).to_have_count(0)
    dialog.get_by_role("button", name="Save schedule").click()
    publisher.get_by_role("button", name="Go to the first error").click()

    expect(dialog.get_by_text("This moment has passed.")).to_be_focused()


def test_what_waits_for_approval_is_not_typed_into_until_it_is_taken_back(signed_in):
    editor = signed_in("editor", "/admin/")
    open_record(editor, "Navigation", "Helplines", "In danger now")
    footer(editor).get_by_role("button", name="More actions").click()
    with editor.expect_navigation():
        editor.get_by_role("button", name="Submit for approval").click()
    open_record(editor, "Navigation", "Helplines", "In danger now")
    number = editor.get_by_role("textbox", name="Number*")
    expect(number).to_be_disabled()

    footer(editor).get_by_role("button", name="Take it back to change it").click()

    expect(number).to_be_editable()
    expect(number).to_have_value("999")


def test_save_is_in_view_on_a_tablet_and_headings_are_whole_on_a_phone(signed_in):
    editor = signed_in("editor", "/admin/")
    editor.set_viewport_size({"width": 700, "height": 900})
    explore(editor, "Campaigns", edit=CAMPAIGN)
    expect(footer(editor).get_by_role("button", name="Save draft")).to_be_in_viewport(ratio=1)

    editor.set_viewport_size({"width": 360, "height": 800})
    editor.goto("/admin/")
    expect(editor.get_by_role("heading", name="How to publish a campaign")).to_be_visible()
    assert editor.evaluate("document.documentElement.scrollWidth") <= 360
    headings = editor.locator("main h2").all()
    ends = [heading.evaluate("element => element.getBoundingClientRect().right") for heading in headings]
    assert headings and max(ends) <= 360


def test_a_new_form_opens_without_an_error(signed_in):
    editor = signed_in("blueprint.editor", "/admin/")
    explore(editor, "Hope Street blueprint")
    editor.get_by_role("link", name="Add child page").first.click()
    editor.get_by_role("link", name="Reading path").first.click()

    expect(panel(editor, "Steps*").get_by_role("button", name="Insert a block")).to_be_visible()
    editor.wait_for_load_state("load")
    expect(editor.get_by_text("The minimum number of items is 1")).to_have_count(0)
    expect(editor.get_by_role("tab", name="Content")).not_to_contain_text("error")


def test_a_form_without_drafts_does_not_promise_to_save_by_itself(signed_in):
    editor = signed_in("blueprint.editor", "/admin/snippets/blueprint/source/")
    editor.locator("main tbody").get_by_role("link").first.click()
    editor.context.clear_cookies()
    footer(editor).get_by_role("button", name="Save", exact=True).click()

    said = editor.get_by_role("dialog", name="What you typed is not saved yet")
    expect(said.get_by_text("Then come back to this page and press the button again.").first).to_be_visible()
    expect(said.get_by_text("This page then saves by itself.").first).to_be_hidden()
