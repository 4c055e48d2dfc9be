/** What holds for the whole page, whatever part or screen is shown: each line here is one such promise. */

import "./presence.js"; // it must know of the first touch
import "./waking.js"; // and after it: the touch that wakes the page presses nothing
import "./beat.js"; // whoever watches over the screen knows that it lives
