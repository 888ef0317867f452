/**
 * What each document of the sample did to Meridian's workloads: everything that is known, asked at the instant of its
 * publication with the knowledge of that instant. A row gives what differs from the row before, and why; most documents
 * rightly change nothing. A document without a row must change nothing either. Settled by hand, document by document.
 */
import type { ImpactStatus } from '../../queries/impact/answer.ts';

export interface DocumentRow {
  /** Publication, and the source that published. */
  at: string;
  source: string;
  why: string;
  /** Status → the workloads that come to it. */
  changes?: Partial<Record<ImpactStatus, string>>;
}

/** All that run Fable 5 or Mythos 5 as a primary, by what their fallbacks are worth while everything is off. */
const NO_WAY_OUT = 'claims-summaries us-agency-portal vulnerability-search knowledge-search';
const WEAK_WAY_OUT =
  'claims-letters risk-dossiers treaty-analysis new-york-desk phishing-triage code-assistant merge-proposals contract-comparison';
const GOOD_WAY_OUT = 'claims-triage price-explanations';

export const DOCUMENT_ROWS: DocumentRow[] = [
  {
    at: '2026-06-02T20:30:00Z',
    source: 'white-house-releases',
    why: 'The order itself asks nobody to switch anything off. Meridian’s file counts from 1 June, and the catalogue does not know Fable 5 and Mythos 5 before they came out: who is declared on them stands on something that nobody knows yet, and who needs those needs something unknown',
    changes: {
      UNKNOWN: `${NO_WAY_OUT} ${WEAK_WAY_OUT} ${GOOD_WAY_OUT} fraud-review test-writer`,
      AT_RISK: 'analyst-copilot payout-checks reserve-estimates telephone-prompts',
    },
  },
  {
    at: '2026-06-05T19:00:00Z',
    source: 'anthropic-docs',
    why: 'The retirement of Opus 4.1 is announced, two months ahead',
    changes: { AT_RISK: 'code-review' },
  },
  {
    at: '2026-06-09T17:00:00Z',
    source: 'anthropic-newsroom',
    why: 'Both models come out; from here on all are known and up. The model behind the test writer stays unknown',
    changes: {
      UNAFFECTED: `${NO_WAY_OUT} ${WEAK_WAY_OUT} ${GOOD_WAY_OUT} fraud-review analyst-copilot payout-checks reserve-estimates telephone-prompts`,
    },
  },
  {
    at: '2026-06-09T18:24:06Z',
    source: 'anthropic-status',
    why: 'A missing entry of a menu in a desktop app is no outage of a model',
  },
  { at: '2026-06-10T18:00:00Z', source: 'stack-and-signal', why: 'A review of the model' },
  {
    at: '2026-06-13T00:50:43Z',
    source: 'anthropic-status',
    why: 'The first word of it: both models are off for everybody. What has no fallback, or one that is off too, stops; fraud review cannot read without summaries; three lose something that they use softly',
    changes: {
      DOWN: `${NO_WAY_OUT} fraud-review`,
      DEGRADED: `${WEAK_WAY_OUT} analyst-copilot payout-checks reserve-estimates telephone-prompts`,
      COVERED: GOOD_WAY_OUT,
    },
  },
  { at: '2026-06-13T01:05:00Z', source: 'anthropic-newsroom', why: 'Tells of the letter; what is off is off already' },
  {
    at: '2026-06-13T01:26:58Z',
    source: 'aws-health',
    why: 'Bedrock follows; its users were counted as cut off by the vendor’s own word',
  },
  { at: '2026-06-13T01:48:00Z', source: 'continental-wire', why: 'Retells it' },
  { at: '2026-06-13T08:15:00Z', source: 'rheinbote', why: 'Retells it in German' },
  { at: '2026-06-13T09:00:00Z', source: 'data-tutorials', why: 'Exporting a spreadsheet is not export control' },
  { at: '2026-06-13T11:20:00Z', source: 'harbour-ledger', why: 'Retells it, with users' },
  { at: '2026-06-13T16:40:00Z', source: 'anthropic-help', why: 'Other models go on, as they did' },
  { at: '2026-06-13T20:15:00Z', source: 'anthropic-newsroom', why: 'A dispute switches nothing on' },
  {
    at: '2026-06-14T06:00:00Z',
    source: 'model-watchboard',
    why: 'A listing that goes is weak evidence, and says what is known',
  },
  { at: '2026-06-14T15:00:00Z', source: 'harbour-ledger', why: 'A music festival of the same name' },
  { at: '2026-06-14T18:00:00Z', source: 'claimcheck-hub', why: 'Wrong: denies that the models exist' },
  { at: '2026-06-15T09:30:00Z', source: 'northgate-business-daily', why: 'A claim about the cause' },
  { at: '2026-06-15T10:45:00Z', source: 'ec-press', why: 'An opinion of the Commission’s' },
  { at: '2026-06-15T13:00:00Z', source: 'defenders-letter', why: 'A plea' },
  { at: '2026-06-16T09:00:00Z', source: 'gitlab-changelog', why: 'Duo lists it no more: it was off there already' },
  { at: '2026-06-16T19:30:00Z', source: 'docket-archive', why: 'The letter’s own words: its scope was known' },
  { at: '2026-06-16T21:05:00Z', source: 'continental-wire', why: 'Retells the letter' },
  { at: '2026-06-16T22:15:00Z', source: 'halloway-stern', why: 'A law firm’s reading' },
  {
    at: '2026-06-17T06:00:00Z',
    source: 'model-watchboard',
    why: 'A listing that went, came and goes: weak, both ways',
  },
  { at: '2026-06-17T08:00:00Z', source: 'parapet-research', why: 'An analyst’s note' },
  { at: '2026-06-17T14:00:00Z', source: 'priceboard', why: 'Still listed with a price: a listing restores nothing' },
  { at: '2026-06-17T15:10:00Z', source: 'continental-wire', why: 'Remarks at a summit' },
  { at: '2026-06-18T05:00:00Z', source: 'compliance-tips', why: 'Wrong: an appeal path that nobody else knows' },
  { at: '2026-06-18T19:00:00Z', source: 'house-press', why: 'A question from Congress' },
  { at: '2026-06-19T06:00:00Z', source: 'gridline-opinion', why: 'An opinion' },
  { at: '2026-06-20T00:30:00Z', source: 'modelfaq', why: 'Wrong about the day' },
  { at: '2026-06-20T07:00:00Z', source: 'harbour-ledger', why: 'Remembers Italy in 2023' },
  { at: '2026-06-22T03:00:00Z', source: 'quickrecap', why: 'Wrong: dates all of it to May' },
  {
    at: '2026-06-22T17:00:00Z',
    source: 'anthropic-newsroom',
    why: 'Identity checks for some features, from July: nobody loses a model by that',
  },
  { at: '2026-06-24T09:00:00Z', source: 'policy-primer', why: 'Explains the order of 2 June' },
  { at: '2026-06-24T14:20:00Z', source: 'docketwatch', why: 'A lawsuit is filed' },
  { at: '2026-06-26T16:30:00Z', source: 'openai-newsroom', why: 'GPT-5.6 comes in stages; Meridian runs 5.5' },
  {
    at: '2026-06-27T00:40:00Z',
    source: 'anthropic-newsroom',
    why: 'Mythos 5 is back for the entities of Annex A, and Meridian’s US subsidiary is one. The claims summaries’ fallback on it serves others and stays off',
    changes: { UNAFFECTED: 'vulnerability-search analyst-copilot' },
  },
  { at: '2026-06-27T10:00:00Z', source: 'stack-and-signal', why: 'Retells the lawsuit' },
  { at: '2026-06-28T07:45:00Z', source: 'northgate-business-daily', why: 'Retells the annex' },
  { at: '2026-06-29T18:00:00Z', source: 'harbour-ledger', why: 'No answer came: absence' },
  {
    at: '2026-06-30T20:15:00Z',
    source: 'commerce-press',
    why: 'Withdrawn is not restored: what may be used again is still off',
  },
  { at: '2026-06-30T21:40:00Z', source: 'continental-wire', why: 'Retells the withdrawal' },
  {
    at: '2026-07-01T16:05:00Z',
    source: 'anthropic-newsroom',
    why: 'Fable 5 is back on first-party surfaces; for the clouds it is announced without a date, of others nobody says anything. Mythos 5 is for US organisations, and Meridian is German',
    changes: { UNAFFECTED: 'claims-triage claims-letters treaty-analysis us-agency-portal new-york-desk' },
  },
  { at: '2026-07-02T07:30:00Z', source: 'harbour-ledger', why: 'Retells the return' },
  { at: '2026-07-02T17:00:00Z', source: 'stack-and-signal', why: 'A draft scale for jailbreaks' },
  { at: '2026-07-03T08:00:00Z', source: 'ai-chronicle', why: 'Wrong: dates the shutdown to 2024' },
  { at: '2026-07-09T17:00:00Z', source: 'openai-newsroom', why: 'GPT-5.6 for everyone; Meridian runs 5.5' },
  {
    at: '2026-07-12T18:00:00Z',
    source: 'anthropic-help',
    why: 'A limit of plans lasts longer; it did not stop anybody',
  },
  { at: '2026-08-04T17:20:00Z', source: 'continental-wire', why: 'A voluntary framework' },
  {
    at: '2026-09-01T17:00:00Z',
    source: 'anthropic-newsroom',
    why: 'New models; nothing of the old ones. Meanwhile, on 5 August, Opus 4.1 was retired as announced',
    changes: { DOWN: 'code-review' },
  },
  {
    at: '2026-09-08T19:42:00Z',
    source: 'builders-forum',
    why: 'A user ran it on Bedrock, for which a restoration was announced without a date: nobody knows. The covered one stays covered by its own machines; those who need the summaries need something unknown',
    changes: { UNKNOWN: 'claims-summaries fraud-review', AT_RISK: 'payout-checks reserve-estimates' },
  },
  { at: '2026-09-15T12:00:00Z', source: 'docketwatch', why: 'The lawsuit is dismissed' },
  { at: '2026-10-06T16:00:00Z', source: 'anthropic-newsroom', why: 'Mythos 5.1, which Meridian does not run' },
];

