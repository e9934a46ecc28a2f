"""Where each thing of the library is found in the site: one place that says so, for all three faces.

Addresses are paths below the site's root with forward slashes, with the anchor where a thing is part of
a page. They are made from identifiers alone, so that they live as long as the identifier.
"""

from __future__ import annotations

from hashlib import sha256

HOME = "index.html"
HELP = "help.html"
GLOSSARY = "glossary.html"
RESOURCES = "resources.html"
ALL_QUESTIONS = "questions.html"
SEARCH = "search.html"
CATALOGUE = "data/library.json"
FEED = "feed.xml"
SEARCH_FOLDER = "assets/guidepress/search"
SEARCH_INDEX = f"{SEARCH_FOLDER}/index.js"
DIAGNOSTICS = "diagnostics.html"


def edition(language: str) -> str:
    """The folder of a site that holds the library in a further `language` (a BCP 47 tag); "" for its own language, "".

    Below it everything has the address that it has in the library's own language.
    """
    return f"{language}/" if language else ""


def topic(name: str) -> str:
    """The guidelines of a topic on the home page."""
    return f"{HOME}#gp-topic-{name}"


def guideline(name: str) -> str:
    """Overview of a guideline."""
    return f"guidelines/{name}/index.html"


def section(guideline_name: str, name: str) -> str:
    """The page of the section `name` of the guideline `guideline_name`."""
    return f"guidelines/{guideline_name}/{name}.html"


def schedule(guideline_name: str, section_name: str, name: str) -> str:
    """The schedule `name` in the section `section_name` of the guideline `guideline_name`."""
    return f"{section(guideline_name, section_name)}#gp-schedule-{name}"


def evidence(guideline_name: str, section_name: str, name: str) -> str:
    """The comparison `name` on the page of the section `section_name` of the guideline `guideline_name`."""
    return f"{section(guideline_name, section_name)}#{name}"


def alert(guideline_name: str, name: str) -> str:
    """The alert `name`: on the overview of the guideline `guideline_name`.

    Those of the library ("") have a page of their own.
    """
    return f"{guideline(guideline_name) if guideline_name else HELP}#gp-alert-{name}"


def contact(guideline_name: str, name: str) -> str:
    """Whom readers reach by the contact `name`, beside the alerts; `guideline_name` as in `alert`."""
    return f"{guideline(guideline_name) if guideline_name else HELP}#gp-contact-{name}"


def options(guideline_name: str, section_name: str, name: str) -> str:
    """The comparison of options `name` in the section `section_name` of the guideline `guideline_name`."""
    return f"{section(guideline_name, section_name)}#gp-options-{name}"


def option(guideline_name: str, section_name: str, options_name: str, name: str) -> str:
    """The option `name` in the comparison `options_name` of `section_name` of `guideline_name`. Two hyphens stand in no identifier."""
    return f"{section(guideline_name, section_name)}#gp-option-{options_name}--{name}"


def options_data(guideline_name: str) -> str:
    """The options that a guideline compares, for programs."""
    return f"data/options/{guideline_name}.json"


def recommendations(guideline_name: str) -> str:
    """All recommendations of a guideline."""
    return f"guidelines/{guideline_name}/recommendations.html"


def recommendation(guideline_name: str, name: str) -> str:
    """The recommendation `name` of the guideline `guideline_name`."""
    return f"{recommendations(guideline_name)}#{name}"


def grade(guideline_name: str, name: str) -> str:
    """What the grade `name` of the recommendations of the guideline `guideline_name` means."""
    return f"{recommendations(guideline_name)}#gp-grade-{name}"


def decision(guideline_name: str, name: str) -> str:
    """The page of the decision table `name` of the guideline `guideline_name`."""
    return f"guidelines/{guideline_name}/decisions/{name}.html"


def table_input(guideline_name: str, decision_name: str, name: str) -> str:
    """What the table `decision_name` of the guideline `guideline_name` asks: its input `name`."""
    return f"{decision(guideline_name, decision_name)}#gp-input-{name}"


