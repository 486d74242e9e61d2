#include "bench/faults/signal_faults.h"

#include "bench/units/units.h"

namespace heliorig::bench {
namespace {

using models::seconds;

double stuck(double, const SignalFaultState& state) {
  return state.value;
}
double frozen(double, const SignalFaultState& state) {
  return state.at_onset;
}
double bias(double true_value, const SignalFaultState& state) {
  return true_value + state.value;
}
double drift(double true_value, const SignalFaultState& state) {
  return true_value + state.value * seconds(state.since);
}
double gain(double true_value, const SignalFaultState& state) {
  return true_value * state.value;
}
double noise(double true_value, const SignalFaultState& state) {
  return true_value + state.value * state.normal;
}
double open(double, const SignalFaultState& state) {
  return state.signal.min;
}
double shorted(double, const SignalFaultState& state) {
  return state.signal.max;
}
double inverted(double true_value, const SignalFaultState&) {
  return true_value > 0.5 ? 0.0 : 1.0;
}

// name, value, switches, samples, commands, meaning
constexpr SignalFaultKind kinds[] = {
    {"stuck", FaultValue::of_signal, true, true, true, "holds the given value", stuck},
    {"frozen", FaultValue::none, true, true, true, "holds the value that it had at the onset", frozen},
    {"bias", FaultValue::difference, false, true, false, "reads higher by the given amount", bias},
    {"drift", FaultValue::rate, false, true, false, "reads ever higher, by the given amount a second", drift},
    {"gain", FaultValue::ratio, false, true, false, "reads the true value times the given factor", gain},
    {"noise", FaultValue::difference, false, true, false, "normal noise of the given standard deviation",
     noise},
    {"open", FaultValue::none, false, true, false, "broken wire: the lowest that the input can see", open},
    {"shorted", FaultValue::none, false, true, false, "short circuit: the highest that the input can see",
     shorted},
    {"inverted", FaultValue::none, true, false, false, "says the opposite", inverted},
};

}  // namespace

std::span<const SignalFaultKind> signal_fault_kinds() {
  return kinds;
}

std::string value_unit(const SignalFaultKind& kind, const models::SignalSpec& signal) {
  switch (kind.value) {
    case FaultValue::none:
      return "";
    case FaultValue::of_signal:
      return signal.unit;
    case FaultValue::difference:
      return difference_symbol(signal.unit);
    case FaultValue::ratio:
      return "1";
    case FaultValue::rate: {
      if (signal.unit == "K") return "K/s";  // a rate is one of differences in any case
      const std::string unit = difference_symbol(signal.unit);
      return unit == "1" ? "1/s" : unit + "/s";
    }
  }
  return "";
}

}  // namespace heliorig::bench
