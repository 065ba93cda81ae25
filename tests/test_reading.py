"""The reading of a page as text tells words that meet from one word in several elements."""

import pytest

from tests.reading import words_that_meet


@pytest.mark.parametrize("html", [
    "<p>Version <b>1</b></p>",
    "<p>One</p><p>Two</p>",
    "<p><b>Note:</b>see below</p>",
    "<p>One<br>Two <img src='x' alt=''>Three</p>",
    "<p>One</span>\n  <span>Two</p>",
    "<li><input type='checkbox'><label>Yes</label></li><li><button>Send</button><a href='/'>Back</a></li>",
    "<script>a</script><b>Text</b>",
    "<p>im<mark>prison</mark>ment, the 1<sup>st</sup></p>",
    '<span>one small th<span class="logo__i">ı</span>ng</span>',
])  # fmt: skip
def test_these_read_well(html):
    assert words_that_meet(html) == []


@pytest.mark.parametrize(("html", "meeting"), [
    ("<p><time>4 May</time><span>Version 1</span></p>", "4 May</time><span>Version 1"),
    ("<p>Tŷ<b>ŵy</b></p>", "Tŷ<b>ŵy"),
    ("<a>One <b>two</b></a><a>3</a>", "two</b></a><a>3"),
    ("<p>a <mark>word</mark><a href='#s1'>Source</a></p>", "word<a>Source"),
    ('<b>th<span class="logo__i">ı</span>ng</b><span>home</span>', "ng</b><span>home"),
])  # fmt: skip
def test_these_words_meet(html, meeting):
    assert words_that_meet(html) == [meeting]
