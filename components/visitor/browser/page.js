/** What holds for the whole page, whatever part or screen is shown: each line here is one such promise. */

import "./inactivity.js"; // it must know of the first touch
import "./corner_gesture.js"; // it must hear what a part keeps for itself, and the touch that wakes
import "./wake_on_touch.js"; // and after them: the touch that wakes the page presses nothing
import "./lockdown.js"; // nobody leaves the exhibit
import "./heartbeat.js"; // whoever watches over the screen knows that it lives
import "./visit_log.js"; // how the exhibit is used is counted, and nothing else
