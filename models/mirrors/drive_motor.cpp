#include "models/mirrors/drive_motor.h"

#include "models/mirrors/screw_motor.h"
#include "models/mirrors/stepper_motor.h"

namespace heliorig::models {

std::unique_ptr<DriveMotor> make_drive_motor(const MirrorsParameters& parameters) {
  if (parameters.drive_kind == MirrorsParameters::dc_screw_drive)
    return std::make_unique<ScrewMotor>(parameters);
  return std::make_unique<StepperMotor>(parameters);
}

}  // namespace heliorig::models
