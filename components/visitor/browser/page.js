/** The scripts of the whole page, whatever part or screen is shown. Their order is that of their event listeners. */

import "./inactivity.js"; // first: it must receive the first touch
import "./corner_gesture.js"; // it must receive events that a part stops, and the touch that wakes the page
import "./wake_on_touch.js"; // after these two: it stops the touch that wakes the page, which must press nothing
import "./lockdown.js"; // a visitor cannot leave the exhibit
import "./heartbeat.js"; // the supervisor sees that the page is alive
import "./visit_log.js"; // counts how the exhibit is used, and nothing else
import "./ripple.js"; // a touch on nothing is seen to be felt
