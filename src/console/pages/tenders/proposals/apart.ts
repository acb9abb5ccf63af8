/** A place on a map. */
export type Point = { x: number; y: number };

/** Rounds after which signs stay where they are: far more than a dozen companies of one town need. */
const ROUNDS = 200;

/**
 * Where signs are drawn so that none covers another: at their points where there is room, else pushed apart.
 * @param points where they belong
 * @param least how far two signs are apart at least
 * @param fixed what they keep clear of as well and what does not move
 * @param frame what they stay within
 */
export function placedApart(
  points: readonly Point[],
  least: number,
  fixed: readonly Point[],
  frame: { left: number; top: number; right: number; bottom: number },
): Point[] {
  const signs = points.map(({ x, y }) => ({ x, y }));
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    for (const [i, sign] of signs.entries()) {
      for (const [j, other] of signs.entries()) if (j > i && push(sign, other, least, i + j, true)) moved = true;
      for (const stone of fixed) if (push(sign, stone, least, i, false)) moved = true;
      sign.x = Math.min(Math.max(sign.x, frame.left), frame.right);
      sign.y = Math.min(Math.max(sign.y, frame.top), frame.bottom);
    }
    if (!moved) break;
  }
  return signs;
}

/** Moves a sign away from another, which moves as much where it may; whether they were too near. */
function push(sign: Point, other: Point, least: number, turn: number, both: boolean): boolean {
  const [dx, dy] = [sign.x - other.x, sign.y - other.y];
  const apart = Math.hypot(dx, dy);
  if (apart >= least) return false;
  // On the same spot there is no direction: each takes another one.
  const [ux, uy] = apart < least / 1_000 ? [Math.cos(turn * 2.4), Math.sin(turn * 2.4)] : [dx / apart, dy / apart];
  const by = (least - apart) * (both ? 0.51 : 1.01);
  sign.x += ux * by;
  sign.y += uy * by;
  if (both) {
    other.x -= ux * by;
    other.y -= uy * by;
  }
  return true;
}
