"""What stands for a figure: values, times, labels with their values, whole statements, all by form."""