def rule(guideline_name: str, decision_name: str, name: str) -> str:
    """The rule `name` of the table `decision_name` of the guideline `guideline_name`."""
    return f"{decision(guideline_name, decision_name)}#{name}"


def questions(guideline_name: str) -> str:
    """A guideline's question list."""
    return f"guidelines/{guideline_name}/questions.html"


def question(guideline_name: str, name: str) -> str:
    """The question `name` of the guideline `guideline_name`."""
    return f"{questions(guideline_name)}#{name}"


def handouts(guideline_name: str) -> str:
    """The page of a guideline's handouts."""
    return f"guidelines/{guideline_name}/handouts.html"


def my_handout(guideline_name: str) -> str:
    """The page where a reader puts a handout of her own together."""
    return f"guidelines/{guideline_name}/my-handout.html"


def about(guideline_name: str) -> str:
    """About a guideline: sources, dates, status, how it was made."""
    return f"guidelines/{guideline_name}/about.html"


def conformance(guideline_name: str) -> str:
    """The conformance card of a guideline: how it measures up to what the field asks."""
    return f"guidelines/{guideline_name}/conformance.html"


def conformance_data(guideline_name: str) -> str:
    """The conformance card, for programs."""
    return f"data/conformance/{guideline_name}.json"


def handout(guideline_name: str, sheet: str, variant: str) -> str:
    """A PDF. Its file name says what it is, because that is what readers see where they have saved it.

    It is the `variant` (paper, size of type) of a `sheet` of the guideline `guideline_name`. Two hyphens stand in no
    identifier, so that no two sheets have one address.
    """
    return f"handouts/{guideline_name}--{sheet}-{variant}.pdf"


def handout_list(guideline_name: str) -> str:
    """The handouts of a guideline, for programs."""
    return f"data/handouts/{guideline_name}.json"


def letter(name: str) -> str:
    """What begins with a letter, where everything from A to Z is too much for one page; "0-9" for no letter."""
    plain = name.isascii() and name.replace("-", "").isalnum()
    return f"a-z/{name.lower() if plain else f'u{ord(name[0]):x}'}.html"


def term(name: str) -> str:
    """A term of the glossary."""
    return f"{GLOSSARY}#{name}"


def resource(name: str) -> str:
    """A resource."""
    return f"{RESOURCES}#{name}"


def piece(text: str) -> str:
    """What a page loads later. Its content is its name: no page is ever given what was made for another edition."""
    return f"assets/guidepress/pieces/{sha256(text.encode()).hexdigest()[:16]}.js"


def picture(data: bytes, suffix: str) -> str:
    """A picture that an editor brought: its `data` is its name, as with a `piece`; `suffix` tells its kind."""
    return f"assets/pictures/{sha256(data).hexdigest()[:16]}{suffix}"


def font(data: bytes) -> str:
    """A web font that the publisher brought: its `data` is its name."""
    return f"assets/brand/{sha256(data).hexdigest()[:16]}.woff2"


BRAND_STYLE = "assets/brand/style.css"
BRAND_ICON = "assets/brand/icon.svg"
BRAND_PREVIEW = "assets/brand/preview.png"


def bundle(library: str, version: str) -> str:
    """The offline copy of this `version` of a `library`."""
    return f"offline/{library}-{version}.zip"


def relative(address: str, from_page: str) -> str:
    """`address` as a link from the page at `from_page`: the same over http and from a folder (`file://`)."""
    path, hash_mark, anchor = address.partition("#")
    page = from_page.partition("#")[0]
    if path == page:
        return f"#{anchor}" if anchor else page.rsplit("/", 1)[-1]
    folder = page[: page.rfind("/") + 1]
    if path.startswith(folder):  # most links
        return address[len(folder) :]
    here = page.split("/")[:-1]
    there = path.split("/")
    common = 0
    while common < len(here) and common < len(there) - 1 and here[common] == there[common]:
        common += 1
    return "../" * (len(here) - common) + "/".join(there[common:]) + hash_mark + anchor
