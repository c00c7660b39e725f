"""Whether confidence means something."""

from kg.evaluation.calibration import STARTS, bins, error


def test_every_claim_is_in_one_bin():
    points = [(number / 100, True) for number in range(101)]
    found = bins(points)
    assert [item.start for item in found] == list(STARTS)
    assert sum(item.claims for item in found) == len(points)
    assert found[-1].end == 1.0


def test_what_holds_as_often_as_it_is_said_to_has_no_error():
    points = [(0.9, True)] * 9 + [(0.9, False)] + [(0.5, True), (0.5, False)]
    assert error(points) < 1e-9


def test_the_error_is_how_far_off_the_bins_are():
    assert error([(0.9, False)] * 3 + [(0.5, True)]) == (3 * 0.9 + 0.5) / 4


def test_no_claims_have_no_error():
    assert (bins([]), error([])) == ([], None)
