/** Reads an answer up to a limit: what is larger is not read to its end. */
import { GuardError } from './describe-failure.ts';

/** Counts what arrives, unpacked: a declared length may lie, and a small gzip may be a large page. Throws GuardError. */
export async function readBody(response: Response, maxBytes: number): Promise<Uint8Array> {
  const declared = Number(response.headers.get('content-length') ?? 0);
  if (declared > maxBytes) {
    await response.body?.cancel();
    throw tooLarge(maxBytes);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the stream.
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

function tooLarge(maxBytes: number): GuardError {
  return new GuardError(`answer is larger than ${Number((maxBytes / 1_048_576).toFixed(1))} MB`);
}
