/** Models with who makes them, how they are reached and whether they can be used at the moment that is looked at. */
import { type ModelsData, operation } from '../../operations/models.ts';
import { Empty, ShowAnswer } from '../../parts/answer.tsx';
import { NodeLink } from '../../parts/link.tsx';
import { asBeginning, ListFilter } from '../../parts/list-filter.tsx';
import { StatusPill } from '../../parts/status-pill.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { When } from '../../parts/when.tsx';
import { useMoment } from '../../state/moment.ts';
import { setParams, useParam } from '../../state/router.ts';
import { usePages } from '../../state/use-pages.ts';
import { worstOf } from './worst-of.ts';

type Row = ModelsData['models']['nodes'][number];

/** As many as a page may have: more than the catalogue holds. */
const PAGE = 500;

const channelsOf = ({ offerings }: Row): string[] => [
  ...new Set(offerings.flatMap(({ channel }) => channel?.name ?? [])),
];

/** `seen`: the moment that is looked at. */
const columnsAt = (seen: string): readonly Column<Row>[] => [
  { title: 'Model', value: ({ name }) => name, cell: (row) => <NodeLink node={row} /> },
  {
    title: 'Provider',
    value: ({ provider }) => provider?.name ?? null,
    cell: ({ provider }) => provider && <NodeLink node={provider} />,
    width: '9rem',
  },
  {
    title: 'Can be used',
    value: ({ availability }) => worstOf(availability)?.text ?? null,
    cell: ({ availability, releasedAt }) => {
      if (releasedAt !== null && releasedAt > seen) return <span class="quiet">not released yet</span>;
      const worst = worstOf(availability);
      return worst && <StatusPill status={worst.state} text={worst.text} />;
    },
    width: '15rem',
  },
  { title: 'Family', value: ({ family }) => family, width: '9rem', minor: true },
  {
    title: 'Weights',
    value: ({ openWeights }) => (openWeights === null ? null : openWeights ? 'open' : 'closed'),
    width: '6rem',
    minor: true,
  },
  {
    title: 'Released',
    value: ({ releasedAt }) => releasedAt,
    cell: ({ releasedAt }) => <When at={releasedAt} precision="day" empty="" />,
    width: '7.5rem',
    minor: true,
  },
  {
    title: 'Channels',
    value: (row) => channelsOf(row).length,
    cell: (row) => <span title={channelsOf(row).join(', ')}>{channelsOf(row).length}</span>,
    align: 'end',
    width: '6rem',
    minor: true,
  },
];

export function ModelList() {
  const [q] = useParam('q');
  const [provider] = useParam('provider');
  const [weights] = useParam('weights');
  const { at, knownAt } = useMoment();
  const filter = {
    ...(q === null ? {} : { text: asBeginning(q) }),
    ...(provider === null ? {} : { provider }),
    ...(weights === null ? {} : { openWeights: weights === 'open' }),
  };
  const list = usePages(operation, { filter, first: PAGE, at, knownAt, availability: true }, ({ models }) => models);
  return (
    <>
      <div class="page-head">
        <div>
          <h1>Models</h1>
          <p class="lead">Who makes each, through whom it is reached, and whether everybody can use it there.</p>
        </div>
      </div>
      <search class="filters" aria-label="Narrow down the models">
        <ListFilter label="Words in the name" />
        <label class="field">
          <span>Weights</span>
          <select value={weights ?? ''} onChange={(event) => setParams({ weights: event.currentTarget.value || null })}>
            <option value="">Any</option>
            <option value="open">Open: copies cannot be switched off</option>
            <option value="closed">Closed</option>
          </select>
        </label>
        {provider !== null && (
          <button type="button" class="button" onClick={() => setParams({ provider: null })}>
            Only {provider.replace(/^provider:/, '')}: show all
          </button>
        )}
      </search>
      <ShowAnswer
        answer={list.answer}
        what="the models"
        empty={({ models }) => (models.totalCount > 0 ? null : <Empty title="No model is like that." />)}
      >
        {() => (
          <Table
            caption="Models"
            columns={columnsAt(at ?? new Date().toISOString())}
            rows={list.nodes}
            rowKey={({ id }) => id}
            {...(list.hasMore ? { more: { ...list, failed: list.error?.message ?? null } } : {})}
          />
        )}
      </ShowAnswer>
    </>
  );
}
