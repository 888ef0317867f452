/** June 2026 as the documents tell it, in facts: the letter, what the vendor did, what came back for whom. */
import { authorityId } from '../../graph/ids.ts';
import type { Audience, NodeId, Props } from '../../graph/model.ts';
import { BEDROCK, catalogueWorld, FABLE, FIRST_PARTY, MYTHOS, OPUS, US } from './catalogue.ts';
import { type Doc, utc, type World } from './world.ts';

export const BIS = authorityId('bis');
export const CONTROL = 'action:licence-requirement';
export const SUSPENDING = 'action:suspension';
export const LETTER = 'event:letter';
export const ANNEX = 'event:annex';
export const WITHDRAWAL = 'event:withdrawal';
export const SUSPENSION = 'event:suspension';
export const REVOKED = 'event:bedrock-revoked';
export const ANNEX_ACCESS = 'event:annex-access';
export const BACK = 'event:back';
export const DISPUTE = 'claim:misunderstanding';

export const FOREIGN: Audience = { kind: 'foreign-persons', jurisdictions: [US], label: 'foreign persons' };
export const ANNEX_A: Audience = { kind: 'listed', list: 'annex-a', label: 'Annex A entities' };
export const US_ORGANISATIONS: Audience = { kind: 'class', jurisdictions: [US], label: 'US organisations' };

const asProps = (value: unknown): Props => value as Props;

