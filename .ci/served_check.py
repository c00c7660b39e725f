"""Serves a store on a free loopback port, runs a check script against its endpoint, and stops the server.

python .ci/served_check.py KG STORE CHECK_SCRIPT
"""

import socket
import subprocess
import sys
import time
import urllib.request

kg, store, script = sys.argv[1:]
with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]
address = f"http://127.0.0.1:{port}"
server = subprocess.Popen([kg, "serve", "--store", store, "--host", "127.0.0.1", "--port", str(port)])
try:
    for _ in range(100):
        try:
            urllib.request.urlopen(f"{address}/health", timeout=1).close()
            break
        except OSError:
            time.sleep(0.1)
    result = subprocess.run([sys.executable, script, f"{address}/sparql"], check=False).returncode
finally:
    server.terminate()
    server.wait(10)
sys.exit(result)
