#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace heliorig::tests {

/// A program that is ended with this, and with the test however that ends.
class Child {
 public:
  /// It inherits `descriptors` by their numbers; where `wire` is given, that is its standard input and
  /// output.
  Child(const std::vector<std::string>& command, const std::vector<int>& descriptors, int wire = -1);
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

 private:
  pid_t program_ = -1;
};

}  // namespace heliorig::tests
