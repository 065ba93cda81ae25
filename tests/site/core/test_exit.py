"""One press and she is gone: a plain link for nobody in particular, the end of the session for others."""

from django.conf import settings
from django.test import Client


def test_the_exit_is_a_plain_link_out_and_the_second_tab_stop(home):
    body = Client().get("/").content.decode()

    assert f'href="{settings.EXIT_URL}"' in body
    links = body.split("<a ")[1:3]
    assert 'class="skip"' in links[0]
    assert settings.EXIT_URL in links[1]


def test_someone_signed_in_leaves_through_an_address_that_ends_the_session(home, admin_client):
    body = admin_client.get("/").content.decode()
    assert 'href="/exit/"' in body

    response = admin_client.get("/exit/")

    assert response.status_code == 302
    assert response.headers["Location"] == settings.EXIT_URL
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert admin_client.get("/admin/").status_code == 302


def test_the_link_can_be_hidden_from_a_branch(home):
    home.exit_link = "off"
    home.save_revision().publish()

    assert settings.EXIT_URL not in Client().get("/").content.decode()
