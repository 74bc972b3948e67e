"""The window as a whole."""


def test_films_are_read_and_doubt_comes_first(room):
    marks = [case.mark.value for case in room.worklist.listed()]
    assert marks == ["doubt", "positive", "failed", "negative"]
