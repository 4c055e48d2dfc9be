"""Tests of the proof sheet."""
