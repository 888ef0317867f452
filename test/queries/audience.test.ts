import { describe, expect, test } from 'vitest';
import type { Audience, Fact, NodeId } from '../../graph/model.ts';
import { type Asked, covers, parseAudience } from '../../queries/availability/audience.ts';
import { Places } from '../../queries/availability/places.ts';
import { FactIndex } from '../../queries/facts.ts';
import { CN, DE, EU, FR, US } from './catalogue.ts';

const within = (subject: NodeId, object: NodeId) => ({ subject, relation: 'WITHIN', object }) as Fact;
const NATO = 'jurisdiction:NATO';
const places = new Places(
  new FactIndex([within(DE, EU), within(FR, EU), within(DE, NATO)]),
  new Map([
    ['places', new Set([DE])],
    ['around', new Set([EU, NATO])],
    ['unions', new Set([EU])],
    ['parts', new Set([DE, FR])],
  ]),
);

const everyone: Asked = { kind: 'everyone' };
const region = (...jurisdictions: NodeId[]): Asked => ({ kind: 'region', jurisdictions });
const staff = (place: NodeId, ...nationalities: NodeId[]): Asked => ({ ...region(place), nationalities });
const organisationsOf = (...jurisdictions: NodeId[]): Audience => ({ kind: 'class', jurisdictions });
const listed = (list: string): Asked => ({ kind: 'listed', list });
const foreign: Audience = { kind: 'foreign-persons', jurisdictions: [US] };

describe('does the audience of a statement cover the asked one', () => {
  test.each<[string, Audience, Asked, string]>([
    ['everyone covers anybody', everyone, region(DE), 'yes'],

    ['everyone has foreign persons in it', foreign, everyone, 'partly'],
    ['foreign persons of the US are foreign persons of the US', foreign, foreign, 'yes'],
    ['users in Germany are taken for foreign persons of the US', foreign, region(DE), 'yes'],
    ['users in the EU too', foreign, region(EU), 'yes'],
    ['users in the US may be either', foreign, region(US), 'unknown'],
    ['users in both are so in part', foreign, region(US, DE), 'partly'],
    ['nationality outranks place: Americans in Germany', foreign, staff(DE, US), 'no'],
    ['nationality outranks place: Germans in the US', foreign, staff(US, DE), 'yes'],
    ['a mixed staff in part', foreign, staff(US, DE, US), 'partly'],
    ['who is on a list may be of any nationality', foreign, listed('annex-a'), 'unknown'],

    ['the same list, whatever its name adds', listed('Annex A'), listed('annex-a-entities'), 'yes'],
    ['another list may name the same entities', listed('Annex A'), listed('partners'), 'unknown'],
    ['who does not say that it is on the list is not', listed('Annex A'), region(US), 'no'],
    ['a list is a part of everyone', listed('Annex A'), everyone, 'partly'],

    ['the home of the organisation decides', organisationsOf(US), { ...region(DE), home: US }, 'yes'],
    ['and excludes', organisationsOf(US), { ...region(US), home: DE }, 'no'],
    ['users elsewhere exclude where no home is known', organisationsOf(US), region(DE), 'no'],
    ['users there do not make it one', organisationsOf(US), region(US), 'unknown'],
    ['a customer tier that nobody knows of', { kind: 'class', label: 'Enterprise' }, region(DE), 'unknown'],
    ['the same tier', { kind: 'class', label: 'Enterprise' }, { kind: 'class', label: 'enterprise' }, 'yes'],

    ['users in Germany are users in the EU', region(EU), region(DE), 'yes'],
    ['users in the EU are in Germany in part', region(DE), region(EU), 'partly'],
    ['a part of a country is in it', region(US), region('jurisdiction:US-CA'), 'yes'],
    ['China is not in the EU', region(EU), region(CN), 'no'],
    ['a group of which too little is known is not guessed', region(NATO), region(FR), 'unknown'],
    ['unless all that the place is in is known', region('jurisdiction:Five-Eyes'), region(DE), 'no'],
  ])('%s', (_, statement, asked, expected) => {
    expect(covers(statement, asked, places)).toBe(expected);
  });

  test('what is no audience is none, and codes become ids', () => {
    expect(parseAudience('everyone')).toBeNull();
    expect(parseAudience({ kind: 'customers' })).toBeNull();
    expect(parseAudience({ kind: 'region', jurisdictions: ['DE', EU], nationalities: ['US'] })).toEqual({
      kind: 'region',
      jurisdictions: [DE, EU],
      nationalities: [US],
    });
  });
});
