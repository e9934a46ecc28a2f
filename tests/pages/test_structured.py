"""What pages say of themselves to programs, and what they may load."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from typing import Any

import pytest

from generator.pages.policy import headers, page_policy
from tests.hostile import ATTACK
from tests.support import GUIDELINE, LibraryCase

PAGE = "guidelines/sore-throat/index.html"


def data_of(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def property_of(html: str, name: str) -> str | None:
    found = re.search(rf'<meta property="{name}" content="([^"]*)">', html)
    return found[1] if found else None


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> LibraryCase:
    """A superseded guideline on a site that has an address."""
    case = LibraryCase(tmp_path_factory.mktemp("hosted"))
    case.change(GUIDELINE, "status: draft", "status: superseded\nsuperseded-by: source-guideline")
    return case.configure("site_url: https://guides.example.org/x/\n").build(strict=False)


@pytest.fixture(scope="module")
def homeless(tmp_path_factory: pytest.TempPathFactory) -> LibraryCase:
    """A site without an address, with a hostile summary."""
    case = LibraryCase(tmp_path_factory.mktemp("homeless"))
    summary = re.search(r"^summary: .*$", (case.content / "library.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    assert summary
    return case.change("library.yaml", summary[0], f"summary: {json.dumps(ATTACK)}").build(strict=False)


def test_programs_learn_kind_dates_status_and_audience(hosted: LibraryCase) -> None:
    data = data_of(hosted.page(PAGE))
    assert data["@type"] == "MedicalWebPage"
    assert data["about"]["@type"] == "MedicalGuideline"
    assert data["url"] == "https://guides.example.org/x/guidelines/sore-throat/index.html"
    assert data["creativeWorkStatus"] == "Superseded: newer advice exists"
    assert {item["audienceType"] for item in data["audience"]} == {"Patient", "Caregiver"}
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", data["lastReviewed"])
    assert data["reviewedBy"] == []


def test_a_preview_says_first_that_newer_advice_exists(hosted: LibraryCase) -> None:
    html = hosted.page(PAGE)
    assert (property_of(html, "og:description") or "").startswith("Out of date: newer advice exists.")
    assert property_of(html, "og:url") == data_of(html)["url"]


def test_the_feed_has_every_guideline_with_its_status(hosted: LibraryCase) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    root = ET.fromstring(hosted.page("feed.xml"))  # noqa: S314 - our own file
    (entry,) = root.findall(f"{atom}entry")
    assert entry.findtext(f"{atom}id") == "https://guides.example.org/x/guidelines/sore-throat/index.html"
    assert (entry.findtext(f"{atom}summary") or "").startswith("Out of date")
    assert '<link rel="alternate" type="application/atom+xml"' in hosted.page(PAGE)
    assert "https://guides.example.org/x/feed.xml" in hosted.page(PAGE)


def test_without_an_address_none_is_invented(homeless: LibraryCase) -> None:
    html = homeless.page("index.html")
    assert property_of(html, "og:url") is None
    assert 'rel="canonical"' not in html
    assert "url" not in data_of(html)
    assert not (homeless.site / "feed.xml").exists()
    assert not (homeless.site / "sitemap.xml").exists()
    assert "Sitemap" not in homeless.page("robots.txt")


def test_robots_find_the_sitemap(hosted: LibraryCase) -> None:
    assert "Sitemap: https://guides.example.org/x/sitemap.xml" in hosted.page("robots.txt")


def test_hostile_words_stay_inside_the_data_block(homeless: LibraryCase) -> None:
    assert "<script>window.hacked = 1</script>" in data_of(homeless.page("index.html"))["description"]


def test_every_page_carries_its_policy_and_the_hosts_send_a_wider_one(hosted: LibraryCase) -> None:
    pages = list(hosted.site.rglob("*.html"))
    assert len(pages) > 10
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert '<meta http-equiv="Content-Security-Policy"' in html, page
    for policy in (page_policy(markdown=False), page_policy(markdown=True), headers()["Content-Security-Policy"]):
        script = re.search(r"script-src ([^;]*)", policy)
        assert script
        assert "unsafe" not in script[1]
        assert "default-src 'none'" in policy
    assert "file:" not in headers()["Content-Security-Policy"]


def test_the_configurations_of_all_hosts_send_the_same_headers(hosted: LibraryCase) -> None:
    for address in ("_headers", "hosting/nginx.conf", "hosting/apache.conf", "hosting/Caddyfile"):
        text = hosted.page(address)
        for name, value in headers().items():
            assert name in text, address
            assert value in text, address


def test_the_offline_copy_holds_nothing_that_needs_a_server(hosted: LibraryCase) -> None:
    manifest = next((hosted.site / "offline").glob("*.zip"))
    listed = names_in(manifest)
    assert not {"_headers", "feed.xml", "sitemap.xml", "404.html"} & listed
    assert not any(name.startswith(("hosting/", "offline/")) for name in listed)


def names_in(bundle: Path) -> set[str]:
    with zipfile.ZipFile(bundle) as archive:
        return {name.split("/", 1)[1] for name in archive.namelist()}
