/** Variable-length bytes: seven bits a byte, low bits first, the top bit says that more follow. */

/** Ascending numbers, restarting at each of `starts`, as differences in variable-length bytes. */
export function encodeAscending(numbers: Uint32Array, starts: Uint32Array): Uint8Array {
  const bytes: number[] = [];
  for (let row = 0; row + 1 < starts.length; row++) {
    let previous = 0;
    for (let at = starts[row]!; at < starts[row + 1]!; at++) {
      let rest = numbers[at]! - previous;
      previous = numbers[at]!;
      while (rest > 127) {
        bytes.push((rest % 128) + 128);
        rest = Math.floor(rest / 128);
      }
      bytes.push(rest);
    }
  }
  return Uint8Array.from(bytes);
}

/** The reverse of encodeAscending. */
export function decodeAscending(bytes: Uint8Array, starts: Uint32Array): Uint32Array {
  const numbers = new Uint32Array(starts.at(-1) ?? 0);
  let position = 0;
  for (let row = 0; row + 1 < starts.length; row++) {
    let previous = 0;
    for (let at = starts[row]!; at < starts[row + 1]!; at++) {
      let value = 0;
      let unit = 1;
      let byte = 128;
      while (byte >= 128) {
        byte = bytes[position++]!;
        value += (byte % 128) * unit;
        unit *= 128;
      }
      previous += value;
      numbers[at] = previous;
    }
  }
  return numbers;
}
