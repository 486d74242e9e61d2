#pragma once

namespace heliorig::models {

/// A level electrode: wet when the water reaches its tip, dry when it has fallen `hysteresis_m` below (the
/// film that clings to it). In between it stays as it was; it starts dry.
class Electrode {
 public:
  Electrode(double tip_m, double hysteresis_m) : tip_m_(tip_m), hysteresis_m_(hysteresis_m) {}

  bool wet(double level_m) {
    if (level_m >= tip_m_) wet_ = true;
    if (level_m < tip_m_ - hysteresis_m_) wet_ = false;
    return wet_;
  }

 private:
  double tip_m_;
  double hysteresis_m_;
  bool wet_ = false;
};

}  // namespace heliorig::models
