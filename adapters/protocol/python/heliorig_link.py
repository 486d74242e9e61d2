"""The controller's side of the bench's link, over standard input and output, for a program that
`heliorig run --controller "process:python3 controller.py"` starts. Python 3.7, its own library alone.
../wire.proto has the messages. Licensed under the Apache License 2.0, as ../firmware.

Do not print to standard output: it is the wire. link.log("...") shows a line in the run's log.
"""

import os
import re
import struct
import time
import zlib

PROTOCOL = 1
RUNS_BY_BENCH_CLOCK, HAS_CONSOLE, CAN_START_ANEW, KNOWS_SILENCE = 1, 2, 4, 8
START, HELLO, ASK_SIGNAL, SIGNAL, SENSORS, COMMANDS, LOG_LINE, DEFOCUS_AND_VENT = range(3, 11)
FORMS = {"#": 1, "+": 2}


def stuff(data):
    """COBS: no zero within."""
    out, block = bytearray(), bytearray()
    for i, byte in enumerate(data):
        if byte:
            block.append(byte)
        if byte == 0 or (len(block) == 254 and i + 1 < len(data)):
            out += bytes([len(block) + 1]) + block
            block.clear()
    return bytes(out + bytes([len(block) + 1]) + block)


def unstuff(data):
    """None where it is no COBS."""
    out = bytearray()
    while data:
        code = data[0]
        if code > len(data):
            return None
        out += data[1:code]
        data = data[code:]
        if code < 255 and data:
            out.append(0)
    return bytes(out)


def to_wire(payload):
    return b"\0" + stuff(payload + struct.pack("<I", zlib.crc32(payload))) + b"\0"


def from_wire(stuffed):
    """The payload between two zeros; None where it is damaged."""
    data = unstuff(stuffed)
    if data is None or len(data) < 5 or struct.unpack("<I", data[-4:])[0] != zlib.crc32(data[:-4]):
        return None
    return data[:-4]


def varint(value):
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes(out + bytes([value]))


def field(number, value):
    """One field of a Protobuf message; nothing for what is zero or empty."""
    if isinstance(value, bytes):
        return varint(number << 3 | 2) + varint(len(value)) + value if value else b""
    return varint(number << 3) + varint(value) if value else b""


def read_varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at
        if shift > 63:
            raise ValueError("varint")


def fields(data):
    """A message's fields by number; of a field that comes twice the last."""
    found, at = {}, 0
    while at < len(data):
        key, at = read_varint(data, at)
        if key & 7 == 0:
            found[key >> 3], at = read_varint(data, at)
        elif key & 7 == 2:
            size, at = read_varint(data, at)
            if at + size > len(data):
                raise ValueError("length")
            found[key >> 3] = data[at:at + size]
            at += size
        else:
            raise ValueError("wire type")
    return found


def counts_of(data):
    values, at = [], 0
    while at < len(data):
        value, at = read_varint(data, at)
        values.append(value >> 1 ^ -(value & 1))
    return values


def written_out(name):
    """A line of the list of signals: its names, without range and mark, and its form."""
    form = FORMS.get(name[0], 0)
    plain = name[1:] if form else name
    ranged = re.fullmatch(r"(.*\[)(\d+)\.\.(\d+)(\].*)", plain)
    if not ranged:
        return plain, [plain], form
    head, first, last, tail = ranged.groups()
    return plain, [head + str(i) + tail for i in range(int(first), int(last) + 1)], form


class Link:
    """A controller that reads `sensors` and drives `outputs`, names of signals (`heliorig signals`), every
    `period_s`. A name may hold a range, `instruments.encoder[0..9]`. A mark before it says that its values
    are whole numbers: `#` a count or a switch, `+` a total since power-up, as the steps of a drive."""

    def __init__(self, firmware, sensors, outputs, period_s=0.1, version="", git_hash=""):
        self.lines = [written_out(name) for name in list(sensors) + list(outputs)]
        self.sensors, self.outputs = self.lines[:len(sensors)], self.lines[len(sensors):]
        self.hello = (field(1, PROTOCOL) + field(2, firmware.encode()) + field(3, version.encode())
                      + field(4, git_hash.encode()) + field(5, RUNS_BY_BENCH_CLOCK | KNOWS_SILENCE)
                      + field(6, round(period_s * 1e6)) + field(7, len(sensors)) + field(8, len(outputs)))
        self.session = self.sequence = self.step = 0
        self.answer = b""
        self.silent = False

    def log(self, text):
        self._send(LOG_LINE, field(1, text.encode()))

    def steps(self):
        """Yields the sensors, by name, and the commands, by name, to be changed as the controller wants them.
        Ends when the bench does. While `silent` no sensors have come, only time goes on; they are as they were."""
        sensors = {name: 0 for _, names, _ in self.sensors for name in names}
        commands = {name: 0 for _, names, _ in self.outputs for name in names}
        for number, body in self._frames():
            if number == ASK_SIGNAL and body.get(1, 0) < len(self.lines):
                index = body.get(1, 0)
                plain, _, form = self.lines[index]
                self._send(SIGNAL, field(1, index) + field(2, plain.encode()) + field(3, form))
            elif number == SENSORS and body.get(1, 0) == self.step and self.step:
                self._send(COMMANDS, self.answer)  # the bench has not heard it
            elif number == SENSORS and body.get(1, 0) > self.step:  # an earlier one has been late
                self.step = body.get(1, 0)
                self.silent = bool(body.get(7, 0))
                if not self.silent:
                    sensors.update(self._read(body))
                yield sensors, commands
                clock_us = time.monotonic_ns() // 1000 & 0xffffffff
                self.answer = field(1, self.step) + self._write(commands) + field(5, clock_us)
                self._send(COMMANDS, self.answer)
            elif number == DEFOCUS_AND_VENT:
                return

    def _read(self, body):
        reals = iter(struct.iter_unpack("<f", body.get(2, b"")))
        counts = iter(counts_of(body.get(3, b"")))
        return {name: next(counts) if form else next(reals)[0]
                for _, names, form in self.sensors for name in names}

    def _write(self, commands):
        reals, counts = b"", b""
        for _, names, form in self.outputs:
            for name in names:
                if form:
                    value = int(commands[name])
                    counts += varint((value << 1 ^ value >> 63) & 0xffffffffffffffff)
                else:
                    reals += struct.pack("<f", commands[name])
        return field(2, reals) + field(3, counts)

    def _send(self, number, body):
        self.sequence += 1
        frame = field(1, self.session) + field(2, self.sequence)
        frame += varint(number << 3 | 2) + varint(len(body)) + body
        wire = to_wire(frame)
        while wire:
            wire = wire[os.write(1, wire):]

    def _frames(self):
        stuffed = b""
        while True:
            data = os.read(0, 65536)
            if not data:
                return
            *whole, stuffed = (stuffed + data).split(b"\0")
            for payload in filter(None, map(from_wire, whole)):
                yield from self._body(payload)

    def _body(self, payload):
        try:
            frame = fields(payload)
            number = max((key for key in frame if key >= START), default=0)
            body = fields(frame.get(number, b""))
        except (ValueError, IndexError, TypeError):
            return
        if number == START:
            if frame.get(1, 0) != self.session:
                self.session, self.step = frame.get(1, 0), 0
            self._send(HELLO, self.hello)
        elif self.session and frame.get(1, 0) == self.session:
            yield number, body
