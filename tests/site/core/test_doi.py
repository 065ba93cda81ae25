"""A DOI is stored bare, however it was pasted, and its link leads there whatever characters it holds."""

import datetime

import pytest

from influence.citation import citation
from influence.fields import DOIField
from influence.models import PublicationPage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("pasted", "bare", "address"),
    [
        ("https://www.doi.org/10.1111/hojo.12408.", "10.1111/hojo.12408", "https://doi.org/10.1111/hojo.12408"),
        ("10.1000/456#789?a", "10.1000/456#789?a", "https://doi.org/10.1000/456%23789%3Fa"),
        (
            "doi:10.1002/(SICI)1:1<1::AID>2",
            "10.1002/(SICI)1:1<1::AID>2",
            "https://doi.org/10.1002/(SICI)1:1%3C1::AID%3E2",
        ),
        ("https://doi.org/10.1002/a%3Cb", "10.1002/a<b", "https://doi.org/10.1002/a%3Cb"),
    ],
)
def test_a_publication_links_to_its_doi(pasted, bare, address):
    assert DOIField.standard(pasted) == bare
    page = PublicationPage(title="Building Hope", doi=bare, date=datetime.date(2024, 1, 1))
    assert f'<a href="{address}"' in str(next(fact.value for fact in page.facts() if fact.term == "DOI"))
    assert citation(page, None).endswith(address)
