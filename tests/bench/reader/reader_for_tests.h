#pragma once

#include <boost/test/unit_test.hpp>
#include <string>

#include "bench/diagnostics/diagnostic.h"

namespace heliorig::tests {

/// Whether a complaint of that code stands at that place; says what there is instead where not.
inline void check_complaint(const bench::Diagnostics& diagnostics, const std::string& code, std::size_t line,
                            std::size_t column, const std::string& part = "") {
  for (const bench::Diagnostic& diagnostic : diagnostics) {
    const bool here = diagnostic.position.line == line && diagnostic.position.column == column;
    const std::string text = diagnostic.message + "; " + diagnostic.advice;
    if (here && diagnostic.code == code && text.find(part) != std::string::npos) return;
  }
  BOOST_ERROR("no [" << code << "] at " << line << ":" << column << " with \"" << part << "\" in\n"
                     << to_text(diagnostics));
}

}  // namespace heliorig::tests
