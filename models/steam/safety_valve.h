#pragma once

#include <algorithm>

namespace heliorig::models {

/// A spring safety valve that pops: it opens at its set pressure to a part of its lift, is full open at the
/// overpressure, stays open below the set pressure until the blowdown is through, and shuts. Its lift follows
/// with one time constant. (ISO 4126-1 for what it promises; the time constant stands for spring, mass and
/// damping.)
class SafetyValve {
 public:
  struct Character {
    double set_Pag;
    double pop_lift;
    double overpressure;
    double blowdown;
  };
  enum class Phase { shut, open, closing };

  /// Lift at which a closing valve sits on its seat.
  static constexpr double seat_lift = 0.005;

  explicit SafetyValve(const Character& character) : character_(character) {}

  Phase phase() const { return phase_; }
  double set_Pag() const { return character_.set_Pag + shift_Pa_; }
  double reseat_Pag() const { return set_Pag() * (1.0 - character_.blowdown); }
  void set_shift(double shift_Pa) { shift_Pa_ = shift_Pa; }

  void pop() { phase_ = Phase::open; }
  void close() { phase_ = Phase::closing; }
  void seat() { phase_ = Phase::shut; }

  /// What the lift moves towards.
  double lift_target(double pressure_Pag) const {
    if (phase_ != Phase::open) return 0.0;
    const double beyond = (pressure_Pag - set_Pag()) / (set_Pag() * character_.overpressure);
    return character_.pop_lift + (1.0 - character_.pop_lift) * std::clamp(beyond, 0.0, 1.0);
  }

 private:
  Character character_;
  double shift_Pa_ = 0.0;
  Phase phase_ = Phase::shut;
};

}  // namespace heliorig::models
