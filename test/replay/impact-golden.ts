/**
 * What June did to the sample organisation: the status of each workload at the instants of the truth table (and at
 * 22:00 on 12 June, between the letter and the shutdown), settled by hand before any program was asked. `why` is the reason.
 */
import type { ImpactStatus } from '../../queries/impact/answer.ts';

export const INSTANTS = [
  '2026-06-12T12:00Z', // before the letter
  '2026-06-12T22:00Z', // the letter has arrived, the models are still up
  '2026-06-13T02:00Z', // off
  '2026-06-16T12:00Z', // off; "resolved" at AWS
  '2026-06-27T12:00Z', // Mythos 5 is back for Annex A
  '2026-06-30T23:59Z', // withdrawn, not restored
  '2026-07-02T12:00Z', // Fable 5 is back on first-party surfaces
  '2026-09-10T12:00Z', // somebody ran it on Bedrock
] as const;

interface Golden {
  why: string;
  /** One for each instant. */
  statuses: ImpactStatus[];
}

const always = (status: ImpactStatus, why: string): Golden => ({ why, statuses: INSTANTS.map(() => status) });

/** Before the letter and between letter and shutdown it is the same for all that run Fable 5 or Mythos 5. */
const hit = (off: ImpactStatus[], why: string): Golden => ({ why, statuses: ['UNAFFECTED', 'AT_RISK', ...off] });

