"""Tables whose rows stand on printed lines: cells given to columns, rows put together, one KPI a row."""
