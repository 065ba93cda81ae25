"""Where each page from which a network is run says that it lies, and who is signed in."""

from __future__ import annotations

from bs4 import BeautifulSoup

from learning.networks.coordinator_pages import coordinator_pages


def test_each_page_lies_below_the_overview_and_has_the_same_bar(coordinator, south):
    trails, bars = {}, {}
    for page in coordinator_pages():
        soup = BeautifulSoup(coordinator.get(page.url(south)).content, "html.parser")
        links = soup.find("nav", class_="breadcrumbs").find_all("a")
        trails[page.url_name] = [link["href"] for link in links if "/networks/" in link["href"]]
        bars[page.url_name] = soup.find(class_="signed-in").get_text(" ", strip=True)

    overview = ["/learning/networks/south/", "/learning/networks/south/manage/"]
    assert {name: trail[:2] for name, trail in trails.items() if trail[:2] != overview} == {}
    assert len(set(bars.values())) == 1, bars
