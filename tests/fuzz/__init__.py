"""Texts as nobody would write them: every one is read without a crash, without a hang and with exact quotes."""
