"""What is not the words of One Small Thing, or holds no longer, says so wherever it is cited."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup

from blueprint.citations import FORMATS
from blueprint.models import Version
from tests.blueprint.citation_readers import read_bibtex, read_ris
from tests.blueprint.factories import change

EXAMPLE = "Example text, written to show the form; not the words of One Small Thing"


def metadata_of(client, url: str) -> tuple[dict[str, str], dict, str]:
    """The citation elements of the head, the JSON-LD, and the words below “Cite this”."""
    page = BeautifulSoup(client.get(url, follow=True).content, "html.parser")
    meta = {tag["name"]: tag["content"] for tag in page.select('meta[name^="citation_"]')}
    blocks = [json.loads(block.string) for block in page.select('script[type="application/ld+json"]')]
    (json_ld,) = (block for block in blocks if "headline" in block)
    return meta, json_ld, page.select_one("#citation").text


def cited(client, label: str, extension: str, prefix: str = "") -> str:
    response = client.get(f"{prefix}/blueprint/{label}/v1/cite.{extension}")
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("label", ["HS-1", "HS-R1"])
def test_an_example_says_so_in_every_form_and_names_no_author(client, make_entry, make_recommendation, label):
    make_recommendation(make_entry(is_example=True), is_example=True)
    for extension in FORMATS:
        assert EXAMPLE in cited(client, label, extension)
    (item,) = json.loads(cited(client, label, "json"))
    (record,) = read_ris(cited(client, label, "ris"))
    bibtex = read_bibtex(cited(client, label, "bib"))
    assert not {"author", "publisher"} & {*item, *bibtex}
    assert not {"institution"} & {*bibtex}
    assert not {"AU", "PB"} & {*record}
    meta, json_ld, citation = metadata_of(client, f"/blueprint/{label}/")
    assert EXAMPLE in meta["citation_abstract"]
    assert "One Small Thing" not in {
        meta.get(name) for name in ("citation_technical_report_institution", "citation_publisher")
    }
    assert "citation_author" not in meta
    assert EXAMPLE in json_ld["creativeWorkStatus"]
    assert not {"author", "publisher"} & {*json_ld}
    assert EXAMPLE in citation
    assert not citation.startswith("One Small Thing")


@pytest.mark.parametrize("label", ["HS-1", "HS-R1"])
def test_its_own_words_are_those_of_one_body_with_number_and_version(client, make_entry, make_recommendation, label):
    make_recommendation(make_entry())
    (item,) = json.loads(cited(client, label, "json"))
    (record,) = read_ris(cited(client, label, "ris"))
    bibtex = read_bibtex(cited(client, label, "bib"))
    assert item["author"] == [{"literal": "One Small Thing"}]
    assert record["AU"] == ["One Small Thing,"], "with the comma Zotero and EndNote keep it whole"
    assert bibtex["author"] == "{One Small Thing}"
    assert (item["number"], item["version"]) == (bibtex["number"], bibtex["version"]) == (label, "1")
    assert record["SN" if label == "HS-R1" else "SV"] == [label]
    assert "IS" not in record
    assert record["N1"][0].startswith(f"{label}, version 1, ")
    meta, json_ld, citation = metadata_of(client, f"/blueprint/{label}/")
    assert meta["citation_author"] == "One Small Thing,"
    assert json_ld["author"]["name"] == "One Small Thing"
    assert "citation_abstract" not in meta
    assert "creativeWorkStatus" not in json_ld
    assert citation.startswith("One Small Thing (")
    assert "version 1, " in citation
    assert f" {label}" in citation
    assert "The Hope Street blueprint" in citation
    assert cited(client, label, "txt").strip() == citation


def test_a_translation_has_its_own_key_and_file(client, make_entry):
    version = make_entry().latest_version
    Version.objects.create(
        **{
            name: getattr(version, name)
            for name in ("permanent_number", "number", "title", "published", "html", "data")
        },
        language="cy",
        translation_of=1,
    )
    (english,) = json.loads(cited(client, "HS-1", "json"))
    (welsh,) = json.loads(cited(client, "HS-1", "json", prefix="/cy"))
    assert (english["id"], welsh["id"]) == ("HS-1-v1", "HS-1-v1-cy")
    assert "translation of version 1" in welsh["edition"]
    assert read_bibtex(cited(client, "HS-1", "bib", prefix="/cy"))["ID"] == "HS-1-v1-cy"
    assert 'filename="HS-1-v1-cy.ris"' in client.get("/cy/blueprint/HS-1/v1/cite.ris")["Content-Disposition"]


def test_each_version_names_the_licence_under_which_it_was_published(client, landing, make_entry):
    entry = make_entry()
    landing.licence, landing.licence_url = "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"
    landing.save()
    entry = change(entry)

    newest = client.get(entry.url).content.decode()
    assert f'<a rel="license" href="{landing.licence_url}">CC BY 4.0</a>' in newest
    assert metadata_of(client, entry.url)[1]["license"] == landing.licence_url
    assert "under which licence others may use" in client.get("/blueprint/HS-1/v1/").content.decode()
