/** What an event does to the availability of models. */
import type { EventData } from '../../operations/event.ts';
import type { AvailabilityLayer, Basis } from '../../operations/schema.ts';
import { NodeLink } from '../../parts/link.tsx';
import { StatusPill } from '../../parts/status-pill.tsx';
import { When } from '../../parts/when.tsx';

type Event = Extract<EventData['node'], { __typename: 'Event' }>;

const LAYERS: Record<AvailabilityLayer, string> = { LEGAL: 'what may be done', OPERATIONAL: 'what works' };
const BASES: Record<Basis, string> = {
  STATEMENT: 'by who switches it',
  REPORT: 'by press or analysts',
  OBSERVATION: 'as somebody saw',
  LISTING: 'as a catalogue shows',
  CATALOGUE: 'by the catalogue of Bellwether',
};

export function Changes({ changes }: { changes: Event['changes'] }) {
  if (changes.length === 0) return null;
  return (
    <section class="card" aria-labelledby="changes">
      <header>
        <h2 id="changes">What it changes</h2>
      </header>
      <ul class="rows">
        {changes.map(({ model, state, layer, audience, channels, basis, cap, validFrom, undated }) => (
          <li key={`${model.id} ${state} ${layer} ${audience.label} ${validFrom}`}>
            <div class="head">
              <StatusPill status={state} />
              <NodeLink node={model} />
              <span>
                for {audience.label}
                {channels !== null && ` on ${channels.map(({ name }) => name).join(', ')}`}
              </span>
            </div>
            <p class="quiet small">
              {undated ? (
                'Announced, without a date'
              ) : (
                <>
                  From <When at={validFrom} />
                </>
              )}
              ; {LAYERS[layer]}, {BASES[basis]}
              {cap !== null && `; with a limit: ${cap}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
