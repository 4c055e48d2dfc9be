"""How well `locate` finds places without a country: `uv run python -m tests.benchmarks.locate`.

For each kind of question: how often the first proposal, and one of the first three, is the place that is
meant, within 25 km; and how often that is so where a curator is told "sure", "likely" or "look yourself".
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import click

from data.geocoding.candidate import LIKELY, Candidate, sure_candidate
from data.geocoding.proposer import Proposer
from data.geocoding.town_index import TownIndex, read_town_index
from tests.benchmarks.locate_questions import HALVES, Question, Questions, without_unlisted
from tests.commands import measurement, start

WORDS = ("sure", "likely", "look yourself")
HEADING = f"{'':44} {'asked':>6} {'first':>6} {'three':>6}   " + "   ".join(f"{each:>14}" for each in WORDS)


@dataclass(frozen=True, slots=True)
class Proposal:
    """The answer to a question: its degree of sureness, and whether the first, or one of three, is right."""

    question: Question
    word: str
    is_right: bool
    is_in_three: bool


def answered(question: Question, index: TownIndex) -> Proposal:
    """What `locate` proposes."""
    proposer = Proposer(lambda: index, question.lives)
    candidates = proposer.propose(question.row, question.rows)
    met = [question.is_met_by(each.point) for each in candidates[:3]]
    return Proposal(question, word(candidates), met[:1] == [True], any(met))


def word(candidates: Sequence[Candidate]) -> str:
    if sure_candidate(candidates) is not None:
        return "sure"
    return "likely" if candidates and candidates[0].confidence >= LIKELY else "look yourself"


def line(label: str, answers: Sequence[Proposal]) -> str:
    """The figures of some answers in a line."""
    towns = [each for each in answers if each.question.meant is not None]
    shares = [_share(each.is_right for each in towns), _share(each.is_in_three for each in towns)]
    told = []
    for degree in WORDS:
        those = [each.is_right for each in answers if each.word == degree]
        told.append(f"{len(those):>5} {_share(those):>8}")
    return f"{label:44} {len(answers):>6} {shares[0]:>6} {shares[1]:>6}   " + "   ".join(told)


def _share(those: Iterable[bool]) -> str:
    listed = list(those)
    return f"{100 * sum(listed) / len(listed):.1f} %" if listed else "–"


@measurement("tests.benchmarks.locate")
@click.option("--half", type=click.Choice(HALVES), default="held-out", help="which towns are asked for")
@click.option("--each", type=int, default=300, help="questions of each kind that is drawn")
@click.option("--wrong", is_flag=True, help="list what was called sure and is wrong")
def main(half: str, each: int, wrong: bool) -> None:
    """Ask for places without a country, and count what is right."""
    full = read_town_index()
    index = without_unlisted(full)
    questions = list(Questions(full.towns, half, each))
    click.echo(f"{half}\n{HEADING}")
    started = time.process_time()
    answers = [answered(question, index) for question in questions]
    seconds = time.process_time() - started
    for scenario in dict.fromkeys(each.question.scenario for each in answers):
        click.echo(line(scenario, [each for each in answers if each.question.scenario == scenario]))
    click.echo(line("all", answers))
    click.echo(f"{1000 * seconds / len(answers):.0f} ms CPU a question")
    for answer in answers if wrong else ():
        if answer.word == "sure" and not answer.is_right:
            click.echo(f"  {answer.question.scenario}: {answer.question.row.names}, {answer.question.meant}")


if __name__ == "__main__":
    start(main)
