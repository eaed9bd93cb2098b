"""Options become requests: none is lost, and none is redirected."""

from dataclasses import dataclass, fields

import click
import pytest
from click.testing import CliRunner

from cleanup.cli.command_group import commands
from cleanup.cli.commands.apply.texts import ApplyRequest
from cleanup.cli.commands.clean.request import CleanRequest
from cleanup.cli.commands.mine import MineRequest
from cleanup.cli.commands.review import ReviewRequest
from cleanup.cli.options.common import group
from cleanup.cli.options.documents import DocumentRequest
from cleanup.cli.options.search import SearchParams


@dataclass(frozen=True)
class Weather:
    rain: str
    wind: str


def command(*options):
    @click.command()
    @group("weather", Weather, *options)
    def forecast(weather):
        click.echo(weather)

    return forecast


RAIN, WIND, SNOW = click.option("--rain"), click.option("--wind"), click.option("--snow")


def test_a_command_receives_a_group_of_options_as_one_request():
    result = CliRunner().invoke(command(RAIN, WIND), ["--wind", "strong", "--rain", "none"])
    assert result.output == "Weather(rain='none', wind='strong')\n"


def test_an_option_that_nobody_takes_is_an_error():
    result = CliRunner().invoke(command(RAIN, WIND, SNOW), ["--rain", "none"])
    assert isinstance(result.exception, TypeError)
    assert "unexpected keyword argument 'snow'" in str(result.exception)


def test_a_field_that_no_option_sets_is_an_error():
    result = CliRunner().invoke(command(RAIN), ["--rain", "none"])
    assert isinstance(result.exception, KeyError)
    assert result.exception.args == ("wind",)


@pytest.mark.parametrize("request_type", [SearchParams, CleanRequest, ApplyRequest, MineRequest, ReviewRequest])
def test_no_field_of_a_request_has_a_default_that_could_hide_a_missing_option(request_type):
    with pytest.raises(TypeError, match="missing"):
        request_type()
    names = [field.name for field in fields(request_type)]
    for name in names:
        with pytest.raises(TypeError, match=f"'{name}'"):
            request_type(**{other: None for other in names if other != name})
    with pytest.raises(TypeError, match="unexpected keyword argument 'snow'"):
        request_type(**dict.fromkeys(names), snow=None)


@pytest.mark.parametrize("name", ["paths", "search", "settings"])
def test_documents_are_only_made_of_their_paths_their_search_and_their_settings(name):
    given = {"paths": (), "search": None, "settings": None}
    del given[name]
    with pytest.raises(TypeError, match=f"'{name}'"):
        DocumentRequest(**given)


@pytest.mark.parametrize("args", [["check"], ["clean"], ["stats"], ["report", "-o", "page.html"], ["mine"]])
def test_every_option_of_a_command_reaches_its_request(args, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("It rained.\n")
    result = CliRunner().invoke(commands, [*args, "a.txt"], standalone_mode=False)
    assert result.exception is None
