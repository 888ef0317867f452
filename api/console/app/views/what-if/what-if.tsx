/** What would be different if something were switched off? */
import { useMemo } from 'preact/hooks';
import { operation as compareOperation } from '../../operations/compare.ts';
import { operation as scenarioOperation } from '../../operations/scenario.ts';
import { Empty, ShowAnswer, Skeleton } from '../../parts/answer.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import type { ViewProps } from '../../routes.ts';
import { useMoment } from '../../state/moment.ts';
import { useOrganisation } from '../../state/organisation.tsx';
import { place, setParams } from '../../state/router.ts';
import { useStore } from '../../state/store.ts';
import { useQuery } from '../../state/use-query.ts';
import { Difference } from './difference.tsx';
import { Picker } from './picker.tsx';
import { readScenario } from './scenario-params.ts';
import './what-if.css';

export default function WhatIf(_props: ViewProps) {
  const { chosen, all, answer } = useOrganisation();
  const { search } = useStore(place);
  const scenario = useMemo(() => readScenario(search), [search]);
  return (
    <>
      <div class="page-head">
        <div>
          <h1>What-if</h1>
          <p class="lead">
            Switch something off and see what it does{chosen === null ? '' : ` to ${chosen.name}`}, on top of what is
            off in fact. Nothing is stored.
          </p>
        </div>
        {scenario !== null && <CopyButton text={location.href} label="Copy the address of this scenario" />}
      </div>
      {chosen === null ? (
        answer.data === undefined ? (
          <Skeleton what="the organisations" />
        ) : (
          <Empty title={all.length === 0 ? 'No organisation is known yet.' : 'Choose an organisation.'}>
            <p class="quiet">
              {all.length === 0
                ? 'Import one: bellwether import organisation.yaml'
                : 'It is chosen at the top of the page.'}
            </p>
          </Empty>
        )
      ) : (
        <div class="what-if">
          <Picker organisation={chosen.id} />
          <div class="stack">
            {scenario === null ? <Nothing /> : <Result organisation={chosen.id} scenario={scenario} />}
          </div>
        </div>
      )}
    </>
  );
}

const EXAMPLES = [
  ['All of Anthropic', { off: 'provider:anthropic' }],
  ['All of OpenAI', { off: 'provider:openai' }],
  ['Amazon Bedrock', { off: 'channel:amazon-bedrock' }],
  [
    'All closed models under US law, for users in the EU',
    { off: 'jurisdiction:US', weights: 'CLOSED', for: 'REGION:EU' },
  ],
] as const;

function Nothing() {
  return (
    <Empty title="Nothing is switched off yet.">
      <p class="quiet">Tick what should be off, or begin with one of these.</p>
      <div class="row">
        {EXAMPLES.map(([title, params]) => (
          <button key={title} type="button" class="button" onClick={() => setParams(params)}>
            {title}
          </button>
        ))}
      </div>
    </Empty>
  );
}

function Result({
  organisation,
  scenario,
}: {
  organisation: string;
  scenario: NonNullable<ReturnType<typeof readScenario>>;
}) {
  const { at: looked, knownAt } = useMoment();
  // What begins later is looked at when it has begun.
  const begins = scenario.from !== undefined && Date.parse(scenario.from) > Date.now() ? scenario.from : null;
  const at = looked ?? begins;
  const comparison = useQuery(compareOperation, {
    organisation,
    before: { at, knownAt },
    after: { at, knownAt, scenario },
  });
  const answer = useQuery(scenarioOperation, { organisation, input: { ...scenario, onTop: true }, at, knownAt });
  return (
    <ShowAnswer answer={comparison} what="the difference">
      {({ compare }) => <Difference comparison={compare} scenario={answer.data?.scenario ?? null} />}
    </ShowAnswer>
  );
}
