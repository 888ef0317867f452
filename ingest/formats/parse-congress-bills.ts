/** congress.gov API v3: lists of bills, and a single bill (https://api.congress.gov/). */
import { z } from 'zod';
import { collectItems, paragraphs } from './collect-items.ts';
import { htmlToLine } from './html-text.ts';
import type { Parsed } from './item.ts';
import { formatDate, parseDate } from './parse-date.ts';

const billShape = z.object({
  congress: z.number().int(),
  type: z.string().min(1),
  number: z.union([z.string(), z.number()]),
  title: z.string().min(1),
  originChamber: z.string().nullish(),
  introducedDate: z.string().nullish(),
  latestAction: z.object({ actionDate: z.string().nullish(), text: z.string().nullish() }).nullish(),
});

/** What a bill is called, and its part of the address of its page. */
const TYPES: Record<string, [string, string]> = {
  HR: ['H.R.', 'house-bill'],
  S: ['S.', 'senate-bill'],
  HJRES: ['H.J.Res.', 'house-joint-resolution'],
  SJRES: ['S.J.Res.', 'senate-joint-resolution'],
  HCONRES: ['H.Con.Res.', 'house-concurrent-resolution'],
  SCONRES: ['S.Con.Res.', 'senate-concurrent-resolution'],
  HRES: ['H.Res.', 'house-resolution'],
  SRES: ['S.Res.', 'senate-resolution'],
};

/** `publishedAt` is the day of the latest action: with each action the bill is a new version of its document. */
export function parseCongressBills(json: { bills: unknown[] } | { bill: unknown }): Parsed {
  return collectItems<unknown>('bills' in json ? json.bills : [json.bill], (record) => {
    const bill = billShape.parse(record);
    const type = bill.type.toUpperCase();
    const [label, path] = TYPES[type] ?? [type, type.toLowerCase()];
    const introduced = parseDate(bill.introducedDate);
    const action = bill.latestAction?.text ? htmlToLine(bill.latestAction.text) : null;
    const acted = parseDate(bill.latestAction?.actionDate);
    return {
      guid: `${bill.congress}/${type.toLowerCase()}/${bill.number}`,
      url: `https://www.congress.gov/bill/${ordinal(bill.congress)}-congress/${path}/${bill.number}`,
      title: `${label} ${bill.number} (${ordinal(bill.congress)} Congress): ${htmlToLine(bill.title)}`,
      publishedAt: parseDate(bill.latestAction?.actionDate ?? bill.introducedDate, 'America/New_York'),
      language: 'en',
      text: paragraphs(
        bill.originChamber && `Bill of the ${bill.originChamber}.`,
        introduced !== null && `Introduced on ${formatDate(introduced)}.`,
        action !== null && `Latest action${acted === null ? '' : `, ${formatDate(acted)}`}: ${action}`,
      ),
    };
  });
}

function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  return `${n}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
}
