# SPDX-License-Identifier: Apache-2.0
"""An object store for tests on a loopback port, in front of an S3 service that is lax or keeps plain files.

    gateway.py --store URL --key-id ID --secret SECRET [--token TOKEN] [--dialect oss|s3] [--port N] [--region NAME]

Dialect oss: OSS's own API. Signatures (V1 and V4, in a header or in a link) are checked as the real service does; the
request goes on to the S3 service, and its answer comes back in OSS's form, errors too. What S3 has not is answered
here: ?bucketInfo, ?stat, ?acl of objects, x-oss-forbid-overwrite, CRC-64 of what was written. Path style; a Host header
BUCKET.anything is virtual-host style. Dialect s3: AWS V4 signatures are checked, the rest passes.

Prints "http://127.0.0.1:PORT", then serves until SIGTERM.
"""
import argparse
import base64
import hashlib
import http.client
import http.server
import re
import socket
import socketserver
import threading
import time
import xml.etree.ElementTree as ET
from datetime import datetime, timezone
from urllib.parse import unquote, urlsplit
from xml.sax.saxutils import escape

import crc64
import signatures
from signatures import Refused, encoded

CLASSES = {"Standard": "STANDARD", "IA": "STANDARD_IA", "Archive": "GLACIER", "ColdArchive": "DEEP_ARCHIVE"}
CLASSES_BACK = {theirs: ours for ours, theirs in CLASSES.items()}
PASSED_ON = ("content-type", "content-md5", "range", "if-match", "if-none-match", "if-modified-since",
             "if-unmodified-since", "cache-control", "content-disposition", "content-encoding")
PASSED_ON_RENAMED = ("x-oss-copy-source", "x-oss-copy-source-range", "x-oss-copy-source-if-match", "x-oss-metadata-directive")
OF_LINKS = {"Signature", "OSSAccessKeyId", "Expires", "security-token"}
NOT_HERE = ("append", "symlink", "tagging")


def pairs(query):
    """[(decoded name, decoded value, had "=")]"""
    found = []
    for part in query.split("&") if query else []:
        name, equals, value = part.partition("=")
        found.append((unquote(name.replace("+", " ")), unquote(value.replace("+", " ")), bool(equals)))
    return found


