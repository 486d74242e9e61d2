#include "tests/guest/guest.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

namespace heliorig::tests {
namespace {

const std::string folder = HELIORIG_GUEST_FOLDER;

std::string socket_named(const std::string& name, const Channel& channel) {
  return "socket,id=" + name + ",fd=" + std::to_string(channel.far_end());
}

/// What the kernel says goes to a file with the test case's name.
std::vector<std::string> computer_with(const Channel& console, const Channel& monitor, const Channel& wire) {
  const std::string log = folder + '/' + boost::unit_test::framework::current_test_case().p_name.get();
  std::vector<std::string> words{"qemu-system-x86_64"};
  const auto add = [&](const std::string& option, const std::string& value) {
    words.insert(words.end(), {option, value});
  };
  words.insert(words.end(), {"-nodefaults", "-no-user-config", "-no-reboot"});
  add("-display", "none");
  add("-accel", "tcg");
  add("-cpu", "max");
  add("-m", "512M");
  add("-kernel", folder + "/kernel/vmlinux");
  add("-initrd", folder + "/initramfs");
  add("-append", "console=ttyS0 quiet panic=-1");
  add("-serial", "file:" + log + ".log");
  add("-chardev", socket_named("console", console));
  add("-serial", "chardev:console");
  add("-chardev", socket_named("monitor", monitor));
  add("-mon", "chardev=monitor,mode=control");
  add("-chardev", socket_named("wire", wire));
  add("-device", "qemu-xhci");
  return words;
}

}  // namespace

Guest::Guest() {
  const Channel wire;  // of the adapter and the board: neither end is kept
  computer_.emplace(computer_with(console_, monitor_, wire),
                    std::vector{console_.far_end(), monitor_.far_end(), wire.far_end()});
  console_.close_far_end();
  monitor_.close_far_end();
  board_.emplace(std::vector<std::string>{HELIORIG_UART_BRIDGE, HELIORIG_LINK_ELF}, std::vector<int>{},
                 wire.near_end());
  tell({{"execute", "qmp_capabilities"}});
  plug_in();
  BOOST_REQUIRE_EQUAL(console_.line(), "ready");
}

Ended Guest::run(const std::string& line) {
  console_.send(line + '\n');
  Ended ended;
  std::size_t out = 0;
  std::size_t err = 0;
  std::istringstream head(console_.line());
  BOOST_REQUIRE(head >> ended.code >> out >> err);
  ended.out = console_.bytes(out);
  ended.err = console_.bytes(err);
  BOOST_TEST_MESSAGE("# " << line << '\n' << ended.err);
  return ended;
}

void Guest::unplug() {
  tell({{"execute", "device_del"}, {"arguments", {{"id", "adapter"}}}}, "DEVICE_DELETED");
}

void Guest::plug_in() {
  tell({{"execute", "device_add"},
        {"arguments",
         {{"driver", "usb-serial"}, {"id", "adapter"}, {"chardev", "wire"}, {"serial", adapter_serial}}}});
}

void Guest::tell(const nlohmann::json& request, const std::string& event) {
  monitor_.send(request.dump() + '\n');
  bool answered = false;
  bool happened = event.empty();
  while (!answered || !happened) {
    const auto message = nlohmann::json::parse(monitor_.line());
    BOOST_REQUIRE_MESSAGE(!message.contains("error"), message);
    answered = answered || message.contains("return");
    happened = happened || message.value("event", "") == event;
  }
}

}  // namespace heliorig::tests
