/** As much of Bolt, Neo4j's protocol, as a test needs that answers in a server's place. */

type Value = string | number | Value[] | { [name: string]: Value };

/** The first byte of a message after its head: what is asked, or what is answered. */
export const HELLO = 0x01;
export const ROUTE = 0x66;
export const COMMIT = 0x12;
const SUCCESS = 0x70;
const FAILURE = 0x7f;

/** https://neo4j.com/docs/bolt/current/bolt/message/: one chunk, which the empty one ends. */
function message(signature: number, ...fields: Value[]): Buffer {
  const body = Buffer.concat([Buffer.of(0xb0 | fields.length, signature), ...fields.map(packed)]);
  return Buffer.concat([Buffer.of(body.length >> 8, body.length & 0xff), body, Buffer.of(0, 0)]);
}

/** https://neo4j.com/docs/bolt/current/packstream/, for what is small: lists and maps of at most 15, numbers to 127, texts to 255 bytes. */
function packed(value: Value): Buffer {
  if (typeof value === 'number') return Buffer.of(value);
  if (typeof value === 'string') {
    const bytes = Buffer.from(value);
    return Buffer.concat([Buffer.of(0xd0, bytes.length), bytes]);
  }
  if (Array.isArray(value)) return Buffer.concat([Buffer.of(0x90 | value.length), ...value.map(packed)]);
  const entries = Object.entries(value);
  return Buffer.concat([Buffer.of(0xa0 | entries.length), ...entries.flat().map(packed)]);
}

/** A message without fields, as a client sends it. */
export function request(signature: number): Buffer {
  return message(signature);
}

export function success(metadata: Record<string, Value>): Buffer {
  return message(SUCCESS, metadata);
}

/** From Bolt 5.7 on, which says `neo4j_code` for what was `code`. */
export function failure(code: string, text: string): Buffer {
  const standard = { gql_status: '50N42', description: text, diagnostic_record: {} };
  return message(FAILURE, { neo4j_code: code, message: text, ...standard });
}

/** The signatures of the messages in `bytes`, and what is left of one that isn't whole yet; each of one chunk. */
export function messagesIn(bytes: Buffer): { signatures: number[]; rest: Buffer } {
  const signatures: number[] = [];
  let rest = bytes;
  while (rest.length >= 4 && rest.length >= 4 + rest.readUInt16BE(0)) {
    signatures.push(rest[3] as number);
    rest = rest.subarray(4 + rest.readUInt16BE(0));
  }
  return { signatures, rest };
}
