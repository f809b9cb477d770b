"""Printed tables whose rows are of groups, by age and sex, beside the name of an indicator that is merged over them."""
