# SPDX-License-Identifier: Apache-2.0
"""Checks the signatures of OSS (V1 and V4, in a header or in a link) and of AWS (V4), as the services do."""
import base64
import datetime
import email.utils
import hashlib
import hmac
import time
from urllib.parse import quote
from xml.sax.saxutils import escape

# The parameters that are part of what V1 signs.
SUBRESOURCES = set("""acl append bucketInfo cname comp continuation-token cors delete encryption endTime img inventory
lifecycle link live location logging metadata mime objectMeta partNumber policy position process qos referer regionList
replication restore security-token sequential startTime stat status style styleName symlink tagging uploadId uploads
versionId versioning versions vod website worm wormExtend wormId x-oss-process x-oss-traffic-limit
response-cache-control response-content-disposition response-content-encoding response-content-language
response-content-type response-expires""".split())


class Refused(Exception):
    def __init__(self, status, code, message, extra=""):
        super().__init__(code)
        self.status, self.code, self.message, self.extra = status, code, message, extra


def mac(key, text, digest=hashlib.sha256):
    return hmac.new(key, text.encode(), digest).digest()


def derived_key(start, *scope):
    key = start.encode()
    for part in scope:
        key = mac(key, part)
    return key


def encoded(text, safe="-_.~"):
    return quote(text, safe=safe)


class Checker:
    """For one key pair. `query` is a list of (name, value, had "=") as it was sent, decoded."""

    def __init__(self, key_id, secret, token, region, skew):
        self.key_id, self.secret, self.token, self.region, self.skew_limit = key_id, secret, token, region, skew

    def check(self, method, bucket, key, query, headers):
        given = {name: value for name, value, _ in query}
        authorization = headers.get("authorization", "")
        if authorization.startswith("OSS4-HMAC-SHA256 "):
            fields = dict(part.strip().split("=", 1) for part in authorization[17:].split(","))
            self.v4(method, bucket, key, query, headers, fields.get("Credential", ""), fields.get("AdditionalHeaders", ""),
                    fields.get("Signature", ""), headers.get("x-oss-date", ""), None, headers.get("x-oss-security-token"))
        elif authorization.startswith("OSS "):
            key_id, _, signature = authorization[4:].partition(":")
            date = headers.get("x-oss-date") or headers.get("date", "")
            self.check_clock(email.utils.parsedate_to_datetime(date) if date else None)
            self.v1(method, bucket, key, query, headers, key_id, signature, headers.get("date", ""),
                    headers.get("x-oss-security-token"))
        elif "x-oss-signature" in given:
            self.v4(method, bucket, key, query, headers, given.get("x-oss-credential", ""),
                    given.get("x-oss-additional-headers", ""), given["x-oss-signature"], given.get("x-oss-date", ""),
                    int(given.get("x-oss-expires", "0")), given.get("x-oss-security-token"))
        elif "Signature" in given and "OSSAccessKeyId" in given:
            if int(given.get("Expires", "0")) < time.time():
                raise Refused(403, "AccessDenied", "Request has expired.")
            self.v1(method, bucket, key, query, headers, given["OSSAccessKeyId"], given["Signature"],
                    given.get("Expires", ""), given.get("security-token"))
        else:
            raise Refused(403, "AccessDenied", "You have no right to access this object because of bucket acl.")

    def check_key(self, key_id, token):
        if key_id != self.key_id:
            raise Refused(403, "InvalidAccessKeyId", "The OSS Access Key Id you provided does not exist in our records.",
                          f"<OSSAccessKeyId>{escape(key_id)}</OSSAccessKeyId>")
        if self.token and token != self.token:
            raise Refused(403, "InvalidSecurityToken" if token else "InvalidAccessKeyId",
                          "The security token you provided is invalid.")

    def check_clock(self, when):
        now = datetime.datetime.now(datetime.timezone.utc)
        if when is None or abs((when - now).total_seconds()) > self.skew_limit:
            raise Refused(403, "RequestTimeTooSkewed",
                          "The difference between the request time and the current time is too large.")

    def compare(self, key_id, expected, given, signed):
        if not hmac.compare_digest(expected, given):
            raise Refused(403, "SignatureDoesNotMatch",
                          "The request signature we calculated does not match the signature you provided.",
                          f"<OSSAccessKeyId>{escape(key_id)}</OSSAccessKeyId><SignatureProvided>{escape(given)}"
                          f"</SignatureProvided><StringToSign>{escape(signed)}</StringToSign>")

    def v1(self, method, bucket, key, query, headers, key_id, signature, date, token):
        self.check_key(key_id, token)
        resource = "/" + (f"{bucket}/{key}" if bucket else "")
        sub = sorted((name, value) for name, value, _ in query if name in SUBRESOURCES)
        if sub:
            resource += "?" + "&".join(name + ("=" + value if value else "") for name, value in sub)
        own = "".join(f"{name}:{headers[name]}\n" for name in sorted(headers) if name.startswith("x-oss-"))
        head = [method, headers.get("content-md5", ""), headers.get("content-type", ""), date]
        text = "\n".join(head) + "\n" + own + resource
        self.compare(key_id, base64.b64encode(mac(self.secret.encode(), text, hashlib.sha1)).decode(), signature, text)

    def v4(self, method, bucket, key, query, headers, credential, additional, signature, date, expires, token):
        key_id, _, scope = credential.partition("/")
        self.check_key(key_id, token)
        try:
            when = datetime.datetime.strptime(date, "%Y%m%dT%H%M%SZ").replace(tzinfo=datetime.timezone.utc)
        except ValueError:
            raise Refused(400, "InvalidArgument", "x-oss-date is malformed.") from None
        if expires is None:
            self.check_clock(when)
        elif (datetime.datetime.now(datetime.timezone.utc) - when).total_seconds() > expires:
            raise Refused(403, "AccessDenied", "Request has expired.")
        day, region, product, end = (scope.split("/") + [""] * 4)[:4]
        if (day, region, product, end) != (date[:8], self.region, "oss", "aliyun_v4_request"):
            raise Refused(400, "InvalidArgument",
                          f"Invalid credential scope '{scope}'; this service is in '{self.region}'.")
        more = sorted(name for name in additional.lower().split(";") if name)
        signed = sorted(name for name in headers
                        if name.startswith("x-oss-") or name in ("content-type", "content-md5") or name in more)
        parameters = "&".join(sorted(encoded(name) + ("=" + encoded(value) if value else "")
                                     for name, value, _ in query if name != "x-oss-signature"))
        canonical = "\n".join([method, encoded("/" + (f"{bucket}/{key}" if bucket else ""), "/-_.~"), parameters,
                               "".join(f"{name}:{headers[name]}\n" for name in signed), ";".join(more),
                               headers.get("x-oss-content-sha256", "UNSIGNED-PAYLOAD")])
        text = f"OSS4-HMAC-SHA256\n{date}\n{scope}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
        signing_key = derived_key("aliyun_v4" + self.secret, day, region, product, end)
        self.compare(key_id, mac(signing_key, text).hex(), signature, text)


