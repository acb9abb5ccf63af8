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
    (out[from] as number[]).push(to.length);
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
      const node = queue[head] as number;
      queued[node] = 0;
      for (const arc of out[node] as number[]) {
        const end = to[arc] as number;
        const reached = (best[node] as number) + (profits[arc] as number);
        if ((left[arc] as number) === 0 || reached <= (best[end] as number)) continue;
        best[end] = reached;
        via[end] = arc;
        if (queued[end] === 0 && end !== 1) {
          queued[end] = 1;
          queue.push(end);
        }
      }
    }
    return best[1] as number;
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
        for (let node = 1; node !== 0; node = to[(via[node] as number) ^ 1] as number) {
          amount = Math.min(amount, left[via[node] as number] as number);
        }
        for (let node = 1; node !== 0; node = to[(via[node] as number) ^ 1] as number) {
          const arc = via[node] as number;
          left[arc] = (left[arc] as number) - amount;
          left[arc ^ 1] = (left[arc ^ 1] as number) + amount;
        }
        total += profit * amount;
      }
      return total;
    },
    flow: (arc) => (capacities[arc] as number) - (left[arc] as number),
  };
}
