"""Negotiation domains and preference profiles in the XML format of GENIUS.

The field exchanges its test negotiations in this format. What is read here follows the format's
own semantics; where the field has several definitions, ours is stated in the answer. Pure: no
Qt, no database, and numpy is imported when a sweep needs it.
"""
