"""What `encoding.py` knows: how each charset garbles UTF-8, what real words look like, what is lost."""
