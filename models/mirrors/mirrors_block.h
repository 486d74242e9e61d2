#pragma once

#include <vector>

#include "models/mirrors/field_optics.h"
#include "models/mirrors/mirrors_parameters.h"
#include "models/mirrors/mirrors_signals.h"
#include "models/mirrors/offered_light.h"
#include "models/mirrors/row_drive.h"
#include "models/ports/block.h"
#include "models/ports/running_integral.h"

namespace heliorig::models {

/// Where the rows stand at the start, for a sun at this transversal angle: on focus, 3° east of it, each as
/// far as the travel allows; or stowed. Linked rows keep the angles between them, which the linkage has from
/// its maker: all are on focus at once. Stowed, the one that is furthest east stands at the stow angle.
std::vector<double> initial_row_angles_rad(const MirrorsParameters& parameters, MirrorsStart start,
                                           double sun_transversal_rad);

/// The field and its drives: RowDrive for each row or for all, FieldOptics for the light.
///
/// It runs when an input changes, and when a drive has something to do by itself. The light of a row is
/// computed again when it or a row that may stand in its light has turned, or the sun has moved by more than
/// 0.003° since the last time. End switches and stalls that begin are located events.
class MirrorsBlock : public Block {
 public:
  MirrorsBlock(const sc_core::sc_module_name& name, const MirrorsParameters& parameters, MirrorsStart start,
               double sun_transversal_rad);

 private:
  void update();
  void move_drives();
  void write_drive(std::size_t row);
  void report_switch(std::size_t row, std::size_t first_place, bool acts, const char* what);
  void plan_next();
  void follow_light();
  void write_tracking();
  void write_light();
  void write_offer();

  const MirrorsInputPlaces from_;
  const MirrorsOutputPlaces to_;
  FieldOptics optics_;
  std::vector<RowDrive> drives_;
  std::vector<double> angles_rad_;  ///< as last handed to the optics
  std::vector<RowLight> lights_;
  std::vector<FieldOptics::Rows> others_;  ///< whose angles each row's light depends on
  const bool commands_a_share_;            ///< of full voltage, not steps
  SunAngles lit_by_;                       ///< the sun of `lights_`
  bool is_lit_ = false;                    ///< `lights_` have been computed
  OfferedLight offered_;
  RunningIntegral intercepted_J_;
  RunningIntegral offered_J_;
  sc_core::sc_event wake_;
};

}  // namespace heliorig::models
