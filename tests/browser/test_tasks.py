"""What readers come for, done by keyboard alone: in three browsers, on a host and from a folder, the focus always in view."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar, Protocol

import pytest
from playwright.sync_api import Error as PlaywrightError

from tests.browser.firefox import Firefox, firefox
from tests.browser.harness import DESKTOP, PHONE, Reader
from tests.browser.webkit import WebKit, webkit

LOOK = Path(__file__).with_name("focus_look.js").read_text(encoding="utf-8").rstrip().rstrip(";")
OWN = "guidelines/breast-cancer-screening"
MOST = 150  # presses of Tab until something must be reached


GIVING_WAY = (PlaywrightError, RuntimeError)
"""What a question comes to that is asked while one page gives way to the next."""


class Browser(Protocol):
    """What the tasks need of a browser. Keys go by their names in the DOM."""

    def open(self, url: str) -> None:
        """Go to a page."""

    def press(self, key: str) -> None:
        """Press a key."""

    def type(self, words: str) -> None:
        """Type words."""

    def ask(self, expression: str) -> Any:
        """The value of an expression."""

    def ask_async(self, function: str) -> Any:
        """What an async function comes to."""

    def problems(self) -> list[str]:
        """What went wrong since the last question."""


class Chromium:
    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._page = reader.page

    def open(self, url: str) -> None:
        self._reader.open(url)

    def press(self, key: str) -> None:
        self._page.keyboard.press(key)

    def type(self, words: str) -> None:
        self._page.keyboard.type(words)

    def ask(self, expression: str) -> Any:
        return self._page.evaluate(f"() => ({expression})")

    def ask_async(self, function: str) -> Any:
        return self._page.evaluate(f"({function})()")

    def problems(self) -> list[str]:
        return self._reader.take_problems()


class Gecko:
    KEYS: ClassVar = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c", "Space": " ", "ArrowDown": "\ue015"}

    def __init__(self, running: Firefox, home: str) -> None:
        self._running = running
        self._home = home

    def open(self, url: str) -> None:
        self._running.open(url)

    def press(self, key: str) -> None:
        self._running.keys(self.KEYS.get(key, key))

    def type(self, words: str) -> None:
        self._running.keys(*words)

    def ask(self, expression: str) -> Any:
        return self._running.run(f"return ({expression})")

    def ask_async(self, function: str) -> Any:
        return self._running.run_async(function)

    def problems(self) -> list[str]:
        return self._running.problems(self._home)


class Gtk:
    """Its console cannot be read by the driver; what goes wrong shows in what does not come."""

    def __init__(self, running: WebKit) -> None:
        self._running = running

    def open(self, url: str) -> None:
        self._running.open(url)

    def press(self, key: str) -> None:
        self._running.keys(Gecko.KEYS.get(key, key))

    def type(self, words: str) -> None:
        self._running.keys(*words)

    def ask(self, expression: str) -> Any:
        return self._running.run(f"return ({expression})")

    def ask_async(self, function: str) -> Any:
        return self._running.run_async(function)

    def problems(self) -> list[str]:
        return []


class Hands:
    """A reader without a mouse."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser

    def until(self, expression: str) -> None:
        """Wait until an expression is true; asked at each frame, also over a change of page."""
        wait = f"""async () => {{
          for (let frame = 0; frame < 600; frame++) {{
            if ({expression}) return true;
            await new Promise((next) => requestAnimationFrame(next));
          }}
          return false;
        }}"""
        assert self.browser.ask_async(wait), expression

    def tab_to(self, selector: str, words: str = "") -> None:
        """Press Tab until the focus is on what is meant; wherever it stops on the way, it must be in view."""
        at = f"document.activeElement.matches({selector!r}) && document.activeElement.textContent.trim().includes({words!r})"
        for _ in range(MOST):
            self.browser.press("Tab")
            look = self.browser.ask_async(LOOK)
            assert look["problem"] == "", f"{look['name']}: {look['problem']}"
            if self.browser.ask(at):
                return
        raise AssertionError(f"Tab does not come to {selector} {words!r}")

    def follow(self, selector: str, words: str, address: str) -> None:
        """Tab to a link and follow it."""
        self.tab_to(selector, words)
        self.browser.press("Enter")
        self.arrive(address)

    def arrive(self, address: str) -> None:
        """Wait for a page. A question asked while one page gives way to the next is asked again, a frame later."""
        there = f"""async () => {{
          await new Promise((next) => requestAnimationFrame(next));
          return location.href.includes({address!r}) && document.readyState === "complete";
        }}"""
        for _ in range(600):
            with suppress(*GIVING_WAY):
                if self.browser.ask_async(there):
                    return
        raise AssertionError(f"{address} does not open")


