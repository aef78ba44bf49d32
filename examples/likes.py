"""A scorer in Python: the likes that others gave an account, up to the end of each day."""
import collections, csv, io, json, sys

def rows(block):  # without the header
    return list(csv.reader(io.StringIO(sys.stdin.buffer.read(block["bytes"]).decode(), newline="")))[1:]

for line in sys.stdin.buffer:
    ask = json.loads(line)
    accounts, stock, events = rows(ask["accounts"]), rows(ask["stock"]), rows(ask["events"])
    likes = collections.defaultdict(collections.Counter)  # owner -> day -> likes
    for time, network, action, actor, owner, *rest in events:
        if action == "like" and actor != owner:
            likes[owner][time[:10]] += 1
    answer = io.StringIO()
    out = csv.writer(answer)
    out.writerow(["account", "day", "score"])
    for [account] in accounts:
        for day in ask["days"]:
            out.writerow([account, day, sum(n for on, n in likes[account].items() if on <= day)])
    body = answer.getvalue().encode()
    sys.stdout.buffer.write(json.dumps({"request": ask["request"], "bytes": len(body)}).encode() + b"\n" + body)
    sys.stdout.buffer.flush()
