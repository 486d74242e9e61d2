#include "bench/suite/end_requests.h"

#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace heliorig::bench {
namespace {

constexpr std::array requests{SIGINT, SIGTERM, SIGHUP};

sigset_t set_of_requests() {
  sigset_t set;
  sigemptyset(&set);
  for (const int request : requests) sigaddset(&set, request);
  return set;
}

}  // namespace

bool asked_to_end() {
  sigset_t pending;
  sigpending(&pending);
  return std::ranges::any_of(requests, [&](int request) { return sigismember(&pending, request) == 1; });
}

void end_when_asked() {
  const sigset_t set = set_of_requests();
  sigprocmask(SIG_UNBLOCK, &set, nullptr);
}

EndRequests::EndRequests() {
  const sigset_t set = set_of_requests();
  descriptor_ = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
  if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), "signalfd");
  sigprocmask(SIG_BLOCK, &set, &before_);
}

EndRequests::~EndRequests() {
  sigprocmask(SIG_SETMASK, &before_, nullptr);
  close(descriptor_);
}

int EndRequests::take() const {
  signalfd_siginfo info{};
  return read(descriptor_, &info, sizeof info) == sizeof info ? static_cast<int>(info.ssi_signo) : 0;
}

}  // namespace heliorig::bench
