"""One running instance: its protocol, its server, and the client that talks to it (no Qt)."""
