/** So many bytes of content stand in one row. */
export const CHUNK_BYTES = 256 * 1_024;

/** The same bytes in pieces of `CHUNK_BYTES`, the last one shorter; at most one piece more than what came is held. */
export async function* inChunks(content: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const part of content) {
    waiting.push(part);
    length += part.length;
    if (length < CHUNK_BYTES) continue;
    const whole = Buffer.concat(waiting, length);
    const full = length - (length % CHUNK_BYTES);
    for (let at = 0; at < full; at += CHUNK_BYTES) yield whole.subarray(at, at + CHUNK_BYTES);
    // A copy, so that the rest does not keep the whole alive.
    waiting = full < length ? [Buffer.from(whole.subarray(full))] : [];
    length -= full;
  }
  if (length > 0) yield Buffer.concat(waiting, length);
}
