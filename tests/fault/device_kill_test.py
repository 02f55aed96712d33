#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 of the real program at the n-th disk or network call while it is enrolled by a one-time code: the same command,
run again, always ends with the certificate that the portal has given for this code, and there is only one. Then while the
province's command wipes it: all keys are there or none, what waits stays sealed for the portal, and the same command ends
it. --soak makes it kill at every call instead of an even sample."""
import argparse
import base64
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from counter import OFFICE, Counter, Portal, slow_pc  # noqa: E402
from kill_test import DISK_CALLS, KILLED, NET_CALLS, calls_made, killing, sample  # noqa: E402
from shred_kill_test import SHEETS, sql  # noqa: E402

SEED_PREFIX = "302e020100300506032b657004220420"  # of a private key of Ed25519 in PKCS #8
KEYS = "SELECT (SELECT count(*) FROM account WHERE length(slot_key)>0), (SELECT count(*) FROM key_version)," \
       " (SELECT count(*) FROM device_key WHERE length(seed)>0), (SELECT count(*) FROM device_certificate)"


class DeviceKillTest:
    def __init__(self, programs, work, most):
        self.programs, self.work, self.most = programs, work, most
        self.kills = self.wrong = self.codes = 0

    def expect(self, truth, sentence):
        if not truth:
            self.wrong += 1
            print(f"NOT TRUE: {sentence}", flush=True)

    def copy(self):
        shutil.rmtree(self.work / "copy", ignore_errors=True)
        shutil.copytree(self.template.data, self.work / "copy")
        counter = Counter(self.programs, self.work / "copy")
        counter.passphrase = self.template.passphrase
        return counter

    def prepare(self):
        province = self.work / "province"
        province.mkdir()
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc", "-keyout",
                        "ca.key", "-out", "ca.pem", "-days", "30", "-subj", "/CN=Province"], cwd=province, check=True,
                       stderr=subprocess.DEVNULL)
        paper = self.work / "paper"
        subprocess.run([f"{self.programs}/counterfoil-sample-pages", "--out", str(paper), "--pages", SHEETS], check=True,
                       stdout=subprocess.DEVNULL)
        self.portal = Portal(self.programs, self.work / "portal", authority=province)
        self.template = Counter(self.programs, self.work / "template")
        self.template.init(None, paper, self.work, role="supervisor", env=slow_pc(self.programs))

    def enrol(self):
        """The words of an enrolment by a code of its own."""
        self.codes += 1
        code = f"MA-{self.codes}"
        self.portal.control(codes=[{"code": code, "office": OFFICE, "device": f"quay-{self.codes}"}])
        return ["enrol", "--code", code, "--portal", self.portal.url, *self.template.sign_in]

    def given(self, device):
        """The certificates that the portal has given to this device."""
        answers = [json.loads(file.read_text())["answer"] for file in (self.work / "portal").glob("enrolment-*")]
        return [answer["certificate"] for answer in answers if answer["device"] == device]

    def run_enrolments(self, calls):
        total, answer = calls_made(self.copy(), calls, *self.enrol())
        self.expect(answer["exit_code"] == 0, f"cannot be enrolled at all: {answer}")
        for n in sample(total, self.most):
            counter = self.copy()
            words = self.enrol()
            device = f"quay-{self.codes}"
            killed = counter.run(*words, before=killing(calls, n), check=False)
            self.kills += killed["exit_code"] in KILLED
            again = counter.run(*words, check=False)
            # Killed behind its last word it is enrolled, and its code is used.
            isDone = again["exit_code"] == 0 or again["error"]["code"] == "code_refused"
            self.expect(isDone, f"enrolment killed at {n}: {again}")
            rows = sql(counter, ["SELECT state, certificate FROM device_certificate WHERE state='in_force'"])
            self.expect(rows == [("in_force", certificate) for certificate in self.given(device)],
                        f"enrolment killed at {n}: another certificate than the portal's is in force")
            device_id, = sql(counter, ["SELECT json_extract(value, '$.deviceId') FROM setting WHERE key='counter_setup'"])
            self.expect(device_id == (device,), f"enrolment killed at {n}: {device_id}")

    def settle(self):
        """Enrolled, with a dossier that waits, sealed for the portal, and the province's command."""
        counter = self.template
        device = counter.run(*self.enrol())["device"]
        pair = counter.run("keys", "make", "--out", self.work / "portal.secret")
        sql(counter, [f"UPDATE setting SET value=json_set(value, '$.portalKeyHex', '{pair['public']}') WHERE key='counter_setup'"])
        counter.receive(counter.run("scan")["batch"])
        (key,), = sql(counter, ["SELECT lower(hex(public_key)) FROM device_key"])
        payload = json.dumps({"format": "intake/1 command", "kind": "wipe", "device": device, "ed25519": key}).encode()
        seed = SEED_PREFIX + (self.work / "portal/root.seed").read_text().strip()
        (self.work / "root.der").write_bytes(bytes.fromhex(seed))
        (self.work / "message").write_bytes(b"intake/1 command\n" + payload)
        subprocess.run(["openssl", "pkeyutl", "-sign", "-rawin", "-keyform", "DER", "-inkey", "root.der", "-in", "message", "-out", "sig"],
                       cwd=self.work, check=True)
        (self.work / "command").write_text(json.dumps({"command": base64.b64encode(payload).decode(),
                                                       "sig": base64.b64encode((self.work / "sig").read_bytes()).decode()}))

    def run_wipes(self):
        words = ["wipe", "--command", self.work / "command", *self.template.sign_in]
        total, answer = calls_made(self.copy(), DISK_CALLS, *words)
        self.expect(answer["exit_code"] == 0, f"cannot be wiped at all: {answer}")
        whole, = sql(self.template, [KEYS])
        for n in sample(total, self.most):
            counter = self.copy()
            killed = counter.run(*words, before=killing(DISK_CALLS, n), check=False)
            self.kills += killed["exit_code"] in KILLED
            left, = sql(counter, [KEYS])
            self.expect(left in (whole, (0, 0, 0, 0)), f"wipe killed at {n}: some keys are gone: {left}")
            again = counter.run(*words, check=False)
            isDone = again["exit_code"] == 0 if left == whole else again.get("error", {}).get("code") == "wiped"
            self.expect(isDone, f"wipe killed at {n}: {again}")
            self.expect(sql(counter, [KEYS]) == [(0, 0, 0, 0)], f"wipe killed at {n}, then run again: keys are left")
            sealed = sql(counter, ["SELECT count(*) FROM delivery WHERE length(body)>0 AND length(key_for_portal)>0"])
            self.expect(sealed == [(1,)], f"wipe killed at {n}: what waits is not sealed for the portal")
            self.expect(counter.run("audit", "verify", check=False)["exit_code"] == 0, f"wipe killed at {n}: the audit does not hold")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", required=True)
    parser.add_argument("--soak", action="store_true", help="kill at every call")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="counterfoil-device-") as folder:
        test = DeviceKillTest(args.programs, pathlib.Path(folder), 10**6 if args.soak else 6)
        test.prepare()
        try:
            for calls in (DISK_CALLS, NET_CALLS):
                test.run_enrolments(calls)
            test.settle()
            test.run_wipes()
        finally:
            test.portal.stop()
    print(f"{test.kills} kills, {test.wrong} sentences not true")
    return 0 if test.wrong == 0 and test.kills >= 12 else 1


if __name__ == "__main__":
    sys.exit(main())
