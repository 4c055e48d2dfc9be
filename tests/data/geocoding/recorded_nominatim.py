"""A Nominatim on this machine: answers written by hand in the real one's shape, and what it was asked."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


def record(name: str, lat: str, lon: str, country: str = "de", **more: Any) -> dict[str, Any]:
    """One record of a search, as `format=json&addressdetails=1&namedetails=1` gives it."""
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
class Recorded:
    """What the server is to say, and what it heard. `bodies`: name → records, or the raw body itself."""

    bodies: dict[str, Any] = field(default_factory=dict)
    status: int = 200
    delay: float = 0.0
    asked: list[dict[str, str]] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    address: str = ""


def serve(recorded: Recorded) -> ThreadingHTTPServer:
    """A server on a free port of the loopback; the caller runs and closes it."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {key: values[0] for key, values in parse_qs(parts.query).items()}
            recorded.asked.append(query)
            recorded.paths.append(parts.path)
            recorded.agents.append(self.headers["User-Agent"])
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

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    recorded.address = f"http://127.0.0.1:{server.server_address[1]}"
    return server
