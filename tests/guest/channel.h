#pragma once

#include <string>

namespace heliorig::tests {

/// A pair of sockets without a name: this end is kept, the other is for a child.
class Channel {
 public:
  Channel();
  ~Channel();
  Channel(const Channel&) = delete;
  Channel& operator=(const Channel&) = delete;

  int near_end() const { return near_end_; }
  int far_end() const { return far_end_; }
  /// To be called when the child has it, lest its end is never noticed.
  void close_far_end();

  void send(const std::string& text);
  std::string line();  ///< without its end
  std::string bytes(std::size_t count);

 private:
  void await_more();

  int near_end_ = -1;
  int far_end_ = -1;
  std::string come_;
};

}  // namespace heliorig::tests
