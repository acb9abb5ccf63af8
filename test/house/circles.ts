import { importsOf, type SourceFile } from './imports.ts';

/** Which rooms each room imports. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** The room of a file: its folder at the first level of src, the file itself where it lies directly in src, else the top folder. */
function roomOf(path: string): string {
  const [top, next] = path.split('/');
  return top === 'src' ? `src/${next}` : top!;
}

/** The imports of files (types included) as imports of rooms. */
export function roomGraph(files: readonly SourceFile[]): Graph {
  const graph = new Map<string, Set<string>>();
  for (const file of files) {
    const room = roomOf(file.path);
    const known = graph.get(room) ?? new Set();
    graph.set(room, known);
    for (const target of importsOf(file)) if (roomOf(target) !== room) known.add(roomOf(target));
  }
  return graph;
}

/** Sets of rooms each of which reaches every other of its set. */
export function circles(graph: Graph): string[][] {
  const reached = new Map([...graph.keys()].map((room) => [room, reachable(graph, room)]));
  const found = new Map<string, string[]>();
  for (const room of graph.keys()) {
    const set = [...graph.keys()]
      .filter((other) => reached.get(room)?.has(other) && reached.get(other)?.has(room))
      .sort();
    if (set.length > 1) found.set(set.join(), set);
  }
  return [...found.values()];
}

/** Rooms that import each other, as `a ↔ b`. */
export const mutualPairs = (graph: Graph): string[] =>
  [...graph].flatMap(([room, targets]) =>
    [...targets]
      .filter((target) => room < target && graph.get(target)?.has(room))
      .map((target) => `${room} ↔ ${target}`),
  );

function reachable(graph: Graph, from: string): Set<string> {
  const reached = new Set(graph.get(from));
  for (const room of reached) for (const next of graph.get(room) ?? []) reached.add(next);
  return reached;
}
