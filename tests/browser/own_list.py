"""A reader's own list on a page, as she uses and sees it: shared by its tests."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page

from tests.browser.harness import Reader

LIST = "guidelines/breast-cancer-screening/questions.html"
HANDOUT = "guidelines/breast-cancer-screening/my-handout.html"
ATTACK = '<img src=x onerror="window.hacked=1"></textarea><script>window.hacked=1</script>{{7*7}} & "so"'
KEY = "guidepress.mine:guidepress-reference/breast-cancer-screening/"


def tick(page: Page, name: str) -> Locator:
    return unfolded(page, "[data-all]", f'[data-question="{name}"]')


def part(page: Page, name: str) -> Locator:
    """The box of a part of one's own handout; what it stands in is opened for it."""
    return unfolded(page, f'[data-parts~="{name}"]', f'[data-part="{name}"]')


def unfolded(page: Page, group: str, item: str) -> Locator:
    """The box of an item; the group that holds it, on the page of one's own handout, is opened first."""
    folded = page.locator(f"details:not([open]):is({group}, :has({group})) > summary")
    if folded.count():
        folded.click()
    return page.locator(f"{item} input")


def chosen(page: Page) -> list[str]:
    """The reader's list, as she sees it: questions in their order, without the numbers."""
    rows = page.locator(".gp-mine__list > li")
    return [row.locator(".gp-mine__ask").text_content() or "" for row in rows.all()]


def note(page: Page, place: int = 0) -> Locator:
    return page.locator('.gp-mine__list [data-field="note"]').nth(place)


def add(page: Page, question: str) -> None:
    page.get_by_label("Add a question of your own").fill(question)
    page.get_by_role("button", name="Add this question").click()


def said(page: Page) -> str:
    return page.locator(".gp-mine__said [role=status]").text_content() or ""


def kept(page: Page) -> dict[str, str]:
    """Everything that is in the browser's storage."""
    found: dict[str, str] = page.evaluate("Object.fromEntries(Object.entries(localStorage))")
    return found


def on_paper(page: Page) -> str:
    """The words that a printer would print."""
    page.emulate_media(media="print")
    words: str = page.locator("#gp-content").inner_text()
    page.emulate_media(media="screen")
    return words


def saved(reader: Reader, folder: Path) -> Path:
    """The file that a reader takes along."""
    with reader.page.expect_download() as download:
        reader.page.get_by_role("button", name="Save as a file").click()
    target = folder / download.value.suggested_filename
    download.value.save_as(target)
    return target
