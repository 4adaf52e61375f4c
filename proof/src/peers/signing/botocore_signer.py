"""Signs requests with botocore: a line of JSON in, a line out, up to the end of input.

A request with "expires" gets its signature in the URL, {"url"}; any other in a header, {"authorization"}.
"""

import json
import sys
from datetime import datetime, timezone

import botocore.auth
from botocore.auth import SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials


def sign(case):
    time = datetime.fromtimestamp(case["time"], timezone.utc)
    botocore.auth.get_current_datetime = lambda *_, **__: time
    request = AWSRequest(
        method=case["method"],
        url="https://" + case["host"] + case["target"],
        data=case["body"].encode(),
    )
    for name, value in case["headers"]:
        request.headers.add_header(name, value)
    of = (Credentials(case["key"], case["secret"], case["token"]), case["service"], case["region"])
    if case["expires"] is None:
        SigV4Auth(*of).add_auth(request)
        return {"authorization": request.headers["Authorization"]}
    SigV4QueryAuth(*of, expires=case["expires"]).add_auth(request)
    return {"url": request.url}


for line in sys.stdin:
    print(json.dumps(sign(json.loads(line))), flush=True)
