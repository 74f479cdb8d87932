from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.checks.runner import check_source, run_rules
from actionplan.findings import MAX_PER_KIND, Finding, Location
from actionplan.planfile import Source, load
from actionplan.planfile.fixing import Fix, FixResult, apply_text_fixes, find_fixes, fix_source

HEAD = "plan: {title: Plan, authority: Council, period: 2017/18}\n"
NAMES = HEAD + (
    "officers: [Chief Executive, Head of Finance, Head of Planning & Economy, 'Director: Homes']\n"
    "bodies:\n- name: Asset Management Panel\n- {name: Hertsmere Developments Limited Board, also: [HDL Board]}\n"
)
OUTPUT = NAMES + (
    "themes:\n- theme: T\n  actions:\n  - action: 1\n    title: A\n    outputs:\n    - output: 1.1\n      text: O\n"
)

Loaded = Callable[[str], Source]


def everything(source: Source) -> list[Finding]:
    """All that is found in a plan, as `validate` finds it."""
    return [*source.findings, *(source.locate_all(run_rules(source.plan)) if source.plan else [])]


def mended(text: str) -> FixResult:
    return fix_source(load(text.encode()), everything)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("plan:\n\u00a0\u00a0title: Plan\n\u00a0\u00a0period: 2017/18\n", "plan:\n  title: Plan\n  period: 2017/18\n"),
        ("plan:\n  title:\u00a0Plan\n", "plan:\n  title: Plan\n"),
        ("plan:\n  title:\u200bPlan\n", "plan:\n  title: Plan\n"),
        ("plan:\n  title: Plan\n  \u00a0period: 2017/18\n", "plan:\n  title: Plan\n  period: 2017/18\n"),
        ("plan:\n  title: Plan\n  \u200bperiod: 2017/18\n", "plan:\n  title: Plan\n  period: 2017/18\n"),
        ("themes:\n\u00a0\u00a0- theme: T\n", "themes:\n  - theme: T\n"),
        ("themes:\n-\u00a0theme: T\n", "themes:\n- theme: T\n"),
        ("plan: {title: P, year\u00a0start: 1 May}\n", "plan: {title: P, year_start: 1 May}\n"),
        ("plan: {title: P, peri\u200bod: 2017}\n", "plan: {title: P, period: 2017}\n"),
    ],
)
def test_odd_spaces_become_plain_ones_or_go(wrong: str, right: str) -> None:
    assert mended(wrong).text == right


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (
            "plan:\n  title: “Plan: 2017/18”\n  period: 2017/18\n",
            'plan:\n  title: "Plan: 2017/18"\n  period: 2017/18\n',
        ),
        ("plan:\n  title: “Plan: a” # b\n", 'plan:\n  title: "Plan: a" # b\n'),
        ("plan:\n  title: ‘Plan: a’\n", 'plan:\n  title: "Plan: a"\n'),
        ('plan:\n  title: ‘Plan: "a"’\n', "plan:\n  title: 'Plan: \"a\"'\n"),
        ('plan:\n  title: "Plan: a”\n', 'plan:\n  title: "Plan: a"\n'),
        ("plan:\n  title:\u00a0“Plan: a”\n", 'plan:\n  title: "Plan: a"\n'),
        ("plan:\n  title: P\n  strategy:\u200b‘Plan: a’\n", 'plan:\n  title: P\n  strategy: "Plan: a"\n'),
        ("themes:\n- theme:\u00a0“Homes: more”\n", 'themes:\n- theme: "Homes: more"\n'),
    ],
)
def test_smart_quotation_marks_round_a_text_become_straight(wrong: str, right: str) -> None:
    assert mended(wrong).text == right


@pytest.mark.parametrize(
    "text",
    [
        "plan:\n  title: “Plan: a” and: b\n",
        "plan:\n  title: “Plan: a\\b”\n",
        "plan:\n  title: Plan\n    period: “2017/18”\n",
        "plan:\n  title: Café “strategy” – agreed\n",
        "plan:\n  title: “a: ‘b’ \"c\" 'd'”\n",
    ],
)
def test_smart_quotation_marks_that_may_belong_to_the_text_stay(text: str) -> None:
    assert mended(text).text == text


