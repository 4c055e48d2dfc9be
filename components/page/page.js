/** The scripts of the whole page in Streamlit, whatever part or screen is shown. */

import "../visitor/browser/page.js";
import "./poster.js";
import "./streamlit_dom.js";
import "./react_aria_leak.js";
