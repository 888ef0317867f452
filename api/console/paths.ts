/** First parts of the console's addresses: the server gives its page for each, and mails link to some. `/` is `/now`. */
export const CONSOLE_PATHS = [
  'now',
  'events',
  'event',
  'action',
  'document',
  'impact',
  'time',
  'what-if',
  'explore',
  'models',
  'providers',
  'jurisdictions',
  'authorities',
  'review',
  'sources',
  'settings',
] as const;

export type ConsolePath = (typeof CONSOLE_PATHS)[number];
