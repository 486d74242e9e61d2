#pragma once

#include <optional>
#include <string>
#include <vector>

namespace heliorig::adapters {

/// `instruments.encoder[0..9]` written out, ten names; a name without a range is itself. Nothing where the
/// range is none: not two numbers of up to three digits, the second the greater.
std::optional<std::vector<std::string>> written_out(const std::string& name);

/// The text with what is not printable ASCII written as `\x0a`, so that no file or terminal stumbles over it.
std::string printable(const std::string& text);

}  // namespace heliorig::adapters
