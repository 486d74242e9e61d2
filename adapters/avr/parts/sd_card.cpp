#include <array>
#include <string>

#include "adapters/avr/parts/fat_volume.h"
#include "adapters/avr/parts/part.h"
#include "adapters/avr/parts/sd_protocol.h"

namespace heliorig::adapters {
namespace {

constexpr std::array pins{
    PinRole{"select", PinUse::digital_output, true, "its chip select, low while it is meant"},
};
constexpr std::array parameters{
    choice("size", "4MiB 8MiB 16MiB 32MiB", "its capacity"),
};
constexpr std::array reports{
    ReportRole{"blocks_read", "1", 0, 1e9, models::SignalKind::discrete, "blocks that were read"},
    ReportRole{"blocks_written", "1", 0, 1e9, models::SignalKind::discrete, "blocks that were written"},
};
constexpr std::array faults{
    FaultRole{"removed", "", 0.0, 1.0, false,
              "it is out of its socket; put back, it wants to be initialised"},
};

constexpr std::size_t smallest_bytes = 4 * 1024 * 1024;

/// A card with an empty FAT16 volume on the SPI. Its image is left beside the results, as NAME.img, for a PC.
class SdCard final : public Part, public SpiDevice {
 public:
  explicit SdCard(const PartSetup& setup)
      : mcu_(setup.mcu),
        select_(setup.wire("select")),
        name_(setup.part.name),
        read_(setup.part.report("blocks_read")),
        written_(setup.part.report("blocks_written")),
        card_(empty_fat16_volume((smallest_bytes << static_cast<int>(setup.part.parameter("size"))) /
                                 block_bytes)) {
    setup.spi.add(*this);
  }

  std::optional<std::uint8_t> exchange(std::uint8_t byte) override {
    if (select_.high()) {
      card_.deselect();
      return std::nullopt;
    }
    if (removed_) {
      missed_ = true;
      return std::nullopt;
    }
    return card_.exchange(
        byte, static_cast<std::uint64_t>(static_cast<double>(mcu_.cycle()) / mcu_.clock_Hz() * 1e6));
  }

  void end(std::span<double> outputs) override {
    outputs[read_] = static_cast<double>(card_.blocks_read());
    outputs[written_] = static_cast<double>(card_.blocks_written());
  }

  void lose_power() override { card_.power_up(); }

  void set_fault(std::size_t, std::optional<double> value) override {
    if (value && !removed_) missed_ = false;
    if (!value && removed_) card_.power_up();
    removed_ = value.has_value();
  }
  bool fault_has_effect(std::size_t) const override { return missed_; }

  std::vector<bench::ResultFile> result_files() const override {
    return {{name_ + ".img", std::string(card_.contents().begin(), card_.contents().end())}};
  }

 private:
  AvrMcu& mcu_;
  Wire& select_;
  std::string name_;
  std::size_t read_;
  std::size_t written_;
  SdProtocol card_;
  bool removed_ = false;
  bool missed_ = false;  ///< the firmware spoke to it while it was out
};

}  // namespace

PartType sd_card() {
  return {{.name = "sd_card",
           .meaning = "SD card on the SPI, with an empty FAT16 volume that is left beside the results",
           .pins = pins,
           .parameters = parameters,
           .reports = reports,
           .faults = faults,
           .on_spi = true},
          make_part<SdCard>};
}

}  // namespace heliorig::adapters