@pytest.fixture(scope="module")
def running_firefox() -> Iterator[Firefox]:
    with firefox() as running:
        yield running


@pytest.fixture(scope="module")
def running_webkit() -> Iterator[WebKit]:
    with webkit() as running:
        yield running


@pytest.fixture(params=["chromium", "chromium on a phone", "firefox", "webkit"])
def hands(request: pytest.FixtureRequest, home: str, read: Callable[..., Reader]) -> Hands:
    """Hands on the home page of the reference library, nothing kept from before."""
    if request.param == "firefox":
        running: Firefox = request.getfixturevalue("running_firefox")
        running.open(home + "index.html")
        running.resize(DESKTOP, 800)
        running.run("localStorage.clear()")
        running.open(home + "index.html")
        return Hands(Gecko(running, home))
    if request.param == "webkit":
        gtk: WebKit = request.getfixturevalue("running_webkit")
        gtk.open(home + "index.html")
        gtk.run("localStorage.clear()")
        gtk.open(home + "index.html")
        return Hands(Gtk(gtk))
    width = PHONE if "phone" in request.param else DESKTOP
    return Hands(Chromium(read(home + "index.html", width=width)))


def test_by_keyboard_alone(hands: Hands, home: str) -> None:
    ask, press = hands.browser.ask, hands.browser.press

    # find a page: through the list of guidelines, then through the menu
    hands.follow("main a, article a", "Breast screening: do I need a mammogram?", f"{OWN}/index.html")
    if ask("document.querySelector('.gp-toggle--menu').offsetParent !== null"):
        hands.tab_to(".gp-toggle--menu")
        press("Enter")
    hands.follow(".gp-nav a", "When and how often to screen", f"{OWN}/when-to-screen.html")

    # read a word
    hands.tab_to("article a.gp-term")
    press("Enter")
    hands.until("document.querySelector('.gp-explained') !== null")
    box = "document.querySelector('.gp-explained').getBoundingClientRect()"
    assert ask(f"{box}.top > document.activeElement.getBoundingClientRect().top && {box}.bottom <= innerHeight")
    assert ask("document.activeElement.getAttribute('aria-expanded')") == "true"
    press("Escape")
    assert ask("document.querySelector('.gp-explained') === null && document.activeElement.matches('a.gp-term')")

    # find a page: through search
    press("/")
    hands.browser.type("mammografy")
    hands.until("document.querySelector('[role=listbox] [role=option]') !== null")
    press("ArrowDown")
    press("Enter")
    hands.arrive("glossary.html#mammogram")

    # tick three questions and add one
    hands.browser.open(f"{home}{OWN}/questions.html")
    for _ in range(3):
        hands.tab_to("[data-question] input")
        press("Space")
    assert ask("document.querySelectorAll('[data-question] input:checked').length") == 3
    hands.tab_to("#gp-mine-own")
    hands.browser.type("May I bring <b>someone</b>?")
    hands.tab_to("button", "Add this question")
    press("Enter")
    hands.browser.open(f"{home}{OWN}/questions.html")
    assert (
        ask("[...document.querySelectorAll('.gp-mine__ask')].map(ask => ask.textContent)[3]")
        == "May I bring <b>someone</b>?"
    )

    # print
    ask("window.print = () => { window.printed = document.querySelectorAll('.gp-mine__list > li').length; }")
    hands.tab_to("[data-act=print]")
    press("Enter")
    assert ask("window.printed") == 4

    # put a handout together; the three questions and one's own are on it already
    hands.browser.open(f"{home}{OWN}/my-handout.html")
    for words, selector in (("The guideline in short", ".gp-part input"), ("How often", "tr[data-part] input")):
        hands.tab_to(".gp-choice > summary", words)
        press("Enter")
        hands.until(f"document.querySelector('[open] {selector}') !== null")
        hands.tab_to(selector)
        press("Space")
    hands.tab_to("#gp-mine-note")
    hands.browser.type("my note")
    hands.browser.open(f"{home}{OWN}/my-handout.html")
    assert "6 parts and questions" in ask("document.querySelector('.gp-mine-status').textContent")
    assert ask("document.getElementById('gp-mine-note').value") == "my note"
    assert hands.browser.problems() == []
