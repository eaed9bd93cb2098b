"""What is installed is what is in the checkout, under one name."""

import subprocess
import sys
import zipfile
from configparser import ConfigParser

import pytest
import texts
from command import environment, run
from page_reader import Reader

from cleanup.rulekit.registry import discover


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    # from a copy: setuptools leaves build folders beside setup.cfg
    copy = folder / "source"
    texts.copy_checkout(copy)
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", folder, copy], check=True, capture_output=True, text=True
    )
    return next(folder.glob("*.whl"))


def test_every_package_of_the_checkout_is_installed():
    settings = ConfigParser()
    settings.read(texts.ROOT / "setup.cfg", encoding="utf-8")
    listed = {name for name in settings["options"]["packages"].split() if name.startswith("cleanup")}
    folders = {path.parent.relative_to(texts.ROOT) for path in (texts.ROOT / "cleanup").rglob("__init__.py")}
    assert {".".join(folder.parts) for folder in folders} <= listed


@pytest.mark.slow
def test_the_only_top_level_package_of_the_wheel_is_cleanup(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"cleanup"}
    assert "cleanup/py.typed" in names


@pytest.mark.slow
def test_the_installed_rules_equal_those_of_the_checkout(wheel, tmp_path):
    # what the wheel depends on is the same as here; only the package itself has to come from the wheel
    zipfile.ZipFile(wheel).extractall(tmp_path)
    program = (
        "import cleanup, sys; from cleanup.ruledocs.family_pages import pages;"
        "from cleanup.rulekit.registry import discover;"
        f"assert cleanup.__file__.startswith({str(tmp_path)!r}), cleanup.__file__;"
        "sys.stdout.write(repr(pages(discover())))"
    )
    output = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    ).stdout
    from cleanup.ruledocs.family_pages import pages

    assert output == repr(pages(discover()))


def test_a_checkout_that_is_not_installed_finds_its_own_rules(tmp_path):
    program = (
        "import sys; sys.meta_path[:] = [f for f in sys.meta_path if 'editable' not in repr(f).lower()];"
        f"sys.path.insert(0, {str(texts.ROOT)!r});"
        "from cleanup.rulekit.registry import discover; print(len(discover()))"
    )
    output = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    assert int(output) == len(discover())


@pytest.mark.slow
def test_the_wheel_has_the_page_and_the_texts_of_the_demonstration(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path)
    result = subprocess.run(
        [sys.executable, "-m", "cleanup", "report", "--demo"],
        cwd=tmp_path,
        env=environment(PYTHONPATH=str(tmp_path)),
        capture_output=True,
        check=True,
    )
    installed, here = (Reader(html.decode()) for html in (result.stdout, run("report", "--demo").stdout))
    assert installed.documents == here.documents
    assert (installed.original, installed.cleaned) == (here.original, here.cleaned)
    assert installed.scripts[""] == here.scripts[""]