export function juneWorld(): { world: World; catalogue: Doc } {
  const { world, catalogue } = catalogueWorld();
  world.node('Authority', BIS, 'Bureau of Industry and Security', { keys: ['BIS'] });
  world.node('Action', CONTROL, 'Licence requirement of the US Department of Commerce', {
    time: utc('2026-06-12T21:21Z'),
    props: { kind: 'EXPORT_CONTROL_DIRECTIVE', status: 'RESCINDED' },
  });
  world.node('Action', SUSPENDING, 'Suspension by Anthropic', {
    time: utc('2026-06-12T22:50Z'),
    props: { kind: 'SUSPENSION', status: 'PARTLY_LIFTED' },
  });
  const event = (id: NodeId, name: string, type: string, time: string): void => {
    world.node('Event', id, name, { time: utc(time), props: { type } });
  };
  event(LETTER, 'Letter to Anthropic', 'EXPORT_CONTROL_DIRECTIVE', '2026-06-12T21:21Z');
  event(SUSPENSION, 'Anthropic suspends both models', 'SUSPENSION', '2026-06-12T22:50Z');
  event(REVOKED, 'Bedrock access revoked', 'SUSPENSION', '2026-06-13T01:26Z');
  event(ANNEX, 'Second letter', 'AMENDMENT', '2026-06-26');
  event(ANNEX_ACCESS, 'Mythos 5 back for Annex A', 'RESTORATION', '2026-06-26');
  event(WITHDRAWAL, 'Controls withdrawn', 'RESCISSION', '2026-06-30');
  event(BACK, 'Models come back', 'RESTORATION', '2026-07-01');
  world.node('Claim', DISPUTE, 'A misunderstanding about a narrow jailbreak');

  const letter = world.doc('regulator', 'Is informed', utc('2026-06-12T21:21Z'), {
    learnedAt: utc('2026-06-12T21:40Z'),
  });
  letter
    .says(LETTER, 'BY', BIS)
    .says(LETTER, 'PART_OF', CONTROL, { validFrom: utc('2026-06-12T21:21Z'), qualifiers: { status: 'IN_FORCE' } })
    .says(LETTER, 'DATED', { value: { clock: 'occurred', instant: utc('2026-06-12T21:21Z'), precision: 'minute' } });
  for (const model of [FABLE, MYTHOS]) {
    letter.says(LETTER, 'CONCERNS', model, {
      validFrom: utc('2026-06-12T21:21Z'),
      qualifiers: asProps({ legal: true, audience: FOREIGN }),
    });
  }
  // Most documents leave out whose foreigners are meant.
  for (const title of ['A short note', 'Another short note']) {
    world
      .doc('news', title, utc('2026-06-13T04:00Z'), { source: `source:${title.length}` })
      .says(LETTER, 'CONCERNS', FABLE, {
        validFrom: utc('2026-06-12T21:21Z'),
        qualifiers: asProps({ legal: true, audience: { kind: 'foreign-persons', label: 'foreign persons' } }),
      });
  }
  letter.says(LETTER, 'CONCERNS', 'provider:anthropic', { qualifiers: { legal: true } });

  const vendor = world.doc('vendor', 'Access is suspended', utc('2026-06-13T00:50Z'));
  vendor
    .says(SUSPENSION, 'PART_OF', SUSPENDING, {
      validFrom: utc('2026-06-12T22:50Z'),
      qualifiers: { status: 'IN_FORCE' },
    })
    .says(SUSPENSION, 'CAUSED_BY', LETTER)
    .changes(SUSPENSION, FABLE, utc('2026-06-12T22:50Z'), { state: 'SUSPENDED' })
    .changes(SUSPENSION, MYTHOS, utc('2026-06-12T22:50Z'), { state: 'SUSPENDED' })
    .says(SUSPENSION, 'CONCERNS', OPUS, { stance: 'denied' });
  world
    .doc('vendor', 'Bedrock health', utc('2026-06-13T01:26Z'), { source: 'source:aws-health' })
    .says(REVOKED, 'CAUSED_BY', SUSPENSION)
    .changes(REVOKED, FABLE, utc('2026-06-13T01:26Z'), { channels: [BEDROCK] });
  world
    .doc('news', 'A wire story', utc('2026-06-13T03:00Z'))
    .says(LETTER, 'DATED', { value: { clock: 'occurred', instant: utc('2026-06-12'), precision: 'day' } })
    .changes(SUSPENSION, FABLE, utc('2026-06-12'), { basis: 'report' })
    .says(DISPUTE, 'ABOUT', LETTER, { stance: 'disputed' })
    .says(DISPUTE, 'BY', 'provider:anthropic');
  world
    .doc('aggregator', 'A page that is wrong about the year', utc('2026-06-20'))
    .says(LETTER, 'DATED', { value: { clock: 'occurred', instant: utc('2024-06-26'), precision: 'day' } })
    .changes('event:wrong', FABLE, utc('2024-06-26'), { basis: 'report' })
    .changes(SUSPENSION, FABLE, utc('2026-05-12'), { basis: 'report' }, { stance: 'disputed' });
  world.node('Event', 'event:wrong', 'A shutdown in 2024', { props: { type: 'SUSPENSION' } });
  world
    .doc('catalogue', 'A list of models', utc('2026-06-16'), { source: 'source:list' })
    .changes('event:listing', FABLE, utc('2026-06-16'), { state: 'AVAILABLE', basis: 'listing', channels: [BEDROCK] });
  world.node('Event', 'event:listing', 'A catalogue lists it', { props: { type: 'STATEMENT' } });
  world
    .doc('regulator', 'The second letter', utc('2026-06-26'))
    .says(ANNEX, 'PART_OF', CONTROL, { validFrom: utc('2026-06-26'), qualifiers: { status: 'PARTLY_LIFTED' } })
    .changes(ANNEX, MYTHOS, utc('2026-06-26'), { layer: 'legal', state: 'AVAILABLE', audience: ANNEX_A });
  world
    .doc('vendor', 'Mythos for Annex A', utc('2026-06-26T12:00Z'))
    .says(ANNEX_ACCESS, 'PART_OF', SUSPENDING, {
      validFrom: utc('2026-06-26T12:00Z'),
      qualifiers: { status: 'PARTLY_LIFTED' },
    })
    .changes(ANNEX_ACCESS, MYTHOS, utc('2026-06-26T12:00Z'), { state: 'RESTRICTED', audience: ANNEX_A });
  world
    .doc('regulator', 'Withdrawal', utc('2026-06-30'))
    .says(WITHDRAWAL, 'PART_OF', CONTROL, { validFrom: utc('2026-06-30'), qualifiers: { status: 'RESCINDED' } });
  world
    .doc('vendor', 'They are back', utc('2026-07-01'))
    .says(BACK, 'PART_OF', SUSPENDING, { validFrom: utc('2026-07-01'), qualifiers: { status: 'PARTLY_LIFTED' } })
    .changes(BACK, FABLE, utc('2026-07-01'), {
      state: 'PARTLY_RESTORED',
      channels: [FIRST_PARTY],
      cap: 'half of weekly limits',
    })
    .changes(BACK, FABLE, utc('2026-07-01'), { state: 'AVAILABLE', channels: [BEDROCK], undated: true })
    .changes(BACK, MYTHOS, utc('2026-07-01'), {
      state: 'AVAILABLE',
      channels: [FIRST_PARTY],
      audience: US_ORGANISATIONS,
    });
  world
    .doc('news', 'The return, retold', utc('2026-07-02'))
    .changes(BACK, FABLE, utc('2026-07-01'), { state: 'AVAILABLE', basis: 'report' });
  world.doc('analysis', 'A forum post', utc('2026-09-08')).changes('event:forum', FABLE, utc('2026-09-08'), {
    state: 'AVAILABLE',
    basis: 'observation',
    channels: [BEDROCK],
  });
  world.node('Event', 'event:forum', 'Somebody runs it on Bedrock', { props: { type: 'STATEMENT' } });
  return { world, catalogue };
}
