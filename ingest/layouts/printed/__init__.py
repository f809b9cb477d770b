"""Tables set in columns of print, as `pdftotext -layout` leaves them."""
