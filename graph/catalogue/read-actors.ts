/** Who acts and who runs things: providers, channels, authorities, and the people who speak for them. */

import { authorityId, channelId, jurisdictionId, providerId } from '../ids.ts';
import type { NodeId } from '../model.ts';
import { described, instant } from './described.ts';
import type { References } from './references.ts';
import type { AuthorityRow, ChannelRow, EvidenceRow, InvestmentRow, PersonRow, ProviderRow } from './rows.ts';
import { authoritySchema, channelSchema, investmentSchema, personSchema, providerSchema } from './schemas.ts';
import { readTable, rowError } from './validate.ts';

export function readProviders(folder: string, references: References): ProviderRow[] {
  return readTable(folder, 'providers', providerSchema).map((row) => {
    const { id, aliases, controlledFrom } = row.fields;
    return references.add({
      ...described(row, providerId(id), [...aliases, id]),
      controlledFrom: controlledFrom.map((code) => references.known(jurisdictionId(code), row, 'controlledFrom')),
    });
  });
}

/** Rows of investments.yaml, each with a document of its own: whoever wrote the provider's row did not know of it yet. */
export function readInvestments(
  folder: string,
  references: References,
): { investments: InvestmentRow[]; evidence: EvidenceRow[] } {
  const evidence = new Map<NodeId, EvidenceRow>();
  const investments = readTable(folder, 'investments', investmentSchema).map((row): InvestmentRow => {
    const { raw, fields } = row;
    const investor = references.known(providerId(fields.investor), row, 'investor');
    const target = references.known(providerId(fields.in), row, 'in');
    if (investor === target)
      throw rowError(raw, 'in', 'is the investor itself', 'Name the provider that it has money in.');
    const id = `investment:${fields.investor}/${fields.in}`;
    if (evidence.has(id)) throw rowError(raw, 'in', 'has a row of this investor already', 'Keep the earlier of them.');
    const title = `${references.name(investor)} in ${references.name(target)}`;
    const date = instant(fields.date);
    evidence.set(id, { id, title, source: fields.source, date, raw });
    return { investor, in: target, date, raw, row: id };
  });
  return { investments, evidence: [...evidence.values()] };
}

export function readChannels(folder: string, references: References): ChannelRow[] {
  return readTable(folder, 'channels', channelSchema).map((row) => {
    const { id, aliases, kind, operatedBy, regions } = row.fields;
    if ((operatedBy === undefined) !== (kind === 'self-hosted')) {
      const what = 'is due for every channel but a self-hosted one';
      throw rowError(row.raw, 'operatedBy', what, 'Name the provider that runs it.');
    }
    const places = Object.entries(regions).map(([region, code]) => {
      return [region, references.known(jurisdictionId(code), row, `regions.${region}`)] as const;
    });
    const operator = operatedBy === undefined ? null : references.known(providerId(operatedBy), row, 'operatedBy');
    // Whoever asks for the channel "Anthropic" means its own.
    const own = kind === 'first-party' ? [operatedBy!, references.name(operator!)] : [];
    return references.add({
      ...described(row, channelId(id), [...aliases, id, ...own]),
      kind,
      operatedBy: operator,
      regions: Object.fromEntries(places),
    });
  });
}

export function readAuthorities(folder: string, references: References): AuthorityRow[] {
  const rows = readTable(folder, 'authorities', authoritySchema);
  const authorities = rows.map((row): AuthorityRow => {
    const { id, aliases, acronyms, translations, kind, actsFor } = row.fields;
    return references.add({
      ...described(row, authorityId(id), [...aliases, ...acronyms, ...Object.values(translations).flat(), id]),
      kind,
      actsFor: actsFor.map((code) => references.known(jurisdictionId(code), row, 'actsFor')),
      partOf: null,
      acronyms,
      translations,
    });
  });
  // Only now is every authority known, whatever the order of the rows.
  for (const [index, row] of rows.entries()) {
    const { partOf } = row.fields;
    if (partOf !== undefined) authorities[index]!.partOf = references.known(authorityId(partOf), row, 'partOf');
  }
  return authorities;
}

/** People have no node: their names become keys of their office. */
export function readPeople(folder: string, references: References): PersonRow[] {
  return readTable(folder, 'people', personSchema).map((row) => {
    const { name, aliases, role, source, date } = row.fields;
    const office = references.known(row.fields.office, row, 'office');
    references.byId.get(office)!.keys.push(name, ...aliases);
    return { name, aliases, role, office, source, date: instant(date) };
  });
}
