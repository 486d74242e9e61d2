#pragma once

#include <csignal>

namespace heliorig::bench {

/// Whether this process has been asked to end while an EndRequests keeps it from doing so at once.
bool asked_to_end();

/// From now on this process ends at once when it is asked, as one may that has no last word to say.
void end_when_asked();

/// Keeps SIGINT, SIGTERM and SIGHUP from ending this process and those that it forks, for as long as it
/// lives: they are asked for by asked_to_end() in their own time, since a board wants a last word.
class EndRequests {
 public:
  /// Throws std::system_error where the system has no descriptor for it.
  EndRequests();
  ~EndRequests();
  EndRequests(const EndRequests&) = delete;
  EndRequests& operator=(const EndRequests&) = delete;

  /// Readable once a request has come.
  int descriptor() const { return descriptor_; }
  /// The next request's signal; 0 where there is none.
  int take() const;

 private:
  sigset_t before_{};
  int descriptor_ = -1;
};

}  // namespace heliorig::bench