/** Pairs of `at` and `knownAt`: what differs from the table of `impact-golden.ts` for the same `at`, and why. */
export const KNOWN_ROWS: {
  at: string;
  knownAt: string;
  why: string;
  differs: Partial<Record<ImpactStatus, string>>;
}[] = [
  {
    at: '2026-06-12T22:00Z',
    knownAt: '2026-06-12T22:00Z',
    why: 'The letter was on its way to one desk in San Francisco: nobody here knew of it',
    differs: { UNAFFECTED: `${NO_WAY_OUT} ${WEAK_WAY_OUT} ${GOOD_WAY_OUT} fraud-review` },
  },
  {
    at: '2026-06-12T22:00Z',
    knownAt: '2026-06-13T02:00Z',
    why: 'Four hours later it was known, as it is now',
    differs: {},
  },
  { at: '2026-06-13T02:00Z', knownAt: '2026-06-13T02:00Z', why: 'The vendor and AWS had said it', differs: {} },
  {
    at: '2026-06-13T02:00Z',
    knownAt: '2026-07-03T09:00Z',
    why: 'The wrong pages (no such models, May, 2024, an appeal) were all in by then',
    differs: {},
  },
  {
    at: '2026-06-16T12:00Z',
    knownAt: '2026-06-16T12:00Z',
    why: '"Resolved" was read, and not taken for restored',
    differs: {},
  },
  { at: '2026-06-27T12:00Z', knownAt: '2026-06-27T12:00Z', why: 'The vendor had said it in the night', differs: {} },
  {
    at: '2026-06-27T12:00Z',
    knownAt: '2026-06-26T12:00Z',
    why: 'The second letter came in the afternoon of the 26th',
    differs: { DOWN: 'vulnerability-search', DEGRADED: 'analyst-copilot' },
  },
  {
    at: '2026-06-30T23:59Z',
    knownAt: '2026-06-30T23:59Z',
    why: 'The withdrawal was known, and restored nothing',
    differs: {},
  },
  { at: '2026-07-02T12:00Z', knownAt: '2026-07-02T12:00Z', why: 'The return was told the day before', differs: {} },
  {
    at: '2026-07-02T12:00Z',
    knownAt: '2026-06-30T23:59Z',
    why: 'As far as was known in June, all was still off',
    differs: {
      DOWN: 'us-agency-portal',
      COVERED: 'claims-triage',
      DEGRADED: 'claims-letters treaty-analysis new-york-desk',
    },
  },
  { at: '2026-09-10T12:00Z', knownAt: '2026-09-10T12:00Z', why: 'The user had written', differs: {} },
  {
    at: '2026-09-10T12:00Z',
    knownAt: '2026-09-08T12:00Z',
    why: 'The user wrote in the evening of the 8th: before, Bedrock counted as off',
    differs: { DOWN: 'claims-summaries fraud-review', DEGRADED: 'payout-checks reserve-estimates' },
  },
];

/** Each workload with its status, from a row. */
export function statusesIn(row: Partial<Record<ImpactStatus, string>>): [workload: string, status: ImpactStatus][] {
  return Object.entries(row).flatMap(([status, names]) =>
    names
      .split(' ')
      .filter((name) => name !== '')
      .map((name): [string, ImpactStatus] => [name, status as ImpactStatus]),
  );
}
