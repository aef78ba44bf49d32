"""W1 in numpy: the day's credits by bincount, one logarithm of a product."""
import numpy as np
import task

T = task.TASK
ACCOUNTS, NETWORKS, DAYS, WINDOW = T["accounts"], T["networks"], T["days"], T["window"]
C = task.columns()
WEIGHTS = np.array(T["weights"])


def work():
    results = np.empty((DAYS, ACCOUNTS))
    starts = np.searchsorted(C["day"], np.arange(DAYS + 1))
    daily, gone = 2 ** (-1 / T["half_life"]), 2 ** (-WINDOW / T["half_life"])
    u = np.zeros(NETWORKS * ACCOUNTS)
    came = []
    for day in range(DAYS):
        part = slice(starts[day], starts[day + 1])
        owner = C["owner"][part]
        weights = WEIGHTS[C["action"][part]]
        weights[owner == C["actor"][part]] = 0
        cells = C["network"][part] * np.int64(ACCOUNTS) + owner
        u *= daily
        u += np.bincount(cells, weights, len(u))
        came.append((cells, weights))
        if day >= WINDOW:
            cells, weights = came[day - WINDOW]
            u -= np.bincount(cells, weights * gone, len(u))
        by_network = (1 + u).reshape(NETWORKS, ACCOUNTS)
        product = by_network[0] * by_network[1]
        for n in range(2, NETWORKS):
            product *= by_network[n]
        np.log(product, out=results[day])
    return results


task.measure(work)
