# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT
"""An FTP server on loopback for a folder, for the user ann with the password s3cret.
Prints its port when it is ready. Ends when its standard input does."""

import sys
import threading

try:
    from pyftpdlib.authorizers import DummyAuthorizer
    from pyftpdlib.handlers import FTPHandler
    from pyftpdlib.servers import ThreadedFTPServer
except ImportError as missing:
    sys.exit(f"install python3-pyftpdlib, the FTP server of this test ({missing})")

FTPHandler.authorizer = DummyAuthorizer()
FTPHandler.authorizer.add_user("ann", "s3cret", sys.argv[1], perm="elr")
FTPHandler.auth_failed_timeout = 0
server = ThreadedFTPServer(("127.0.0.1", 0), FTPHandler)
print(server.address[1], flush=True)
threading.Thread(target=lambda: (sys.stdin.read(), server.close_all()), daemon=True).start()
server.serve_forever(handle_exit=False)
