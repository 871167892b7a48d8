"""What people see on a terminal; what programs see when there is none."""
