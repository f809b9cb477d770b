"""What the KPIs of a place measure: the heading, measure, result, project or sheet they stand under."""
