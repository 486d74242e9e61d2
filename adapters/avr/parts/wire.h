#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "adapters/avr/mcu/line.h"

namespace heliorig::adapters {

class Wire;

/// All wires that hang on one line of the controller, which has a name for people.
class Net final : private EdgeListener {
 public:
  Net(AvrMcu& mcu, Line& line, std::string name) : mcu_(mcu), line_(line), name_(std::move(name)) {}

  /// A further wire; lives as long as this.
  Wire& add_wire();

 private:
  friend class Wire;
  void on_edge(bool high, Cycle cycle) override;
  void on_drive(Cycle cycle) override;
  void listen();
  void tell_of_pulses();
  std::optional<bool> shorted_to() const;
  void drive();
  void refresh();

  AvrMcu& mcu_;
  Line& line_;
  std::string name_;
  bool listens_ = false;
  bool told_of_pulses_ = false;
  std::vector<std::unique_ptr<Wire>> wires_;
};

/// A wire from a line of the controller to a pin of a part, and what can befall it. A short to ground or to
/// the supply is one of the whole net; where both are made, ground wins. At the part's end of a broken wire a
/// pull-down keeps its input low; at the controller's end the line is let go.
class Wire {
 public:
  explicit Wire(Net& net) : net_(net) {}

  /// For a part that is driven: the mean level at its input.
  double high_share() const;
  /// For one that takes a level: high from half of the time on, which is said where a timer pulses the line.
  bool high() const;
  void watch(EdgeListener& listener);
  /// For a part that this level energises: low, where the wire is driven low, not where nobody drives it.
  void energised_by(bool level) { energising_ = level; }
  double energised_share() const { return energising_ ? high_share() : low_share(); }
  /// The same as a level, as with high().
  bool energised() const { return as_level(energised_share()); }
  /// For a part that drives; nothing lets go. `instead_of`: what the level would be without the hand that
  /// acts on it now.
  void drive(std::optional<bool> level, std::optional<bool> instead_of = std::nullopt);
  /// Whether the firmware has noticed the hand since it came. On a faulty wire it notices the fault instead.
  bool noticed() const { return hand_noticed_ || (cause_ == Cause::hand && net_.line_.noticed()); }
  /// For a part that sees the mean level: what it sees of that which the controller gives.
  double seen(double share);

  enum class Fault { shorted_low, shorted_high, open };
  void set_fault(Fault fault, bool on);
  bool has_effect(Fault fault) const;
  /// Once a quantum, after the controller ran.
  void look();

 private:
  friend class Net;
  /// Why the level is not what it would be.
  enum class Cause { none, hand, fault };
  bool faulty() const;
  void attribute_to(Cause cause);
  double low_share() const;
  bool is_high() const { return high_share() >= 0.5; }
  bool as_level(double share) const;
  void refresh(Cycle cycle);
  void note_effect();

  Net& net_;
  EdgeListener* listener_ = nullptr;
  bool level_ = false;  ///< last told to the listener
  bool energising_ = true;
  bool drives_ = false;
  std::optional<bool> driven_;  ///< by the part
  std::optional<bool> instead_of_;
  bool shorted_low_ = false;
  bool shorted_high_ = false;
  bool open_ = false;
  Cause cause_ = Cause::none;
  bool hand_noticed_ = false;
  bool effect_ = false;  ///< since the last fault came
};

}  // namespace heliorig::adapters
