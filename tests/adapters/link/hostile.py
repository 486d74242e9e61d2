"""A controller that misbehaves as its argument says, by the helper for well-behaved ones."""
import os
import sys
import time

import heliorig_link

how = sys.argv[1]
if how == "silent":
    time.sleep(60)
if how == "exits":
    sys.exit(7)
if how == "floods":
    while True:
        os.write(1, b"flood" * 1000)
if how == "lies":
    heliorig_link.PROTOCOL = 2
link = heliorig_link.Link(how, sensors=["instruments.pressure_1", "#instruments.limit_low[0..2]"],
                          outputs=["+controller.command.drive[0..1]", "controller.command.feed_pump"])
number = 0
for sensors, commands in link.steps():
    number += 1
    link.log("step %d" % number)
    if how == "hangs" and number == 2:
        time.sleep(60)
    if how == "dies" and number == 2:
        os.kill(os.getpid(), 9)
    if how == "floods_later" and number == 2:
        while True:
            link.log("x" * 200)
    if how == "drops_a_command" and number == 2:
        del link.outputs[1]
    if how == "restarts" and number == 2:
        link.session = 0
        link._send(heliorig_link.HELLO, link.hello)
    commands["controller.command.feed_pump"] = sensors["instruments.pressure_1"] / 2
    commands["controller.command.drive[0]"] -= sensors["instruments.limit_low[1]"]
    commands["controller.command.drive[1]"] += 300
    if how == "spoils" and number % 2:  # an answer that is lost: the bench asks again
        link._send, keep = (lambda *_: setattr(link, "_send", keep)), link._send
if how == "tells":
    open(sys.argv[2], "w").write("defocused and vented")
