import heliorig_link

link = heliorig_link.Link("ten lines", sensors=["instruments.pressure_1", "#instruments.start_button"], outputs=[
    "+controller.command.drive[0..9]", "controller.command.feed_pump", "controller.command.bypass_valve",
    "#controller.command.vent_shut", "#controller.command.chain_permit", "#controller.mode"])
for sensors, commands in link.steps():  # each 0.1 s
    tripped = commands["controller.mode"] == 3 or sensors["instruments.pressure_1"] > 10.8e5  # Pa(g)
    commands.update({"controller.mode": 3 if tripped else 0, "controller.command.chain_permit": 1,
                     "controller.command.vent_shut": 0 if tripped else 1})
