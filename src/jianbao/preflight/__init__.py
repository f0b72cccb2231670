"""Preflight 印前检查: whether a PDF, ours or anyone's, can go to press as it is.

It reads the finished file and changes nothing. `codes` is loaded with every build, what reads PDF
by `check` alone.
"""
