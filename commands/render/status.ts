/** Statuses as they are shown: a word, a colour, and the character that stands for it where there is only room for one. */
import type { ImpactStatus } from '../../queries/impact/answer.ts';
import { paint, type Style } from './style.ts';

export const LABELS: Record<ImpactStatus, { word: string; style: Style; mark: string }> = {
  DOWN: { word: 'DOWN', style: 'red', mark: '█' },
  UNKNOWN: { word: 'UNKNOWN', style: 'magenta', mark: '?' },
  DEGRADED: { word: 'DEGRADED', style: 'yellow', mark: '▒' },
  COVERED: { word: 'COVERED', style: 'cyan', mark: '░' },
  AT_RISK: { word: 'AT RISK', style: 'blue', mark: '!' },
  UNAFFECTED: { word: 'UNAFFECTED', style: 'green', mark: '·' },
};

/** From worst to best. */
export const WORST_FIRST: readonly ImpactStatus[] = ['DOWN', 'UNKNOWN', 'DEGRADED', 'COVERED', 'AT_RISK', 'UNAFFECTED'];

/** The word in its colour. */
export const statusText = (status: ImpactStatus, colour: boolean): string =>
  paint(LABELS[status].word, LABELS[status].style, colour);
