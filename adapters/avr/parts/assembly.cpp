#include "adapters/avr/parts/assembly.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "adapters/avr/parts/catalogue.h"
#include "adapters/boards/pin_binder.h"

namespace heliorig::adapters {
namespace {

/// An input wired to the supply or to ground.
class StrappedLine final : public Line {
 public:
  explicit StrappedLine(bool high) : high_(high) {}
  double high_share() const override { return high_ ? 1.0 : 0.0; }
  double low_share() const override { return high_ ? 0.0 : 1.0; }
  void watch(EdgeListener&) override {}
  void drive(std::optional<bool>) override {}
  void suppose(std::optional<bool>) override {}
  bool noticed() const override { return false; }

 private:
  bool high_;
};

struct WireFault {
  Wire::Fault fault;
  const char* kind;
  const char* meaning;
};
constexpr std::array wire_faults{
    WireFault{Wire::Fault::shorted_low, "stuck_low", "its wire is shorted to ground"},
    WireFault{Wire::Fault::shorted_high, "stuck_high", "its wire is shorted to the supply"},
    WireFault{Wire::Fault::open, "open", "its wire is broken"},
};

bool is_digital(PinUse use) {
  return use == PinUse::digital_output || use == PinUse::digital_input || use == PinUse::interrupt_input ||
         use == PinUse::pwm_output;
}

}  // namespace

Assembly::Assembly(const Board& board, AvrMcu& mcu, models::Seed seed)
    : board_(board), mcu_(mcu), seed_(seed), pins_(mcu), analog_(mcu, seed), two_wire_(mcu, bus_), spi_(mcu) {
  offer_faults_of_converter();
  offer_faults_of_bus();
  for (const BoardPart& part : board.parts) make_part(part);
  assert(parts_.size() == board.parts.size());
}

void Assembly::make_part(const BoardPart& part) {
  std::vector<Wire*> wires;
  for (std::size_t i = 0; i < part.pins.size(); ++i) {
    const bool wired = part.pins[i] && is_digital(part.kind->pins[i].use);
    wires.push_back(wired ? connect(*part.pins[i]) : nullptr);
  }
  const BusSwitch* behind =
      part.bus && part.bus->behind ? parts_.at(*part.bus->behind)->as_switch() : nullptr;
  const auto types = part_types();
  const auto type =
      std::ranges::find_if(types, [&](const PartType& t) { return t.kind.name == part.kind->name; });
  assert(type != types.end());
  parts_.push_back(type->make({mcu_, pins_, analog_, bus_, spi_, part, behind, wires, seed_}));
  offer_faults_of_wires(part, wires);
  offer_faults_of_channels(part);
  if (part.bus) offer_fault_of_slave(part, behind);
  offer_faults_of_part(part, *parts_.back());
}

Wire* Assembly::connect(const BoardPin& pin) {
  if (const auto* own = std::get_if<McuPin>(&pin)) {
    wires_.push_back(&net_of(own->text(), pins_.line(*own)).add_wire());
  } else if (const auto* far = std::get_if<ExpanderPin>(&pin)) {
    const std::string name = board_.parts[far->expander].name + "." + expander_pin_name(far->bit);
    wires_.push_back(&net_of(name, *parts_.at(far->expander)->line(far->bit)).add_wire());
  } else {
    const std::string name = "strap " + std::to_string(straps_.size());
    straps_.push_back(std::make_unique<StrappedLine>(std::get<Strap>(pin) == Strap::supply));
    wires_.push_back(&net_of(name, *straps_.back()).add_wire());
  }
  return wires_.back();
}

Net& Assembly::net_of(const std::string& wire, Line& line) {
  auto& net = nets_[wire];
  if (!net) net = std::make_unique<Net>(mcu_, line, wire);
  return *net;
}

void Assembly::offer(models::FaultPoint point, FaultHandle handle) {
  points_.push_back(std::move(point));
  handles_.push_back(std::move(handle));
}

void Assembly::offer_faults_of_wires(const BoardPart& part, std::span<Wire* const> wires) {
  for (std::size_t i = 0; i < wires.size(); ++i) {
    Wire* wire = wires[i];
    if (wire == nullptr || part.kind->pins[i].taking == Taking::probes) continue;
    const std::string target = part.target() + "." + std::string(part.kind->pins[i].name);
    for (const WireFault& fault : wire_faults) {
      offer({target, fault.kind, "", 0.0, 0.0, 1.0, false, fault.meaning},
            {[wire, fault](std::optional<double> value) { wire->set_fault(fault.fault, value.has_value()); },
             [wire, fault] { return wire->has_effect(fault.fault); }});
    }
  }
}

void Assembly::offer_faults_of_channels(const BoardPart& part) {
  for (std::size_t i = 0; i < part.pins.size(); ++i) {
    if (!part.pins[i] || part.kind->pins[i].use != PinUse::analog_input) continue;
    const int channel = std::get<McuPin>(*part.pins[i]).adc_channel;
    const std::string target = part.target() + "." + std::string(part.kind->pins[i].name);
    const auto noticed = [this, channel](AnalogInputs::Influence influence) {
      return [this, channel, influence] { return analog_.noticed(channel, influence); };
    };
    offer({target, "stuck", "V", 0.0, 0.0, board_.supply_V, false, "its wire is joined to this voltage"},
          {[this, channel](std::optional<double> value) { analog_.set_stuck(channel, value); },
           noticed(AnalogInputs::stuck)});
    offer({target, "open", "", 0.0, 0.0, 1.0, false,
           "its wire is broken: the converter sees the channel that it converted before"},
          {[this, channel](std::optional<double> value) { analog_.set_open(channel, value.has_value()); },
           noticed(AnalogInputs::open)});
  }
}

void Assembly::offer_faults_of_converter() {
  const char* target = "controller.mcu.adc";
  const auto offer_one = [this](models::FaultPoint point, std::size_t fault) {
    offer(std::move(point),
          {[this, fault](std::optional<double> value) { analog_.faults().set(fault, value); },
           [this, fault] { return analog_.faults().noticed(fault); }});
  };
  const double supply = board_.supply_V;
  offer_one({target, "offset", "V", 0.0, -supply, supply, false, "the converter adds this voltage"},
            ConverterFaults::offset);
  offer_one({target, "noise", "V", 0.0, 0.0, supply, false, "standard deviation of noise at its input"},
            ConverterFaults::noise);
  for (std::size_t bit = 0; bit < ConverterFaults::bits; ++bit) {
    for (const bool high : {false, true}) {
      offer_one({target, "bit" + std::to_string(bit) + (high ? "_stuck_high" : "_stuck_low"), "", 0.0, 0.0,
                 1.0, false, "a bit of its result does not change"},
                ConverterFaults::stuck(bit, high));
    }
  }
}

/// Where there is a bus.
void Assembly::offer_faults_of_bus() {
  if (std::ranges::none_of(board_.parts, [](const BoardPart& part) { return part.bus.has_value(); })) return;
  using Held = TwoWireController::HeldWire;
  const auto offer_held = [this](Held wire, const char* kind, const char* meaning) {
    offer({"controller.mcu.twi", kind, "", 0.0, 0.0, 1.0, false, meaning},
          {[this, wire](std::optional<double> value) { two_wire_.hold_low(wire, value.has_value()); },
           [this, wire] { return two_wire_.held_noticed(wire); }});
  };
  offer_held(Held::data, "data_held_low", "the bus's data wire is held low: no start comes about");
  offer_held(Held::clock, "clock_held_low", "the bus's clock wire is held low: nothing goes on");
}

void Assembly::offer_fault_of_slave(const BoardPart& part, const BusSwitch* behind) {
  const BusPosition place = *part.bus;
  offer({part.target(), "not_acknowledging", "", 0.0, 0.0, 1.0, false, "it does not answer on the bus"},
        {[this, place, behind](std::optional<double> value) {
           bus_.set_deaf(place.address, behind, place.channel, value.has_value());
         },
         [this, place, behind] { return bus_.missed(place.address, behind, place.channel); }});
}

void Assembly::offer_faults_of_part(const BoardPart& part, Part& made) {
  for (std::size_t i = 0; i < part.kind->faults.size(); ++i) {
    const FaultRole& role = part.kind->faults[i];
    if (!role.pin.empty() && !part.has_pin(role.pin)) continue;
    const std::string target = role.pin.empty() ? part.target() : part.target() + "." + std::string(role.pin);
    offer({target, std::string(role.kind), std::string(role.unit), role.min, role.min, role.max,
           role.stimulus, std::string(role.meaning)},
          {[&made, i](std::optional<double> value) { made.set_fault(i, value); },
           [&made, i] { return made.fault_has_effect(i); }});
  }
}

void Assembly::begin(const Quantum& quantum) {
  pins_.stand(quantum.end == quantum.begin);
  for (const auto& part : parts_) part->begin(quantum);
}

void Assembly::end(std::span<double> outputs) {
  for (Wire* wire : wires_) wire->look();
  for (const auto& part : parts_) part->end(outputs);
}

void Assembly::lose_power() {
  for (const auto& part : parts_) part->lose_power();
}

bool Assembly::type_line(const std::string& line) {
  return std::ranges::any_of(parts_, [&](const auto& part) { return part->type_line(line); });
}

std::size_t Assembly::lines_taken() const {
  std::size_t lines = 0;
  for (const auto& part : parts_) lines += part->lines_taken();
  return lines;
}

std::vector<bench::ResultFile> Assembly::result_files() const {
  std::vector<bench::ResultFile> files;
  for (const auto& part : parts_) {
    for (bench::ResultFile& file : part->result_files()) files.push_back(std::move(file));
  }
  return files;
}

}  // namespace heliorig::adapters
