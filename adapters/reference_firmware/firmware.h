// The whole firmware but its pins: settings, controller, console.
#pragma once

#include <stdint.h>

#include "adapters/reference_firmware/configuration.h"
#include "adapters/reference_firmware/console.h"
#include "adapters/reference_firmware/controller.h"

namespace heliorig_firmware {

class Firmware {
 public:
  /// Loads the settings and says hello. Once, at power-up.
  void begin(const Memory& memory);

  /// To be called each 100 ms.
  Outputs tick(const Inputs& in, Memory& memory);

  Console& console() { return console_; }
  const Controller& controller() const { return controller_; }

 private:
  Request obey(const char* line);
  void show_status();
  void set_site(const char* arguments);
  void set_encoder(const char* arguments);
  void show_encoder(uint8_t row);
  void keep(const Configuration& wanted);
  void tell_mode();
  void tell_alarms();
  void refuse(const char* why);

  Controller controller_;
  ConfigurationStore store_;
  Configuration configuration_{};
  Console console_;
  Mode told_mode_ = Mode::idle;
  Cause told_cause_ = Cause::none;
  Alarms told_alarms_;
};

}  // namespace heliorig_firmware
