"""The security headers: what a page may load and run, and who may embed it."""

import base64
import hashlib
import os
import re

FRAME_ANCESTORS = "EFUS_FRAME_ANCESTORS"
ORIGIN = re.compile(r"'self'|https?://[A-Za-z0-9*.-]+(:\d+)?")


def read_headers(page: str) -> dict[str, str]:
    """The headers for a page, with the origins that FRAME_ANCESTORS names."""
    return write_headers(page, os.environ.get(FRAME_ANCESTORS, ""))


def write_headers(page: str, ancestors: str) -> dict[str, str]:
    """The security headers, for a page whose inline scripts alone may run.

    `ancestors` are the origins that may embed the explorer, separated by spaces; none
    where it is blank. ValueError where one of them is no origin.
    """
    for origin in ancestors.split():
        if not ORIGIN.fullmatch(origin):
            raise ValueError(
                f"{FRAME_ANCESTORS} holds {origin!r}; write origins such as "
                "https://www.city.example, separated by spaces"
            )
    scripts = re.findall(r'<script(?: type="importmap")?>(.*?)</script>', page, flags=re.DOTALL)
    hashes = " ".join(f"'sha256-{_hash(script)}'" for script in scripts)
    policy = {
        "default-src": "'self'",
        "script-src": f"'self' {hashes}",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": ancestors or "'none'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
