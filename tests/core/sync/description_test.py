#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The description of intake v1 and what really goes over the wire are one: everything that the client asks and the portal
answers in the tests of the sync is recorded and held against it. A path, status, header or member that is not described is
a failure; so is one that is described and never seen."""
import argparse
import base64
import copy
import hashlib
import http.client
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import jsonschema

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support"))
from counter import DEVICE, OFFICE, TOKEN, Portal  # noqa: E402

ARGS = None
METHODS = ("get", "put", "post", "patch", "head", "delete", "options")
# Of HTTP itself; OpenAPI leaves them to it.
PLAIN_ASKED = {"host", "accept", "accept-encoding", "authorization", "content-type", "content-length", "user-agent", "connection",
               "x-device-subject"}  # from the front, which has seen the device's certificate
PLAIN_ANSWERED = {"date", "content-type", "content-length", "connection"}
STRANGERS = ("/v1/token", "/v1/enrolments")  # asked before there is a token
# Faults whose answer is not the portal's own.
FOREIGN = {"html", "status", "refuse", "wrong_receipt", "wrong_numbers", "wrong_offset"}
ODD = "0" * 31 + "d"  # request id of what no counter asks: only the answer has to be as described


class Undescribed(Exception):
    pass


def national_record(number):
    """The shortest one."""
    schemas = json.loads(pathlib.Path(ARGS.description).read_text(encoding="utf-8"))["components"]["schemas"]
    record = {name: [] if member.get("type") == "array" else member.get("enum", [""])[0]
              for name, member in schemas["NationalRecord"]["properties"].items()}
    return {**record, "MaHoSo": number, "MaTTHC": "1.001193", "ChuHoSo": "Nguyễn Văn Mẫu"}


class Description:
    def __init__(self, document):
        self.document = document
        self.seen = set()
        self.validators = {}
        self.strict = copy.deepcopy(document["components"])
        self.close(self.strict)
        self.paths = [(re.compile(re.sub(r"\{\w+\}", "([^/]+)", path) + "$"), path) for path in document["paths"]]

    def close(self, part):
        """Members that are not described are refused."""
        if isinstance(part, dict):
            if isinstance(part.get("properties"), dict):
                part.setdefault("additionalProperties", False)
            for each in part.values():
                self.close(each)
        elif isinstance(part, list):
            for each in part:
                self.close(each)

    def resolved(self, part):
        """What a reference names, and its place."""
        while "$ref" in part:
            place = part["$ref"]
            part = self.document
            for name in place.removeprefix("#/").split("/"):
                part = part[name]
        return part

    def hold(self, value, schema, where):
        key = json.dumps(schema, sort_keys=True)
        if key not in self.validators:
            closed = copy.deepcopy(schema)
            self.close(closed)
            self.validators[key] = jsonschema.Draft202012Validator({**closed, "components": self.strict})
        error = jsonschema.exceptions.best_match(self.validators[key].iter_errors(value))
        if error:
            raise Undescribed(f"{where}: {'/'.join(map(str, error.path))}: {error.message}")
        self.walk(value, schema)

    def walk(self, value, schema, place=""):
        """Notes each member that was seen, by the schema that describes it."""
        if "$ref" in schema:
            place = schema["$ref"]
            schema = self.resolved(schema)
        for way in schema.get("oneOf", []):
            if jsonschema.Draft202012Validator({**way, "components": self.strict}).is_valid(value):
                self.walk(value, way, place)
        if isinstance(value, dict):
            for name, member in value.items():
                if name in schema.get("properties", {}):
                    self.seen.add(f"{place}.{name}")
                    self.walk(member, schema["properties"][name], f"{place}.{name}")
        if isinstance(value, list) and "items" in schema:
            for member in value:
                self.walk(member, schema["items"], place + "[]")
        if "contentSchema" in schema:
            inside = json.loads(base64.b64decode(value, validate=True))
            self.hold(inside, schema["contentSchema"], "inside a member")

    def members(self):
        """All that is described, as walk() names it."""
        found = set()

        def gather(schema, place):
            for name, member in schema.get("properties", {}).items():
                found.add(f"{place}.{name}")
                gather(member, f"{place}.{name}")
            if isinstance(schema.get("items"), dict):
                gather(schema["items"], place + "[]")
        for name, schema in self.document["components"]["schemas"].items():
            gather(schema, f"#/components/schemas/{name}")
        return found

    def operation(self, exchange):
        for pattern, path in self.paths:
            match = pattern.match(exchange["path"])
            operation = self.document["paths"][path].get(exchange["method"].lower()) if match else None
            if operation is not None:
                names = re.findall(r"\{(\w+)\}", path)
                shared = self.document["paths"][path].get("parameters", [])
                return operation, shared, dict(zip(names, match.groups()))
        raise Undescribed(f"{exchange['method']} {exchange['path']} is no described operation")

    def parameters(self, operation, shared, exchange, in_path):
        given = {"path": in_path, "query": exchange["query"], "header": exchange["headers"]}
        left = set(exchange["query"]) | (set(exchange["headers"]) - PLAIN_ASKED)
        for parameter in map(self.resolved, shared + operation.get("parameters", [])):
            name = parameter["name"].lower() if parameter["in"] == "header" else parameter["name"]
            left.discard(name)
            where = f"{operation['operationId']}: {parameter['in']} {parameter['name']}"
            if name in given[parameter["in"]]:
                self.hold(given[parameter["in"]][name], parameter["schema"], where)
                self.seen.add(where)
            elif parameter["required"]:
                raise Undescribed(f"{where} is missing")
        if left:
            raise Undescribed(f"{operation['operationId']}: {sorted(left)} are not described")

    def content(self, described, kind, body, where):
        if kind not in described:
            raise Undescribed(f"{where}: {kind or 'no type'} is not described")
        self.seen.add(f"{where}: {kind}")
        if kind.endswith("json"):
            self.hold(json.loads(body), described[kind]["schema"], where)

    def asked(self, exchange):
        operation, shared, in_path = self.operation(exchange)
        self.parameters(operation, shared, exchange, in_path)
        described = operation.get("requestBody", {}).get("content", {})
        where = operation["operationId"]
        if described:
            self.content(described, exchange["headers"].get("content-type", ""), exchange["body"], where)
        elif exchange["body"]:
            raise Undescribed(f"{where}: a body that is not described")

    def answered(self, exchange):
        operation = self.operation(exchange)[0]
        status = str(exchange["status"])
        name = status if status in operation["responses"] else status[0] + "XX"
        where = f"{operation['operationId']}: {name}"
        if name not in operation["responses"]:
            raise Undescribed(f"{where} is not described")
        answer = self.resolved(operation["responses"][name])
        self.seen.add(where)
        headers = {key.lower(): value for key, value in exchange["answer_headers"]}
        left = set(headers) - PLAIN_ANSWERED
        for key, header in answer.get("headers", {}).items():
            left.discard(key.lower())
            if key.lower() not in headers:
                raise Undescribed(f"{where}: {key} is missing")
            self.hold(headers[key.lower()], self.resolved(header)["schema"], f"{where}: {key}")
            self.seen.add(f"{where}: {key}")
        if left:
            raise Undescribed(f"{where}: {sorted(left)} are not described")
        if "content" in answer and exchange["method"] != "HEAD":
            self.content(answer["content"], headers.get("content-type", ""), exchange["answer"], where)
        elif exchange["answer"]:
            raise Undescribed(f"{where}: a body that is not described")

    def check(self, exchange):
        if exchange["headers"].get("x-request-id") != ODD and not exchange["cut"]:
            self.asked(exchange)
        if exchange["status"] and exchange["fault"] not in FOREIGN:
            self.answered(exchange)

    def never_seen(self):
        missing = self.members() - self.seen
        for path, item in self.document["paths"].items():
            for method in METHODS:
                operation = item.get(method)
                if operation is None:
                    continue
                wanted = [f"{operation['operationId']}: {p['in']} {p['name']}"
                          for p in map(self.resolved, item.get("parameters", []) + operation.get("parameters", []))]
                wanted += [f"{operation['operationId']}: {status}" for status in operation["responses"]]
                missing |= set(wanted) - self.seen
        return sorted(missing)


class OddPeer:
    """Asks a portal of its own what no counter asks, or not in this way."""

    def __init__(self, portal):
        self.portal = portal

    def ask(self, method, path, body=b"", drop=(), **headers):
        given = {"Authorization": f"Bearer {TOKEN}", "X-Office": OFFICE, "X-Device-Seq": "0/0",
                 "X-Client-Time": "2026-11-23T02:00:00.000Z", "X-Request-Id": ODD}
        given.update({name.replace("_", "-"): value for name, value in headers.items()})
        connection = http.client.HTTPConnection("127.0.0.1", self.portal.port)
        connection.request(method, path, body, {name: value for name, value in given.items() if name not in drop})
        answer = connection.getresponse()
        answer.read()
        return answer

    def put(self, dossier, rev, *, spoil=None, **headers):
        person = {"name": "Nguyễn Văn Mẫu"}
        body = json.dumps({"format": "intake/1", "dossier": dossier, "rev": rev, "supersedes": [],
                           "number": {"kind": "official", "value": "H15-1"}, "procedure": "1.001193", "counter": "Q07",
                           "clerk": "c" * 32, "received_at": "2026-11-23T02:00:00.000Z", "applicant": person, "owner": person,
                           "fields": {}, "fees": [], "record": national_record("H15-1"),
                           "files": [{"file": "f" * 32, "role": "form", "media": "application/pdf", "pages": 1, "size": 3,
                                      "sha256": hashlib.sha256(b"abc").hexdigest()}], **(spoil or {})}).encode()
        digest = hashlib.sha256(body)
        given = {"Content_Type": "application/json", "Idempotency_Key": f'"{rev:032x}"', "X_Body_SHA256": digest.hexdigest(),
                 "Content_Digest": f"sha-256=:{base64.b64encode(digest.digest()).decode()}:", **headers}
        return self.ask("PUT", f"/v1/dossiers/{dossier}", body, **given)

    def ask_all(self):
        dossier, file, wrong = "a" * 32, "f" * 32, hashlib.sha256(b"abd").hexdigest()
        tus = {"Tus_Resumable": "1.0.0"}
        metadata = {"dossier": dossier, "file": file, "rev": "1", "sha256": hashlib.sha256(b"abc").hexdigest(), "filename": file + ".pdf"}
        in_base64 = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in metadata.items())
        create = {**tus, "Upload_Length": "3", "Upload_Metadata": in_base64}
        self.ask("GET", "/v1/portal", drop=("X-Client-Time",))
        self.ask("POST", "/v1/files/", **create)
        first = self.put(dossier, 1, If_None_Match="*")
        self.put("b" * 32, 7, spoil={"procedure": ""}, If_None_Match="*")
        self.put(dossier, 2, If_Match=first.headers["ETag"], X_Request_Id="1" * 32)
        self.ask("GET", f"/v1/dossiers/{dossier}", X_Request_Id="4" * 32)
        self.ask("GET", "/v1/dossiers/" + "9" * 32)
        self.ask("OPTIONS", "/v1/files/", X_Request_Id="2" * 32)
        self.ask("POST", "/v1/files/", **{**create, "Upload_Length": "x"})
        self.ask("POST", "/v1/files/", **{**create, "Upload_Length": "999999999"})
        self.ask("POST", "/v1/files/", **{**create, "Tus_Resumable": "0.2"})
        upload = self.ask("POST", "/v1/files/", **create).headers["Location"]
        chunk = {**tus, "Content_Type": "application/offset+octet-stream"}
        self.ask("GET", f"/v1/dossiers/{dossier}/files/{file}?sha256=short")
        self.ask("PATCH", upload, b"abd", **chunk)
        self.ask("PATCH", upload, b"abd", **chunk, Upload_Offset="1")
        self.ask("PATCH", upload, b"abcd", **chunk, Upload_Offset="0")
        self.ask("PATCH", upload, b"abd", **tus, Content_Type="text/plain", Upload_Offset="0")
        self.ask("PATCH", "/v1/files/none", b"abd", **chunk, Upload_Offset="0")
        self.busy(upload, chunk)
        self.commit(dossier, wrong)
        self.ask("DELETE", upload, **tus, X_Request_Id="3" * 32)
        self.ask("DELETE", upload, **tus)
        self.ask("HEAD", upload, **tus)
        self.ask("GET", "/v1/changes?cursor=elsewhere.1&limit=1")
        self.ask("GET", "/v1/changes?cursor=&limit=1", Authorization="Bearer nobody")
        self.ask("GET", f"/v1/offices/{OFFICE}/dossiers?device=another&cursor=&limit=1")
        self.ask("POST", "/v1/number-blocks", b"{}", Content_Type="application/json")
        self.ask("POST", "/v1/events", b"{}", Content_Type="application/json")
        self.ask("POST", "/v1/enrolments", b"{}", Content_Type="application/json")
        self.ask("POST", "/v1/token", b"grant_type=password", Content_Type="application/x-www-form-urlencoded")

    def busy(self, upload, chunk):
        """Two writers of one upload. The first, held after a byte, is let go with the wrong bytes."""
        self.portal.control(faults=[{"do": "hold_body", "method": "PATCH", "bytes": 1}])
        held = http.client.HTTPConnection("127.0.0.1", self.portal.port)
        head = {"Authorization": f"Bearer {TOKEN}", "X-Office": OFFICE, "X-Device-Seq": "0/0", "X-Client-Time": "2026-11-23T02:00:00.000Z",
                "X-Request-Id": ODD, "Tus-Resumable": "1.0.0", "Content-Type": "application/offset+octet-stream", "Upload-Offset": "0"}
        held.request("PATCH", upload, b"abd", head)
        self.portal.control(wait_for_held=1)
        self.ask("PATCH", upload, b"abd", **chunk, Upload_Offset="0")
        self.portal.control(release=True)
        held.getresponse().read()

    def commit(self, dossier, wrong):
        path = f"/v1/dossiers/{dossier}/revisions/1/commit"
        key = {"Idempotency_Key": '"' + "e" * 32 + '"', "Content_Type": "application/json"}
        self.ask("POST", path, b"{}", **key)
        self.ask("POST", path, b"{}", Content_Type="application/json")


def recorded(folder):
    for file in sorted(pathlib.Path(folder).iterdir()):
        for line in file.read_text(encoding="utf-8").splitlines():
            exchange = json.loads(line)
            # Not of the bare transport, which knows no portal.
            if "authorization" in exchange["headers"] or exchange["path"] in STRANGERS:
                yield exchange


def shape(value):
    if isinstance(value, dict):
        return {name: shape(member) for name, member in value.items()}
    if isinstance(value, list):
        return sorted({json.dumps(shape(member), sort_keys=True) for member in value})
    return type(value).__name__


def kind_of(exchange):
    """Exchanges of one kind differ in values only."""
    def inside(text):
        try:
            return shape(json.loads(text))
        except (TypeError, json.JSONDecodeError):
            return bool(text)
    path = re.sub(r"/(?=[^/]*\d)[0-9a-zu]{3,}|/\d+", "/*", exchange["path"])
    return json.dumps([exchange["method"], path, exchange["status"], exchange["fault"], exchange["cut"], sorted(exchange["headers"]),
                       sorted(exchange["query"]), sorted(name for name, _ in exchange["answer_headers"]),
                       exchange["headers"].get("x-request-id") == ODD, inside(exchange["body"]), inside(exchange["answer"])])


class DescriptionTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.document = json.loads(pathlib.Path(ARGS.description).read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory(prefix="counterfoil-wire-") as work:
            wire = pathlib.Path(work, "wire")
            wire.mkdir()
            os.environ["COUNTERFOIL_PORTAL_RECORD"] = str(wire)
            subprocess.run([ARGS.sync_test, *ARGS.cases], check=True, stdout=subprocess.DEVNULL)
            portal = Portal(ARGS.programs, pathlib.Path(work, "portal"))
            try:
                OddPeer(portal).ask_all()
            finally:
                portal.stop()
            cls.exchanges = list(recorded(wire))
        cls.kinds = list({kind_of(exchange): exchange for exchange in cls.exchanges}.values())

    def check(self, document, exchanges):
        description = Description(document)
        for exchange in exchanges:
            try:
                description.check(exchange)
            except Undescribed as error:
                return description, f"{exchange['method']} {exchange['path']} {exchange['status']}: {error}"
        return description, None

    def test_all_that_went_over_the_wire_is_described_and_all_that_is_described_went_over_it(self):
        self.assertGreater(len(self.exchanges), 300)
        description, wrong = self.check(self.document, self.exchanges)
        self.assertIsNone(wrong)
        self.assertEqual([], description.never_seen())

    def expect_failure(self, what, take_away):
        document = copy.deepcopy(self.document)
        take_away(document)
        try:
            wrong = self.check(document, self.kinds)[1]
        except (KeyError, jsonschema.exceptions.RefResolutionError):
            wrong = "a reference without its end"
        self.assertIsNotNone(wrong, f"nobody misses {what}")

    def test_a_path_an_operation_or_a_status_that_is_not_described_is_noticed(self):
        for path, item in self.document["paths"].items():
            self.expect_failure(path, lambda document, path=path: document["paths"].pop(path))
            for method in (method for method in METHODS if method in item):
                self.expect_failure(f"{method} {path}", lambda document: document["paths"][path].pop(method))
                for status in item[method]["responses"]:
                    self.expect_failure(f"{method} {path} {status}",
                                        lambda document: document["paths"][path][method]["responses"].pop(status))

    def test_a_member_that_is_not_described_is_noticed(self):
        for name, schema in self.document["components"]["schemas"].items():
            for member in schema.get("properties", {}):
                self.expect_failure(f"{name}.{member}", lambda document: document["components"]["schemas"][name]["properties"].pop(member))

    def test_a_header_or_a_parameter_that_is_not_described_is_noticed(self):
        for path, item in self.document["paths"].items():
            for method in (method for method in METHODS if method in item):
                for number in range(len(item[method].get("parameters", []))):
                    self.expect_failure(f"{method} {path} parameter {number}",
                                        lambda document: document["paths"][path][method]["parameters"].pop(number))

    def test_the_description_is_one_of_openapi_3_1(self):
        self.assertEqual("3.1.0", self.document["openapi"])
        names = [item[method]["operationId"] for item in self.document["paths"].values() for method in METHODS if method in item]
        self.assertEqual(len(names), len(set(names)))
        for name, schema in self.document["components"]["schemas"].items():
            jsonschema.Draft202012Validator.check_schema(schema)
        for path, item in self.document["paths"].items():
            named = set(re.findall(r"\{(\w+)\}", path))
            resolve = Description(self.document).resolved
            declared = {p["name"] for p in map(resolve, item.get("parameters", [])) if p["in"] == "path"}
            self.assertEqual(named, declared, path)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True)
    parser.add_argument("--sync-test", required=True)
    parser.add_argument("--description", required=True)
    parser.add_argument("--cases", nargs="*", default=[], help="of the sync's tests (default: all)")
    ARGS, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], *rest])
