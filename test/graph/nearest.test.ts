import { describe, expect, it } from 'vitest';
import { nearest } from '../../graph/nearest.ts';

const NAMES = ['meridian', 'Claude Fable 5', 'Claude Mythos 5', 'Claude Opus 4.8', 'GPT-5.5'];

describe('the nearest names', () => {
  it('forgive a slip of the keyboard and the case', () => {
    expect(nearest(NAMES, 'meridan')).toEqual(['meridian']);
    expect(nearest(NAMES, 'CLAUDE FABEL 5')[0]).toBe('Claude Fable 5');
  });

  it('include the names that hold every word that was given, nearest first', () => {
    expect(nearest(NAMES, 'claude 5')).toEqual(['Claude Fable 5', 'Claude Mythos 5']);
    expect(nearest(NAMES, 'claude', 2)).toHaveLength(2);
  });

  it('are none where nothing is near', () => {
    expect(nearest(NAMES, 'completely different')).toEqual([]);
    expect(nearest([], 'meridian')).toEqual([]);
    expect(nearest(NAMES, '')).toEqual([]);
  });
});
