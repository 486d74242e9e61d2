#include "adapters/serial/serial_stream.h"

#include <fcntl.h>
#include <grp.h>
#include <libserialport.h>
#include <linux/serial.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace heliorig::adapters {
namespace {

struct Closing {
  void operator()(sp_port* port) const {
    int descriptor = -1;
    // Else it stays refused to others for as long as anybody has it open.
    if (sp_get_port_handle(port, &descriptor) == SP_OK && descriptor >= 0) ioctl(descriptor, TIOCNXCL);
    sp_close(port);
    sp_free_port(port);
  }
};
using Port = std::unique_ptr<sp_port, Closing>;

std::string last_words() {
  char* const words = sp_last_error_message();
  std::string copy = words == nullptr ? "" : words;
  sp_free_error_message(words);
  return copy;
}

unsigned milliseconds_of(std::chrono::milliseconds patience) {
  return static_cast<unsigned>(patience.count());
}

class SerialStream final : public ByteStream {
 public:
  explicit SerialStream(Port port) : port_(std::move(port)) {}

  StreamProgress read(std::span<std::uint8_t> into, std::chrono::milliseconds patience) override {
    // To the library a patience of 0 is one for ever.
    const sp_return read = patience.count() > 0 ? sp_blocking_read_next(port_.get(), into.data(), into.size(),
                                                                        milliseconds_of(patience))
                                                : sp_nonblocking_read(port_.get(), into.data(), into.size());
    if (read > 0) return static_cast<std::size_t>(read);
    return read == 0 && is_there() ? StreamProgress{std::size_t{0}} : lost();
  }

  StreamProgress write(std::span<const std::uint8_t> bytes, std::chrono::milliseconds patience) override {
    const sp_return written =
        sp_blocking_write(port_.get(), bytes.data(), bytes.size(), std::max(1u, milliseconds_of(patience)));
    if (written >= 0) return static_cast<std::size_t>(written);
    return lost();
  }

  void discard_input() override { sp_flush(port_.get(), SP_BUF_INPUT); }

 private:
  /// After a device is unplugged reads return nothing, at once and for ever; only this fails.
  bool is_there() const { return sp_input_waiting(port_.get()) >= 0; }

  /// Of the calls that fail when a cable is pulled it is chance which comes first; a write is refused a
  /// little before the port is seen to be gone.
  StreamProgress lost() const {
    const int error = sp_last_error_code();
    std::string words = last_words();
    const bool gone = error == ENODEV || error == ENXIO || error == EIO || !is_there();
    return StreamEnd{gone ? StreamEnd::Kind::unplugged : StreamEnd::Kind::failed, std::move(words)};
  }

  Port port_;
};

/// `dialout (sudo usermod -aG dialout $USER, then log in again)`.
std::string group_to_join(const std::string& path) {
  struct stat status {};
  const group* owner = stat(path.c_str(), &status) == 0 ? getgrgid(status.st_gid) : nullptr;
  if (owner == nullptr) return "ask for permission to read and write it";
  const std::string name = owner->gr_name;
  return "join its group: sudo usermod -aG " + name + " $USER, then log in again";
}

bool set_up(sp_port* port, int baud) {
  return sp_set_bits(port, 8) == SP_OK && sp_set_parity(port, SP_PARITY_NONE) == SP_OK &&
         sp_set_stopbits(port, 1) == SP_OK && sp_set_flowcontrol(port, SP_FLOWCONTROL_NONE) == SP_OK &&
         sp_set_baudrate(port, baud) == SP_OK;
}

/// Two benches at one board would both be lied to: refused to other users of this lock, and to whoever opens
/// it later.
bool take_for_oneself(int descriptor) {
  if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) return false;
  ioctl(descriptor, TIOCEXCL);  // a driver without it still has the lock
  return true;
}

bool ask_for_low_latency(int descriptor) {
  serial_struct serial{};
  if (ioctl(descriptor, TIOCGSERIAL, &serial) != 0) return false;
  serial.flags |= ASYNC_LOW_LATENCY;
  return ioctl(descriptor, TIOCSSERIAL, &serial) == 0;
}

/// Why the system did not open it, and what to do.
bench::Diagnostic refusal(const std::string& path, const bench::Position& position, int error) {
  const auto complaint = [&](const char* code, std::string message, std::string advice) {
    return bench::Diagnostic{code, position, "'" + path + "' " + std::move(message), std::move(advice)};
  };
  switch (error) {
    case EACCES:
    case EPERM:
      return complaint("serial-permission", "may not be opened by you", group_to_join(path));
    case EBUSY:
    case EWOULDBLOCK:
      return complaint("serial-busy", "is in use by another program",
                       "close that one: a serial monitor, an upload or another bench");
    case ENOENT:
    case ENODEV:
    case ENXIO:
      return complaint("serial-port", "is not there",
                       "is the board plugged in? heliorig ports lists what is");
    default:
      return complaint("serial-port", std::string("cannot be opened: ") + std::strerror(error),
                       "name a serial port; heliorig ports lists them");
  }
}

}  // namespace

std::variant<OpenedSerialPort, bench::Diagnostic> open_serial_port(const std::string& path, int baud,
                                                                   const bench::Position& position) {
  // The library says of many things only that they are no serial port; the system knows why.
  const int tried = ::open(path.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (tried < 0) return refusal(path, position, errno);
  ::close(tried);
  sp_port* found = nullptr;
  if (sp_get_port_by_name(path.c_str(), &found) != SP_OK) return refusal(path, position, ENOTTY);
  if (sp_open(found, SP_MODE_READ_WRITE) != SP_OK) {
    const int error = sp_last_error_code();
    sp_free_port(found);
    return refusal(path, position, error);
  }
  Port port{found};
  int descriptor = -1;
  if (sp_get_port_handle(port.get(), &descriptor) != SP_OK) return refusal(path, position, EIO);
  if (!take_for_oneself(descriptor)) return refusal(path, position, EBUSY);
  if (!set_up(port.get(), baud)) {
    return bench::Diagnostic{
        "serial-speed", position,
        "'" + path + "' does not go at " + std::to_string(baud) + " baud: " + last_words(),
        "give the speed of the firmware, as serial:PORT@115200"};
  }
  const bool low_latency = ask_for_low_latency(descriptor);
  return OpenedSerialPort{std::make_unique<SerialStream>(std::move(port)), low_latency};
}

}  // namespace heliorig::adapters
