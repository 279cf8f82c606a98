"""Write what nginx and supervisor run several servers with, into a folder of their own.

`python -m deploy.prepare FOLDER`; the environment says how many and where (see `Plan`).
"""

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from string import Template

HERE = Path(__file__).resolve().parent
MIME_TYPES = "/etc/nginx/mime.types"


@dataclass(frozen=True)
class Plan:
    """How many servers there are, and how nginx answers for them.

    `ports` are those of the servers on this machine; `listen` is nginx's address and port. With
    `certificate` and `key`, two files, it answers by HTTPS and HTTP/2. `most_visits` are the
    visits that one address may have open at once, `most_in_all` those of all, `costly_rate` the
    requests for a workbook or a package that it may send (nginx's form: 5r/s).
    """

    ports: tuple[int, ...]
    listen: str = "8500"
    certificate: str = ""
    key: str = ""
    most_visits: int = 500
    most_in_all: int = 2000
    costly_rate: str = "5r/s"


def read_plan() -> Plan:
    """The plan that the environment asks for; ValueError where it is no number, or half a pair."""
    count = int(os.environ.get("SERVERS") or os.cpu_count() or 1)
    first = int(os.environ.get("FIRST_PORT") or 8501)
    certificate, key = os.environ.get("CERTIFICATE", ""), os.environ.get("KEY", "")
    if bool(certificate) != bool(key):
        raise ValueError("HTTPS needs both files: CERTIFICATE and KEY")
    return Plan(
        ports=tuple(range(first, first + count)),
        listen=os.environ.get("LISTEN") or Plan.listen,
        certificate=certificate,
        key=key,
        most_visits=int(os.environ.get("MOST_VISITS") or Plan.most_visits),
        most_in_all=int(os.environ.get("MOST_IN_ALL") or Plan.most_in_all),
    )


def prepare(folder: Path, plan: Plan) -> None:
    """Write nginx.conf and supervisord.conf into a folder, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    pair = f"ssl_certificate {plan.certificate};\n        ssl_certificate_key {plan.key};"
    servers = [f"server 127.0.0.1:{port} max_fails=1 fail_timeout=5s;" for port in plan.ports]
    _fill(
        folder / "nginx.conf",
        SERVERS="\n        ".join(servers),
        LISTEN=f"{plan.listen} ssl http2" if plan.certificate else plan.listen,
        CERTIFICATE=pair if plan.certificate else "",
        MIME_TYPES=MIME_TYPES,
        MOST_VISITS=plan.most_visits,
        MOST_IN_ALL=plan.most_in_all,
        COSTLY_RATE=plan.costly_rate,
    )
    _fill(
        folder / "supervisord.conf",
        PYTHON=sys.executable,
        ROOT=HERE.parent,
        FIRST_PORT=plan.ports[0],
        COUNT=len(plan.ports),
        NGINX=find_nginx() or "nginx",
        FOLDER=folder.resolve(),
    )


def find_nginx() -> str | None:
    """The program nginx, which Debian keeps apart; None where there is none."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


def _fill(target: Path, **values: object) -> None:
    template = Template((HERE / target.name).read_text(encoding="utf-8"))
    target.write_text(template.substitute(values), encoding="utf-8")


if __name__ == "__main__":
    prepare(Path(sys.argv[1]), read_plan())
