/* One epoch of Adam on a network with two equal hidden layers, as a plain loop over points.
 * Sizes are macros, so that the compiler can unroll: INPUTS, HIDDEN, OUTPUTS, and RELU (0 or 1).
 * One output is a sigmoid, several are a softmax; the loss is the cross-entropy. */
#include <math.h>
#include <string.h>

#if RELU
#define ACTIVATION(z) ((z) > 0 ? (z) : 0)
#define SLOPE(h) ((h) > 0 ? 1.0f : 0.0f)
#else
#define ACTIVATION(z) tanhf(z)
#define SLOPE(h) (1.0f - (h) * (h))
#endif

typedef struct {
    float w1[INPUTS][HIDDEN], b1[HIDDEN];
    float w2[HIDDEN][HIDDEN], b2[HIDDEN];
    float w3[HIDDEN][OUTPUTS], b3[OUTPUTS];
} Network;

enum { COUNT = sizeof(Network) / sizeof(float) };

static void add_gradient(const Network *n, Network *g, const float *x, const float *y) {
    float h1[HIDDEN], h2[HIDDEN], p[OUTPUTS], d2[HIDDEN], d1[HIDDEN];
    for (int j = 0; j < HIDDEN; j++) h1[j] = n->b1[j];
    for (int i = 0; i < INPUTS; i++)
        for (int j = 0; j < HIDDEN; j++) h1[j] += x[i] * n->w1[i][j];
    for (int j = 0; j < HIDDEN; j++) h1[j] = ACTIVATION(h1[j]);
    for (int j = 0; j < HIDDEN; j++) h2[j] = n->b2[j];
    for (int i = 0; i < HIDDEN; i++)
        for (int j = 0; j < HIDDEN; j++) h2[j] += h1[i] * n->w2[i][j];
    for (int j = 0; j < HIDDEN; j++) h2[j] = ACTIVATION(h2[j]);
    for (int k = 0; k < OUTPUTS; k++) p[k] = n->b3[k];
    for (int i = 0; i < HIDDEN; i++)
        for (int k = 0; k < OUTPUTS; k++) p[k] += h2[i] * n->w3[i][k];
    if (OUTPUTS == 1) {
        p[0] = 1.0f / (1.0f + expf(-p[0]));
    } else {
        float top = p[0], sum = 0;
        for (int k = 1; k < OUTPUTS; k++) top = p[k] > top ? p[k] : top;
        for (int k = 0; k < OUTPUTS; k++) sum += p[k] = expf(p[k] - top);
        for (int k = 0; k < OUTPUTS; k++) p[k] /= sum;
    }
    for (int k = 0; k < OUTPUTS; k++) g->b3[k] += p[k] -= y[k];
    for (int i = 0; i < HIDDEN; i++) {
        float delta = 0;
        for (int k = 0; k < OUTPUTS; k++) {
            g->w3[i][k] += h2[i] * p[k];
            delta += n->w3[i][k] * p[k];
        }
        d2[i] = delta * SLOPE(h2[i]);
    }
    for (int i = 0; i < HIDDEN; i++) {
        float delta = 0;
        for (int j = 0; j < HIDDEN; j++) {
            g->w2[i][j] += h1[i] * d2[j];
            delta += n->w2[i][j] * d2[j];
        }
        d1[i] = delta * SLOPE(h1[i]);
    }
    for (int j = 0; j < HIDDEN; j++) g->b2[j] += d2[j];
    for (int i = 0; i < INPUTS; i++)
        for (int j = 0; j < HIDDEN; j++) g->w1[i][j] += x[i] * d1[j];
    for (int j = 0; j < HIDDEN; j++) g->b1[j] += d1[j];
}

/* Return how many steps have been taken in all. */
long epoch(float *weights, float *mean, float *square, const float *x, const float *y,
           const long *order, long points, long batch, long steps, float rate) {
    for (long start = 0; start < points; start += batch) {
        long end = start + batch < points ? start + batch : points;
        Network gradient;
        float *g = (float *)&gradient;
        memset(&gradient, 0, sizeof gradient);
        for (long i = start; i < end; i++)
            add_gradient((const Network *)weights, &gradient, x + order[i] * INPUTS,
                         y + order[i] * OUTPUTS);
        steps++;
        float first = 1.0f - powf(0.9f, steps), second = 1.0f - powf(0.999f, steps);
        float size = 1.0f / (end - start);
        for (int k = 0; k < COUNT; k++) {
            float slope = g[k] * size;
            mean[k] = 0.9f * mean[k] + 0.1f * slope;
            square[k] = 0.999f * square[k] + 0.001f * slope * slope;
            weights[k] -= rate * (mean[k] / first) / (sqrtf(square[k] / second) + 1e-8f);
        }
    }
    return steps;
}
