"""Targets said in running text: times and figures → what each of them is → the name → one KPI a target."""
