/** An address as a line for people can bear it: a long query is cut. Details keep it whole. */
export function shortAddress(address: string): string {
  const query = address.indexOf('?');
  return address.length <= 110 || query === -1 ? address : `${address.slice(0, query)}?…`;
}
