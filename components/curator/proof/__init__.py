"""The proof sheet: every text of an exhibit in one HTML file, to be printed, corrected and signed."""
