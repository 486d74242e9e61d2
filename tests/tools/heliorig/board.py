"""A board as a test needs one: it says hello when it starts, and outlives the runs that it takes part in. What
it was told last goes to a file. Misbehaves in step 20 as its first argument says."""
import os
import socket
import sys
import time

import heliorig_link

how, told = sys.argv[1:]


class Anybody(int):
    def __eq__(self, other):
        return True


class Whenever(int):
    def __eq__(self, other):
        return False

    def __lt__(self, other):
        return True


def believe(link):
    """What is heard next, as the first argument says."""
    if how == "believes any session":
        link.session = Anybody(link.session)
    if how == "believes any order":
        link.step = Whenever(link.step)


def steps_of_one_run(link):
    for number, (sensors, commands) in enumerate(link.steps(), 1):
        believe(link)
        commands["controller.command.feed_pump"] = min(1, sensors["instruments.pressure_1"] / 2e6)
        commands["controller.command.drive[0]"] += 3
        commands["controller.command.chain_permit"] = 1
        if number != 20:
            continue
        if how == "resets":
            link.session = 0
            link._send(heliorig_link.HELLO, link.hello)
        while how == "floods":
            link.log("x" * 200)
        if how == "is unplugged":
            os._exit(0)
        if how == "goes silent":
            time.sleep(11)  # longer than it is waited for
        if how == "waits in mid-run":
            open(told, "w").write("waits")
            while os.path.exists(told):
                time.sleep(0.01)
        if how == "drops a command":
            del link.outputs[1]
    open(told, "w").write("defocused and vented")


def board():
    return heliorig_link.Link("board", sensors=["instruments.pressure_1", "#instruments.limit_low[0..2]"], outputs=[
        "+controller.command.drive[0..9]", "controller.command.feed_pump", "controller.command.bypass_valve",
        "#controller.command.vent_shut", "#controller.command.chain_permit", "#controller.mode"])


if how == "is something else":  # a device at the wrong port
    time.sleep(60)
while how == "has another baud rate":  # as it is seen from here
    os.write(1, b"\xfc\x9d\x00\x83\xfe\x1c")
    time.sleep(0.1)
if how == "speaks another protocol":
    heliorig_link.PROTOCOL = 2
if how == "waits at a socket":
    while True:
        connection = socket.socket(fileno=os.dup(3)).accept()[0]
        os.dup2(connection.fileno(), 0)
        os.dup2(connection.fileno(), 1)
        steps_of_one_run(board())
if how == "has a clock of its own":
    heliorig_link.RUNS_BY_BENCH_CLOCK = 0
if how == "believes any CRC":
    heliorig_link.from_wire = lambda stuffed: (heliorig_link.unstuff(stuffed) or b"")[:-4]
if how in ("is a program", "has a clock of its own") or how.startswith("believes"):
    steps_of_one_run(board())
    sys.exit()
link = board()
link._send(heliorig_link.HELLO, link.hello)
while True:
    steps_of_one_run(link)
