/**
 * Maximum-profit flow by successive most profitable paths (the min-cost-flow method of Ahuja, Magnanti and Orlin,
 * *Network Flows*, 1993, ch. 9.7). Integer capacities and profits give integer flows, so the optimum is exact.
 */
export type Network = {
  readonly addArc: (from: number, to: number, capacity: number, profit: number) => number;
  /** Sends flow from node 0 to node 1 while the best path's profit is not negative; the total profit. */
  readonly run: () => number;
  readonly flow: (arc: number) => number;
};

/** An empty network over nodes 0 (source), 1 (sink), … */
export function network(nodes: number): Network {
  const to: number[] = [];
  const left: number[] = [];
  const profits: number[] = [];
  const capacities: number[] = [];
  const out: number[][] = Array.from({ length: nodes }, () => []);
  const best = new Float64Array(nodes);
  const via = new Int32Array(nodes);
  const queued = new Uint8Array(nodes);

  const half = (from: number, end: number, capacity: number, profit: number) => {
    out[from]!.push(to.length);
    to.push(end);
    left.push(capacity);
    capacities.push(capacity);
    profits.push(profit);
  };

  const longestPath = () => {
    best.fill(Number.NEGATIVE_INFINITY);
    best[0] = 0;
    const queue = [0];
    for (let head = 0; head < queue.length; head++) {
      const node = queue[head]!;
      queued[node] = 0;
      for (const arc of out[node]!) {
        const end = to[arc]!;
        const reached = best[node]! + profits[arc]!;
        if (left[arc]! === 0 || reached <= best[end]!) continue;
        best[end] = reached;
        via[end] = arc;
        if (queued[end] === 0 && end !== 1) {
          queued[end] = 1;
          queue.push(end);
        }
      }
    }
    return best[1]!;
  };

  return {
    addArc(from, end, capacity, profit) {
      half(from, end, capacity, profit);
      half(end, from, 0, -profit);
      return to.length - 2;
    },
    run() {
      let total = 0;
      for (let profit = longestPath(); profit >= 0; profit = longestPath()) {
        let amount = Number.POSITIVE_INFINITY;
        for (let node = 1; node !== 0; node = to[via[node]! ^ 1]!) {
          amount = Math.min(amount, left[via[node]!]!);
        }
        for (let node = 1; node !== 0; node = to[via[node]! ^ 1]!) {
          const arc = via[node]!;
          left[arc]! -= amount;
          left[arc ^ 1]! += amount;
        }
        total += profit * amount;
      }
      return total;
    },
    flow: (arc) => capacities[arc]! - left[arc]!,
  };
}
