/** Where people reach us, for addresses that are given out: without a slash at the end. */

/** `host`: of the request. The public URL wins, unless it is a name of this machine alone, which may be another port. */
export function baseUrl(host: string | undefined, publicUrl: string | null): string {
  const isPublic = publicUrl !== null && !/^https?:\/\/(localhost|127\.|\[::1\])/.test(publicUrl);
  return isPublic || host === undefined ? (publicUrl ?? 'http://localhost') : `http://${host}`;
}
