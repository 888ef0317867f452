/** A state in a word, with a shape and a colour of its own: no meaning hangs on colour alone. */
import { stateOf, type Tone } from '../looks.ts';

/** In a square of 12. */
const SHAPES: Record<Tone, string> = {
  bad: 'M2 2l8 8M10 2l-8 8',
  warn: 'M6 1.5l5 9H1z',
  hold: 'M6 1l4.5 2v3c0 3-2 4.5-4.5 5C3.5 10.5 1.5 9 1.5 6V3z',
  risk: 'M6 1v7M6 10.2v.8',
  good: 'M1.5 6.5l3 3 6-7',
  unknown: 'M3.5 4a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .7-1 1.5M6 10.2v.8',
};

export function Chip({ state, children }: { state: string; children?: string }) {
  const { word, tone } = stateOf(state);
  return (
    <span class={`chip ${tone}`}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d={SHAPES[tone]} />
      </svg>
      {children ?? word}
    </span>
  );
}
