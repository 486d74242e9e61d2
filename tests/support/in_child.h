#pragma once

#include <functional>
#include <vector>

namespace heliorig::tests {

/// Runs `body` in a forked child and waits for it: SystemC elaborates once a process, so each test case that
/// builds modules needs a process of its own. Boost.Test's checks work within `body`; when one fails there,
/// or the child crashes, the calling test case fails.
void in_child(const std::function<void()>& body);

/// The same, and hands over what `body` returns.
std::vector<double> values_from_child(const std::function<std::vector<double>()>& body);

/// Whether a child that runs `body` ends by SIGABRT: that a precondition asserts. What it prints is
/// swallowed.
bool aborts_in_child(const std::function<void()>& body);

}  // namespace heliorig::tests
