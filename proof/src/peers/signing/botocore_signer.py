"""Signs requests with botocore: a line of JSON in, a line out, up to the end of input.

The place of a signature is "header", "url", or "form" for Signature Version 2; the answer is {"authorization"}, {"url"} or
{"form"}.
"""

import json
import sys
import time
from datetime import datetime, timezone
from types import SimpleNamespace
from urllib.parse import parse_qsl, urlencode

import botocore.auth
from botocore.auth import SigV2Auth, SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials


def sign_form(case, credentials):
    now = time.gmtime(case["time"])
    botocore.auth.time = SimpleNamespace(gmtime=lambda: now, strftime=time.strftime)
    form = dict(parse_qsl(case["body"], keep_blank_values=True))
    url = "https://" + case["host"] + case["target"]
    SigV2Auth(credentials).add_auth(AWSRequest(method=case["method"], url=url, data=form))
    return {"form": urlencode(form)}


def sign(case):
    credentials = Credentials(case["key"], case["secret"], case["token"])
    if case["place"] == "form":
        return sign_form(case, credentials)
    now = datetime.fromtimestamp(case["time"], timezone.utc)
    botocore.auth.get_current_datetime = lambda *_, **__: now
    request = AWSRequest(
        method=case["method"],
        url="https://" + case["host"] + case["target"],
        data=case["body"].encode(),
    )
    for name, value in case["headers"]:
        request.headers.add_header(name, value)
    of = (credentials, case["service"], case["region"])
    if case["place"] == "header":
        SigV4Auth(*of).add_auth(request)
        return {"authorization": request.headers["Authorization"]}
    SigV4QueryAuth(*of, expires=case["expires"]).add_auth(request)
    return {"url": request.url}


for line in sys.stdin:
    print(json.dumps(sign(json.loads(line))), flush=True)
