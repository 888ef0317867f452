/** Stretches of time that people come for. */
export interface Preset {
  title: string;
  params: Record<string, string | null>;
}

const NONE = { models: null, for: null, from: null, to: null, at: null, knownAt: null, with: null, all: null };

export const PRESETS: readonly Preset[] = [
  {
    title: 'June 2026',
    params: {
      ...NONE,
      from: '2026-06-08T00:00Z',
      to: '2026-07-04T00:00Z',
      at: '2026-06-12T12:00Z',
      models: 'Claude Fable 5,Claude Mythos 5,Claude Opus 4.8',
      for: 'LISTED:annex-a',
    },
  },
  {
    title: 'June 2026, as it was known then',
    params: {
      ...NONE,
      from: '2026-06-08T00:00Z',
      to: '2026-07-04T00:00Z',
      at: '2026-06-12T12:00Z',
      knownAt: '2026-06-12T12:00Z',
      models: 'Claude Fable 5,Claude Mythos 5,Claude Opus 4.8',
      for: 'LISTED:annex-a',
      with: 'then',
    },
  },
  { title: 'Our models, the last 90 days', params: NONE },
];
