"""What a good colleague would point out to a curator. One kind of advice a file; no code here."""
