"""Loaded by every Python that the test starts, workers too: whoever reaches for a network is refused and noted."""

import os
import sys

NETWORK = (
    "socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.sendto",
    "socket.sendmsg", "urllib.Request", "http.client.connect", "ftplib.connect", "smtplib.connect",
)  # fmt: skip
UNIX = 1  # AF_UNIX; Windows has none that Python uses


def refuse(event, given):
    """Python tells its audit hooks before it does anything of the kind; nothing in Python can get round them."""
    local = (
        event.startswith("socket.") and getattr(given[0], "family", None) == UNIX
    )  # between processes of one machine
    telemetry = event == "open" and f"openvino_telemetry{os.sep}" in str(given[0])
    if (event in NETWORK and not local) or telemetry:
        with open(os.environ["OFFLINE_NOTES"], "a", encoding="utf-8") as notes:  # noqa: PTH123 (before pathlib)
            notes.write(f"{event} {given[:2]!r}\n")
        raise OSError("there is no network here")


sys.addaudithook(refuse)
