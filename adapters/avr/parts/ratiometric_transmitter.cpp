#include <algorithm>

#include "adapters/avr/parts/analog_part.h"
#include "adapters/boards/codes.h"

namespace heliorig::adapters {
namespace {

constexpr std::array signals{
    SignalRole{"value", Direction::to_controller, "", true, "what is transmitted"},
};
constexpr std::array parameters{
    ParameterRole{"low", "", -1e9, 1e9, "value at the lower voltage"},
    ParameterRole{"high", "", -1e9, 1e9, "value at the upper voltage"},
    ParameterRole{"low_share", "1", 0.0, 1.0, "of its feed: the lower voltage, as 10 %"},
    ParameterRole{"high_share", "1", 0.0, 1.0, "of its feed: the upper voltage, as 90 %"},
    ParameterRole{"feed", "V", 0.1, 5.5, "voltage that feeds it"},
};

/// A transmitter whose output is a share of what feeds it. Beyond the ends of its scale the line goes on, to
/// ground or to the feed.
class RatiometricTransmitter final : public AnalogPart {
 public:
  explicit RatiometricTransmitter(const PartSetup& setup)
      : AnalogPart(setup),
        low_(setup.part.parameter("low")),
        high_(setup.part.parameter("high")),
        low_share_(setup.part.parameter("low_share")),
        high_share_(setup.part.parameter("high_share")),
        feed_V_(setup.part.parameter("feed")) {}

 private:
  double volts(double value, double) const override {
    return feed_V_ * std::clamp(linear_V(value, low_, high_, low_share_, high_share_), 0.0, 1.0);
  }

  double low_;
  double high_;
  double low_share_;
  double high_share_;
  double feed_V_;
};

}  // namespace

PartType ratiometric_transmitter() {
  return {{.name = "ratiometric_transmitter",
           .meaning = "transmitter whose output is a share of its feed",
           .pins = analog_pins,
           .signals = signals,
           .parameters = parameters},
          make_part<RatiometricTransmitter>};
}

}  // namespace heliorig::adapters
