#pragma once
#include "bench/a/a.h"
