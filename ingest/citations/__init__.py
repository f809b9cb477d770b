"""What a text rests on: plans, decisions and laws."""
