#include "tools/heliorig/receiver_question.h"

#include <nlohmann/json.hpp>

#include "models/receiver/heat_balance.h"

namespace heliorig::tools {
namespace {

using Json = nlohmann::ordered_json;

Json answer(const QuestionNumbers& given, bench::Diagnostics&) {
  const models::ReceiverHeatBalance balance{given.plant->receiver, {given["ambient"], given["wind"]}};
  const models::ReceiverLoss loss = balance.loss(given["wall"]);
  const double absorbed_W = balance.absorbed_W(given["power"]);
  const auto stagnation_K = balance.stagnation_K(absorbed_W);
  return {{"heat_loss",
           given.plant->receiver.heat_loss == models::ReceiverParameters::evacuated ? "evacuated" : "cavity"},
          {"wall_K", given["wall"]},
          {"radiation_W", loss.radiation_W},
          {"convection_W", loss.convection_W},
          {"evacuated_W", loss.evacuated_W},
          {"loss_W", loss.total_W()},
          {"of_evaporator_W", balance.evaporator_loss_W(given["wall"])},
          {"of_superheater_W", balance.superheater_loss_W(given["wall"])},
          {"absorbed_W", absorbed_W},
          {"useful_W", absorbed_W - loss.total_W()},
          {"stagnation_K", stagnation_K ? Json(*stagnation_K) : Json(nullptr)}};
}

}  // namespace

ModelQuestion receiver_question() {
  return {"receiver",
          "What the receiver absorbs and loses, and where it stagnates",
          {{"wall", "K", 200, 1000, nullptr, "temperature of the absorber, all of it"},
           {"power", "W", 0, 1e7, "0 W", "intercepted light"},
           {"ambient", "K", 180, 340, "20 degC", "of the air"},
           {"wind", "m/s", 0, 100, "0 m/s", "speed of the wind"}},
          answer,
          true};
}

}  // namespace heliorig::tools
