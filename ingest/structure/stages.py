"""The words with which logic models name their stages, as parts of patterns: 中期アウトカム."""

STAGE_TIME = "(?:初期|短期|中期|長期|中間|最終|直接)?"
STAGE_WORD = "(?:アウトプット|アウトカム|インパクト)"
STAGE = STAGE_TIME + STAGE_WORD