def canonical_s3(method, path, query, headers, names, payload):
    parameters = "&".join(sorted(encoded(name) + "=" + encoded(value) for name, value in query))
    return "\n".join([method, encoded(path, "/-_.~"), parameters, "".join(f"{name}:{headers[name]}\n" for name in names),
                      ";".join(names), payload])


def s3_signature(secret, canonical, when, scope):
    text = f"AWS4-HMAC-SHA256\n{when}\n{scope}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    return mac(derived_key("AWS4" + secret, *scope.split("/")), text).hex(), text


class S3Checker:
    """The same for AWS V4, in a header or in a link."""

    def __init__(self, key_id, secret, token, skew):
        self.key_id, self.secret, self.token, self.skew_limit = key_id, secret, token, skew

    def check(self, method, path, query, headers):
        given = {name: value for name, value, _ in query}
        authorization = headers.get("authorization", "")
        if authorization.startswith("AWS4-HMAC-SHA256 "):
            fields = dict(part.strip().split("=", 1) for part in authorization[17:].split(","))
            credential, signature, names = fields["Credential"], fields["Signature"], fields["SignedHeaders"]
            when, token, lifetime = headers.get("x-amz-date", ""), headers.get("x-amz-security-token"), self.skew_limit
            payload = headers.get("x-amz-content-sha256", "")
            missing = [name for name in headers if name.startswith("x-amz-") and name not in names.split(";")]
            if missing:
                raise Refused(403, "AccessDenied", f"There were headers present which were not signed: {missing}")
        elif "X-Amz-Signature" in given:
            credential, signature, names = given["X-Amz-Credential"], given["X-Amz-Signature"], given["X-Amz-SignedHeaders"]
            when, token, lifetime = given["X-Amz-Date"], given.get("X-Amz-Security-Token"), int(given["X-Amz-Expires"])
            payload = "UNSIGNED-PAYLOAD"
        else:
            raise Refused(403, "AccessDenied", "Access Denied.")
        key_id, _, scope = credential.partition("/")
        if key_id != self.key_id:
            raise Refused(403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.")
        if self.token and token != self.token:
            raise Refused(400, "InvalidToken", "The provided token is malformed or otherwise invalid.")
        date = datetime.datetime.strptime(when, "%Y%m%dT%H%M%SZ").replace(tzinfo=datetime.timezone.utc)
        age = (datetime.datetime.now(datetime.timezone.utc) - date).total_seconds()
        if age > lifetime or age < -self.skew_limit:
            raise Refused(403, "RequestTimeTooSkewed",
                          "The difference between the request time and the current time is too large.")
        signed = [(name, value) for name, value, _ in query if name != "X-Amz-Signature"]
        canonical = canonical_s3(method, path, signed, headers, names.split(";"), payload)
        expected, text = s3_signature(self.secret, canonical, when, scope)
        if not hmac.compare_digest(expected, signature):
            raise Refused(403, "SignatureDoesNotMatch",
                          "The request signature we calculated does not match the signature you provided.",
                          f"<StringToSign>{escape(text)}</StringToSign>")
