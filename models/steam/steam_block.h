#pragma once

#include <optional>

#include "models/ports/block.h"
#include "models/ports/running_integral.h"
#include "models/steam/steam_model.h"
#include "models/steam/steam_signals.h"

namespace heliorig::models {

/// SteamModel in the kernel. It runs when an input changes, at the end of each of the model's plans, and
/// writes what moves ten times a second at whole tenths, a hundred times while a vent or safety valve moves.
/// What happens between is a located event.
class SteamBlock : public Block {
 public:
  SteamBlock(const sc_core::sc_module_name& name, const ReceiverParameters& receiver,
             const SteamParameters& steam, const SteamStart& start);

 private:
  void update();
  SteamInputs inputs() const;
  void report_events();
  void wake_up_next();
  void write();
  void write_effects();

  ReceiverParameters receiver_;
  SteamParameters parameters_;
  SteamStart start_;
  std::optional<SteamModel> model_;  ///< from the first instant at which there is weather
  SteamInputs inputs_;
  RunningIntegral lost_J_;
  RunningIntegral delivered_J_;
  sc_core::sc_event wake_;
};

}  // namespace heliorig::models
