# SPDX-License-Identifier: GPL-3.0-or-later
"""A counter and its portal as processes, for whole-program tests and the demo. Standard library only."""
import json
import os
import pathlib
import subprocess
import urllib.request

PASSPHRASE = "đường sắt thống nhất"
CLERK = "mau"
TOKEN, OFFICE, DEVICE = "demo-token", "demo-office", "demo-device"


class Portal:
    """The stand-in portal on a free loopback port."""

    def __init__(self, programs, data, faults=(), authority=""):
        self.command = [str(pathlib.Path(programs) / "counterfoil-portal"), "--data", str(data), "--device",
                        f"{TOKEN}={OFFICE}/{DEVICE}", "--authority", str(authority)]
        self.faults = list(faults)
        self.port = 0
        self.start()

    def start(self):
        orders = ["--control", json.dumps({"faults": self.faults})] if self.faults else []
        self.process = subprocess.Popen(self.command + ["--port", str(self.port)] + orders, stdout=subprocess.PIPE,
                                        text=True)
        ready = json.loads(self.process.stdout.readline())
        self.port, self.key, self.kid, self.name = ready["port"], ready["receipt_key"], ready["kid"], ready["portal"]
        self.seal_key = ready["seal_key"]

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def control(self, **order):
        request = urllib.request.Request(self.url + "/control", json.dumps(order).encode(), method="POST")
        urllib.request.urlopen(request).close()

    def state(self):
        with urllib.request.urlopen(self.url + "/control/state") as answer:
            return json.load(answer)


def slow_pc(programs):
    """The environment of a PC that is too slow for more than the least that a guess of the passphrase may cost: tests that
    are not about passphrases set their counters up there, and sign in faster."""
    return {"LD_PRELOAD": str(pathlib.Path(programs).resolve().parent / "peers" / "slow-pc.so"),
            "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0"}


class Failed(Exception):
    def __init__(self, code, answer, stderr):
        super().__init__(f"exit {code}: {stderr.strip()} {answer}")
        self.code, self.answer, self.stderr = code, answer, stderr


class Counter:
    """counterfoilctl over one data folder."""

    def __init__(self, programs, data):
        self.programs = pathlib.Path(programs)
        self.data = pathlib.Path(data)

    def command(self, *words):
        return [str(self.programs / "counterfoilctl"), "--data", str(self.data), "--json", *map(str, words)]

    def run(self, *words, before=(), check=True, env=None):
        """The JSON answer; raises Failed on another exit code than 0 unless `check` is off."""
        if before:  # under a tracer: the leak sanitizer cannot work there
            env = {"ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0", **(env or {})}
        done = subprocess.run([*before, *self.command(*words)], capture_output=True, text=True,
                              env={**os.environ, **(env or {})})
        try:
            answer = json.loads(done.stdout) if done.stdout.strip() else {}
        except json.JSONDecodeError:
            answer = {"unreadable": done.stdout}
        if check and done.returncode != 0:
            raise Failed(done.returncode, answer, done.stderr)
        answer["exit_code"] = done.returncode
        answer["stderr"] = done.stderr
        return answer

    def init(self, portal, stack, work, role="clerk", recovery_key="", env=None):
        """Makes the data folder a counter that scans the sheets in `stack` through SANE's pnm driver."""
        work = pathlib.Path(work)
        config = {
            "superiorBody": "UBND PHƯỜNG MẪU",
            "office": "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
            "postOffice": "Bưu cục Mẫu",
            "place": "Hà Nội",
            "returnPlace": "Quầy số 7, Bưu cục Mẫu",
            "trackingUrl": "https://tracuu.example.vn/?ma={number}",
            "portalUrl": portal.url if portal else "",
            "portalToken": TOKEN,
            "portalName": portal.name if portal else "",
            "officeId": OFFICE,
            "deviceId": DEVICE,
            "receiptKeyId": portal.kid if portal else "",
            "receiptKeyHex": portal.key if portal else "",
            "recoveryKeyHex": recovery_key,
            "portalKeyHex": portal.seal_key if portal else "",
            "range": {"unitCode": "H15.50.05.13", "counter": "Q07", "first": 5000, "last": 5999},
            "scanner": {"device": "pnm:0", "mode": "colour", "dpi": 300, "backends": ["pnm"], "stack": str(stack)},
        }
        (work / "counter.json").write_text(json.dumps(config, ensure_ascii=False), encoding="utf-8")
        (work / "passphrase").write_text(PASSPHRASE + "\n", encoding="utf-8")
        self.passphrase = work / "passphrase"
        return self.run("init", "--config", work / "counter.json", "--clerk", CLERK, "--full-name", "Trần Văn Mẫu",
                        "--role", role, "--passphrase-file", self.passphrase, env=env)

    @property
    def sign_in(self):
        """For commands that read or write what is sealed."""
        return ("--clerk", CLERK, "--passphrase-file", self.passphrase)

    def receive(self, batch, **how):
        return self.run("receive", "--batch", batch, "--procedure", "1.001193", *self.sign_in, **how)

    def sync(self, **how):
        return self.run("sync", *self.sign_in, **how)

    def show(self, dossier, out=None):
        return self.run("show", dossier, *self.sign_in, *(("--out", out) if out else ()))

    def sealed_file(self, document):
        return self.data / "documents" / document[:2] / f"{document}.sealed"
