/*
 * Two networks as a C programmer writes them for speed: constant sizes, plain loops, one row after another, sums in locals;
 * the compiler does the vectors. Parameters are laid out as the generated networks' are: of each layer the weights,
 * input-major [in x out], then the biases. Rows are row-major. Gradients are those of the mean cost.
 */
#include <math.h>
#include <string.h>

#ifdef _WIN32
#define API __declspec(dllexport)
#else
#define API __attribute__((visibility("default")))
#endif

static inline float relu(float z) { return z > 0 ? z : 0; }
static inline float sigmoid(float z) { return 1 / (1 + expf(-z)); }

/* 2-8-1, ReLU, sigmoid, binary cross entropy: w1 [2 x 8], b1 [8], w2 [8 x 1], b2 [1] */

API void forward_2_8_1(const float *restrict p, const float *restrict x, float *restrict y, int rows)
{
    const float *w1 = p, *b1 = p + 16, *w2 = p + 24, b2 = p[32];
    for (int r = 0; r < rows; r++) {
        float z = b2;
        for (int j = 0; j < 8; j++)
            z += w2[j] * relu(b1[j] + x[2 * r] * w1[j] + x[2 * r + 1] * w1[8 + j]);
        y[r] = sigmoid(z);
    }
}

API float gradient_2_8_1(const float *restrict p, const float *restrict x, const float *restrict t, float *restrict g, int rows)
{
    const float *w1 = p, *b1 = p + 16, *w2 = p + 24, b2 = p[32];
    float gw1[16] = {0}, gb1[8] = {0}, gw2[8] = {0}, gb2 = 0, cost = 0;
    for (int r = 0; r < rows; r++) {
        float x0 = x[2 * r], x1 = x[2 * r + 1], h[8], z = b2;
        for (int j = 0; j < 8; j++) {
            h[j] = relu(b1[j] + x0 * w1[j] + x1 * w1[8 + j]);
            z += w2[j] * h[j];
        }
        /* log(1 + e^z) - t z, in the form that does not overflow */
        float e = expf(-fabsf(z));
        cost += logf(1 + e) + (z > 0 ? z : 0) - t[r] * z;
        float dz = (z > 0 ? 1 : e) / (1 + e) - t[r];
        gb2 += dz;
        for (int j = 0; j < 8; j++) {
            float dh = h[j] > 0 ? dz * w2[j] : 0;
            gw2[j] += dz * h[j];
            gb1[j] += dh;
            gw1[j] += dh * x0;
            gw1[8 + j] += dh * x1;
        }
    }
    float mean = 1.0f / rows;
    for (int k = 0; k < 16; k++)
        g[k] = gw1[k] * mean;
    for (int j = 0; j < 8; j++) {
        g[16 + j] = gb1[j] * mean;
        g[24 + j] = gw2[j] * mean;
    }
    g[32] = gb2 * mean;
    return cost * mean;
}

/* 4-32-16-4, ReLU, ReLU, identity, mean squared error: w1 [4 x 32], b1 [32], w2 [32 x 16], b2 [16], w3 [16 x 4], b3 [4] */

enum { W1 = 0, B1 = W1 + 4 * 32, W2 = B1 + 32, B2 = W2 + 32 * 16, W3 = B2 + 16, B3 = W3 + 16 * 4, PARAMETERS = B3 + 4 };

static inline void row_4_32_16_4(const float *restrict p, const float *restrict x, float *restrict h1, float *restrict h2, float *restrict y)
{
    for (int o = 0; o < 32; o++) h1[o] = p[B1 + o];
    for (int i = 0; i < 4; i++)
        for (int o = 0; o < 32; o++) h1[o] += x[i] * p[W1 + 32 * i + o];
    for (int o = 0; o < 32; o++) h1[o] = relu(h1[o]);

    for (int o = 0; o < 16; o++) h2[o] = p[B2 + o];
    for (int i = 0; i < 32; i++)
        for (int o = 0; o < 16; o++) h2[o] += h1[i] * p[W2 + 16 * i + o];
    for (int o = 0; o < 16; o++) h2[o] = relu(h2[o]);

    for (int o = 0; o < 4; o++) y[o] = p[B3 + o];
    for (int i = 0; i < 16; i++)
        for (int o = 0; o < 4; o++) y[o] += h2[i] * p[W3 + 4 * i + o];
}

API void forward_4_32_16_4(const float *restrict p, const float *restrict x, float *restrict y, int rows)
{
    for (int r = 0; r < rows; r++) {
        float h1[32], h2[16], a[4];
        row_4_32_16_4(p, x + 4 * r, h1, h2, a);
        memcpy(y + 4 * r, a, sizeof a);
    }
}

API float gradient_4_32_16_4(const float *restrict p, const float *restrict x, const float *restrict t, float *restrict g, int rows)
{
    float s[PARAMETERS] = {0}, cost = 0;
    for (int r = 0; r < rows; r++) {
        float h1[32], h2[16], a[4], dz1[32], dz2[16], dz3[4];
        const float *xr = x + 4 * r;
        row_4_32_16_4(p, xr, h1, h2, a);
        for (int o = 0; o < 4; o++) {
            float d = a[o] - t[4 * r + o];
            cost += d * d;
            dz3[o] = 2 * d;
        }

        for (int i = 0; i < 16; i++) {
            float sum = 0;
            for (int o = 0; o < 4; o++) sum += dz3[o] * p[W3 + 4 * i + o];
            dz2[i] = h2[i] > 0 ? sum : 0;
        }
        for (int i = 0; i < 32; i++) {
            float sum = 0;
            for (int o = 0; o < 16; o++) sum += dz2[o] * p[W2 + 16 * i + o];
            dz1[i] = h1[i] > 0 ? sum : 0;
        }

        for (int i = 0; i < 16; i++)
            for (int o = 0; o < 4; o++) s[W3 + 4 * i + o] += h2[i] * dz3[o];
        for (int o = 0; o < 4; o++) s[B3 + o] += dz3[o];
        for (int i = 0; i < 32; i++)
            for (int o = 0; o < 16; o++) s[W2 + 16 * i + o] += h1[i] * dz2[o];
        for (int o = 0; o < 16; o++) s[B2 + o] += dz2[o];
        for (int i = 0; i < 4; i++)
            for (int o = 0; o < 32; o++) s[W1 + 32 * i + o] += xr[i] * dz1[o];
        for (int o = 0; o < 32; o++) s[B1 + o] += dz1[o];
    }

    float mean = 1.0f / (4 * rows);
    for (int k = 0; k < PARAMETERS; k++)
        g[k] = s[k] * mean;
    return cost * mean;
}
