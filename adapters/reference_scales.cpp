#include "adapters/reference_scales.h"

#include <optional>

#include "adapters/boards/signal_menu.h"
#include "adapters/reference_firmware/link/board_values.h"
#include "bench/units/units.h"

namespace heliorig::adapters {
namespace {

using models::ScaleFigure;

/// What the reference board has in the place of a figure of the plant's, where it reads that instrument.
std::optional<double> figure_of_board(const ScaleFigure& of) {
  if (of.name == "gear") return heliorig_firmware::encoder_gear;
  for (const auto& input : heliorig_firmware::analog_inputs) {
    if (of.signal == input.name) return of.name == "low" ? input.low : input.high;
  }
  return std::nullopt;
}

std::string text_of(const ScaleFigure& figure, double value, const PlantSignals& plant) {
  const auto signal = SignalMenu{plant}.find(Direction::to_controller, figure.signal);
  return bench::format_quantity(value, signal && figure.name != "gear" ? signal->unit : "1", 9);
}

}  // namespace

bench::Diagnostics check_reference_scales(const std::string& controller, const PlantSignals& plant) {
  bench::Diagnostics diagnostics;
  for (const ScaleFigure& figure : plant.scales) {
    const auto own = figure_of_board(figure);
    if (!own || models::is_same_figure(*own, figure.value)) continue;
    const std::string own_text = text_of(figure, *own, plant);
    diagnostics.push_back({"plant-scale", bench::whole_file("--controller " + controller),
                           std::string(figure.name) + " of '" + figure.signal + "' is " + own_text +
                               " on the reference board, whose scales this controller has built in, but " +
                               text_of(figure, figure.value, plant) + " where the plant describes it",
                           "a plant whose instrument has the reference board's scale, or an avr: controller "
                           "with a board file"});
  }
  return diagnostics;
}

}  // namespace heliorig::adapters
