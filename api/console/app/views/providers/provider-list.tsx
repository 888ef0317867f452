/** Who develops models or runs channels, and whose law can switch them off. */
import { operation, type ProvidersData } from '../../operations/providers.ts';
import { Empty, ShowAnswer } from '../../parts/answer.tsx';
import { NodeLink } from '../../parts/link.tsx';
import { asBeginning, ListFilter } from '../../parts/list-filter.tsx';
import { Names } from '../../parts/names.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { useMoment } from '../../state/moment.ts';
import { setParams, useParam } from '../../state/router.ts';
import { usePages } from '../../state/use-pages.ts';

type Row = ProvidersData['providers']['nodes'][number];

const PAGE = 500;

const namesOf = (nodes: readonly { name: string }[]): string => nodes.map(({ name }) => name).join(', ');

const COLUMNS: readonly Column<Row>[] = [
  { title: 'Provider', value: ({ name }) => name, cell: (row) => <NodeLink node={row} /> },
  {
    title: 'Under the law of',
    value: ({ controlledFrom }) => namesOf(controlledFrom),
    cell: ({ controlledFrom }) => <Names nodes={controlledFrom} />,
  },
  { title: 'Models', value: ({ models }) => models.length, align: 'end', width: '6rem' },
  {
    title: 'Channels that it runs',
    value: ({ channels }) => namesOf(channels),
    minor: true,
    width: '40%',
  },
];

export function ProviderList() {
  const [q] = useParam('q');
  const [jurisdiction] = useParam('jurisdiction');
  const { at, knownAt } = useMoment();
  const filter = {
    ...(q === null ? {} : { text: asBeginning(q) }),
    ...(jurisdiction === null ? {} : { jurisdiction }),
  };
  const list = usePages(operation, { filter, first: PAGE, at, knownAt }, ({ providers }) => providers);
  return (
    <>
      <div class="page-head">
        <div>
          <h1>Providers</h1>
          <p class="lead">Who develops models or runs channels, and whose law can order each to switch off.</p>
        </div>
      </div>
      <search class="filters" aria-label="Narrow down the providers">
        <ListFilter label="Words in the name" />
        {jurisdiction !== null && (
          <button type="button" class="button" onClick={() => setParams({ jurisdiction: null })}>
            Only under the law of {jurisdiction.replace(/^jurisdiction:/, '')}: show all
          </button>
        )}
      </search>
      <ShowAnswer
        answer={list.answer}
        what="the providers"
        empty={({ providers }) => (providers.totalCount > 0 ? null : <Empty title="No provider is like that." />)}
      >
        {() => (
          <Table
            caption="Providers"
            columns={COLUMNS}
            rows={list.nodes}
            rowKey={({ id }) => id}
            {...(list.hasMore ? { more: { ...list, failed: list.error?.message ?? null } } : {})}
          />
        )}
      </ShowAnswer>
    </>
  );
}
