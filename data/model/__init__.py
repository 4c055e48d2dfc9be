"""The domain model: exhibit, person, stop, place, leg, date, problem. Nothing here reads an exhibit."""
