"""The small pieces: heads, partitions, labelled rows, sentences."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from api.indicators.answer import Funnel
from api.indicators.merging import heads
from api.indicators.partition import DoesNotAddUp, check_sum
from api.indicators.period import Period
from api.indicators.rules import french_period, rules
from api.indicators.tally import by_code, by_row
from api.records.codes import codes, rollup


def test_a_chain_of_merges_ends_at_its_head() -> None:
    assert heads({"a": "b", "b": "c", "c": None, "d": None}) == {
        **dict.fromkeys("abc", "c"),
        "d": "d",
    }


def test_the_smallest_id_is_the_head_of_a_cycle_and_of_what_leads_to_it() -> None:
    assert heads({"z": "c", "c": "b", "b": "c"}) == dict.fromkeys("zcb", "b")
    assert heads({"a": "c", "c": "b", "b": "c"}) == dict.fromkeys("acb", "b")
    assert heads({"a": "a"}) == {"a": "a"}


def test_a_pointer_to_what_is_not_there_is_no_pointer() -> None:
    assert heads({"a": "gone"}) == {"a": "a"}


def test_a_long_chain_is_followed_to_its_end() -> None:
    chain = {str(n): str(n + 1) for n in range(3_000)} | {"3000": None}
    assert set(heads(chain).values()) == {"3000"}


def test_parts_that_miss_their_total_are_never_shown() -> None:
    check_sum("pathways", 47, (19, 4, 8, 7, 9))
    with pytest.raises(DoesNotAddUp, match="pathways"):
        check_sum("pathways", 47, (19, 4, 8, 8, 9))
    with pytest.raises(DoesNotAddUp):
        check_sum("pathways", 1, (2, -1))


def test_an_unknown_code_is_never_left_out_silently() -> None:
    with pytest.raises(DoesNotAddUp):
        by_code("people_met.by_gender", "gender", {"male": 1, "robot": 1}, 2)


@pytest.mark.parametrize(
    ("list_name", "rollup_name"),
    [("identification_channel", "channel_report_rows"), ("pathway", "pathway_report_rows")],
)
def test_each_code_is_in_exactly_one_row_and_each_row_has_a_label(
    list_name: str, rollup_name: str
) -> None:
    members = [code for row in rollup(rollup_name).values() for code in row]
    assert sorted(members) == sorted(codes(list_name))
    counts = by_row("all", list_name, rollup_name, dict.fromkeys(members, 1), len(members))
    labels = [count.label for count in counts]
    assert all(labels) and len(set(labels)) == len(labels)


def test_every_figure_has_its_rule_with_its_period() -> None:
    period = Period(date(2022, 4, 1), date(2022, 10, 31), ZoneInfo("Europe/Paris"))
    said = rules(period, date(2022, 12, 31))
    within_identified = {"without_name"}
    assert set(said) == set(Funnel.model_fields) - {"period", "rules"} | within_identified
    for sentence in map(plain, said.values()):
        assert "du 1er avril au 31 octobre 2022" in sentence
        assert "{" not in sentence and "'" not in sentence
        assert not any(word in sentence.lower() for word in ("invisible", "neet", "cible"))
    assert "au 31 décembre 2022" in plain(said["remobilised"])


def test_french_signs_and_days_are_held_to_their_words() -> None:
    period = Period(date(2022, 4, 1), date(2022, 10, 31), ZoneInfo("Europe/Paris"))
    for sentence in rules(period, date(2022, 12, 31)).values():
        assert not any(loose in sentence for loose in (" :", " ;", "« ", " »", "1er avril"))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_periods_are_said_as_people_say_them() -> None:
    assert plain(french_period(date(2022, 5, 2), date(2022, 5, 2))) == "le 2 mai 2022"
    assert (
        plain(french_period(date(2021, 12, 31), date(2022, 1, 1)))
        == "du 31 décembre 2021 au 1er janvier 2022"
    )
