/** What holds for the whole page, whatever part or screen is shown: each line here is one such promise. */

import "./presence.js"; // it must know of the first touch
import "./staff/corner.js"; // it must hear what a part keeps for itself
import "./lock.js"; // nobody leaves the exhibit
