/** Words and colours of states, for the components and for pictures. A word is always beside a colour. */

export type Tone = 'bad' | 'warn' | 'hold' | 'risk' | 'good' | 'unknown';

/** Of a workload, and of an availability. */
export const STATES: Record<string, { word: string; tone: Tone }> = {
  DOWN: { word: 'Down', tone: 'bad' },
  DEGRADED: { word: 'Degraded', tone: 'warn' },
  COVERED: { word: 'Covered', tone: 'hold' },
  AT_RISK: { word: 'At risk', tone: 'risk' },
  UNAFFECTED: { word: 'Unaffected', tone: 'good' },
  UNKNOWN: { word: 'Unknown', tone: 'unknown' },
  AVAILABLE: { word: 'Available', tone: 'good' },
  RESTRICTED: { word: 'Restricted', tone: 'warn' },
  SUSPENDED: { word: 'Suspended', tone: 'bad' },
  PARTLY_RESTORED: { word: 'Partly restored', tone: 'warn' },
  DEPRECATED: { word: 'Deprecated', tone: 'risk' },
};

/** What is not in the list is what we don't know. */
export const stateOf = (state: string): { word: string; tone: Tone } => STATES[state] ?? STATES.UNKNOWN!;

/** Keys of counts, the worst first, with the state that each counts. */
export const COUNTED = [
  ['down', 'DOWN'],
  ['unknown', 'UNKNOWN'],
  ['degraded', 'DEGRADED'],
  ['covered', 'COVERED'],
  ['atRisk', 'AT_RISK'],
  ['unaffected', 'UNAFFECTED'],
] as const;

/** Each ink has a contrast of at least 4.5 : 1 on its ground and on the surface. */
export const PALETTES = {
  light: {
    surface: '#ffffff',
    line: '#dde2e8',
    text: '#16202c',
    quiet: '#55606e',
    bad: ['#a3131b', '#fdecec'],
    warn: ['#874900', '#fff1dc'],
    hold: ['#0b5a8a', '#e6f2fb'],
    risk: ['#673ca6', '#f2ebfb'],
    good: ['#196839', '#e6f5ec'],
    unknown: ['#475160', '#eceff3'],
  },
  dark: {
    surface: '#141b23',
    line: '#283340',
    text: '#e5eaf0',
    quiet: '#9daab9',
    bad: ['#ff9d97', '#3a1618'],
    warn: ['#f3b860', '#33240c'],
    hold: ['#86c5f4', '#10283b'],
    risk: ['#cbabf8', '#291c3d'],
    good: ['#7fd8a0', '#0f2c1c'],
    unknown: ['#b8c2ce', '#222c37'],
  },
} as const satisfies Record<string, Record<Tone, readonly [ink: string, ground: string]> & Record<string, unknown>>;
