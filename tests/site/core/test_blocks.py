"""Each block explains itself, takes part in translation, and refuses what would harm a reader."""

import pytest
from django.core.exceptions import ValidationError

from core.blocks import BodyBlock, VideoBlock
from core.checks import our_stream_blocks
from core.link_blocks import LinkBlock, SafeURLBlock


def test_every_block_has_icon_group_template_description_and_preview():
    from core.checks import check_blocks

    assert check_blocks(None) == []
    assert len(list(our_stream_blocks())) > 10


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScript:alert(1)",
        "data:text/html,x",
        "www.gov.uk:alert(1)",
        "javascript.example:alert(1)",
        "two words.uk",
        "https://www.gov.uk/two words",
        "/two words/",
        "nowhere",
        "//evil.example/",
        "/\\evil.example",
        "/\t/evil.example",
    ],
)
def test_an_address_of_another_kind_is_refused(address):
    with pytest.raises(ValidationError):
        SafeURLBlock().clean(address)


@pytest.mark.parametrize("address", ["https://www.gov.uk/", "mailto:a@example.org", "tel:116123", "/help/", "#asks"])
def test_an_honest_address_passes(address):
    assert SafeURLBlock().clean(address) == address


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("www.parliament.uk", "https://www.parliament.uk"),
        (" gov.uk/browse?page=2#top ", "https://gov.uk/browse?page=2#top"),
        ("WWW.Example.org:8080/", "https://WWW.Example.org:8080/"),
        ("anna@example.org", "mailto:anna@example.org"),
        ("http://www.gov.uk", "http://www.gov.uk"),
        ("tel:0808 2000 247", "tel:08082000247"),
    ],
)
def test_an_address_typed_without_its_beginning_gets_it(typed, address):
    assert SafeURLBlock().clean(typed) == address


@pytest.mark.parametrize("value", [{"page": None, "url": ""}])
def test_a_link_needs_a_page_or_an_address(value):
    with pytest.raises(ValidationError):
        LinkBlock().clean(LinkBlock().to_python({**value, "text": "Read on"}))


def test_rich_text_offers_no_pictures_and_no_embeds():
    features = BodyBlock().child_blocks["rich_text"].features

    assert "image" not in features
    assert "embed" not in features


def video(**changes):
    value = {"title": "A walk", "url": "vimeo.com/12", "length": "4 minutes", "transcript": "<p>Words.</p>"} | changes
    return VideoBlock().clean(VideoBlock().to_python({"transcript_page": None} | value))


def test_a_video_is_a_link_with_its_length_and_its_words_and_never_a_frame():
    block = VideoBlock()
    html = block.render(video())

    assert 'href="https://vimeo.com/12"' in html
    assert "4 minutes" in html and "Words." in html
    assert "<iframe" not in html and "<embed" not in html and "<video" not in html


def test_a_video_needs_a_transcript():
    with pytest.raises(ValidationError):
        video(transcript="<p></p>")
