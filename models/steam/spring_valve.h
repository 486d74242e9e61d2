#pragma once

#include <algorithm>
#include <numbers>

namespace heliorig::models {

/// A spring safety valve as mass, spring and damper, whose disc gains area once it is lifted beyond its rim:
///
///     ξ'' = ω²/s (p (1 − ℓ) (1 + a η)/p_0 − p_b/p_0 − (1 + s ξ)) − 2 ζ ω ξ'
///     ℓ'  = (L ξ² − ℓ)/τ,                                            τ = 2 · length of the inlet pipe / c
///
/// with ξ the share of the lift, between stops that do not bounce; p_0 the pressure that lifts it off its
/// seat; s what the spring's force rises by over the lift; p_b the pressure behind the disc; η = (ξ − ξ_h)/(1
/// − ξ_h) beyond the rim at ξ_h, 0 below; and ℓ the share of the pressure lost in the inlet pipe, L once the
/// flow at full lift stands. Below the rim it follows the spring: it simmers. At the set pressure it reaches
/// the rim and pops; it falls shut where the spring beats the full area, which with `blowdown` below the set
/// pressure gives a, without loss or back pressure: both take from the blowdown. Where they take it all and
/// the pipe is long, the disc is shut by the loss of its own flow and lifted again once that has faded: it
/// chatters.
///
/// Disc, spring and damper after Hős, Champneys, Paul & McNeely, "Dynamic behavior of direct spring loaded
/// pressure relief valves in gas service", J. Loss Prevention 31 (2014). The waves in the inlet pipe are one
/// lag, the time in which a wave goes and returns (engineering): that it chatters is to be believed, its
/// frequency only roughly.
class SpringValve {
 public:
  struct Character {
    double set_Pag;
    double blowdown;
    double frequency_Hz;
    double damping;      ///< ζ
    double spring_rise;  ///< s
    double simmer_lift;  ///< ξ_h
    double inlet_loss;   ///< L
    double inlet_length_m;
  };
  enum class Phase { shut, free, against_stop };

  /// Lift at which it has popped, for those who are told.
  static constexpr double popped_lift = 0.25;
  /// Loss that is none any more before a disc that is shut.
  static constexpr double faded_loss = 1e-4;

  explicit SpringValve(const Character& character)
      : c_(character),
        gained_area_(
            (1.0 + c_.spring_rise) / ((1.0 - c_.blowdown) * (1.0 + c_.spring_rise * c_.simmer_lift)) - 1.0) {}

  Phase phase() const { return phase_; }
  void set_phase(Phase phase) { phase_ = phase; }
  bool has_popped() const { return popped_; }
  void set_popped(bool popped) { popped_ = popped; }
  void set_shift(double shift_Pa) { shift_Pa_ = shift_Pa; }
  double set_Pag() const { return c_.set_Pag + shift_Pa_; }
  double simmer_lift() const { return c_.simmer_lift; }
  /// p_0.
  double lifting_Pag() const { return set_Pag() / (1.0 + c_.spring_rise * c_.simmer_lift); }
  double unshifted_lifting_Pag() const { return c_.set_Pag / (1.0 + c_.spring_rise * c_.simmer_lift); }

  /// Net force that lifts it, over that of the spring on the seat.
  double force(double lift, double lost, double pressure_Pag, double back_Pag) const {
    const double beyond = std::clamp((lift - c_.simmer_lift) / (1.0 - c_.simmer_lift), 0.0, 1.0);
    return (pressure_Pag * (1.0 - lost) * (1.0 + gained_area_ * beyond) - back_Pag) / lifting_Pag() -
           (1.0 + c_.spring_rise * lift);
  }
  /// ξ'' in 1/s².
  double acceleration(double lift, double velocity_ps, double lost, double pressure_Pag,
                      double back_Pag) const {
    const double omega = 2.0 * std::numbers::pi * c_.frequency_Hz;
    return omega * omega / c_.spring_rise * force(lift, lost, pressure_Pag, back_Pag) -
           2.0 * c_.damping * omega * velocity_ps;
  }

  /// ℓ' in 1/s.
  double loss_rate_ps(double lift, double lost) const {
    return (c_.inlet_loss * lift * lift - lost) * sound_mps / (2.0 * c_.inlet_length_m);
  }

 private:
  static constexpr double sound_mps = 500.0;  ///< in saturated steam of 2 to 15 bar, within 2 %
  Character c_;
  double gained_area_;  ///< a
  double shift_Pa_ = 0.0;
  Phase phase_ = Phase::shut;
  bool popped_ = false;
};

}  // namespace heliorig::models