class Store:
    """The S3 service behind, one connection for each thread; and what it does not keep of objects."""

    def __init__(self, url, key_id, secret):
        self.where, self.key_id, self.secret = urlsplit(url), key_id, secret
        self.local = threading.local()
        self.writing = threading.Lock()
        self.checksums, self.acls = {}, {}  # by (bucket, key)

    def connection(self):
        if not hasattr(self.local, "connection"):
            self.local.connection = http.client.HTTPConnection(self.where.hostname, self.where.port, timeout=120)
            self.local.connection.connect()
            self.local.connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return self.local.connection

    def send(self, method, path, query, headers, body):
        now = datetime.now(timezone.utc).strftime("%Y%m%dT%H%M%SZ")
        headers = {**headers, "host": self.where.netloc, "x-amz-date": now, "x-amz-content-sha256": "UNSIGNED-PAYLOAD"}
        names = sorted(name for name in headers if name == "host" or name.startswith(("x-amz-", "content-")))
        canonical = signatures.canonical_s3(method, path, query, headers, names, "UNSIGNED-PAYLOAD")
        scope = f"{now[:8]}/us-east-1/s3/aws4_request"
        signature, _ = signatures.s3_signature(self.secret, canonical, now, scope)
        headers["authorization"] = (f"AWS4-HMAC-SHA256 Credential={self.key_id}/{scope},SignedHeaders={';'.join(names)},"
                                    f"Signature={signature}")
        parameters = "&".join(sorted(encoded(name) + "=" + encoded(value) for name, value in query))
        target = encoded(path, "/-_.~") + ("?" + parameters if parameters else "")
        for attempt in (1, 2):  # the store may have closed a connection that rested
            try:
                connection = self.connection()
                connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
                for name, value in headers.items():
                    connection.putheader(name, value)
                if method in ("PUT", "POST"):
                    connection.putheader("content-length", str(len(body)))
                connection.endheaders(body or None)
                answer = connection.getresponse()
                data = answer.read()
                if "uploadId" in dict(query) and method == "GET":  # moto has a name of its own for this document
                    data = data.replace(b"ListPartsResponse", b"ListPartsResult")
                return answer.status, [(name.lower(), value) for name, value in answer.getheaders()], data
            except (http.client.HTTPException, ConnectionError):
                self.local.connection.close()
                del self.local.connection
                if attempt == 2:
                    raise


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version, server_version, sys_version = "HTTP/1.1", "AliyunOSS", ""
    disable_nagle_algorithm, wbufsize = True, -1
    options = store = checker = None

    def log_message(self, *_):
        pass

    def body(self):
        """None when the client let go of it: a part of it must not be stored as the whole."""
        if "chunked" not in self.headers.get("Transfer-Encoding", ""):
            size = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(size)
            return body if len(body) == size else None
        pieces = []
        while size := int(self.rfile.readline().split(b";")[0], 16):
            pieces.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(pieces)

    def answer(self, status, body=b"", headers=()):
        self.send_response(status)
        for name, value in [*headers, ("x-oss-request-id", f"{int(time.time() * 1e6):024X}"), ("x-oss-server-time", "1")]:
            self.send_header(name, value)
        if not any(name.lower() == "content-length" for name, _ in headers):
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def refuse(self, refused):
        xml = ('<?xml version="1.0" encoding="UTF-8"?>\n'
               f"<Error><Code>{refused.code}</Code><Message>{escape(refused.message)}</Message>"
               f"<RequestId>{int(time.time() * 1e6):024X}</RequestId><HostId>{escape(self.headers.get('Host', ''))}</HostId>"
               f"{refused.extra}</Error>\n").encode()
        self.answer(refused.status, xml,
                    [("Content-Type", "application/xml"), ("x-oss-err", base64.b64encode(xml).decode())])

    def serve(self):
        body = self.body()
        if body is None:
            self.close_connection = True
            return
        target, _, text = self.path.partition("?")
        query, path = pairs(text), unquote(target)
        headers = {name.lower(): value.strip() for name, value in self.headers.items()}
        try:
            if self.options.dialect == "s3":
                self.serve_s3(path, query, headers, body)
            else:
                self.serve_oss(*self.split(path), query, headers, body)
        except Refused as refused:
            self.refuse(refused)
        self.wfile.flush()

    def split(self, path):
        host = self.headers.get("Host", "").split(":")[0]
        if re.fullmatch(r"[\d.]+|localhost", host):
            bucket, _, key = path[1:].partition("/")
            return bucket, key
        return ("", path[1:]) if re.match(r"(s3\.)?oss[-.]", host) else (host.split(".")[0], path[1:])

    def serve_s3(self, path, query, headers, body):
        self.checker.check(self.command, path, query, headers)
        kept = {name: value for name, value in headers.items() if name in PASSED_ON or
                (name.startswith("x-amz-") and name not in ("x-amz-date", "x-amz-content-sha256", "x-amz-security-token"))}
        own = [(name, value) for name, value, _ in query if not name.startswith("X-Amz-")]
        status, answered, data = self.store.send(self.command, path, own, kept, body)
        passed = [(name, value) for name, value in answered
                  if name not in ("transfer-encoding", "connection", "date", "server", "content-length") or
                  (name == "content-length" and self.command == "HEAD")]
        self.answer(status, data, passed)

    def serve_oss(self, bucket, key, query, headers, body):
        self.checker.check(self.command, bucket, key, query, headers)
        given = {name: value for name, value, _ in query}
        for name in NOT_HERE:
            if name in given:
                raise Refused(501, "NotImplemented", f"This stand-in has no {name}.")
        if not key and ("bucketInfo" in given or "stat" in given or "location" in given):
            return self.tell_bucket(bucket, given)
        if key and "acl" in given:
            return self.serve_acl(bucket, key, headers)
        with self.store.writing if self.command in ("PUT", "POST") else threading.Lock():
            self.forward(bucket, key, query, given, headers, body)

    def forward(self, bucket, key, query, given, headers, body):
        path = "/" + (f"{bucket}/{key}" if bucket else "")
        writes_part = "partNumber" in given
        if headers.get("x-oss-forbid-overwrite") == "true" and not writes_part and "uploads" not in given:
            if self.store.send("HEAD", path, [], {}, b"")[0] == 200:
                raise Refused(409, "FileAlreadyExists", "The object you specified already exists and can not be overwritten.")
        kept = {name: value for name, value in headers.items() if name in PASSED_ON}
        for name, value in headers.items():
            if name.startswith("x-oss-meta-") or name in PASSED_ON_RENAMED:
                kept[name.replace("x-oss-", "x-amz-")] = value
        if wanted := headers.get("x-oss-storage-class"):
            kept["x-amz-storage-class"] = CLASSES[wanted]
        own = [(name, value) for name, value, _ in query if name not in OF_LINKS and not name.startswith("x-oss-") and
               not (value == "" and name in ("continuation-token", "start-after", "marker", "prefix", "delimiter"))]
        if "uploadId" in given and self.command == "POST":  # OSS writes ETags in upper case, S3 in lower case
            body = re.sub(rb"(?i)<ETag>(.*?)</ETag>", lambda match: b"<ETag>" + match[1].lower() + b"</ETag>", body, flags=re.S)
        if "range" in kept and headers.get("x-oss-range-behavior") != "standard":
            kept = self.without_wide_range(path, kept)
        for name in ("if-match", "if-none-match"):
            if name in kept:
                kept[name] = kept[name].lower()
        status, answered, data = self.store.send(self.command, path, own, kept, body)
        if status >= 400:
            raise self.as_refusal(status, data, key)
        extra = self.remember(bucket, key, given, headers, body, answered)
        is_content = "content-range" in dict(answered) or (self.command == "GET" and key and "uploadId" not in given)
        self.answer(204 if status == 200 and self.command == "DELETE" else status,
                    data if is_content else self.in_oss_form(data), self.headers_in_oss_form(answered, given, key) + extra)

    def without_wide_range(self, path, headers):
        """By default, OSS answers a range that goes beyond the object with all of it."""
        size = int(dict(self.store.send("HEAD", path, [], {}, b"")[1]).get("content-length", 0))
        last = re.fullmatch(r"bytes=(\d+)-(\d*)", headers["range"])
        wide = last and (int(last[1]) >= size or (last[2] and int(last[2]) >= size))
        return {name: value for name, value in headers.items() if name != "range"} if wide else headers

    def remember(self, bucket, key, given, headers, body, answered):
        """What the store does not keep: checksums, and who may read. Gives the headers that tell of them."""
        name, etag = (bucket, key), dict(answered).get("etag", "").lower()
        if self.command == "PUT" and "partNumber" in given:
            return [] if "x-oss-copy-source" in headers else [("x-oss-hash-crc64ecma", str(crc64.of(body)))]
        if self.command == "PUT" and key and not given:
            self.store.acls[name] = headers.get("x-oss-object-acl", "default")
            if "x-oss-copy-source" in headers:
                return []
            self.store.checksums[name] = (etag, crc64.of(body))
        elif self.command == "POST" and "uploadId" in given:
            status, told, content = self.store.send("GET", f"/{bucket}/{key}", [], {}, b"")
            etag = dict(told).get("etag", "").lower()
            self.store.checksums[name] = (etag, crc64.of(content))
        elif self.command not in ("GET", "HEAD") or given:
            return []
        known_etag, known = self.store.checksums.get(name, (None, None))
        return [("x-oss-hash-crc64ecma", str(known))] if known_etag == etag else []

    def headers_in_oss_form(self, answered, given, key):
        found = []
        for name, value in answered:
            if name in ("transfer-encoding", "connection", "date", "server") or (name == "content-length" and self.command != "HEAD"):
                continue
            if name == "etag":
                value = value.upper()
            elif name == "x-amz-storage-class":
                value = CLASSES_BACK.get(value, value)
            found.append(("ETag" if name == "etag" else name.replace("x-amz-", "x-oss-"), value))
        if key and self.command in ("GET", "HEAD") and "uploadId" not in given and "x-amz-storage-class" not in dict(answered):
            found.append(("x-oss-storage-class", "Standard"))
        return found

    def in_oss_form(self, data):
        if not data.startswith(b"<"):
            return data
        data = re.sub(rb' xmlns="[^"]*"', b"", data)
        data = re.sub(rb"(\d\d:\d\d:\d\d)Z<", rb"\1.000Z<", data)
        owner = b"" if b"<Owner>" in data else b"<Owner><ID>1</ID><DisplayName>1</DisplayName></Owner>"
        data = data.replace(b"<Contents>", b"<Contents><Type>Normal</Type>" + owner)
        data = re.sub(rb"<ETag>(.*?)</ETag>", lambda match: b"<ETag>" + match[1].replace(b"&#34;", b'"').replace(b"&quot;", b'"').upper() + b"</ETag>",
                      data, flags=re.S)
        data = re.sub(rb"<StorageClass>(\w*)<", lambda match: b"<StorageClass>" + CLASSES_BACK.get(match[1].decode(), match[1].decode()).encode() + b"<", data)
        endpoint = escape(self.headers.get("Host", ""))
        region = self.options.region
        return re.sub(rb"<Bucket>(\s*)<", (f"<Bucket><ExtranetEndpoint>{endpoint}</ExtranetEndpoint><IntranetEndpoint>{endpoint}"
                                           f"</IntranetEndpoint><Location>oss-{region}</Location><Region>{region}</Region>"
                                           "<StorageClass>Standard</StorageClass><").encode(), data)

    def as_refusal(self, status, data, key):
        code = ET.fromstring(data).findtext("Code") if data.startswith(b"<?xml") else None
        if not code:
            code = {404: "NoSuchKey" if key else "NoSuchBucket", 403: "AccessDenied",
                    412: "PreconditionFailed"}.get(status, "InternalError")
        return Refused(status, code, code)

    def tell_bucket(self, bucket, given):
        if self.store.send("HEAD", f"/{bucket}", [], {}, b"")[0] != 200:
            raise Refused(404, "NoSuchBucket", "The specified bucket does not exist.", f"<BucketName>{escape(bucket)}</BucketName>")
        endpoint, region = escape(self.headers.get("Host", "")), self.options.region
        if "location" in given:
            told = f"<LocationConstraint>oss-{region}</LocationConstraint>"
        elif "stat" in given:
            told = "<BucketStat><Storage>0</Storage><ObjectCount>0</ObjectCount><MultipartUploadCount>0</MultipartUploadCount></BucketStat>"
        else:
            told = (f"<BucketInfo><Bucket><Name>{escape(bucket)}</Name><CreationDate>2026-01-02T03:04:05.000Z</CreationDate>"
                    f"<ExtranetEndpoint>{endpoint}</ExtranetEndpoint><IntranetEndpoint>{endpoint}</IntranetEndpoint>"
                    f"<Location>oss-{region}</Location><StorageClass>Standard</StorageClass><Owner><ID>1</ID><DisplayName>1"
                    "</DisplayName></Owner><AccessControlList><Grant>private</Grant></AccessControlList></Bucket></BucketInfo>")
        self.answer(200, b'<?xml version="1.0" encoding="UTF-8"?>\n' + told.encode(), [("Content-Type", "application/xml")])

    def serve_acl(self, bucket, key, headers):
        if self.store.send("HEAD", f"/{bucket}/{key}", [], {}, b"")[0] != 200:
            raise Refused(404, "NoSuchKey", "The specified key does not exist.")
        if self.command == "PUT":
            self.store.acls[(bucket, key)] = headers.get("x-oss-object-acl", "default")
            return self.answer(200)
        grant = self.store.acls.get((bucket, key), "default")
        self.answer(200, ('<?xml version="1.0" encoding="UTF-8"?>\n<AccessControlPolicy><Owner><ID>1</ID><DisplayName>1</DisplayName></Owner>'
                          f"<AccessControlList><Grant>{grant}</Grant></AccessControlList></AccessControlPolicy>").encode(),
                    [("Content-Type", "application/xml")])

    do_GET = do_PUT = do_POST = do_HEAD = do_DELETE = serve


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True
    request_queue_size = 128


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--store", required=True)
    parser.add_argument("--key-id", required=True)
    parser.add_argument("--secret", required=True)
    parser.add_argument("--token")
    parser.add_argument("--dialect", choices=("oss", "s3"), default="oss")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--region", default="cn-hangzhou")
    parser.add_argument("--clock-skew-limit", type=int, default=900)
    options = parser.parse_args()
    Handler.options = options
    Handler.store = Store(options.store, options.key_id, options.secret)
    if options.dialect == "s3":
        Handler.checker = signatures.S3Checker(options.key_id, options.secret, options.token, options.clock_skew_limit)
    else:
        Handler.checker = signatures.Checker(options.key_id, options.secret, options.token, options.region,
                                             options.clock_skew_limit)
    server = Server(("127.0.0.1", options.port), Handler)
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
