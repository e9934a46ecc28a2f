"""What the tests need beyond Python: found, or installed, or else the exact command to type.

Run by `make test` before anything else, with nothing but the standard library; by `make check` for what the fast tests
need (`--without-browser`). As root on Debian it installs what is missing; anywhere else it names the command and fails.

- Chromium: the pages are looked at as a reader's browser shows them. Its headless shell, which has no window to draw,
  takes a third of the processor time; the whole browser does as well.
- Firefox: what readers do by keyboard is done in a second browser, too.
- WebKitGTK and Xvfb, a display that nobody sees: what is kept is looked at in a third, the engine of every iPhone.
- Java: the Nu HTML checker runs on it.
- DejaVu Sans: a font with Hebrew and Arabic letters, for handouts that are read from right to left.
- Lohit Devanagari, WenQuanYi Micro Hei, IPA Gothic: fonts with Devanagari, Chinese and Japanese, for handouts, too.
- Node: search and decision tables run as the browser runs them, in the fast tests, too.
- npm: it brings what checks the browser's scripts (TypeScript, Biome, acorn), and for the tests in a browser axe-core,
  the Nu checker and dmn-js, all by checksum.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

BROWSER_TESTS = Path(__file__).parent / "browser"
SCRIPT_TESTS = Path(__file__).parent / "scripts"
CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""Names under which systems know Chromium, the best first."""
FIREFOX = ("firefox-esr", "firefox")
"""Names of the second browser."""
SERVERS = {"nginx-light": ("nginx",), "apache2": ("apache2",), "caddy": ("caddy",)}
"""Web servers that the shipped settings are tried in. They are installed only where that is asked for (`--servers`):
on a machine with services they would begin to serve."""
_PROGRAMS = {"nodejs": ("node",), "npm": ("npm",)}
"""Debian's package, and the names of the program that it brings: one of them must be there."""
_FOR_BROWSERS = {
    "chromium-headless-shell": CHROMIUM,
    "firefox-esr": FIREFOX,
    "default-jre-headless": ("java",),
    "webkit2gtk-driver": ("WebKitWebDriver",),
    "xvfb": ("Xvfb",),
}
"""The same, for the tests in a browser."""
_FONTS = Path("/usr/share/fonts/truetype/dejavu")
DEJAVU = (_FONTS / "DejaVuSans.ttf", _FONTS / "DejaVuSans-Bold.ttf")
DEVANAGARI = Path("/usr/share/fonts/truetype/lohit-devanagari/Lohit-Devanagari.ttf")
CHINESE = Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc")
JAPANESE = Path("/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf")
_FILES = {
    "fonts-dejavu-core": DEJAVU,
    "fonts-lohit-deva": (DEVANAGARI,),
    "fonts-wqy-microhei": (CHINESE,),
    "fonts-ipafont-gothic": (JAPANESE,),
}
"""Debian's package, and the files that it brings."""
_INSTALL = ("apt-get", "install", "--yes", "--no-install-recommends")
_NPM = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")


def missing(*, browser: bool, servers: bool = False) -> list[str]:
    """Debian packages whose programs or files are not there; those for tests in a `browser`, of `servers` count if asked for."""
    needed = _PROGRAMS | (_FOR_BROWSERS if browser else {}) | (SERVERS if servers else {})
    programs = [package for package, names in needed.items() if not any(map(program, names))]
    return programs + [package for package, files in _FILES.items() if not all(file.is_file() for file in files)]


def mini_browser() -> Path | None:
    """WebKitGTK's own small browser, which its driver drives."""
    found = sorted(Path("/usr/lib").glob("*/webkit2gtk-4*/MiniBrowser"))
    return found[-1] if found else None


def program(name: str) -> str | None:
    """Where a program lies; servers lie where only root looks."""
    return shutil.which(
        name, path=os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin"])
    )


def install(packages: list[str]) -> None:
    """Install Debian packages as root, or end with the command to type."""
    typed = f"apt-get update && {' '.join(_INSTALL)} {' '.join(packages)}"
    if shutil.which("apt-get") is None:
        sys.exit(f"The tests need what is missing: {', '.join(packages)} (the names of Debian's packages).")
    if os.geteuid() != 0:
        sys.exit(f"The tests need what is missing here. Type as root:\n\n    {typed}\n")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(["apt-get", "update"], check=True, env=environment)
        subprocess.run([*_INSTALL, *packages], check=True, env=environment)
    except subprocess.CalledProcessError:
        sys.exit(f"This failed:\n\n    {typed}\n")
    if still := [package for package in missing(browser=True, servers=True) if package in packages]:
        sys.exit(f"Still missing after the installation: {', '.join(still)}")


def npm_packages(folder: Path) -> None:
    """Bring the npm packages of a folder's lock; nothing is done when they are there already."""
    lock = (folder / "package-lock.json").read_bytes()
    installed = folder / "node_modules/.lock-of-this-copy"
    if installed.exists() and installed.read_bytes() == lock:
        return
    if subprocess.run(_NPM, cwd=folder, check=False).returncode:
        sys.exit(f"This failed:\n\n    cd {folder} && {' '.join(_NPM)}\n")
    installed.write_bytes(lock)


def main() -> None:
    browser = "--without-browser" not in sys.argv[1:]
    if packages := missing(browser=browser, servers="--servers" in sys.argv[1:]):
        install(packages)
    npm_packages(SCRIPT_TESTS)
    if browser:
        npm_packages(BROWSER_TESTS)


if __name__ == "__main__":
    main()
