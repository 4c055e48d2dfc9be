"""Random input: each function makes one gesture and returns its description.

Points and times come from the random generator: the same seed repeats the same gestures. The page says only
where something stands that a gesture looks for, such as the thumb of the timeline.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from .touch_screen import Point, TouchScreen, straight_path

WIDTH, HEIGHT = 1920, 1080
TIMELINE_LEFT, TIMELINE_RIGHT, TIMELINE_TOP = 424, 1678, 985
"""Where the lanes of the timeline stand on this screen; they reach to its lower edge."""
THUMB, PLAY, NEXT = "[data-time-thumb]", "[data-play]", "[data-step=next]"
LIST, STORIES, NEARER = "[data-list]", "[data-stop-link]", "[data-zoom=in]"
MIDDLE = """([selector, share]) => {
  const shown = [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility());
  const found = shown[Math.floor(share * shown.length)];
  if (!found) return null;
  found.scrollIntoView({ block: "nearest" });
  const { x, y, width, height } = found.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}"""
KEYS = (
    *("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Tab", "Shift+Tab", "Enter", "Space", "Escape"),
    *("Home", "End", "PageUp", "PageDown", "Backspace", "Delete", "Insert", "ContextMenu", "Shift+F10"),
    *("c", "r", "C"),
    *("R", "q", "/", "?", "0", "7", "F1", "F3", "F5", "F6", "F7", "F11", "F12", "Alt+ArrowLeft", "Alt+Home"),
    *("Alt+ArrowRight", "Alt+d", "Alt+F4", "Meta", "PrintScreen", "Control+Shift+i", "Control+Shift+r"),
    *(f"Control+{key}" for key in "acdefghijklnoprstuvwxz0"),
    *("Control+Equal", "Control+Minus", "Control+Enter", "Shift+Enter", "Control+F5", "Control+Shift+n"),
)
"""Keys that the page or the browser may react to."""


def random_point(rng: Random) -> Point:
    """Any point; more often at an edge, and in the lower part, where the controls are."""
    x, y = rng.uniform(0, WIDTH - 1), rng.uniform(0, HEIGHT - 1)
    where = rng.random()
    if where < 0.1:
        return (rng.choice([0.0, 2.0, WIDTH - 2.0]), y)
    if where < 0.2:
        return (x, rng.choice([0.0, 2.0, HEIGHT - 2.0]))
    return (x, HEIGHT - 1 - (HEIGHT - 1 - y) / 3) if where < 0.5 else (x, y)


def nearby_point(rng: Random, point: Point, distance: float) -> Point:
    """A point at most `distance` pixels away in x and in y, clamped to the screen."""
    x, y = point[0] + rng.uniform(-distance, distance), point[1] + rng.uniform(-distance, distance)
    return min(max(x, 0), WIDTH - 1), min(max(y, 0), HEIGHT - 1)


def point_on_timeline(rng: Random) -> Point:
    return rng.uniform(TIMELINE_LEFT, TIMELINE_RIGHT), rng.uniform(TIMELINE_TOP, HEIGHT - 3)


def middle(touch_screen: TouchScreen, rng: Random, selector: str) -> Point:
    """The middle of one of the visible elements of a selector; any point where there is none."""
    instead, share = random_point(rng), rng.random()
    x, y = touch_screen.page.evaluate(MIDDLE, [selector, share]) or instead
    return min(max(x, 0), WIDTH - 1), min(max(y, 0), HEIGHT - 1)


def tap(touch_screen: TouchScreen, rng: Random) -> str:
    at = random_point(rng)
    touch_screen.tap(at)
    return f"tap {_coordinates(at)}"


def quick_taps(touch_screen: TouchScreen, rng: Random) -> str:
    at, count = random_point(rng), rng.randint(2, 6)
    for _ in range(count):
        touch_screen.tap(nearby_point(rng, at, 20))
    return f"{count} quick taps around {_coordinates(at)}"


def swipe(touch_screen: TouchScreen, rng: Random) -> str:
    start, end = random_point(rng), random_point(rng)
    touch_screen.swipe(straight_path(start, end, rng.randint(1, 8)))
    return f"swipe {_coordinates(start)} to {_coordinates(end)}"


def edge_swipe(touch_screen: TouchScreen, rng: Random) -> str:
    """From an edge inwards, as system gestures begin."""
    x, y = random_point(rng)
    start, end = rng.choice(
        [((0, y), (900, y)), ((WIDTH - 1, y), (900, y)), ((x, 0), (x, 700)), ((x, HEIGHT - 1), (x, 300))]
    )
    touch_screen.swipe(straight_path(start, end, 5))
    return f"edge swipe {_coordinates(start)} to {_coordinates(end)}"


def long_press(touch_screen: TouchScreen, rng: Random) -> str:
    at, milliseconds = random_point(rng), rng.randint(400, 1100)
    touch_screen.press(milliseconds, at)
    return f"press of {milliseconds} ms {_coordinates(at)}"


def pinch(touch_screen: TouchScreen, rng: Random) -> str:
    middle, small, large = random_point(rng), 30, rng.randint(100, 500)
    one, two = nearby_point(rng, middle, large), nearby_point(rng, middle, large)
    close = (nearby_point(rng, middle, small), nearby_point(rng, middle, small))
    paths = [straight_path(close[0], one), straight_path(close[1], two)]
    outwards = rng.random() < 0.5
    touch_screen.swipe(*(path if outwards else path[::-1] for path in paths))
    return f"pinch {'outwards' if outwards else 'inwards'} {_coordinates(middle)}"


def rotate(touch_screen: TouchScreen, rng: Random) -> str:
    """Two fingers turn around a point."""
    middle, radius = random_point(rng), rng.randint(60, 300)
    corners: list[Point] = [(radius, 0), (0, radius), (-radius, 0), (0, -radius)]
    paths = [
        [nearby_point(rng, (middle[0] + x, middle[1] + y), 0) for x, y in corners[first:] + corners[:first]]
        for first in (0, 2)
    ]
    touch_screen.swipe(*paths)
    return f"rotation by two fingers {_coordinates(middle)}"


def multi_touch(touch_screen: TouchScreen, rng: Random) -> str:
    places = [random_point(rng) for _ in range(rng.randint(2, 5))]
    touch_screen.tap(*places)
    return f"{len(places)} fingers at once {' '.join(map(_coordinates, places))}"


def cancelled_touch(touch_screen: TouchScreen, rng: Random) -> str:
    start = random_point(rng)
    touch_screen.down(start)
    touch_screen.move(nearby_point(rng, start, 200))
    touch_screen.cancel()
    return f"touch cancelled {_coordinates(start)}"


def sweep(touch_screen: TouchScreen, rng: Random) -> str:
    """Drag the thumb, or any other point of the timeline, to another moment and back to a third one."""
    start = middle(touch_screen, rng, THUMB) if rng.random() < 0.5 else point_on_timeline(rng)
    turn, end = point_on_timeline(rng), point_on_timeline(rng)
    there, back = (
        straight_path(start, turn, rng.randint(2, 12)),
        straight_path(turn, end, rng.randint(1, 6)),
    )
    touch_screen.swipe([*there, *back])
    return f"sweep {_coordinates(start)} to {_coordinates(turn)} to {_coordinates(end)}"


def flick_time(touch_screen: TouchScreen, rng: Random) -> str:
    """A quick drag along the timeline, of one or two events, to one side or the other; often several."""
    starts = [point_on_timeline(rng) for _ in range(rng.randint(1, 4))]
    for start in starts:
        end = (min(max(start[0] + rng.uniform(-600, 600), 0), WIDTH - 1), start[1])
        touch_screen.swipe(straight_path(start, end, rng.randint(1, 2)))
    return f"{len(starts)} flicks of time from {' '.join(map(_coordinates, starts))}"


def sweep_from_street(touch_screen: TouchScreen, rng: Random) -> str:
    """Open a story, go near, where a city plan may stand, and sweep from there."""
    for selector in (LIST, STORIES, NEARER, NEARER):
        touch_screen.tap(middle(touch_screen, rng, selector))
    return f"from near: {sweep(touch_screen, rng)}"


def disturbed_sweep(touch_screen: TouchScreen, rng: Random) -> str:
    """A second finger comes while the thumb is held; both are lifted, or the system cancels them."""
    start, second = middle(touch_screen, rng, THUMB), random_point(rng)
    moment, later = point_on_timeline(rng), point_on_timeline(rng)
    touch_screen.down(start)
    touch_screen.move(moment)
    touch_screen.add(moment, second)
    touch_screen.move(later, nearby_point(rng, second, 150))
    if rng.random() < 0.2:
        touch_screen.cancel()
    else:
        touch_screen.up()
    return f"sweep {_coordinates(start)} to {_coordinates(later)}, a second finger {_coordinates(second)}"


def play_time(touch_screen: TouchScreen, rng: Random) -> str:
    """Let time play, and stop it, or not."""
    at, milliseconds = middle(touch_screen, rng, PLAY), rng.randint(0, 900)
    touch_screen.tap(at)
    touch_screen.page.wait_for_timeout(milliseconds)
    if rng.random() < 0.5:
        touch_screen.tap(at)
    return f"play {_coordinates(at)} for {milliseconds} ms"


def go_to_ending(touch_screen: TouchScreen, rng: Random) -> str:
    """The last story of a life, from the end of the timeline; then on."""
    last, count = (TIMELINE_RIGHT - 2, rng.uniform(TIMELINE_TOP, HEIGHT - 30)), rng.randint(1, 3)
    touch_screen.tap(last)
    for _ in range(count):
        touch_screen.tap(middle(touch_screen, rng, NEXT))
    return f"the end of time {_coordinates(last)}, and {count} steps on"


def press_keys(touch_screen: TouchScreen, rng: Random) -> str:
    pressed = [rng.choice(KEYS) for _ in range(rng.randint(1, 6))]
    for each in pressed:
        touch_screen.page.keyboard.press(each)
    return f"keys {' '.join(pressed)}"


def type_text(touch_screen: TouchScreen, rng: Random) -> str:
    text = "".join(rng.choice("crqwe 0123456789/?.") for _ in range(rng.randint(1, 12)))
    touch_screen.page.keyboard.type(text)
    return f"typed “{text}”"


def click(touch_screen: TouchScreen, rng: Random) -> str:
    at, button = random_point(rng), rng.choice(["left", "right", "middle"])
    count = rng.randint(1, 3)
    touch_screen.page.mouse.click(*at, button=button, click_count=count)  # type: ignore[arg-type]
    return f"mouse: {button} × {count} {_coordinates(at)}"


def mouse_drag(touch_screen: TouchScreen, rng: Random) -> str:
    start, end = random_point(rng), random_point(rng)
    mouse = touch_screen.page.mouse
    mouse.move(*start)
    mouse.down()
    mouse.move(*end, steps=4)
    mouse.up()
    return f"mouse drag {_coordinates(start)} to {_coordinates(end)}"


def wheel(touch_screen: TouchScreen, rng: Random) -> str:
    at, held = random_point(rng), rng.random() < 0.5
    touch_screen.page.mouse.move(*at)
    if held:
        touch_screen.page.keyboard.down("Control")
    touch_screen.page.mouse.wheel(rng.randint(-300, 300), rng.randint(-900, 900))
    if held:
        touch_screen.page.keyboard.up("Control")
    return f"wheel{' with Control' if held else ''} {_coordinates(at)}"


def idle_time(touch_screen: TouchScreen, rng: Random) -> str:
    """No input for some time; sometimes long enough for the "still there?" question, or for the reset."""
    seconds = rng.choice([30, 70, 100, 200])
    touch_screen.page.evaluate("seconds => skipSeconds(seconds)", seconds)
    touch_screen.page.wait_for_timeout(400)
    return f"{seconds} s without input"


def _coordinates(point: Point) -> str:
    return f"({point[0]:.0f}, {point[1]:.0f})"


GESTURES: dict[Callable[[TouchScreen, Random], str], int] = {
    tap: 40,
    swipe: 12,
    quick_taps: 6,
    edge_swipe: 5,
    long_press: 5,
    pinch: 8,
    rotate: 4,
    multi_touch: 6,
    cancelled_touch: 2,
    sweep: 8,
    flick_time: 4,
    sweep_from_street: 2,
    disturbed_sweep: 3,
    play_time: 2,
    go_to_ending: 2,
    press_keys: 6,
    type_text: 2,
    click: 4,
    mouse_drag: 2,
    wheel: 3,
    idle_time: 1,
}
"""Each gesture, and its relative frequency."""
