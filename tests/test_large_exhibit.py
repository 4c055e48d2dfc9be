"""The large exhibit of the benchmarks has no problems, and it is the same each time it is generated."""

from pathlib import Path

from data import load
from tests.benchmarks.large_exhibit import write_exhibit


def test_a_generated_exhibit_has_no_problems_and_is_reproducible(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    write_exhibit(tmp_path / "one", 40, 4)
    write_exhibit(tmp_path / "two", 40, 4)
    one, two = load(tmp_path / "one"), load(tmp_path / "two")
    assert one.problems == ()
    assert one.exhibit is not None
    assert [len(person.stops) for person in one.exhibit.people] == [10] * 4
    assert one == two
