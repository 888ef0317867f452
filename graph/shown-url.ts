/** The URL of a store as it may be shown, logged or put into an error: without user and password. */
export function shownUrl(url: string): string {
  // Up to the last @: a password may hold a / or another @ that nobody encoded.
  return url.replace(/^([a-z][a-z0-9+]*:\/\/).*@/is, '$1');
}
