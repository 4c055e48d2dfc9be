"""What hands do to a screen when nobody looks: one gesture a function, each told in a few words.

Every gesture takes its places and times from chance alone, never from the page: the same seed does the same.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from .touch_screen import Glass, Point, line

WIDTH, HEIGHT = 1920, 1080
KEYS = (
    *(
        "ArrowLeft",
        "ArrowRight",
        "ArrowUp",
        "ArrowDown",
        "Tab",
        "Shift+Tab",
        "Enter",
        "Space",
        "Escape",
        "Home",
    ),
    *(
        "End",
        "PageUp",
        "PageDown",
        "Backspace",
        "Delete",
        "Insert",
        "ContextMenu",
        "Shift+F10",
        "c",
        "r",
        "C",
    ),
    *("R", "q", "/", "?", "0", "7", "F1", "F3", "F5", "F6", "F7", "F11", "F12", "Alt+ArrowLeft", "Alt+Home"),
    *("Alt+ArrowRight", "Alt+d", "Alt+F4", "Meta", "PrintScreen", "Control+Shift+i", "Control+Shift+r"),
    *(f"Control+{key}" for key in "acdefghijklnoprstuvwxz0"),
    *("Control+Equal", "Control+Minus", "Control+Enter", "Shift+Enter", "Control+F5", "Control+Shift+n"),
)
"""Keys that a page, or the browser round it, may answer."""


def spot(chance: Random) -> Point:
    """Anywhere; often at an edge, often in the lower part, where the controls are."""
    x, y = chance.uniform(0, WIDTH - 1), chance.uniform(0, HEIGHT - 1)
    where = chance.random()
    if where < 0.1:
        return (chance.choice([0.0, 2.0, WIDTH - 2.0]), y)
    if where < 0.2:
        return (x, chance.choice([0.0, 2.0, HEIGHT - 2.0]))
    return (x, HEIGHT - 1 - (HEIGHT - 1 - y) / 3) if where < 0.5 else (x, y)


def near(chance: Random, point: Point, far: float) -> Point:
    """Another place, so many pixels away at most, on the glass."""
    x, y = point[0] + chance.uniform(-far, far), point[1] + chance.uniform(-far, far)
    return min(max(x, 0), WIDTH - 1), min(max(y, 0), HEIGHT - 1)


def tap(glass: Glass, chance: Random) -> str:
    at = spot(chance)
    glass.tap(at)
    return f"tap {_at(at)}"


def hasty_taps(glass: Glass, chance: Random) -> str:
    at, count = spot(chance), chance.randint(2, 6)
    for _ in range(count):
        glass.tap(near(chance, at, 20))
    return f"{count} hasty taps round {_at(at)}"


def swipe(glass: Glass, chance: Random) -> str:
    start, end = spot(chance), spot(chance)
    glass.draw(line(start, end, chance.randint(1, 8)))
    return f"swipe {_at(start)} to {_at(end)}"


def edge_swipe(glass: Glass, chance: Random) -> str:
    """From beyond an edge inwards, as a system's own gestures begin."""
    x, y = spot(chance)
    start, end = chance.choice(
        [((0, y), (900, y)), ((WIDTH - 1, y), (900, y)), ((x, 0), (x, 700)), ((x, HEIGHT - 1), (x, 300))]
    )
    glass.draw(line(start, end, 5))
    return f"edge swipe {_at(start)} to {_at(end)}"


def long_press(glass: Glass, chance: Random) -> str:
    at, milliseconds = spot(chance), chance.randint(400, 1100)
    glass.press(milliseconds, at)
    return f"press of {milliseconds} ms {_at(at)}"


def pinch(glass: Glass, chance: Random) -> str:
    middle, small, large = spot(chance), 30, chance.randint(100, 500)
    one, two = near(chance, middle, large), near(chance, middle, large)
    close = (near(chance, middle, small), near(chance, middle, small))
    ways = [line(close[0], one), line(close[1], two)]
    outwards = chance.random() < 0.5
    glass.draw(*(way if outwards else way[::-1] for way in ways))
    return f"pinch {'outwards' if outwards else 'inwards'} {_at(middle)}"


def turn(glass: Glass, chance: Random) -> str:
    """Two fingers round one another."""
    middle, far = spot(chance), chance.randint(60, 300)
    corners: list[Point] = [(far, 0), (0, far), (-far, 0), (0, -far)]
    ways = [
        [near(chance, (middle[0] + x, middle[1] + y), 0) for x, y in corners[begin:] + corners[:begin]]
        for begin in (0, 2)
    ]
    glass.draw(*ways)
    return f"turn of two fingers {_at(middle)}"


def two_hands(glass: Glass, chance: Random) -> str:
    places = [spot(chance) for _ in range(chance.randint(2, 5))]
    glass.tap(*places)
    return f"{len(places)} fingers at once {' '.join(map(_at, places))}"


def snatched(glass: Glass, chance: Random) -> str:
    start = spot(chance)
    glass.put(start)
    glass.move(near(chance, start, 200))
    glass.snatch()
    return f"touch taken away {_at(start)}"


def key(glass: Glass, chance: Random) -> str:
    pressed = [chance.choice(KEYS) for _ in range(chance.randint(1, 6))]
    for each in pressed:
        glass.page.keyboard.press(each)
    return f"keys {' '.join(pressed)}"


def typed(glass: Glass, chance: Random) -> str:
    text = "".join(chance.choice("crqwe 0123456789/?.") for _ in range(chance.randint(1, 12)))
    glass.page.keyboard.type(text)
    return f"typed “{text}”"


def mouse(glass: Glass, chance: Random) -> str:
    at, button = spot(chance), chance.choice(["left", "right", "middle"])
    count = chance.randint(1, 3)
    glass.page.mouse.click(*at, button=button, click_count=count)  # type: ignore[arg-type]
    return f"mouse: {button} × {count} {_at(at)}"


def mouse_drag(glass: Glass, chance: Random) -> str:
    start, end = spot(chance), spot(chance)
    hand = glass.page.mouse
    hand.move(*start)
    hand.down()
    hand.move(*end, steps=4)
    hand.up()
    return f"mouse drag {_at(start)} to {_at(end)}"


def wheel(glass: Glass, chance: Random) -> str:
    at, held = spot(chance), chance.random() < 0.5
    glass.page.mouse.move(*at)
    if held:
        glass.page.keyboard.down("Control")
    glass.page.mouse.wheel(chance.randint(-300, 300), chance.randint(-900, 900))
    if held:
        glass.page.keyboard.up("Control")
    return f"wheel{' with Control' if held else ''} {_at(at)}"


def silence(glass: Glass, chance: Random) -> str:
    """Nobody is there for a while, long enough now and then that the page asks, or begins again."""
    seconds = chance.choice([30, 70, 100, 200])
    glass.page.evaluate("seconds => leap(seconds)", seconds)
    glass.page.wait_for_timeout(400)
    return f"{seconds} s of silence"


def _at(point: Point) -> str:
    return f"({point[0]:.0f}, {point[1]:.0f})"


HABITS: dict[Callable[[Glass, Random], str], int] = {
    tap: 40,
    swipe: 12,
    hasty_taps: 6,
    edge_swipe: 5,
    long_press: 5,
    pinch: 8,
    turn: 4,
    two_hands: 6,
    snatched: 2,
    key: 6,
    typed: 2,
    mouse: 4,
    mouse_drag: 2,
    wheel: 3,
    silence: 1,
}
"""Each gesture, and how often among the others."""
