"""What the scripts of bench, interop and faults share. Python 3.11, standard library only."""
