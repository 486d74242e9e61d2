#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "bench/diagnostics/diagnostic.h"
#include "models/plant_parameters.h"
#include "models/sun/sun_conditions.h"

namespace heliorig::tools {

/// One number, word or instant of a question to a model.
struct QuestionOption {
  const char* name;
  const char* si_symbol;  ///< empty: one of `choices`, or without any a civil time
  double min;
  double max;
  const char* fallback;  ///< as a person would write it; null: must be given; "": may be left out
  const char* meaning;
  std::vector<std::string> choices = {};
};

/// The numbers of a question, read, in SI, and its words.
struct QuestionNumbers {
  std::map<std::string, double> si;
  std::map<std::string, std::string> words;
  std::optional<models::UtcTime> time;
  std::optional<models::PlantParameters> plant;  ///< where the question asks for one
  double operator[](const char* name) const { return si.at(name); }
  bool has(const char* name) const { return si.contains(name); }
};

/// A question whose options are numbers each by itself. `answer` complains in `wrong` of those that do not go
/// together; what it returns then is not looked at.
struct ModelQuestion {
  const char* model;
  const char* what;
  std::vector<QuestionOption> options;
  nlohmann::ordered_json (*answer)(const QuestionNumbers&, bench::Diagnostics& wrong);
  bool asks_plant = false;  ///< takes `--plant`, the reference plant's where left out
};

bench::Diagnostic question_complaint(const std::string& option, const std::string& message,
                                     const std::string& advice);

}  // namespace heliorig::tools
