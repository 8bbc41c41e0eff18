# SPDX-FileCopyrightText: 2026 The libparallel authors
# SPDX-License-Identifier: MIT
"""submit.py PORT QUEUE TEXT: calls the remote task "twice" with TEXT, as another program in
another language does, and prints the answer. With DAMAGED for TEXT, the arguments are none.

The message is what the page "Many machines" describes."""

import struct
import sys
import uuid

import pika


def write_string(text):
    """As QDataStream writes a QString."""
    utf16 = text.encode("utf-16-be")
    return struct.pack(">I", len(utf16)) + utf16


def read_string(data):
    (size,) = struct.unpack_from(">I", data)
    return data[4:4 + size].decode("utf-16-be")


port, queue, text = sys.argv[1:]
connection = pika.BlockingConnection(
    pika.ConnectionParameters("127.0.0.1", int(port), blocked_connection_timeout=60))
channel = connection.channel()
answers = channel.queue_declare("", exclusive=True).method.queue
call = str(uuid.uuid4())
channel.basic_publish(
    exchange="",
    routing_key=queue,
    properties=pika.BasicProperties(
        message_id=call,
        type="twice",
        reply_to=answers,
        delivery_mode=2,
        headers={"parallel-version": 1, "parallel-repeatable": True},
    ),
    body=b"\0\1\2" if text == "DAMAGED" else write_string(text),
)
for _, properties, body in channel.consume(answers, auto_ack=True, inactivity_timeout=60):
    if properties is None:
        sys.exit("no answer came")
    if properties.correlation_id != call or properties.type in ("began", "progress"):
        continue
    if properties.type == "result":
        print(read_string(body))
    else:
        print(properties.type, properties.headers["parallel-text"])
    break
connection.close()
