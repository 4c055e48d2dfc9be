/** What holds for the whole page, whatever part or screen is shown: each line here is one such promise. */

import "./presence.js"; // it must know of the first touch
import "./staff/corner.js"; // it must hear what a part keeps for itself, and the touch that wakes
import "./waking.js"; // and after them: the touch that wakes the page presses nothing
import "./lock.js"; // nobody leaves the exhibit
import "./unremembered.js"; // what has left the page is held by nobody
import "./beat.js"; // whoever watches over the screen knows that it lives
import "./visit_log.js"; // how the exhibit is used is counted, and nothing else
