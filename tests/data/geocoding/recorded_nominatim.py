"""A Nominatim server on this machine: it returns records made by hand and logs the requests."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit


def record(name: str, lat: str, lon: str, country: str = "de", **more: Any) -> dict[str, Any]:
    """One record of a search, as `format=json&addressdetails=1&namedetails=1` returns it."""
    return {
        "place_id": 100,
        "licence": "Data © OpenStreetMap contributors, ODbL 1.0.",
        "osm_type": "node",
        "osm_id": 200,
        "lat": lat,
        "lon": lon,
        "class": "place",
        "type": "village",
        "addresstype": "village",
        "importance": 0.45,
        "name": name,
        "display_name": f"{name}, Somewhere",
        "address": {"village": name, "country_code": country},
        "namedetails": {"name": name},
        "boundingbox": ["0", "1", "0", "1"],
        **more,
    }


@dataclass
class RecordedNominatim:
    """What the server answers, and the requests it got. `bodies`: name → records, or a raw body."""

    bodies: dict[str, Any] = field(default_factory=dict)
    status: int = 200
    delay: float = 0.0
    queries: list[dict[str, str]] = field(default_factory=list)
    user_agents: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    address: str = ""


@contextmanager
def running(recorded: RecordedNominatim) -> Iterator[None]:
    """Serve on a free port of the loopback interface; its URL is then `recorded.address`."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {key: values[0] for key, values in parse_qs(parts.query).items()}
            recorded.queries.append(query)
            recorded.paths.append(parts.path)
            recorded.user_agents.append(self.headers["User-Agent"])
            time.sleep(recorded.delay)
            body = recorded.bodies.get(query.get("q", ""), [])
            content = body if isinstance(body, bytes) else json.dumps(body).encode()
            self.send_response(recorded.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    recorded.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
