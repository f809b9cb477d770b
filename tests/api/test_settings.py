import dataclasses

import pytest

from api.settings import SETTINGS, Settings
from ontology.errors import BadParameter


def test_the_table_and_the_fields_name_the_same_settings() -> None:
    assert [setting.name for setting in SETTINGS] == [field.name for field in dataclasses.fields(Settings)]


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_is_explained_in_both_languages(setting: object) -> None:
    told = getattr(setting, "help", "")
    assert " / " in told
    assert getattr(setting, "unit", "")


def test_what_is_given_wins_over_the_environment_which_wins_over_the_default() -> None:
    environment = {"SUJIMICHI_PORT": "9001", "SUJIMICHI_HOST": ""}
    assert Settings.load({}).port == 8000
    assert Settings.load(environment).port == 9001
    assert Settings.load(environment, port=9002).port == 9002
    assert Settings.load(environment).host == "127.0.0.1"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("SUJIMICHI_PORT", "http"),
        ("SUJIMICHI_PORT", "0"),
        ("SUJIMICHI_PORT", "-1"),
        ("SUJIMICHI_PAGE_SIZE", "1.5"),
        ("SUJIMICHI_BASE", "w3id.org/sujimichi"),
    ],
)
def test_a_value_that_does_not_fit_is_named(variable: str, value: str) -> None:
    with pytest.raises(BadParameter, match=variable) as caught:
        Settings.load({variable: value})
    assert caught.value.facts["given"] == value
