"""A hurt reader on a shared phone: help in two presses, gone in one, and nothing stays behind."""

import pytest

PHONE = {"width": 320, "height": 640}


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize("start", ["/", "/cy/"])
def test_help_in_two_presses_and_gone_in_one(new_context, demo, script, start):
    context, watch = new_context(viewport=PHONE, java_script_enabled=script)
    page = context.new_page()
    page.goto(start)

    page.get_by_role("link", name="Help now" if start == "/" else "Cymorth nawr").first.click()

    for medium in ("print", "screen"):
        page.emulate_media(media=medium)
        assert page.locator("main .help a[href='tel:999']").is_visible(), medium
    assert context.cookies() == []
    page.locator("a.exit").click()
    page.wait_for_url(lambda url: not url.startswith(demo))
    assert page.title() == "Elsewhere"
    assert watch.left_for == ["https://www.bbc.co.uk/weather"]
    assert context.cookies() == []


def test_the_exit_is_the_second_tab_stop_and_ends_a_session(signed_in, demo):
    page = signed_in("member.south")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    with page.expect_request(lambda request: request.url == "https://www.bbc.co.uk/weather"):
        page.keyboard.press("Enter")

    assert page.context.cookies(demo) == []
    other_tab = page.context.new_page()
    other_tab.goto("/learning/libraries/south/")
    assert "/accounts/login/" in other_tab.url


def test_nothing_scrolls_sideways_on_a_small_phone(new_context, demo):
    context, _watch = new_context(viewport=PHONE)
    page = context.new_page()
    for address in ["/", "/help/", "/about/history/", "/campaigns/", "/blueprint/", "/learning/", "/search/?q=trauma"]:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], address