def test_smart_quotation_marks_in_a_plan_that_can_be_read_go_where_a_finding_says() -> None:
    source = load((HEAD + "events: [“A”, B]\n").encode())
    (made,) = find_fixes(source, [Finding("AP199", "warning", "", location=Location(2, 10))])
    assert made == Fix(66, 69, '"A"', "AP199", "curly quotation marks changed to straight ones")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("officr: Chief Executive", "officer: Chief Executive"),
        ("Officer: Chief Executive", "officer: Chief Executive"),
        ("offiecr: Chief Executive", "officer: Chief Executive"),
        ("officers: [A, B]", "officer: [A, B]"),
        ("target: [{date: Summer 2017}]", "targets: [{date: Summer 2017}]"),
        ("targets: [{date: Summer 2017, waits-for: X}]", "targets: [{date: Summer 2017, waits_for: X}]"),
    ],
)
def test_an_unknown_key_that_is_a_slip_becomes_the_one_meant(wrong: str, right: str) -> None:
    assert mended(f"{OUTPUT}      {wrong}\n").text == f"{OUTPUT}      {right}\n"


@pytest.mark.parametrize(
    "line",
    [
        "status: open",  # near to nothing here
        "accuntable: [A, B]",  # a list cannot be one officer
        "targets: [{date: Summer 2017, start: May 2017}]",  # two letters from `started`
        "targets: [{date: Summer 2017, no: May 2017}]",  # too short to tell
        "officer: Chief Executive\n      officr: X",  # the key meant is there already
        '"officr": Chief Executive',  # in quotation marks
    ],
)
def test_an_unknown_key_that_may_mean_something_else_stays(line: str) -> None:
    text = f"{OUTPUT}      {line}\n"
    assert mended(text).text == text


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("officer: Cheif Executive", "officer: Chief Executive"),
        ("officer: [Cheif Executive, Head of Finnace]", "officer: [Chief Executive, Head of Finance]"),
        ("accountable: Cheif Executive", "accountable: Chief Executive"),
        ("supporting: [Cheif Executive]", "supporting: [Chief Executive]"),
        (
            "reassigned: [{to: Cheif Executive, on: 1 May 2017, why: W}]",
            "reassigned: [{to: Chief Executive, on: 1 May 2017, why: W}]",
        ),
        ("officer: 'Head of Finnace'", "officer: 'Head of Finance'"),
        ('officer: "Head of Finace" # x', 'officer: "Head of Finance" # x'),
        ("officer: Head of Planning and Economy", "officer: Head of Planning & Economy"),
        ("supporting: [Head-of-Finance.]", "supporting: [Head of Finance]"),
        ("officer: Direcotr Homes", "officer: Direcotr Homes"),
        ("officer: 'Direcotr: Homes'", "officer: 'Direcotr: Homes'"),
        ("targets: [{decisions: [HDL Baord]}]", "targets: [{decisions: [HDL Board]}]"),
        (
            "targets: [{decisions: [{body: Asset Managment Panel}]}]",
            "targets: [{decisions: [{body: Asset Management Panel}]}]",
        ),
        (
            "targets: [{date: May 2017, revised: [{to: June 2017, approved_by: Cheif Executive}]}]",
            "targets: [{date: May 2017, revised: [{to: June 2017, approved_by: Chief Executive}]}]",
        ),
    ],
)
def test_a_name_that_is_a_slip_becomes_the_registered_spelling(wrong: str, right: str) -> None:
    assert mended(f"{OUTPUT}      {wrong}\n").text == f"{OUTPUT}      {right}\n"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("party: Dacorm Borough Council", "party: Dacorum Borough Council"),
        ("body: Watford Burough Council", "body: Watford Borough Council"),
        ("{party: WBC, body: Cabient}", "{party: WBC, body: Cabinet}"),
        ("{party: WBC, body: Full Coucil}", "{party: WBC, body: Full Council}"),
        # It may be another.
        ("party: Dacorum Borough Councils", "party: Dacorum Borough Councils"),
        ("{party: WBC, body: Executive}", "{party: WBC, body: Executive}"),
        ("{party: WBC, after: Cabient}", "{party: WBC, after: Cabient}"),
    ],
)
def test_so_does_that_of_a_party_and_of_a_body_that_it_decides_by(wrong: str, right: str) -> None:
    parties = (
        "[Dacorum Borough Council, {party: Watford Borough Council, also: [WBC], decides_by: [Cabinet, Full Council]}]"
    )
    plan = OUTPUT.replace("themes:", f"parties: {parties}\nthemes:") + "      targets: [{decisions: [%s]}]\n"
    assert mended(plan % wrong).text == plan % right


