/**
 * Log-odds to probability: a rising line through points, found by isotonic regression on rows that the trees had not seen
 * (Zadrozny & Elkan 2002, "Transforming classifier scores into accurate multiclass probability estimates"), or where these
 * are few, points of a logistic curve (Platt 1999, "Probabilistic outputs for support vector machines").
 */
export interface Calibration {
  /** Rising. */
  logOdds: readonly number[];
  /** In [0,1], not falling. */
  probability: readonly number[];
}

/** The probability of log-odds: between points in a straight line, outside those of the ends. */
export function calibrated({ logOdds, probability }: Calibration, score: number): number {
  if (logOdds.length === 0) return 1 / (1 + Math.exp(-score));
  if (score <= logOdds[0]!) return probability[0]!;
  for (let i = 1; i < logOdds.length; i++) {
    if (score > logOdds[i]!) continue;
    const width = logOdds[i]! - logOdds[i - 1]!;
    const part = width > 0 ? (score - logOdds[i - 1]!) / width : 1;
    return probability[i - 1]! + part * (probability[i]! - probability[i - 1]!);
  }
  return probability.at(-1)!;
}

/** Fits the line on scores with their outcomes: equal bins by score, joined where the share falls (pool adjacent violators). */
export function fitCalibration(scored: readonly { score: number; hit: boolean }[], bins: number): Calibration {
  const sorted = [...scored].sort((a, b) => a.score - b.score);
  const blocks: { score: number; hits: number; count: number }[] = [];
  // Half of the bins for the top twentieth: that is where suggestions are shown.
  const top = Math.floor(sorted.length * 0.95);
  const edges = [...Array.from({ length: bins / 2 }, (_, i) => Math.floor((top * i) / (bins / 2)))].concat(
    Array.from({ length: bins / 2 + 1 }, (_, i) => top + Math.floor(((sorted.length - top) * i) / (bins / 2))),
  );
  for (let bin = 0; bin + 1 < edges.length; bin++) {
    const part = sorted.slice(edges[bin], edges[bin + 1]);
    if (part.length === 0) continue;
    blocks.push({
      score: part.reduce((sum, p) => sum + p.score, 0),
      hits: part.filter((p) => p.hit).length,
      count: part.length,
    });
    while (blocks.length > 1) {
      const [a, b] = [blocks.at(-2)!, blocks.at(-1)!];
      if (a.hits / a.count < b.hits / b.count) break;
      blocks.splice(-2, 2, { score: a.score + b.score, hits: a.hits + b.hits, count: a.count + b.count });
    }
  }
  return {
    logOdds: blocks.map((b) => Number((b.score / b.count).toFixed(4))),
    probability: blocks.map((b) => Number((b.hits / b.count).toFixed(5))),
  };
}

/** Log odds at which the curve is written down: from 0.0001 to 0.95 in steps within which a line is as good. */
const CURVE = { from: -9, step: 0.25, points: 49 };

/** Fits a logistic curve of the scores by Newton's method; its points are the line. */
export function fitLine(scored: readonly { score: number; hit: boolean }[]): Calibration {
  let [slope, offset] = [1, 0];
  for (let round = 0; round < 50; round++) {
    let [gs, go, hss, hso, hoo] = [0, 0, 1e-9, 0, 1e-9];
    for (const { score, hit } of scored) {
      const p = 1 / (1 + Math.exp(-(slope * score + offset)));
      const [gradient, hessian] = [(hit ? 1 : 0) - p, p * (1 - p)];
      gs += gradient * score;
      go += gradient;
      hss += hessian * score * score;
      hso += hessian * score;
      hoo += hessian;
    }
    const determinant = hss * hoo - hso * hso;
    slope += (hoo * gs - hso * go) / determinant;
    offset += (hss * go - hso * gs) / determinant;
  }
  const logOdds = Array.from({ length: CURVE.points }, (_, i) => CURVE.from + i * CURVE.step);
  return {
    logOdds,
    probability: logOdds.map((score) => Number((1 / (1 + Math.exp(-(slope * score + offset)))).toFixed(5))),
  };
}
