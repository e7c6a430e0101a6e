"""The trainings of ProbeBenchmark in scikit-learn and PyTorch, on the files that it wrote.

probes.py FOLDER EPOCHS [SCIKIT_TOLERANCE]
"""

import resource
import sys
import time

import numpy as np


def relative_gradient_norm(x, y, classes, weights, bias):
    """Of 0.5 |W|^2 + sum of losses, as a share of its norm at W = 0, b = 0."""

    def norm(w, b):
        gradient_w, gradient_b = w.copy(), np.zeros_like(b)
        for start in range(0, len(x), 4096):
            part, truth = x[start : start + 4096], y[start : start + 4096]
            scores = part @ w + b
            scores -= scores.max(axis=1, keepdims=True)
            errors = np.exp(scores)
            errors /= errors.sum(axis=1, keepdims=True)
            errors[np.arange(len(truth)), truth] -= 1
            gradient_w += part.T @ errors
            gradient_b += errors.sum(axis=0)
        return np.sqrt((gradient_w**2).sum() + (gradient_b**2).sum())

    return norm(weights, bias) / norm(np.zeros_like(weights), np.zeros_like(bias))


def measured(name, training):
    wall, cpu = time.perf_counter(), time.process_time()
    outcome = training()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"{name:29s} {wall:8.1f} s wall  {cpu:8.1f} s processor  {peak:6.0f} MB resident  {outcome()}", flush=True)


def scikit(x, y, classes, tolerance):
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1.0, tol=tolerance, max_iter=1000, solver="lbfgs")
    model.fit(x, y)
    return lambda: (
        f"{model.n_iter_[0]} iterations, relative gradient norm "
        f"{relative_gradient_norm(x, y, classes, model.coef_.T, model.intercept_):.2e}"
    )


def adam(x, y, classes, epochs):
    import torch

    torch.manual_seed(0)
    features, labels = torch.from_numpy(x.astype(np.float32)), torch.from_numpy(y.astype(np.int64))
    layer = torch.nn.Linear(x.shape[1], classes)
    optimiser = torch.optim.Adam(layer.parameters(), lr=1e-3)
    for epoch in range(epochs):
        for group in optimiser.param_groups:
            group["lr"] = 1e-5 + (1e-3 - 1e-5) * (1 + np.cos(np.pi * epoch / 50)) / 2
        total = 0.0
        for rows in torch.randperm(len(features)).split(512):
            optimiser.zero_grad()
            loss = torch.nn.functional.cross_entropy(layer(features[rows]), labels[rows])
            loss.backward()
            optimiser.step()
            total += loss.item() * len(rows)
    return lambda: f"loss {total / len(features):.6f}"


def main():
    folder, epochs = sys.argv[1], int(sys.argv[2])
    tolerance = float(sys.argv[3]) if len(sys.argv) > 3 else 1e-4
    x = np.load(folder + "/x.npy").astype(np.float64)
    y = np.unique(np.load(folder + "/y.npy"), return_inverse=True)[1]
    classes = int(y.max()) + 1
    measured("scikit-learn lbfgs float64", lambda: scikit(x, y, classes, tolerance))
    measured(f"PyTorch Adam float32, {epochs} ep.", lambda: adam(x, y, classes, epochs))


if __name__ == "__main__":
    main()