@pytest.mark.parametrize(
    "name",
    ["Head of Finances", "Head of Fishing", "Asset Management Board", "Head of Housing", "|\n        Cheif Executive"],
)
def test_a_name_that_may_be_another_stays(name: str) -> None:
    text = f"{OUTPUT}      officer: {name}\n"
    assert mended(text).text == text


def test_a_right_name_is_not_made_wrong_after_a_slip_in_the_registry() -> None:
    text = (OUTPUT + "      officer: Chief Executive\n").replace("[Chief Executive,", "[Chief Executive.,")
    assert "officer: Chief Executive\n" in mended(text).text


def test_a_name_near_to_two_stays() -> None:
    text = OUTPUT.replace("Head of Finance", "Manager North A, Manager Norht A") + "      officer: Manager Nort A\n"
    assert mended(text).text == text


def test_a_name_that_needs_quotation_marks_gets_them() -> None:
    text = OUTPUT.replace("'Director: Homes'", "'#1 Directorate'") + "      officer: '#1 Directorat'\n"
    assert mended(text).text == text.replace("'#1 Directorat'", "'#1 Directorate'")
    registered = OUTPUT.replace("'Director: Homes'", "'Directorate: Homes, North'")
    assert mended(f"{registered}      officer: Direktorate, Homes North\n").text.endswith("Homes North\n")


def test_all_else_stays_as_it_was_to_the_byte() -> None:
    data = (
        "\ufeffplan: {title: P, autority: “C” A, period: 2017/18}  # a comment \r\n\r\nofficers:\r\n\u00a0- name:   'A'"
    )
    source = load(data.encode())
    result = fix_source(source, everything)
    assert source.byte_order_mark + result.text == data.replace("autority", "authority").replace("\u00a0", " ")
    assert [each.description for each in result.fixes] == [
        'key "autority" changed to "authority"',
        "odd spaces changed to plain ones",
    ]


def test_a_fix_that_would_lose_text_is_not_made_and_said() -> None:
    text = HEAD + "events:\n- event:\u00a0#1 plan\n"
    result = mended(text)
    assert result.text == text
    assert [each.code for each in result.unsafe_fixes] == ["AP105"]


def test_one_fix_that_fails_does_not_stop_the_others() -> None:
    text = OUTPUT + "      officer: Cheif Executive\n      \u00a0targets: []\nevents:\n- event:\u00a0#1 plan\n"
    assert mended(text).text == text.replace("Cheif", "Chief").replace("\u00a0t", "t")


def test_what_a_fault_hid_is_fixed_too() -> None:
    text = OUTPUT + "      \u00a0oficer: Cheif Executive\n"
    assert mended(text).text == OUTPUT + "      officer: Chief Executive\n"


