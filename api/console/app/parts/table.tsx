/** A table that sorts, is saved as CSV, and draws only the rows in view where there are many. */
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { count, formatNumber } from '../state/format.ts';
import { toCsv } from './csv.ts';
import { Icon } from './icon.tsx';
import { saveFile } from './save-file.ts';

export interface Column<Row> {
  title: string;
  /** What it sorts by and what a CSV gets; null sorts last. */
  value: (row: Row) => string | number | null;
  /** What is shown; default: the value. */
  cell?: (row: Row) => ComponentChildren;
  align?: 'end';
  /** CSS width, such as `8rem`. Columns without one share the rest. */
  width?: string;
  /** Left out where there is little room. */
  minor?: boolean;
}

interface TableProps<Row> {
  /** What the table shows, for screen readers, and the name of its file. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /**
   * Rows that the server has beyond these. They are loaded when the last ones come into view, so that such a table keeps the
   * order of the server: it does not sort.
   */
  more?: { total: number; hasMore: boolean; loading: boolean; failed?: string | null; load: () => void };
  /** Sorted by this column at first; default: as given. */
  sortBy?: { title: string; descending?: boolean };
}

/** From so many rows on, only those in view are drawn, all of this height. */
const MANY = 200;
const ROW_PX = 41;
const AROUND = 10;
/** So many rows before the end, more are asked for. */
const AHEAD = 100;

export function Table<Row>({ caption, columns, rows, rowKey, more, sortBy }: TableProps<Row>) {
  const [sort, setSort] = useState(sortBy ?? null);
  const sorted = useMemo(() => sortRows(rows, columns, sort), [rows, columns, sort]);
  const many = sorted.length > MANY || more?.hasMore === true;
  const frame = useRef<HTMLDivElement>(null);
  const [from, to, onScroll] = useWindow(frame, many, sorted.length);
  useMoreAtEnd(many && to >= sorted.length - AHEAD, more);
  const shown = many ? sorted.slice(from, to) : sorted;
  const save = (): void => {
    const head = columns.map(({ title }) => title);
    const lines = sorted.map((row) => columns.map(({ value }) => value(row)));
    saveFile(`${caption.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.csv`, 'text/csv', toCsv([head, ...lines]));
  };
  return (
    <div class="table">
      <div
        class="scroll"
        ref={frame}
        data-many={many}
        onScroll={onScroll}
        tabIndex={0}
        role="region"
        aria-label={caption}
      >
        <table aria-rowcount={(more?.total ?? sorted.length) + 1}>
          <caption class="hidden">{caption}</caption>
          <thead>
            <tr aria-rowindex={1}>
              {columns.map((column) => (
                <HeadCell
                  key={column.title}
                  column={column}
                  sorted={sort?.title === column.title ? (sort.descending ? 'descending' : 'ascending') : 'none'}
                  onSort={more !== undefined ? null : () => setSort(nextSort(sort, column.title))}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {many && <tr class="space" style={{ height: `${from * ROW_PX}px` }} aria-hidden="true" />}
            {shown.map((row, index) => (
              <tr key={rowKey(row)} aria-rowindex={(many ? from : 0) + index + 2}>
                {columns.map((column) => (
                  <td key={column.title} data-align={column.align} data-minor={column.minor}>
                    {column.cell === undefined ? (column.value(row) ?? '') : column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
            {many && <tr class="space" style={{ height: `${(sorted.length - to) * ROW_PX}px` }} aria-hidden="true" />}
          </tbody>
        </table>
      </div>
      <footer>
        <span class="quiet">
          {more?.hasMore ? `${formatNumber(rows.length)} of ${count(more.total, 'row')}` : count(rows.length, 'row')}
          {more?.failed != null && ` · ${more.failed}`}
        </span>
        {more?.hasMore && (
          <button type="button" class="button small" disabled={more.loading} onClick={more.load}>
            {more.loading ? 'Getting more' : 'Get more'}
          </button>
        )}
        <button type="button" class="button small" onClick={save}>
          <Icon name="save" /> CSV
        </button>
      </footer>
    </div>
  );
}

interface HeadCellProps<Row> {
  column: Column<Row>;
  sorted: 'ascending' | 'descending' | 'none';
  /** Null: it is not sorted by. */
  onSort: (() => void) | null;
}

function HeadCell<Row>({ column, sorted, onSort }: HeadCellProps<Row>) {
  return (
    <th
      scope="col"
      {...(onSort === null ? {} : { 'aria-sort': sorted })}
      data-align={column.align}
      data-minor={column.minor}
      style={column.width === undefined ? undefined : { width: column.width }}
    >
      {onSort === null ? (
        <span class="head">{column.title}</span>
      ) : (
        <button type="button" onClick={onSort}>
          {column.title}
          <span class="order" data-sorted={sorted} aria-hidden="true" />
        </button>
      )}
    </th>
  );
}

type Sort = { title: string; descending?: boolean } | null;

/** Up, down, as given. */
function nextSort(sort: Sort, title: string): Sort {
  if (sort?.title !== title) return { title };
  return sort.descending === true ? null : { title, descending: true };
}

function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort): readonly Row[] {
  const column = columns.find(({ title }) => title === sort?.title);
  if (column === undefined) return rows;
  const order = new Intl.Collator(undefined, { numeric: true });
  const way = sort?.descending === true ? -1 : 1;
  return rows
    .map((row) => ({ row, value: column.value(row) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      if (typeof a.value === 'number' && typeof b.value === 'number') return way * (a.value - b.value);
      return way * order.compare(String(a.value), String(b.value));
    })
    .map(({ row }) => row);
}

/** Asks for more whenever the end is near; after a failure only when told to. */
function useMoreAtEnd(near: boolean, more: TableProps<never>['more']): void {
  const wanted = near && more?.hasMore === true && !more.loading && more.failed == null;
  useEffect(() => {
    if (wanted) more?.load();
  }, [wanted]);
}

/** The rows in view, with some around them. */
function useWindow(
  frame: { current: HTMLDivElement | null },
  active: boolean,
  length: number,
): [from: number, to: number, onScroll: () => void] {
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(800);
  useEffect(() => {
    if (!active || frame.current === null) return;
    const observer = new ResizeObserver(([entry]) => setHeight(entry!.contentRect.height));
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, [active]);
  const from = Math.max(0, Math.min(Math.floor(top / ROW_PX) - AROUND, length - 1));
  const to = Math.min(length, Math.ceil((top + height) / ROW_PX) + AROUND);
  return [from, to, () => active && setTop(frame.current?.scrollTop ?? 0)];
}
