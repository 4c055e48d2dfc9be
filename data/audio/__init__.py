"""The maker of the two sounds that ship: nothing imports it."""