MANY = MAX_PER_KIND + 100
OF_EACH_KIND = {
    "quotation marks": ("text: “O”", 'text: "O"'),
    "keys": ("txet: O", "text: O"),
    "names": ("text: O\n      officer: Cheif Executive", "text: O\n      officer: Chief Executive"),
    "spaces that are read": ("\u00a0text: O", "text: O"),
    "spaces that stop YAML": ("text:\u00a0O", "text: O"),
}


def repeat_output(lines: str) -> str:
    head = OUTPUT.partition("    - output")[0]
    return head + "".join(f"    - output: 1.{n}\n      {lines}\n" for n in range(1, MANY + 1))


@pytest.mark.slow
@pytest.mark.parametrize(("wrong", "right"), OF_EACH_KIND.values(), ids=OF_EACH_KIND.keys())
def test_all_faults_are_fixed_at_once_however_many(wrong: str, right: str) -> None:
    texts = []

    def check(source: Source) -> list[Finding]:
        texts.append(source.text)
        return check_source(source)

    result = fix_source(load(repeat_output(wrong).encode()), check)
    assert result.text == repeat_output(right)
    assert len(result.fixes) == MANY
    assert set(texts) == {repeat_output(wrong), repeat_output(right)}


@pytest.mark.parametrize(
    ("quoted", "after"),
    [
        ("|\n      a:\u00a0b\n      -\u00a0c\n", ""),
        (">\n      a:\u00a0b\n", ""),
        ('"a\n      b:\u00a0c\n      -\u00a0d"\n', ""),
        ("'a\n      b:\u00a0c'\n", ""),
        ("|\n      a:\u00a0b\n", "officers:\n- name:\u00a0Ann\n  also:\u00a0A\n"),
        ("|\n      a:\u00a0b\n", "events: [“A, B]\nstages: {\n"),
    ],
)
def test_spaces_between_quotation_marks_stay_where_others_stopped_yaml(quoted: str, after: str) -> None:
    head = "plan:\n    title:\u00a0P\n    authority:\u00a0A\n    period: 2017/18\n    strategy: "
    assert mended(head + quoted + after).text.startswith(head.replace("\u00a0", " ") + quoted)


@pytest.mark.parametrize("is_safe", [lambda _: False, lambda n: n % 2, lambda n: n % 50, lambda n: n == 7])
def test_the_safe_fixes_are_made_among_many_that_are_not(is_safe: Callable[[int], bool]) -> None:
    def write(space: str) -> str:
        return HEAD + "events:\n" + "".join(f"- event:{space}A{n}\n" if is_safe(n) else hidden(n) for n in range(200))

    def hidden(n: int) -> str:
        return f"- event:\u00a0#{n} plan\n"

    result = mended(write("\u00a0"))
    assert result.text == write(" ")
    assert len(result.unsafe_fixes) == sum(not is_safe(n) for n in range(200))


def test_bytes_that_are_not_utf8_are_left_alone() -> None:
    source = load(b"plan: {titel: \xff}")
    assert find_fixes(source, source.findings) == ()


def test_a_second_time_nothing_is_left_to_fix() -> None:
    once = mended(OUTPUT + "      officr: Cheif Executive\n")
    assert mended(once.text) == FixResult(once.text, (), ())


def test_fixes_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap at character 2"):
        apply_text_fixes("abcd", [Fix(0, 3, "", "", ""), Fix(2, 4, "", "", "")])


def test_two_findings_of_one_place_make_one_fix() -> None:
    source = load((OUTPUT + "      officer: Cheif Executive\n").encode())
    assert len(find_fixes(source, everything(source) * 2)) == 1


@given(st.lists(st.sampled_from(["\u00a0", "\u200b", "\u3000"]), max_size=6), st.data())
def test_odd_spaces_anywhere_never_cost_a_letter(odd: list[str], data: st.DataObject) -> None:
    text = OUTPUT + "      officer: Chief Executive\n"
    for each in odd:
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + each + text[at:]
    assert _letters(mended(text).text) == _letters(text)


def _letters(text: str) -> str:
    return "".join(each for each in text if not each.isspace() and each not in "\u200b_")
