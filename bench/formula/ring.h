#pragma once

#include <cassert>
#include <cstddef>
#include <utility>
#include <vector>

namespace heliorig::bench {

/// A queue that keeps its memory: pushes allocate only while it is larger than ever before.
template <typename T>
class Ring {
 public:
  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }
  T& operator[](std::size_t i) { return slots_[(first_ + i) & (slots_.size() - 1)]; }
  T& front() { return (*this)[0]; }
  T& back() { return (*this)[size_ - 1]; }

  void push(const T& value) {
    if (size_ == slots_.size()) grow();
    ++size_;
    back() = value;
  }
  void push_front(const T& value) {
    if (size_ == slots_.size()) grow();
    first_ = (first_ + slots_.size() - 1) & (slots_.size() - 1);
    ++size_;
    front() = value;
  }
  T pop() {
    assert(size_ > 0);
    T value = front();
    first_ = (first_ + 1) & (slots_.size() - 1);
    --size_;
    return value;
  }
  void pop_back() {
    assert(size_ > 0);
    --size_;
  }
  void clear() { size_ = 0; }

 private:
  void grow() {
    std::vector<T> larger(slots_.empty() ? 4 : 2 * slots_.size());  // a power of two
    for (std::size_t i = 0; i < size_; ++i) larger[i] = (*this)[i];
    slots_ = std::move(larger);
    first_ = 0;
  }

  std::vector<T> slots_;
  std::size_t first_ = 0;
  std::size_t size_ = 0;
};

}  // namespace heliorig::bench
