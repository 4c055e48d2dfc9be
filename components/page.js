/** What holds for the whole page, whatever part or screen is shown: each line here is one such promise. */

import "./presence.js"; // it must know of the first touch
import "./visit_log.js";
