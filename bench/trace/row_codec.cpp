#include "bench/trace/row_codec.h"

#include <google/protobuf/descriptor.pb.h>

#include <algorithm>
#include <cassert>
#include <cstring>

#include "bench/trace/signal_path.h"

namespace heliorig::bench {
namespace {

using google::protobuf::DescriptorProto;
using google::protobuf::FieldDescriptorProto;

/// A field of a message: a double where it has no fields of its own. Its number is its place, from 1.
struct Field {
  std::string name;
  bool repeated = false;
  std::vector<Field> fields;
};

/// What is left of a signal's name on the way down the tree of fields.
struct Path {
  std::span<const PathPart> rest;
  std::size_t signal;
};

std::vector<Path> inside(const std::vector<Path>& paths, const Field& field,
                         std::optional<std::size_t> index) {
  std::vector<Path> within;
  for (const Path& path : paths) {
    if (path.rest.front().name == field.name && path.rest.front().index == index) {
      within.push_back({path.rest.subspan(1), path.signal});
    }
  }
  return within;
}

/// Adds the fields of one name; false where it takes for a message, or for repeated, what is not.
bool add(std::vector<Field>& fields, std::span<const PathPart> path) {
  const PathPart& part = path.front();
  auto field = std::ranges::find(fields, part.name, &Field::name);
  const bool is_new = field == fields.end();
  if (is_new) field = fields.insert(field, Field{part.name, part.index.has_value(), {}});
  if (field->repeated != part.index.has_value()) return false;
  if (path.size() == 1) return field->fields.empty();
  if (!is_new && field->fields.empty()) return false;
  return add(field->fields, path.subspan(1));
}

std::string type_name(const std::string& field) {
  std::string name = field;
  name.front() = static_cast<char>(name.front() - 'a' + 'A');
  return name;
}

void describe(const std::vector<Field>& fields, const std::string& full_name, DescriptorProto& message) {
  int number = 0;
  for (const Field& field : fields) {
    FieldDescriptorProto& described = *message.add_field();
    described.set_name(field.name);
    described.set_number(++number);
    described.set_label(field.repeated ? FieldDescriptorProto::LABEL_REPEATED
                                       : FieldDescriptorProto::LABEL_OPTIONAL);
    if (field.fields.empty()) {
      described.set_type(FieldDescriptorProto::TYPE_DOUBLE);
      continue;
    }
    DescriptorProto& nested = *message.add_nested_type();
    nested.set_name(type_name(field.name));
    described.set_type(FieldDescriptorProto::TYPE_MESSAGE);
    described.set_type_name(full_name + "." + nested.name());
    describe(field.fields, described.type_name(), nested);
  }
}

std::string describe(const std::vector<Field>& fields) {
  google::protobuf::FileDescriptorSet set;
  auto& file = *set.add_file();
  file.set_name("heliorig/row.proto");
  file.set_package("heliorig");
  file.set_syntax("proto3");
  DescriptorProto& message = *file.add_message_type();
  message.set_name("Row");
  describe(fields, std::string{"."} + RowCodec::message_name, message);
  return set.SerializeAsString();
}

// Wire types, protobuf.dev/programming-guides/encoding.
constexpr std::uint64_t fixed64 = 1;
constexpr std::uint64_t length_delimited = 2;

void append_varint(std::string& bytes, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) bytes.push_back(static_cast<char>(value | 0x80));
  bytes.push_back(static_cast<char>(value));
}

/// Bytes of a message with every double zero, and where the doubles of which signals stand in it.
struct Layout {
  std::string bytes;
  std::vector<std::pair<std::size_t, std::size_t>> slots;  ///< signal, place

  void append_nested(std::uint64_t number, const Layout& nested) {
    append_varint(bytes, number << 3 | length_delimited);
    append_varint(bytes, nested.bytes.size());
    for (const auto& [signal, place] : nested.slots) slots.emplace_back(signal, place + bytes.size());
    bytes += nested.bytes;
  }
  void append_double(std::uint64_t number, std::size_t signal) {
    append_varint(bytes, number << 3 | fixed64);
    slots.emplace_back(signal, bytes.size());
    bytes.append(sizeof(double), '\0');
  }
};

std::size_t elements(const std::vector<Path>& paths, const Field& field) {
  std::size_t count = 0;
  for (const Path& path : paths) {
    if (path.rest.front().name == field.name) count = std::max(count, *path.rest.front().index + 1);
  }
  return count;
}

/// An element that has no signals becomes an empty message, so that the indices of the others are right.
Layout lay_out(const std::vector<Field>& fields, const std::vector<Path>& paths) {
  Layout layout;
  std::uint64_t number = 0;
  for (const Field& field : fields) {
    ++number;
    if (field.repeated) {
      for (std::size_t i = 0, count = elements(paths, field); i < count; ++i) {
        layout.append_nested(number, lay_out(field.fields, inside(paths, field, i)));
      }
      continue;
    }
    const std::vector<Path> within = inside(paths, field, std::nullopt);
    if (within.empty()) continue;  // this element of a repeated message lacks the field
    if (field.fields.empty()) {
      layout.append_double(number, within.front().signal);
    } else {
      layout.append_nested(number, lay_out(field.fields, within));
    }
  }
  return layout;
}

/// A name that ends in an index would be a repeated double, which Protobuf packs: it gets a message with one
/// field.
std::optional<std::vector<PathPart>> field_path(const std::string& name) {
  auto path = split_signal_name(name);
  if (path && path->back().index) path->push_back({"value", std::nullopt});
  return path;
}

}  // namespace

std::optional<RowCodec> RowCodec::create(const SignalTable& signals) {
  std::vector<std::vector<PathPart>> names;
  for (const SignalSpec& signal : signals.signals()) {
    auto path = field_path(signal.name);
    if (!path) return std::nullopt;
    names.push_back(std::move(*path));
  }
  std::vector<Field> fields;
  std::vector<Path> paths;
  for (std::size_t i = 0; i < names.size(); ++i) {
    paths.push_back({names[i], i});
    if (!add(fields, names[i])) return std::nullopt;
  }
  RowCodec codec;
  codec.descriptor_set_ = describe(fields);
  Layout layout = lay_out(fields, paths);
  assert(layout.slots.size() == signals.size());
  codec.template_ = std::move(layout.bytes);
  codec.slots_.resize(signals.size());
  for (const auto& [signal, place] : layout.slots) codec.slots_[signal] = place;
  codec.slots_sorted_ = codec.slots_;
  std::ranges::sort(codec.slots_sorted_);
  return codec;
}

std::string_view RowCodec::encode(std::span<const double> values) {
  assert(values.size() == slots_.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    std::memcpy(template_.data() + slots_[i], &values[i], sizeof(double));
  }
  return template_;
}

std::optional<std::vector<double>> RowCodec::decode(std::string_view bytes) const {
  if (bytes.size() != template_.size()) return std::nullopt;
  std::size_t at = 0;  // between the doubles all must be as in the template
  for (const std::size_t slot : slots_sorted_) {
    if (bytes.substr(at, slot - at) != std::string_view{template_}.substr(at, slot - at)) return std::nullopt;
    at = slot + sizeof(double);
  }
  if (bytes.substr(at) != std::string_view{template_}.substr(at)) return std::nullopt;
  std::vector<double> values(slots_.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    std::memcpy(&values[i], bytes.data() + slots_[i], sizeof(double));
  }
  return values;
}

}  // namespace heliorig::bench
