"""The only way in which `mkdocs.yml` is loaded, for the first time and for every later one: what was checked is loaded.

MkDocs' own `load_config` reads the file again by its name, and carries out every YAML tag in it. Here files are read
once, looked at (`source.project_file`), and only then made into a configuration, by a loader that runs nothing.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from generator.checks.blocked import BLOCKED, check_blocked_address
from generator.diagnostics import Findings
from generator.publish.errors import ContentError
from generator.publish.no_effect import check_no_effect
from generator.report import as_text, summary
from generator.source.compose import forbidden_in
from generator.source.folder import list_folder
from generator.source.project_file import Project, ProjectLoader, check_project

log = logging.getLogger("mkdocs.config")


def load_project(
    config_file: Path, say: Callable[[str], None], *, only_errors: bool = False, **options: Any
) -> MkDocsConfig:
    """The configuration of the project of `config_file`; `options` come before what stands there, None is no option.

    What is wrong with the file goes to `say`, line by line; what MkDocs finds wrong, to its log. `only_errors`: our plugin,
    which looks at each configuration, will tell warnings.

    Raises:
        ContentError: the file must not be loaded.
        ConfigurationError: MkDocs cannot load it.
        Abort: MkDocs does not accept what it says.
    """
    project = check_project(config_file)
    _refuse(project.findings, project, config_file, say)
    config = MkDocsConfig(config_file_path=os.path.abspath(config_file))  # noqa: PTH100 - as MkDocs names it
    loader = get_yaml_loader(ProjectLoader, config)
    loaded: dict[str, Any] = {}
    for file in reversed(project.files):
        own = yaml_load(file.text, loader)
        own.pop("INHERIT", None)
        loaded = _merged(loaded, own)
    _check_texts(loaded, (), project)
    _refuse(project.findings, project, config_file, say)
    config.load_dict(loaded)
    config.load_dict({name: value for name, value in options.items() if value is not None})
    _validate(config)
    found = _findings_of(config, project)
    if found.has_errors or not only_errors:
        _refuse(found, project, config_file, say)
    return config


def _merged(parent: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in a file and in the one that it inherits from; mappings of one name are put together."""
    both = (name for name in own if isinstance(own[name], Mapping) and isinstance(parent.get(name), Mapping))
    return {**parent, **own, **{name: _merged(parent[name], own[name]) for name in both}}


def project_findings(config: MkDocsConfig) -> tuple[Findings, Project]:
    """What is wrong with a project that somebody else has loaded as `config`."""
    path, here = Path(config.config_file_path), Path.cwd()
    project = check_project(path.relative_to(here) if path.is_relative_to(here) else path)
    findings = project.findings
    return (findings if findings.has_errors else _findings_of(config, project)), project


def _findings_of(config: MkDocsConfig, project: Project) -> Findings:
    """What is wrong with `config`, which was loaded from `project`, and would break MkDocs half-way or publish too much."""
    findings = Findings()
    for keys, value in (
        (("extra_css",), config.extra_css),
        (("extra_templates",), config.extra_templates),
        (("theme", "static_templates"), sorted(config.theme.static_templates, key=str)),
        (("theme", "features"), config.theme.get("features")),
    ):
        if value is not None and not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
            message = f"{keys[-1]} is a list of names; here is something else"
            findings.error("wrong-type", message, project.where(*keys), "write each as a text in a list")
    if not findings.has_errors:
        _check_addresses(config, project, findings)
    _check_theme_folder(config, project, findings)
    check_no_effect(project, findings)
    return findings


def _check_addresses(config: MkDocsConfig, project: Project, findings: Findings) -> None:
    """Nothing that pages load comes from another host: the pages' policy blocks it."""
    for style in config.extra_css:
        check_blocked_address(style, project.where_of(style, "extra_css"), findings)
    for script in config.extra_javascript:
        address = str(getattr(script, "path", script))
        check_blocked_address(address, project.where_of(address, "extra_javascript"), findings)
    analytics = config.extra.get("analytics") if isinstance(config.extra, Mapping) else None
    if analytics:
        message = "pages have no analytics: nothing is loaded from other hosts, and nobody watches what readers do"
        findings.warning(
            BLOCKED, message, project.where("extra", "analytics"), "remove it; count visits on your server"
        )


def _check_theme_folder(config: MkDocsConfig, project: Project, findings: Findings) -> None:
    """The theme's own folder lies in the project, and so does what links in it lead to: all of it is published."""
    own = config.theme.custom_dir
    if not own:
        return
    root = Path(config.config_file_path).parent.resolve()
    if Path(own).resolve().is_relative_to(root):
        list_folder(Path(own), findings, root)
    else:
        message = f"custom_dir leads out of the project, to {own}: all that lies there would be published"
        hint = "move the folder beside mkdocs.yml"
        findings.error("leaves-project", message, project.where("theme", "custom_dir"), hint)


def _check_texts(value: Any, keys: tuple[str, ...], project: Project) -> None:
    """Look at every text of what was loaded: what the file says was looked at, what the environment says was not."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            _check_texts(key, keys, project)
            _check_texts(inner, (*keys, str(key)), project)
    elif isinstance(value, list | tuple):
        for inner in value:
            _check_texts(inner, keys, project)
    elif isinstance(value, str) and (name := forbidden_in(value)):
        message = f"the character {name} is not allowed; it comes from the environment"
        project.findings.error("control-character", message, project.where(*keys))


def _refuse(findings: Findings, project: Project, config_file: Path, say: Callable[[str], None]) -> None:
    for item in findings:
        say(as_text(item, project.sources))
    if findings.has_errors:
        raise ContentError(f"{config_file}: {summary(findings)}")


def _validate(config: MkDocsConfig) -> None:
    """Let MkDocs judge `config`, and say what it says.

    Raises:
        Abort: it has errors, or warnings where it is strict.
    """
    errors, warnings = config.validate()
    for name, warning in warnings:
        log.warning("%s in mkdocs.yml: %s", name, warning)
    for name, error in errors:
        log.error("%s in mkdocs.yml: %s", name, error)
    if errors:
        raise Abort("mkdocs.yml cannot be used")
    if config.strict and warnings:
        raise Abort("mkdocs.yml has warnings, and the build is strict")
