/** What an account's act hits, as far as it counts for identity. */
import { nameKey } from './names/name-key.ts';
import { isAtLarge, type Report } from './report.ts';

export function targetsOf(report: Report): string[] {
  const { mention, models } = report;
  if (mention.type === 'LAWSUIT' && mention.instrument !== null) return [`instrument ${mention.instrument}`, ...models];
  if (models.length > 0) return models;
  if (mention.providers.length > 0) return mention.providers;
  if (mention.organisations.length > 0) return organisationsOf(report);
  if (mention.instrument !== null) return [`instrument ${mention.instrument}`];
  // Acts at large are put together by what they are about: `norms.ts`.
  return [`nothing ${report.document.id}`];
}

const organisationsOf = ({ mention }: Report): string[] =>
  mention.organisations.map((name) => `organisation ${nameKey(name)}`);

/** "X and xAI" to one writer are "X" to another: whoever names both joins them. */
export const partiesOf = (report: Report): string[] => [
  ...new Set([...targetsOf(report), ...(report.models.length > 0 ? [] : organisationsOf(report))]),
];

/** What makes two acts kin: their targets; of an act at large, whose it is. */
export function kinOf(report: Report): string[] {
  const { authority, actor, jurisdiction } = report.mention;
  const own = authority ?? actor ?? jurisdiction;
  return isAtLarge(report.mention) && own !== null ? [own] : targetsOf(report);
}