export const GOLDEN: Record<string, Golden> = {
  'claims-triage': hit(
    ['COVERED', 'COVERED', 'COVERED', 'COVERED', 'UNAFFECTED', 'UNAFFECTED'],
    'Mistral Large 3 is another provider under French control, tested in April, 45 minutes against an RTO of 4 hours; first party is back on 1 July',
  ),
  'claims-summaries': hit(
    ['DOWN', 'DOWN', 'DOWN', 'DOWN', 'DOWN', 'UNKNOWN'],
    'Mythos 5 is off like Fable 5, then open to others only (Annex A; US organisations, and Meridian is German); nobody dated a return to Bedrock, a user saw one on 8 September',
  ),
  'claims-letters': hit(
    ['DEGRADED', 'DEGRADED', 'DEGRADED', 'DEGRADED', 'UNAFFECTED', 'UNAFFECTED'],
    'Opus 4.8 runs and was tested, but is of the same provider on the same channel',
  ),
  'fraud-review': hit(
    ['DOWN', 'DOWN', 'DOWN', 'DOWN', 'DOWN', 'UNKNOWN'],
    'Its own model runs; it has nothing to read without the claims summaries, which it needs hard',
  ),
  'payout-checks': {
    why: 'Its own model runs; it needs the fraud review softly, and the reserve estimates get their status from it',
    statuses: ['UNAFFECTED', 'UNAFFECTED', 'DEGRADED', 'DEGRADED', 'DEGRADED', 'DEGRADED', 'DEGRADED', 'AT_RISK'],
  },
  'reserve-estimates': {
    why: 'Its own model runs; it needs the payout checks hard (and they it: a cycle), which go on with less',
    statuses: ['UNAFFECTED', 'UNAFFECTED', 'DEGRADED', 'DEGRADED', 'DEGRADED', 'DEGRADED', 'DEGRADED', 'AT_RISK'],
  },
  'risk-dossiers': hit(
    ['DEGRADED', 'DEGRADED', 'DEGRADED', 'DEGRADED', 'DEGRADED', 'DEGRADED'],
    'GPT-5.5 on Foundry works, but was never tried and is under the same jurisdiction; nobody said that Vertex AI is back',
  ),
  'price-explanations': hit(
    ['COVERED', 'COVERED', 'COVERED', 'COVERED', 'COVERED', 'COVERED'],
    'Open weights on own machines, tested in May, two hours against an RTO of 24; Bedrock is off, and later nobody knows',
  ),
  'medical-reports': always('UNAFFECTED', 'Open weights on own machines; no letter reaches a copy'),
  'treaty-analysis': hit(
    ['DEGRADED', 'DEGRADED', 'DEGRADED', 'DEGRADED', 'UNAFFECTED', 'UNAFFECTED'],
    'Independent and tested, but the switch takes 48 hours where 24 are allowed',
  ),
  'us-agency-portal': hit(
    ['DOWN', 'DOWN', 'DOWN', 'DOWN', 'UNAFFECTED', 'UNAFFECTED'],
    'Americans were cut off too; between letter and shutdown it is at risk, as nobody knows who at the agencies is a foreign person',
  ),
  'new-york-desk': hit(
    ['DEGRADED', 'DEGRADED', 'DEGRADED', 'DEGRADED', 'UNAFFECTED', 'UNAFFECTED'],
    'Foreign persons by nationality; Opus 4.8 on Bedrock is another channel, but the same provider',
  ),
  'vulnerability-search': hit(
    ['DOWN', 'DOWN', 'UNAFFECTED', 'UNAFFECTED', 'UNAFFECTED', 'UNAFFECTED'],
    'No fallback; it is on the list of 26 June, needs no licence from then on, and has the model back the same evening',
  ),
  'phishing-triage': hit(
    ['DEGRADED', 'DEGRADED', 'DEGRADED', 'DEGRADED', 'DEGRADED', 'DEGRADED'],
    'DeepSeek V4 Pro on own machines is independent but was never tried; nobody said that Foundry is back',
  ),
  'analyst-copilot': {
    why: 'Its own model runs; it needs the vulnerability search softly, which is down until 26 June',
    statuses: [
      'UNAFFECTED',
      'UNAFFECTED',
      'DEGRADED',
      'DEGRADED',
      'UNAFFECTED',
      'UNAFFECTED',
      'UNAFFECTED',
      'UNAFFECTED',
    ],
  },
  'chat-assistant': always('UNAFFECTED', 'Only its fallback is off; the primary runs'),
  'knowledge-search': hit(
    ['DOWN', 'DOWN', 'DOWN', 'DOWN', 'DOWN', 'DOWN'],
    'No fallback; nobody said that it can be reached through OpenRouter again',
  ),
  'telephone-prompts': {
    why: 'Its own model runs; it needs the knowledge search softly, which stays down',
    statuses: ['UNAFFECTED', 'UNAFFECTED', 'DEGRADED', 'DEGRADED', 'DEGRADED', 'DEGRADED', 'DEGRADED', 'DEGRADED'],
  },
  'complaint-answers': always('UNAFFECTED', 'Opus 4.8 was never affected'),
  translation: always('UNAFFECTED', 'Haiku 4.5 was never affected'),
  'code-assistant': hit(
    ['DEGRADED', 'DEGRADED', 'DEGRADED', 'DEGRADED', 'DEGRADED', 'DEGRADED'],
    'GPT-5.5 runs, on the same channel; nobody said that Fable 5 is back in Copilot',
  ),
  'code-review': {
    why: 'Opus 4.1: its retirement on 5 August was announced on 5 June; after it requests fail, and there is no fallback',
    statuses: ['AT_RISK', 'AT_RISK', 'AT_RISK', 'AT_RISK', 'AT_RISK', 'AT_RISK', 'AT_RISK', 'DOWN'],
  },
  'test-writer': always('UNKNOWN', 'Nobody knows its model; UNKNOWN is not UNAFFECTED'),
  'merge-proposals': hit(
    ['DEGRADED', 'DEGRADED', 'DEGRADED', 'DEGRADED', 'DEGRADED', 'DEGRADED'],
    'Sonnet 4.6 runs and was tested, but is of the same provider in the same product; nobody said that Duo has Fable 5 again',
  ),
  'contract-comparison': hit(
    ['DEGRADED', 'DEGRADED', 'DEGRADED', 'DEGRADED', 'DEGRADED', 'DEGRADED'],
    'Mistral Large 3 runs and was tested, but through the same gateway; nobody said that it has Fable 5 again',
  ),
  'staff-questions': always('UNAFFECTED', 'A Canadian model that nothing happened to'),
};

/** Of these, the directive must never be told as a cause. */
export const NEVER_BY_THE_DIRECTIVE = [
  'medical-reports',
  'complaint-answers',
  'translation',
  'chat-assistant',
  'code-review',
  'staff-questions',
];
