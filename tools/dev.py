"""`make dev`: the server and the phone's application, both reloading, stopped together."""

import os
import signal
import subprocess
import sys
import time

from tools.install import PWA
from tools.running import ROOT, VENV, say


def main() -> int:
    """Run both until one ends or the person presses Ctrl-C."""
    path = f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    os.environ["PATH"] = path
    if subprocess.run(["kaftruck", "migrate"], cwd=ROOT, check=False).returncode:
        return 1
    port = os.environ.get("KAFTRUCK_PORT", "8000")
    serve = "uvicorn api.main:from_environment --factory --reload --reload-dir api"
    server = f"{serve} --no-access-log --port {port}".split()
    phone = ["npm", "run", "--silent", "dev"]
    running = [
        subprocess.Popen(command, cwd=cwd, start_new_session=True)
        for command, cwd in ((server, ROOT), (phone, PWA))
    ]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        while all(process.poll() is None for process in running):
            time.sleep(0.2)
    except KeyboardInterrupt:
        say("")
    finally:
        for process in running:
            _stop(process)
    return 0


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a process and all it started: its session is its own."""
    for wish in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, wish)
            process.wait(5)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue


if __name__ == "__main__":
    sys.exit(main())
