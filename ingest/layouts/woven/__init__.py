"""Tables whose wrapped cells came out line by line, those of one row woven into each other, as plain `pdftotext` does.

40～64歳男 / 1 適正体重を維持している人の割 / 62.8％ 70.0％ / 合 / 性    is the row
1   適正体重を維持している人の割合   40～64歳男性   62.8％   70.0％
"""
