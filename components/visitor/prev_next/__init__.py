"""Previous story and next story: the ends of the card's foot."""
