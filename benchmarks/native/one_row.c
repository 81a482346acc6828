/*
 * One row through ten networks as a C programmer writes them for speed: constant sizes, plain loops, everything inlined into one
 * function; the compiler does the vectors. Parameters are laid out as the generated networks' are: of each layer the weights,
 * input-major [in x out], then the biases. Hidden layers are ReLU, tanh or sigmoid, the output is z
 * itself.
 */
#include <math.h>

#ifdef _WIN32
#define API __declspec(dllexport)
#else
#define API __attribute__((visibility("default")))
#endif

static inline float identity(float z) { return z; }
static inline float relu(float z) { return z > 0 ? z : 0; }
static inline float sigmoid(float z) { return 1 / (1 + expf(-z)); }

/* a = f(W x + b); returns the parameters after the layer's. */
#define LAYER(n, m, f, p, x, a) \
    for (int o = 0; o < m; o++) a[o] = p[n * m + o]; \
    for (int i = 0; i < n; i++) \
        for (int o = 0; o < m; o++) a[o] += x[i] * p[m * i + o]; \
    for (int o = 0; o < m; o++) a[o] = f(a[o]); \
    p += (n + 1) * m;

#define NAME(sizes, f) API void row_##sizes##_##f(const float *restrict p, const float *restrict x, float *restrict y)

#define ONE(n, m) NAME(n##_##m, relu) { LAYER(n, m, identity, p, x, y) }

#define TWO(n, h, m, f) NAME(n##_##h##_##m, f) { \
    float a[h]; \
    LAYER(n, h, f, p, x, a) \
    LAYER(h, m, identity, p, a, y) }

#define THREE(n, h, k, m, f) NAME(n##_##h##_##k##_##m, f) { \
    float a[h], b[k]; \
    LAYER(n, h, f, p, x, a) \
    LAYER(h, k, f, p, a, b) \
    LAYER(k, m, identity, p, b, y) }

#define DEEP(n, h, m, f) NAME(n##_##h##_##h##_##h##_##h##_##h##_##h##_##m, f) { \
    float a[h], b[h]; \
    LAYER(n, h, f, p, x, a) \
    LAYER(h, h, f, p, a, b) \
    LAYER(h, h, f, p, b, a) \
    LAYER(h, h, f, p, a, b) \
    LAYER(h, h, f, p, b, a) \
    LAYER(h, h, f, p, a, b) \
    LAYER(h, m, identity, p, b, y) }

#define WITH(f) \
    TWO(2, 8, 1, f) \
    TWO(24, 8, 2, f) \
    TWO(32, 32, 4, f) \
    TWO(64, 64, 10, f) \
    TWO(784, 128, 10, f) \
    THREE(4, 32, 16, 4, f) \
    THREE(16, 64, 64, 1, f) \
    DEEP(5, 50, 5, f)

ONE(64, 10)
ONE(784, 10)
WITH(relu)
WITH(tanhf)
WITH(sigmoid)
