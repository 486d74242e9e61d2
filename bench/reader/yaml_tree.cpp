#include "bench/reader/yaml_tree.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <map>
#include <sstream>

#include "bench/reader/text_position.h"

namespace heliorig::bench {
namespace {

constexpr std::size_t largest_text = 1 << 20;
constexpr std::size_t deepest_nesting = 64;

YamlNode node_of(YamlNode::Kind kind, Position position, std::string scalar = {}) {
  YamlNode node;
  node.kind = kind;
  node.position = std::move(position);
  node.scalar = std::move(scalar);
  return node;
}

/// Thrown through the parser to end it; never leaves this file.
struct NestedTooDeep {
  Position position;
};

/// Builds the tree from the parser's events. yaml-cpp's own tree is of no use here: it drops repeated keys
/// silently.
class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(const std::string& text, TextPositions& positions, Diagnostics& diagnostics)
      : text_(text), positions_(positions), diagnostics_(diagnostics) {}

  std::optional<YamlNode> take_root() { return std::move(root_); }
  Position position_of(const YAML::Mark& mark) { return positions_.at(static_cast<std::size_t>(mark.pos)); }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (root_)
      complain("several-documents", position_of(mark), "a second document begins here", "keep one a file");
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_extras(mark, "", anchor);
    // The parser notices that a value is missing only when it has read on: the key is where it is missing.
    const bool after_key = !open_.empty() && open_.back().key;
    place(node_of(YamlNode::Kind::scalar, after_key ? open_.back().key->position : position_of(mark)));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    complain("alias", position_of(mark), "aliases (*name) are not read here", "write the value out");
    place(node_of(YamlNode::Kind::scalar, position_of(mark)));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_extras(mark, tag, anchor);
    place(node_of(YamlNode::Kind::scalar, content_position(mark), value));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(YamlNode::Kind::sequence, mark, tag, anchor);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(YamlNode::Kind::mapping, mark, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapEnd() override { close(); }

 private:
  struct Key {
    std::string text;
    Position position;
  };
  /// A sequence or mapping whose end has not come yet.
  struct Open {
    YamlNode node;
    std::optional<Key> key;  ///< read, its value not yet
    std::map<std::string, Position> keys;
  };

  void complain(const std::string& code, const Position& position, const std::string& message,
                const std::string& advice) {
    diagnostics_.push_back({code, position, message, advice});
  }

  void refuse_extras(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    if (anchor != YAML::NullAnchor) {
      complain("anchor", position_of(mark), "anchors (&name) are not read here",
               "write the value where it is used");
    }
    // "?" is a plain node without a tag, "!" a quoted one.
    if (!tag.empty() && tag != "?" && tag != "!") {
      complain("tag", position_of(mark), fmt::format("tags ({}) are not read here", tag),
               "leave the tag out");
    }
  }

  /// Where the text of a scalar begins: behind the quote, or in the lines below a `|` or `>`.
  Position content_position(const YAML::Mark& mark) {
    const auto start = static_cast<std::size_t>(mark.pos);
    const char first = start < text_.size() ? text_[start] : '\0';
    if (first == '"' || first == '\'') return positions_.at(start + 1);
    if (first != '|' && first != '>') return positions_.at(start);
    const std::size_t content = text_.find_first_not_of(" \r\n", text_.find('\n', start));
    return positions_.at(content == std::string::npos ? start : content);
  }

  void open(YamlNode::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    refuse_extras(mark, tag, anchor);
    if (open_.size() == deepest_nesting) throw NestedTooDeep{position_of(mark)};
    open_.push_back({node_of(kind, position_of(mark)), {}, {}});
  }

  void close() {
    YamlNode done = std::move(open_.back().node);
    open_.pop_back();
    place(std::move(done));
  }

  void place(YamlNode node) {
    if (open_.empty()) {
      if (!root_) root_ = std::move(node);
    } else if (open_.back().node.kind == YamlNode::Kind::sequence) {
      open_.back().node.items.push_back(std::move(node));
    } else if (!open_.back().key) {
      take_key(open_.back(), std::move(node));
    } else {
      Open& mapping = open_.back();
      mapping.node.entries.push_back({mapping.key->text, mapping.key->position, std::move(node)});
      mapping.key.reset();
    }
  }

  void take_key(Open& mapping, YamlNode node) {
    if (node.kind != YamlNode::Kind::scalar || node.scalar.empty()) {
      complain("wrong-key", node.position, "a key must be a word", "");
    } else if (const auto [first, fresh] = mapping.keys.emplace(node.scalar, node.position); !fresh) {
      complain("duplicate-key", node.position, fmt::format("'{}' is given a second time", node.scalar),
               fmt::format("it stands in line {} already", first->second.line));
    }
    mapping.key = Key{std::move(node.scalar), std::move(node.position)};
  }

  const std::string& text_;
  TextPositions& positions_;
  Diagnostics& diagnostics_;
  std::vector<Open> open_;
  std::optional<YamlNode> root_;
};

/// Hands the whole text to the builder. Returns whether it is YAML to its end.
bool parse(const std::string& text, TreeBuilder& builder, Diagnostics& diagnostics) {
  const auto complain = [&](const char* code, const Position& position, const std::string& message,
                            const char* advice) {
    diagnostics.push_back({code, position, message, advice});
    return false;
  };
  try {
    std::istringstream stream{text};
    YAML::Parser parser{stream};
    if (parser.HandleNextDocument(builder)) parser.HandleNextDocument(builder);  // one more, to refuse it
    return true;
  } catch (const NestedTooDeep& deep) {
    return complain("too-deep", deep.position, fmt::format("nested deeper than {} levels", deepest_nesting),
                    "");
  } catch (const YAML::Exception& wrong) {
    return complain("yaml-syntax", builder.position_of(wrong.mark), "not YAML: " + wrong.msg,
                    "look at indentation, quotes and brackets here");
  }
}

/// What no parser needs to see.
std::optional<Diagnostic> refuse_text(const std::string& text, TextPositions& positions) {
  if (text.size() > largest_text) {
    return Diagnostic{"too-large", positions.at(0), fmt::format("larger than {} bytes", largest_text), ""};
  }
  if (const auto offset = find_unreadable_byte(text)) {
    const auto byte = static_cast<unsigned char>(text[*offset]);
    return Diagnostic{"not-text", positions.at(*offset), fmt::format("byte 0x{:02x} is not text", byte),
                      "save the file as UTF-8 text"};
  }
  return std::nullopt;
}

}  // namespace

const YamlNode* YamlNode::find(const std::string& key) const {
  for (const Entry& entry : entries) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

YamlReading read_yaml(const std::string& given, const std::string& file) {
  constexpr const char* byte_order_mark = "\xEF\xBB\xBF";
  const std::string text = given.starts_with(byte_order_mark) ? given.substr(3) : given;
  TextPositions positions{text, file};
  YamlReading reading;
  if (auto refusal = refuse_text(text, positions)) {
    reading.diagnostics.push_back(std::move(*refusal));
    return reading;
  }
  TreeBuilder builder{text, positions, reading.diagnostics};
  if (!parse(text, builder, reading.diagnostics)) return reading;
  reading.root = builder.take_root();
  if (!reading.root)
    reading.diagnostics.push_back({"empty-file", whole_file(file), "nothing is written here", ""});
  return reading;
}

}  // namespace heliorig::bench
