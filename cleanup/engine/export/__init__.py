"""Reports in the forms that programs and notebooks ask for: plain data, and a fragment of HTML."""
