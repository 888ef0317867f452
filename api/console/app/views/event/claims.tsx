/** Who says what: what is asserted beside what is disputed, each with what its speaker has at stake. */
import type { EventData } from '../../operations/event.ts';
import type { EventType, InterestKind, Stance } from '../../operations/schema.ts';
import { NodeLink } from '../../parts/link.tsx';
import { Quotes } from '../../parts/quote.tsx';
import { When } from '../../parts/when.tsx';
import { sentence, words } from '../../state/format.ts';

type Event = Extract<EventData['node'], { __typename: 'Event' }>;
type Claim = Event['claims'][number];
type Response = Event['responses'][number];

/** Who stands so contests it. */
const DENYING: readonly (Stance | null)[] = ['DENIED', 'DISPUTED'];
/** Who does so contests something of it. */
const CONTESTING: readonly EventType[] = ['DISPUTE', 'LAWSUIT'];

interface ClaimsProps {
  claims: readonly Claim[];
  responses: readonly Response[];
  /** Where its documents disagree, a sentence each. */
  conflicts: readonly string[];
}

const INTERESTS: Record<InterestKind, string> = {
  PARTY: 'Hit by it',
  ACTOR: 'Did it',
  INVESTOR: 'Has money in whom it hits',
  SELLER: 'Sells what is hit',
  COMPETITOR: 'Competes with what is hit',
};

export function Claims({ claims, responses, conflicts }: ClaimsProps) {
  const contesting = responses.filter(({ type }) => CONTESTING.includes(type));
  const commenting = responses.filter(({ type }) => !CONTESTING.includes(type));
  const against = claims.filter(({ stance }) => DENYING.includes(stance));
  const others = claims.filter(({ stance }) => !DENYING.includes(stance));
  if (claims.length + responses.length + conflicts.length === 0) return null;
  return (
    <section class="card" aria-labelledby="claims">
      <header>
        <h2 id="claims">Who says what</h2>
      </header>
      {conflicts.length > 0 && (
        <div class="inside disagree">
          <h3>Where the sources disagree</h3>
          <ul>
            {conflicts.map((conflict) => (
              <li key={conflict}>{conflict}</li>
            ))}
          </ul>
        </div>
      )}
      {claims.length + responses.length > 0 && (
        <div class="sides">
          <Side title="Asserted, or said about it" claims={others} responses={commenting} />
          <Side title="Disputed" claims={against} responses={contesting} />
        </div>
      )}
      {responses.length > 0 && (
        <p class="inside lined quiet small">
          What names a kind and a day is an event of its own, about the same models or providers within sixty days;
          whether it answers this one, its words tell.
        </p>
      )}
    </section>
  );
}

interface SideProps {
  title: string;
  claims: readonly Claim[];
  responses: readonly Response[];
}

function Side({ title, claims, responses }: SideProps) {
  return (
    <div class="inside">
      <h3>{title}</h3>
      {claims.length + responses.length === 0 && <p class="quiet">Nothing of the kind is known here.</p>}
      <ul class="stack">
        {claims.map((claim) => (
          <li key={claim.id}>
            <OneClaim claim={claim} />
          </li>
        ))}
        {responses.map(({ id, title: name, type, occurredAt, evidence, claims: own }) => (
          <li key={id} class="claim">
            <p>
              <strong>
                <NodeLink node={{ id, name }} />
              </strong>
            </p>
            <p class="quiet small">
              {sentence(words(type))}, <When at={occurredAt} precision="day" />
            </p>
            {own.length === 0 ? (
              <Quotes evidence={evidence} most={1} />
            ) : (
              own.map((claim) => <OneClaim key={claim.id} claim={claim} />)
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function OneClaim({ claim: { text, speaker, interests, evidence } }: { claim: Claim }) {
  // Long ones are cut.
  const isQuoted = evidence.some(({ quote }) => quote.startsWith(text.slice(0, 80)));
  return (
    <div class="claim">
      <div class="row">
        <strong>{speaker === null ? 'Somebody who is not named' : <NodeLink node={speaker} />}</strong>
        {interests.map(({ kind, reason }) => (
          <span key={`${kind} ${reason}`} class="tag tone-warn" title={reason}>
            {INTERESTS[kind]}
          </span>
        ))}
      </div>
      {isQuoted ? null : <p>{text}</p>}
      <Quotes evidence={evidence} most={1} />
      {interests.length > 0 && (
        <details>
          <summary>What {speaker?.name ?? 'the speaker'} has at stake</summary>
          <ul class="stack">
            {interests.map(({ kind, reason, evidence: said }) => (
              <li key={`${kind} ${reason}`}>
                <p>{reason}</p>
                <Quotes evidence={said} most={1} />
              </li>
            ))}
          </ul>
          <p class="quiet small">It says nothing of whether the claim is true.</p>
        </details>
      )}
    </div>
  );
}
