"""Everything that can be looked at, under one path each: on a page, in an embed, in a briefing."""
